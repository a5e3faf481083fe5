import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import {
  CoursePageDocument,
  CoursesDocument,
  ManagedCoursesDocument,
  PathsDocument,
  SessionsAheadDocument,
} from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import type { Locale } from '../../shared/lib/locale';
import { wishCities } from '../../shared/lib/wish-cities';
import { WISH_DONE } from '../../shared/ui/wish-panel';
import { coursesToChoose } from './course-choices';
import { sectorsOf } from './course-sectors';
import { COURSE_ACTS, CourseActPage } from './course-act-page';
import { CoursePage, type ShownSession } from './course-page';
import { AUDIENCES, LEVELS, STATES } from './course-words';
import { CoursesPage, type CoursesView } from './courses-page';
import { ManagedCoursesPage, type ManagedView } from './managed-courses-page';
import { materialsFor } from './materials.routes';
import { waitingFor } from './wishes.routes';
import { COURSE_DONE, WriteCoursePage } from './write-course-page';

const text = (value: unknown): string | null =>
  typeof value === 'string' && value !== '' ? value.slice(0, 500) : null;
const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | null =>
  words.find((word) => word === value) ?? null;

/** Pages of sessions that are looked through for those of one course. */
const MOST_READS = 5;

/** Sessions to come of one course, earliest first. */
async function sessionsOf(api: Api, courseId: string): Promise<ShownSession[]> {
  const found: ShownSession[] = [];
  let after: string | null = null;
  for (let read = 0; read < MOST_READS; read += 1) {
    const { nodes, pageInfo }: { nodes: readonly ShownSession[]; pageInfo: PageEnd } = (
      await api.query(SessionsAheadDocument, { after })
    ).sessions;
    found.push(...nodes.filter(({ course }) => course.id === courseId));
    after = pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null;
    if (!after) break;
  }
  return found;
}

interface PageEnd {
  readonly hasNextPage: boolean;
  readonly endCursor?: string | null;
}

/** `/km/courses`: what is taught. */
const coursesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'courses',
  validateSearch: (search: Record<string, unknown>): CoursesView => ({
    level: oneOf(LEVELS, search['level']),
    kind: oneOf(AUDIENCES, search['kind']),
    sector: text(search['sector']),
    after: text(search['after']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const api = context.api(params.locale);
    const { level, kind, sector, after } = deps;
    const isWhole = !level && !kind && !sector && !after;
    const [{ courses }, sectors, paths] = await Promise.all([
      api.query(CoursesDocument, { level, audienceKind: kind, sectorId: sector, after }),
      sectorsOf(api, params.locale),
      isWhole ? api.query(PathsDocument, {}) : null,
    ]);
    const shown = paths?.learningPaths.nodes.filter(({ isPublished }) => isPublished) ?? [];
    return { courses, sectors, paths: shown, view: deps };
  },
  staticData: { section: 'sessions' },
  component: () => <CoursesPage {...coursesRoute.useLoaderData()} />,
});

/** `/km/courses/<id>`: what it teaches, for whom, and when it is held next. */
const courseRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'courses/$id',
  validateSearch: (search: Record<string, unknown>) => ({ told: oneOf(WISH_DONE, search['told']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const api = context.api(params.locale);
    const [{ course }, sessions, materials, viewer, cities] = await Promise.all([
      api.query(CoursePageDocument, { id: params.id }),
      sessionsOf(api, params.id),
      materialsFor(api, params.id),
      context.viewer(),
      wishCities(api),
    ]);
    // Whoever writes courses reads a draft on the page where it is written.
    if (course?.state !== 'PUBLISHED') throw notFound();
    const may = (permission: string): boolean => viewer.permissions.includes(permission);
    return {
      course,
      sessions,
      materials,
      writes: may('catalogue.manage'),
      plans: may('sessions.schedule'),
      waiting: may('wishes.count') ? await waitingFor(api, params.id) : null,
      signedIn: viewer.signedIn,
      cities,
      done: deps.told,
      submission: context.submission,
    };
  },
  staticData: { section: 'sessions' },
  component: () => <CoursePage {...courseRoute.useLoaderData()} />,
});

/** `/km/manage/courses`: all of them, by state. */
const managedCoursesRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses',
  validateSearch: (search: Record<string, unknown>): ManagedView & { done: 'archived' | null } => ({
    state: oneOf(STATES, search['state']) ?? 'PUBLISHED',
    after: text(search['after']),
    done: oneOf(['archived'] as const, search['done']),
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps: { done, ...view } }) => {
    await admit(context, 'catalogue.manage');
    const { courses } = await context.api(params.locale).query(ManagedCoursesDocument, view);
    return { courses, view, archived: done === 'archived' };
  },
  component: () => <ManagedCoursesPage {...managedCoursesRoute.useLoaderData()} />,
});

async function choicesFor(api: Api, locale: Locale) {
  const [sectors, before] = await Promise.all([sectorsOf(api, locale), coursesToChoose(api, locale)]);
  return { sectors, before };
}

/** `/km/manage/courses/new`: a draft is written. */
const newCourseRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses/new',
  loader: async ({ context, params }) => {
    await admit(context, 'catalogue.manage');
    const choices = await choicesFor(context.api(params.locale), params.locale);
    return { ...choices, course: null, done: null, submission: context.submission };
  },
  component: () => <WriteCoursePage {...newCourseRoute.useLoaderData()} />,
});

/** `/km/manage/courses/<id>`: one is changed. */
const writeCourseRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses/$id',
  validateSearch: (search: Record<string, unknown>) => ({ done: oneOf(COURSE_DONE, search['done']) }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const api = context.api(params.locale);
    const [{ course }, choices] = await Promise.all([
      api.query(CoursePageDocument, { id: params.id }),
      choicesFor(api, params.locale),
    ]);
    if (!course) throw notFound();
    return { ...choices, course, done: deps.done, submission: context.submission };
  },
  component: () => <WriteCoursePage {...writeCourseRoute.useLoaderData()} />,
});

/** `/km/manage/courses/<id>/publish` and the like: what an act does, before it is done. */
const courseActRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses/$id/$act',
  loader: async ({ context, params }) => {
    await admit(context, 'catalogue.manage');
    const act = oneOf(COURSE_ACTS, params.act);
    const { course } = await context.api(params.locale).query(CoursePageDocument, { id: params.id });
    if (!course || !act) throw notFound();
    return { course, act, submission: context.submission };
  },
  component: () => <CourseActPage {...courseActRoute.useLoaderData()} />,
});

export const coursesRoutes = [
  coursesRoute,
  courseRoute,
  managedCoursesRoute,
  newCourseRoute,
  writeCourseRoute,
  courseActRoute,
] as const;
