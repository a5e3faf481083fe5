import { createRoute, notFound } from '@tanstack/react-router';
import { consolePathOf } from '../../app/console-navigation';
import { localeRoute } from '../../app/locale-route';
import {
  CitiesOfRoleDocument,
  InvitableRolesDocument,
  OpenInvitationsDocument,
  OrganisationsOfRoleDocument,
  RoleInvitationPageDocument,
  UserPageDocument,
  UsersDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import type { Submission } from '../../shared/lib/frame';
import { InvitationPage } from './invitation-page';
import { INVITATIONS_DONE, InvitationsPage } from './invitations-page';
import { InvitePage } from './invite-page';
import { type GivenRole, givenRole, scopeOf } from './roles';
import type { ScopeChoices } from './scope-field';
import { USER_DONE, UserPage, type UserView } from './user-page';
import { UsersPage, type UsersView } from './users-page';

type Search = Record<string, unknown>;

const text = (value: unknown, longest = 200): string =>
  typeof value === 'string' ? value.slice(0, longest).trim() : '';
const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

/** What the form of a role lets choose: cities for an officer, for a coordinator the organisations that were looked for. */
async function scopeChoices(api: Api, role: GivenRole | null, search: string): Promise<ScopeChoices> {
  const kind = role && scopeOf(role);
  const [cities, organisations] = await Promise.all([
    kind === 'CITY' ? api.query(CitiesOfRoleDocument, {}) : null,
    kind === 'ORGANISATION' && search ? api.query(OrganisationsOfRoleDocument, { search }) : null,
  ]);
  return {
    cities: cities?.cities.nodes ?? [],
    organisations: organisations?.organisations.nodes ?? null,
    search,
  };
}

/** The role and the organisation of a form that came back stand in it, not in the address. */
const typed = (submission: Submission | null, name: string, asked: string): string =>
  submission?.values[name] ?? asked;

/** `/km/users`: who has a part in the programme. */
const usersRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'users',
  validateSearch: (search: Search): UsersView => ({
    search: text(search['search']),
    role: givenRole(search['role']),
    after: text(search['after'], 500) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { permissions } = await admit(context, 'identity.read-users');
    const { users } = await context
      .api(params.locale)
      .query(UsersDocument, { ...deps, search: deps.search || null });
    return { users, view: deps, mayInvite: permissions.includes('identity.invite') };
  },
  component: () => <UsersPage {...usersRoute.useLoaderData()} />,
});

/** `/km/users/invite`: to which role, and whom. */
const inviteRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'users/invite',
  validateSearch: (search: Search): { role: GivenRole | null; organisation: string } => ({
    role: givenRole(search['role']),
    organisation: text(search['organisation']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'identity.invite');
    const { submission } = context;
    const { invitableRoles } = await context.api(params.locale).query(InvitableRolesDocument, {});
    const roles = invitableRoles.flatMap((each) => givenRole(each) ?? []);
    const role = oneOf(roles, typed(submission, 'role', deps.role ?? ''));
    const search = typed(submission, 'organisation', deps.organisation);
    return { roles, role, submission, choices: await scopeChoices(context.api(params.locale), role, search) };
  },
  component: () => <InvitePage {...inviteRoute.useLoaderData()} />,
});

/** `/km/users/invitations`: what waits to be accepted. */
const invitationsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'users/invitations',
  validateSearch: (search: Search) => ({
    after: text(search['after'], 500) || null,
    done: oneOf(INVITATIONS_DONE, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps: { after, done } }) => {
    await admit(context, 'identity.invite');
    const { openInvitations } = await context.api(params.locale).query(OpenInvitationsDocument, { after });
    return { invitations: openInvitations, after, done, submission: context.submission };
  },
  component: () => <InvitationsPage {...invitationsRoute.useLoaderData()} />,
});

/** `/km/users/<id>`: one person and their roles. */
const userRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'users/$id',
  validateSearch: (search: Search): UserView => ({
    give: givenRole(search['give']),
    take: text(search['take']),
    organisation: text(search['organisation']),
    done: oneOf(USER_DONE, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'identity.read-users');
    const api = context.api(params.locale);
    const { submission } = context;
    const role = submission?.form === 'take' ? '' : typed(submission, 'role', deps.give ?? '');
    const give = givenRole(role);
    const [{ user }, choices] = await Promise.all([
      api.query(UserPageDocument, { id: params.id }),
      scopeChoices(api, give, typed(submission, 'organisation', deps.organisation)),
    ]);
    if (!user) throw notFound();
    const take =
      submission?.form === 'take'
        ? `${submission.values['role'] ?? ''}~${submission.values['scopeId'] ?? ''}`
        : deps.take;
    return { user, view: { ...deps, give, take }, choices, submission };
  },
  component: () => <UserPage {...userRoute.useLoaderData()} />,
});

/** `/km/invitation/<token>`: for whoever holds the link. */
const invitationRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'invitation/$token',
  loader: async ({ context, params }) => {
    const [{ roleInvitation, signInProviders }, viewer] = await Promise.all([
      context.api(params.locale).query(RoleInvitationPageDocument, { token: params.token }),
      context.viewer(),
    ]);
    return {
      token: params.token,
      invitation: roleInvitation ?? null,
      providers: signInProviders,
      signedInAs: viewer.person?.fullName ?? null,
      home: consolePathOf(viewer, context.frame.consolePaths),
      submission: context.submission,
    };
  },
  component: () => <InvitationPage {...invitationRoute.useLoaderData()} />,
});

export const usersRoutes = [usersRoute, inviteRoute, invitationsRoute, userRoute, invitationRoute] as const;
