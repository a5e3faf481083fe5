import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  EnrolmentPageDocument,
  type EnrolmentPartsFragment,
  type OrganisationHeadFragment,
  OrganisationMembersDocument,
  type OrganisationNameFragment,
  OrganisationPeopleDocument,
  OrganisationPledgesDocument,
  OrganisationRegistrationsDocument,
  PreviewEnrolmentDocument,
  type Role,
  SessionsToEnrolDocument,
  TicketSheetPageDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { withSearch } from '../../shared/lib/address';
import type { Api } from '../../shared/lib/api';
import type { RouterContext, ViewerFacts } from '../../shared/lib/frame';
import type { Locale } from '../../shared/lib/locale';
import { ownOrganisations } from '../../shared/lib/own-organisations';
import { EnrolChoosePage } from './enrol-choose-page';
import { EnrolPage, type EnrolPageProps } from './enrol-page';
import { EnrolPreviewPage } from './enrol-preview-page';
import { listWish } from './list-wish';
import { MEMBERS_DONE, MembersPage } from './members-page';
import { OrganisationPage, type OrganisationTab, type ShownOrganisation } from './organisation-page';
import {
  type OrganisationInsight,
  type OrganisationSearch,
  type OrganisationView,
  readDone,
  SHOWN,
} from './organisation-view';
import { type TicketSheet, TicketSheetPage } from './ticket-sheet-page';

const RUNS_THE_PROGRAMME: readonly Role[] = ['WORKING_GROUP', 'ADMINISTRATOR'];
const REVIEWS: readonly Role[] = ['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE'];

const text = (value: unknown, longest = 200): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';

const organisationSearch = (search: Record<string, unknown>): OrganisationSearch => ({
  of: text(search['of'], 60) || null,
  show: SHOWN.find((part) => part === search['show']) ?? null,
  search: text(search['search'], 100).trim(),
  after: text(search['after'], 500) || null,
  done: search['done'] === 'cancelled' ? 'cancelled' : null,
});

type AnsweredHead = OrganisationHeadFragment & Pick<ShownOrganisation, 'pledgeCounts'>;

/** What a tab of an organisation's page shows; null for an organisation that is not there for the reader. */
async function readOrganisation(
  api: Api,
  id: string,
  view: OrganisationView,
): Promise<ShownOrganisation | null> {
  const { organisation, ...tab } = await readTab(api, id, view);
  return organisation?.counts ? { ...organisation, counts: organisation.counts, ...tab } : null;
}

async function readTab(
  api: Api,
  id: string,
  view: OrganisationView,
): Promise<{ organisation?: AnsweredHead | null } & OrganisationTab> {
  const asked = { id, search: view.search || null, after: view.after };
  if (view.show === 'people') {
    const { organisation } = await api.query(OrganisationPeopleDocument, asked);
    return { organisation, people: organisation?.people ?? null };
  }
  if (view.show === 'pledges') {
    const { organisation } = await api.query(OrganisationPledgesDocument, { id, after: view.after });
    return {
      organisation,
      pledges: organisation && { page: organisation.pledges, sums: organisation.pledgeSums },
    };
  }
  const past = view.show === 'past';
  const { organisation } = await api.query(OrganisationRegistrationsDocument, { ...asked, past });
  return { organisation, registrations: organisation?.registrations ?? null };
}

/** The organisations that the viewer coordinates, and the one that the address means. */
async function ownOrganisation(
  context: RouterContext,
  locale: Locale,
  of: string | null,
): Promise<{ own: readonly OrganisationNameFragment[]; chosen: OrganisationNameFragment | null }> {
  await admit(context, 'organisations.read-own');
  const own = await ownOrganisations(context.api(locale));
  const chosen = of ? own.find(({ id }) => id === of) : own[0];
  if (of && !chosen) throw notFound();
  return { own, chosen: chosen ?? null };
}

/** `/km/organisation`: the organisation that one coordinates. */
export const organisationRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation',
  validateSearch: organisationSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { own, chosen } = await ownOrganisation(context, params.locale, deps.of);
    const view = { ...deps, show: deps.show ?? 'people' };
    const organisation = chosen && (await readOrganisation(context.api(params.locale), chosen.id, view));
    const insight = 'inside' as const;
    return { own, organisation, view, insight, lists: false, submission: context.submission };
  },
  component: () => <OrganisationPage {...organisationRoute.useLoaderData()} />,
});

/** `/km/organisation/members`: how people come to it, and who coordinates it. */
export const membersRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/members',
  validateSearch: (search: Record<string, unknown>) => ({
    of: text(search['of'], 60) || null,
    done: MEMBERS_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { chosen } = await ownOrganisation(context, params.locale, deps.of);
    if (!chosen) throw notFound();
    const { organisation } = await context
      .api(params.locale)
      .query(OrganisationMembersDocument, { id: chosen.id });
    if (!organisation) throw notFound();
    const { publicUrl } = context.frame;
    return { organisation, publicUrl, submission: context.submission, done: deps.done };
  },
  component: () => <MembersPage {...membersRoute.useLoaderData()} />,
});

