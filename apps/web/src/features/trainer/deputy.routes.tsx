import { createRoute } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { DeputyPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { DEPUTY_DONE, DeputyPage } from './deputy-page';

/** `/km/trainer/deputy`: who decides on approvals in one's place, and in whose place one decides. */
export const deputyRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/deputy',
  validateSearch: (search: Record<string, unknown>) => ({
    done: DEPUTY_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.approve');
    const { approvalDeputies } = await context.api(params.locale).query(DeputyPageDocument, {});
    return { deputies: approvalDeputies, submission: context.submission, done: deps.done };
  },
  component: () => <DeputyPage {...deputyRoute.useLoaderData()} />,
});
