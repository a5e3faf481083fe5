import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionRoomPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { RoomPage } from './room-page';

/** `/km/trainer/sessions/<id>/room`: the on-line room of a session, for those who run it. */
export const roomRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/room',
  validateSearch: (search: Record<string, unknown>) => ({
    again: search['again'] === '1' ? ('1' as const) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'sessions.read-own');
    const { session } = await context.api(params.locale).query(SessionRoomPageDocument, { id: params.id });
    if (!session) throw notFound();
    return { session, submission: context.submission, again: deps.again !== null };
  },
  component: () => <RoomPage {...roomRoute.useLoaderData()} />,
});
