import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { WaitingGroupPageDocument, type WaitingGroupPlacePartsFragment } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { ownOrganisations } from '../../shared/lib/own-organisations';
import { GroupPage } from './group-page';
import { GROUP_DONE } from './group-view';

/** `/km/organisation/group/<organisation>/<session>/<group>`: who waits together, and who shall. */
export const groupRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/group/$of/$session/$group',
  validateSearch: (search: Record<string, unknown>) => ({
    done: GROUP_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.resize-group');
    const api = context.api(params.locale);
    const own = await ownOrganisations(api);
    if (!own.some(({ id }) => id === params.of)) throw notFound();
    const asked = { session: params.session, organisation: params.of };
    const { session, organisation } = await api.query(WaitingGroupPageDocument, asked);
    if (!session || !organisation) throw notFound();
    const waiting = organisation.registrations.nodes;
    const { submission } = context;
    // The form's handler asked for it and hands it over here; nobody can send one.
    const shown = submission?.errors.length === 0 ? submission.values['place'] : undefined;
    return {
      session,
      organisation,
      groupId: params.group,
      members: waiting.filter(({ groupId }) => groupId === params.group),
      alone: waiting.filter(({ groupId }) => groupId === null),
      submission,
      place: shown ? (JSON.parse(shown) as WaitingGroupPlacePartsFragment) : null,
      done: deps.done,
    };
  },
  component: () => <GroupPage {...groupRoute.useLoaderData()} />,
});
