import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  OverviewChoicesDocument,
  OverviewDocument,
  OverviewFiguresDocument,
  OverviewPeopleDocument,
  OverviewPledgesDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { OverviewPage } from './overview-page';
import { OverviewRowsPage } from './overview-rows-page';
import { choiceOf, filterOf, MEASURES, type OverviewChoice } from './overview-view';

/** `/km/overview?city=siem-reap`: what the whole programme has reached, or a part of it. */
export const overviewRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'overview',
  validateSearch: choiceOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'overview.read');
    const api = context.api(params.locale);
    const [{ overview }, choices] = await Promise.all([
      api.query(OverviewDocument, { filter: filterOf(deps) }),
      api.query(OverviewChoicesDocument, {}),
    ]);
    return { overview, choice: deps, choices: { ...choices, within: overview.within ?? null } };
  },
  component: () => <OverviewPage {...overviewRoute.useLoaderData()} />,
});

const UNIT = /^(USD|KHR|[a-z]+(-[a-z]+)*)$/;

interface RowsSearch extends OverviewChoice {
  readonly measure: (typeof MEASURES)[number];
  readonly unit: string | null;
  readonly after: string | null;
}

const text = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 500 ? value || null : null;

/** `/km/overview/rows?measure=ATTENDED&city=siem-reap`: whom or what a figure counts. */
export const overviewRowsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'overview/rows',
  validateSearch: (search: Record<string, unknown>): RowsSearch => ({
    ...choiceOf(search),
    measure: MEASURES.find((measure) => measure === search['measure']) ?? 'REGISTERED',
    unit: UNIT.test(text(search['unit']) ?? '') ? text(search['unit']) : null,
    after: text(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'overview.read');
    const api = context.api(params.locale);
    const { measure, unit, after, ...choice } = deps;
    const filter = filterOf(choice);
    const [{ overview }, choices, people, pledges] = await Promise.all([
      api.query(OverviewFiguresDocument, { filter }),
      api.query(OverviewChoicesDocument, {}),
      measure === 'PLEDGED' || measure === 'ACCEPTED'
        ? null
        : api.query(OverviewPeopleDocument, { measure, filter, after }),
      measure === 'PLEDGED' || measure === 'ACCEPTED'
        ? api.query(OverviewPledgesDocument, { measure, unit, filter, after })
        : null,
    ]);
    return {
      overview,
      choices: { ...choices, within: null },
      view: deps,
      people: people?.overviewPeople ?? null,
      pledges: pledges?.overviewPledges ?? null,
    };
  },
  component: () => <OverviewRowsPage {...overviewRowsRoute.useLoaderData()} />,
});
