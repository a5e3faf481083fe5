import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionPlanChoicesDocument, SessionToEditDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import { byName, type Locale } from '../../shared/lib/locale';
import { seriesRoute } from './series.routes';
import { WRITE_SESSION_DONE, WriteSessionPage } from './write-session-page';

async function choicesFor(api: Api, locale: Locale) {
  const { citiesToPlanIn, courses, topics, trainerChoices, observerChoices } = await api.query(
    SessionPlanChoicesDocument,
    {},
  );
  return {
    cities: citiesToPlanIn,
    trainers: trainerChoices,
    observers: observerChoices,
    topics: topics.nodes.filter(({ state }) => state === 'OPEN'),
    courses: courses.nodes.map(({ id, title }) => ({ id, name: title })).toSorted(byName(locale)),
  };
}

/** Who runs the whole programme runs sessions on-line too. */
const plansOnline = ({ permissions }: { readonly permissions: readonly string[] }): boolean =>
  permissions.includes('outreach.read-campaigns');

/** `/km/manage/sessions/new`: a session is planned, of the course `?course=` where one came from there. */
const newSessionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/sessions/new',
  validateSearch: (search: Record<string, unknown>) => ({
    course: typeof search['course'] === 'string' ? search['course'].slice(0, 100) : '',
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'sessions.schedule');
    const choices = await choicesFor(context.api(params.locale), params.locale);
    const { submission } = context;
    return {
      ...choices,
      course: deps.course,
      online: plansOnline(viewer),
      session: null,
      submission,
      done: null,
    };
  },
  component: () => <WriteSessionPage {...newSessionRoute.useLoaderData()} />,
});

/** `/km/manage/sessions/<id>/edit`: what is written of it. */
const editSessionRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/sessions/$id/edit',
  validateSearch: (search: Record<string, unknown>) => ({
    done: WRITE_SESSION_DONE.find((done) => done === search['done']) ?? null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const viewer = await admit(context, 'sessions.schedule');
    const api = context.api(params.locale);
    const [{ session }, choices] = await Promise.all([
      api.query(SessionToEditDocument, { id: params.id }),
      choicesFor(api, params.locale),
    ]);
    if (!session?.plannable) throw notFound();
    const { submission } = context;
    // A meeting keeps the topics that it names, closed ones too.
    const topics = [
      ...session.topics,
      ...choices.topics.filter(({ id }) => !session.topics.some((named) => named.id === id)),
    ];
    return {
      ...choices,
      topics,
      course: '',
      online: plansOnline(viewer),
      session,
      submission,
      done: deps.done,
    };
  },
  component: () => <WriteSessionPage {...editSessionRoute.useLoaderData()} />,
});

export const planningRoutes = [newSessionRoute, editSessionRoute, seriesRoute] as const;
