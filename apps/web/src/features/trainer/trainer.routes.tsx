import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  MySessionsDocument,
  type RegistrationStatus,
  RosterDocument,
  SessionPlanDocument,
  WhoIsToldDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { ViewerFacts } from '../../shared/lib/frame';
import { MySessionsPage, type SessionsRun } from './my-sessions-page';
import { PLAN_DONE, PlanPage } from './plan-page';
import { RosterPage } from './roster-page';

const text = (value: unknown, longest = 200): string =>
  typeof value === 'string' ? value.slice(0, longest) : '';

/** Which sessions the list holds, in words; what it holds is the api's to decide. */
function whoseSessions({ permissions }: ViewerFacts): SessionsRun {
  if (!permissions.includes('sessions.move')) return 'own';
  return permissions.includes('outreach.read-campaigns') ? 'all' : 'city';
}

const handsIn = ({ permissions }: ViewerFacts): boolean => permissions.includes('catalogue.add-materials');

/** `/km/trainer`: the sessions one runs; those of the own city for its officer, all of them for the working group. */
export const mySessionsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer',
  loader: async ({ context, params }) => {
    const [{ mySessions, observedSessions }, viewer] = await Promise.all([
      context.api(params.locale).query(MySessionsDocument, { after: null }),
      context.viewer(),
    ]);
    return {
      sessions: mySessions.nodes,
      observed: observedSessions,
      runs: whoseSessions(viewer),
      handsIn: handsIn(viewer),
    };
  },
  component: () => <MySessionsPage {...mySessionsRoute.useLoaderData()} />,
});

const STATUSES: readonly RegistrationStatus[] = ['CONFIRMED', 'WAITLISTED', 'CANCELLED'];

/** `/km/trainer/sessions/<id>`: who comes. */
export const rosterRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id',
  validateSearch: (search: Record<string, unknown>) => ({
    status: STATUSES.find((status) => status === search['status']) ?? null,
    open: search['open'] === '1' ? ('1' as const) : null,
    search: text(search['search']).trim(),
    after: text(search['after']) || null,
    // Null and not false, which the router would write into the address, and ask for the page anew: what was typed would be gone.
    held: search['held'] === '1' ? ('1' as const) : null,
    marked: /^\d{1,3}$/.test(text(search['marked'])) ? text(search['marked']) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const { session } = await context.api(params.locale).query(RosterDocument, {
      id: params.id,
      status: deps.status,
      openQuestions: deps.open !== null,
      search: deps.search || null,
      after: deps.after,
    });
    if (!session) throw notFound();
    const view = { ...deps, held: deps.held !== null };
    const isHandingIn = handsIn(await context.viewer());
    return { session, view, handsIn: isHandingIn, submission: context.submission };
  },
  component: () => <RosterPage {...rosterRoute.useLoaderData()} />,
});

/** `/km/trainer/sessions/<id>/plan`: open it, close it, move it, postpone it or cancel it. */
export const planRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/plan',
  validateSearch: (search: Record<string, unknown>) => ({
    done: PLAN_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'sessions.move');
    const api = context.api(params.locale);
    const { session } = await api.query(SessionPlanDocument, { id: params.id });
    if (!session) throw notFound();
    const told = session.state === 'DRAFT' ? null : await api.query(WhoIsToldDocument, { id: params.id });
    return {
      session,
      registered: told?.session?.roster ?? null,
      submission: context.submission,
      done: deps.done,
    };
  },
  component: () => <PlanPage {...planRoute.useLoaderData()} />,
});
