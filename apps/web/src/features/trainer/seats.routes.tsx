import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SeatsPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { MovedUp } from './moved-up';
import { SeatsCheckPage } from './seats-check-page';
import { SeatsPage, type SeatsPageProps } from './seats-page';

/** `/km/trainer/sessions/<id>/seats`: how many seats, for whom, and what happens with those that come free. */
export const seatsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/seats',
  validateSearch: (search: Record<string, unknown>) => {
    const saved = search['saved'];
    return { saved: typeof saved === 'string' && /^\d{1,6}$/.test(saved) ? saved : null };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.change-seats');
    const { session, cities } = await context.api(params.locale).query(SeatsPageDocument, { id: params.id });
    if (!session?.plannable) throw notFound();
    const { submission } = context;
    // The form's handler asked for it and hands it over here; nobody can send one.
    const moved = submission?.errors.length === 0 ? submission.values['movedUp'] : undefined;
    return {
      session,
      cities: cities.nodes,
      submission,
      saved: deps.saved === null ? null : Number(deps.saved),
      movedUp: moved ? (JSON.parse(moved) as readonly MovedUp[]) : null,
    };
  },
  component: () => <Seats {...seatsRoute.useLoaderData()} />,
});

/** The check once there is one; otherwise the form. */
const Seats = ({ movedUp, ...page }: SeatsPageProps & { readonly movedUp: readonly MovedUp[] | null }) =>
  movedUp && page.submission ? (
    <SeatsCheckPage {...page} submission={page.submission} movedUp={movedUp} />
  ) : (
    <SeatsPage {...page} />
  );
