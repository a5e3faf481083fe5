import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  JoinPageDocument,
  MergePreviewDocument,
  OrganisationDuplicatesDocument,
  OrganisationProposalDocument,
  OrganisationProposalsDocument,
  OrganisationProposalToDecideDocument,
  type ProposeFormQuery,
  ProposeFormDocument,
  RequestedDomainsDocument,
  type SimilarPartsFragment,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { DomainsPage } from './domains-page';
import { DuplicatesPage } from './duplicates-page';
import { JoinPage } from './join-page';
import { MergePage } from './merge-page';
import { ProposalPage } from './proposal-page';
import { PROPOSAL_DONE, ProposalsPage } from './proposals-page';
import { PROPOSE_DONE, ProposePage } from './propose-page';

const oneOf = <Value extends string>(values: readonly Value[], value: unknown): Value | null =>
  values.find((known) => known === value) ?? null;
const cursor = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

/** `/km/organisations/propose`: where one belongs, and proposing what is not here yet. */
const proposeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/propose',
  validateSearch: (search: Record<string, unknown>) => ({ done: oneOf(PROPOSE_DONE, search['done']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'organisations.propose');
    const form: ProposeFormQuery = await context.api(params.locale).query(ProposeFormDocument, {});
    const { submission } = context;
    // Written by the handler of this form alone; nobody's words.
    const similar = JSON.parse(submission?.values['similar'] ?? '[]') as SimilarPartsFragment[];
    return { form, similar, submission, done: deps.done };
  },
  component: () => <ProposePage {...proposeRoute.useLoaderData()} />,
});

/** `/km/organisations/proposals`: what waits to be verified. */
const proposalsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/proposals',
  validateSearch: (search: Record<string, unknown>) => ({
    decided: search['show'] === 'decided',
    after: cursor(search['after']),
    done: oneOf(PROPOSAL_DONE, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'organisations.verify');
    const { decided, after } = deps;
    const { organisationProposals } = await context
      .api(params.locale)
      .query(OrganisationProposalsDocument, { decided, after });
    const more = viewer.permissions.includes('organisations.decide-domain');
    return { list: organisationProposals, view: deps, more };
  },
  component: () => <ProposalsPage {...proposalsRoute.useLoaderData()} />,
});

/** `/km/organisations/proposals/<organisation>`: for who decides, and for who proposed it. */
const proposalRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/proposals/$id',
  validateSearch: (search: Record<string, unknown>) => ({ done: oneOf(PROPOSAL_DONE, search['done']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'organisations.propose');
    const decides = viewer.permissions.includes('organisations.verify');
    const api = context.api(params.locale);
    const asked = { id: params.id };
    const { submission } = context;
    if (!decides) {
      const { organisationProposal: proposal } = await api.query(OrganisationProposalDocument, asked);
      if (!proposal) throw notFound();
      return { proposal, similar: [], decides, submission, done: deps.done };
    }
    const { organisationProposal: proposal } = await api.query(OrganisationProposalToDecideDocument, asked);
    if (!proposal) throw notFound();
    const similar = proposal.organisation.state === 'UNVERIFIED' ? proposal.similar : [];
    return { proposal, similar, decides, submission, done: deps.done };
  },
  component: () => <ProposalPage {...proposalRoute.useLoaderData()} />,
});

/** `/km/organisations/domains`: domains that wait for the committee. */
const domainsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/domains',
  validateSearch: (search: Record<string, unknown>) => ({
    after: cursor(search['after']),
    done: oneOf(['approved', 'declined'] as const, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'organisations.decide-domain');
    const { after, done } = deps;
    const { requestedDomains } = await context.api(params.locale).query(RequestedDomainsDocument, { after });
    return { list: requestedDomains, after, submission: context.submission, done };
  },
  component: () => <DomainsPage {...domainsRoute.useLoaderData()} />,
});

/** `/km/join/<token>`: what a join link opens. */
const joinRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'join/$token',
  loader: async ({ context, params }) => {
    const { token } = params;
    const viewer = await context.viewer();
    const { organisationOfJoinLink } = await context.api(params.locale).query(JoinPageDocument, { token });
    return {
      organisation: organisationOfJoinLink ?? null,
      token,
      signedIn: viewer.signedIn,
      submission: context.submission,
    };
  },
  component: () => <JoinPage {...joinRoute.useLoaderData()} />,
});

/** `/km/organisations/duplicates`: pairs that may be one. */
const duplicatesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/duplicates',
  validateSearch: (search: Record<string, unknown>) => ({
    done: oneOf(['merged', 'apart'] as const, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'organisations.read-duplicates');
    const { organisationDuplicates } = await context
      .api(params.locale)
      .query(OrganisationDuplicatesDocument, {});
    return { pairs: organisationDuplicates, submission: context.submission, done: deps.done };
  },
  component: () => <DuplicatesPage {...duplicatesRoute.useLoaderData()} />,
});

/** `/km/organisations/merge/<from>/<into>`: what a merge would move. */
const mergeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations/merge/$from/$into',
  loader: async ({ context, params }) => {
    await admit(context, 'organisations.read-duplicates');
    const { from, into } = params;
    const { previewOrganisationMerge } = await context
      .api(params.locale)
      .query(MergePreviewDocument, { from, into });
    if (!previewOrganisationMerge.preview) throw notFound();
    return { preview: previewOrganisationMerge.preview, submission: context.submission };
  },
  component: () => <MergePage {...mergeRoute.useLoaderData()} />,
});

export const proposalRoutes = [
  proposeRoute,
  proposalsRoute,
  proposalRoute,
  domainsRoute,
  joinRoute,
  duplicatesRoute,
  mergeRoute,
] as const;
