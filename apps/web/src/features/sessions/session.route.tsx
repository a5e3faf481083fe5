import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionPageDocument } from '../../shared/gql/graphql';
import { SessionPage } from './session-page';

/** `/km/sessions/<id>`: decide whether to come. */
export const sessionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sessions/$id',
  loader: async ({ context, params }) => {
    const { session } = await context.api(params.locale).query(SessionPageDocument, { id: params.id });
    if (!session) throw notFound();
    return { session };
  },
  staticData: { interactive: true, section: 'sessions' },
  component: () => <SessionPage session={sessionRoute.useLoaderData().session} />,
});
