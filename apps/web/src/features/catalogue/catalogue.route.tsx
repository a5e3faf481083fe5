import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { CatalogueDocument } from '../../shared/gql/graphql';
import { CataloguePage } from './catalogue-page';
import { filterOf, readCatalogueSearch } from './catalogue-search';

/** `/km`, `/en`: what can be learnt, where and when. */
export const catalogueRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: '/',
  validateSearch: readCatalogueSearch,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const found = await context.api(params.locale).query(CatalogueDocument, {
      filter: filterOf(deps, context.frame.programmeZone),
      after: deps.after ?? null,
    });
    return { found };
  },
  staticData: { interactive: true, section: 'sessions' },
  component: () => <CataloguePage {...catalogueRoute.useLoaderData()} search={catalogueRoute.useSearch()} />,
});
