import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { OrganisationFiltersDocument, OrganisationListDocument, type Role } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { ViewerFacts } from '../../shared/lib/frame';
import {
  KINDS,
  type OrganisationsInsight,
  OrganisationsPage,
  type OrganisationsView,
} from './organisations-page';

const text = (value: unknown, longest: number): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';

const SEES_EVERY_CITY: readonly Role[] = [
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

/** What the page says about itself; what it holds is the api's to decide. */
function insightOf({ roles, permissions }: ViewerFacts): OrganisationsInsight {
  if (!roles.some((role) => SEES_EVERY_CITY.includes(role))) return 'city';
  return permissions.includes('registrations.read-organisation') ? 'inside' : 'figures';
}

/** `/km/organisations`: all of them for the committee, those of the own city for its officer. */
export const organisationsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisations',
  validateSearch: (search: Record<string, unknown>): OrganisationsView => ({
    search: text(search['search'], 200).trim(),
    kind: KINDS.find((kind) => kind === search['kind']) ?? null,
    city: /^[a-z-]{2,60}$/.exec(text(search['city'], 60))?.[0] ?? null,
    after: text(search['after'], 500) || null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'organisations.read-list');
    const api = context.api(params.locale);
    const [{ organisationList }, { cities }] = await Promise.all([
      api.query(OrganisationListDocument, { ...deps, search: deps.search || null }),
      api.query(OrganisationFiltersDocument, {}),
    ]);
    return { list: organisationList, cities: cities.nodes, view: deps, insight: insightOf(viewer) };
  },
  component: () => <OrganisationsPage {...organisationsRoute.useLoaderData()} />,
});