/** How much of any organisation the viewer sees: those who run the programme and its own coordinator see inside. */
async function insightOf(api: Api, viewer: ViewerFacts, id: string): Promise<OrganisationInsight> {
  if (viewer.roles.some((role) => RUNS_THE_PROGRAMME.includes(role))) return 'inside';
  const own = viewer.permissions.includes('organisations.read-own') ? await ownOrganisations(api) : [];
  if (own.some((organisation) => organisation.id === id)) return 'inside';
  if (!viewer.permissions.includes('organisations.read-list')) throw notFound();
  return viewer.roles.some((role) => REVIEWS.includes(role)) ? 'figures' : 'city';
}

/** `/km/organisations/<id>`: any organisation, for those who oversee it. */
export const anyOrganisationRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/$id',
  validateSearch: organisationSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    // Whoever may open the page reads the organisation's pledges at least.
    const viewer = await admit(context, 'pledges.read');
    const api = context.api(params.locale);
    const insight = await insightOf(api, viewer, params.id);
    const show = insight === 'inside' ? (deps.show ?? 'people') : 'pledges';
    const view = { ...deps, show };
    const organisation = await readOrganisation(api, params.id, view);
    if (!organisation) throw notFound();
    const lists = viewer.permissions.includes('organisations.read-list');
    return { own: null, organisation, view, insight, lists, submission: null };
  },
  component: () => <OrganisationPage {...anyOrganisationRoute.useLoaderData()} />,
});

/** `/km/organisation/enrol`: which session? */
export const enrolChooseRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/enrol',
  validateSearch: (search: Record<string, unknown>) => ({
    of: text(search['of'], 60) || null,
    after: text(search['after'], 500) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { own, chosen } = await ownOrganisation(context, params.locale, deps.of);
    const { sessions } = await context
      .api(params.locale)
      .query(SessionsToEnrolDocument, { after: deps.after });
    return { own, chosen, sessions, after: deps.after };
  },
  component: () => <EnrolChoosePage {...enrolChooseRoute.useLoaderData()} />,
});

/** `/km/organisation/enrol/<organisation>/<session>`: paste, look, enrol; what came of it. */
export const enrolRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/enrol/$of/$session',
  validateSearch: (search: Record<string, unknown>) => ({
    done: text(search['done'], 20) || null,
    left: text(search['left'], 1_000) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { chosen } = await ownOrganisation(context, params.locale, params.of);
    if (!chosen) throw notFound();
    const api = context.api(params.locale);
    const asked = { session: params.session, organisation: chosen.id };
    const { session, organisation } = await api.query(EnrolmentPageDocument, asked);
    if (!session || !organisation) throw notFound();
    const { submission } = context;
    const wish = listWish(submission?.values ?? {});
    const input = { organisationId: chosen.id, sessionId: session.id, ...wish };
    // A list that cannot be read at all comes back on the first page, with why.
    const preview = wish.list
      ? (await api.query(PreviewEnrolmentDocument, { input })).previewEnrolment.enrolment
      : null;
    return { session, organisation, submission, preview, done: readDone(deps.done, deps.left) };
  },
  component: () => <Enrol {...enrolRoute.useLoaderData()} />,
});

/** The list as it would be enrolled, once there is one that can be read; otherwise the place to paste it. */
const Enrol = ({
  preview,
  submission,
  ...data
}: EnrolPageProps & { readonly preview: EnrolmentPartsFragment | null | undefined }) =>
  preview && submission ? (
    <EnrolPreviewPage {...data} preview={preview} submission={submission} />
  ) : (
    <EnrolPage {...data} submission={submission} />
  );

/** `/km/organisation/tickets/<organisation>/<session>`: the tickets of its people, to be printed. */
export const ticketSheetRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/tickets/$of/$session',
  loader: async ({ context, params }) => {
    const viewer = await admit(context, 'registrations.print-tickets');
    const api = context.api(params.locale);
    const asked = { session: params.session, organisation: params.of };
    const { session, organisation } = await api.query(TicketSheetPageDocument, asked);
    if (!session || !organisation) throw notFound();
    const own = viewer.permissions.includes('organisations.read-own') ? await ownOrganisations(api) : [];
    const isOwn = own.some(({ id }) => id === organisation.id);
    const { submission } = context;
    // The form's handler asked for it and hands it over here; nobody can send one.
    const printed = submission?.errors.length === 0 ? submission.values['sheet'] : undefined;
    return {
      session,
      organisation,
      hasPeople: organisation.registrations.nodes.length > 0,
      back: isOwn
        ? withSearch('/organisation', { show: 'coming', of: organisation.id })
        : withSearch(`/organisations/${organisation.id}`, { show: 'coming' }),
      sheet: printed ? (JSON.parse(printed) as TicketSheet) : null,
      submission,
    };
  },
  component: () => <TicketSheetPage {...ticketSheetRoute.useLoaderData()} />,
});
