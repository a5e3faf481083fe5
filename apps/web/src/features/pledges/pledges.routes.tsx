import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  PledgeFiltersDocument,
  PledgeFormDocument,
  PledgePageDocument,
  PledgesDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import { ownOrganisations } from '../../shared/lib/own-organisations';
import { OfferPage } from './offer-page';
import { DONE, PledgePage } from './pledge-page';
import { statusesOf, STATES } from './pledge-view';
import { KINDS, PledgesPage, type PledgesView } from './pledges-page';
import type { TermsChoices } from './terms-fields';

const code = (value: unknown): string | null =>
  typeof value === 'string' && /^[A-Za-z-]{2,60}$/.test(value) ? value : null;
const cursor = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;

/** The lists of the form, in one round. */
async function termsChoices(api: Api): Promise<TermsChoices> {
  const [filters, form] = await Promise.all([
    api.query(PledgeFiltersDocument, {}),
    api.query(PledgeFormDocument, {}),
  ]);
  return { ...filters, ...form };
}

/** `/km/pledges`: a coordinator's own; all of them for the committee. */
export const pledgesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'pledges',
  validateSearch: (search: Record<string, unknown>): PledgesView => ({
    state: STATES.find((state) => state === search['state']) ?? null,
    city: code(search['city']),
    area: code(search['area']),
    sector: code(search['sector']),
    kind: KINDS.find((kind) => kind === search['kind']) ?? null,
    unit: code(search['unit']),
    after: cursor(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'pledges.read');
    const api = context.api(params.locale);
    const { state, city, area, sector, kind, unit, after } = deps;
    const filter = {
      statuses: statusesOf(state),
      city,
      focusArea: area,
      sector,
      organisationKind: kind,
      unit,
    };
    const [{ pledges }, filters] = await Promise.all([
      api.query(PledgesDocument, { filter, after }),
      api.query(PledgeFiltersDocument, {}),
    ]);
    const decides = viewer.permissions.includes('pledges.decide');
    return {
      pledges,
      filters,
      view: deps,
      decides,
      offers: !decides && viewer.permissions.includes('pledges.offer'),
    };
  },
  component: () => <PledgesPage {...pledgesRoute.useLoaderData()} />,
});

/** `/km/pledges/new`: offer support. */
export const offerPledgeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'pledges/new',
  loader: async ({ context, params }) => {
    await admit(context, 'pledges.offer');
    const api = context.api(params.locale);
    const [organisations, choices] = await Promise.all([ownOrganisations(api), termsChoices(api)]);
    return { organisations, choices, submission: context.submission };
  },
  component: () => <OfferPage {...offerPledgeRoute.useLoaderData()} />,
});

/** `/km/pledges/<id>`: one pledge, to correct, to withdraw or to answer. */
export const pledgeRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'pledges/$id',
  validateSearch: (search: Record<string, unknown>) => ({
    done: DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'pledges.read');
    const api = context.api(params.locale);
    const { pledge } = await api.query(PledgePageDocument, { id: params.id });
    if (!pledge) throw notFound();
    return {
      pledge,
      choices: pledge.openActs.includes('CORRECT') ? await termsChoices(api) : null,
      offers: !viewer.permissions.includes('pledges.decide') && viewer.permissions.includes('pledges.offer'),
      submission: context.submission,
      done: deps.done,
    };
  },
  component: () => <PledgePage {...pledgeRoute.useLoaderData()} />,
});
