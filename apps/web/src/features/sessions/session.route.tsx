import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionPageDocument } from '../../shared/gql/graphql';
import { wishCities } from '../../shared/lib/wish-cities';
import { hasNoneToCome, SessionPage } from './session-page';

/** `/km/sessions/<id>`: decide whether to come. */
export const sessionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sessions/$id',
  loader: async ({ context, params }) => {
    const api = context.api(params.locale);
    const { session } = await api.query(SessionPageDocument, { id: params.id });
    if (!session) throw notFound();
    return { session, cities: hasNoneToCome(session) ? await wishCities(api) : null };
  },
  staticData: { scripted: true, section: 'sessions' },
  component: () => <SessionPage {...sessionRoute.useLoaderData()} />,
});
