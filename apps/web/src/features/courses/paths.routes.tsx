import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { PathPageDocument, PathsDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { coursesToChoose } from './course-choices';
import { ManagedPathsPage } from './managed-paths-page';
import { PathPage } from './path-page';
import { WritePathPage } from './write-path-page';

/** `/km/paths/<id>`: courses in their order. */
const pathRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'paths/$id',
  loader: async ({ context, params }) => {
    const [{ learningPath: path }, viewer] = await Promise.all([
      context.api(params.locale).query(PathPageDocument, { id: params.id }),
      context.viewer(),
    ]);
    // Whoever writes paths reads what is not shown yet on the page where it is written.
    if (!path?.isPublished) throw notFound();
    return { path, writes: viewer.permissions.includes('catalogue.manage') };
  },
  staticData: { section: 'sessions' },
  component: () => <PathPage {...pathRoute.useLoaderData()} />,
});

/** `/km/manage/paths`: all of them. */
const managedPathsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/paths',
  validateSearch: (search: Record<string, unknown>) => ({
    after: typeof search['after'] === 'string' ? search['after'].slice(0, 500) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const { learningPaths } = await context.api(params.locale).query(PathsDocument, deps);
    return { paths: learningPaths, after: deps.after };
  },
  component: () => <ManagedPathsPage {...managedPathsRoute.useLoaderData()} />,
});

/** `/km/manage/paths/new`: one is written. */
const newPathRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/paths/new',
  loader: async ({ context, params }) => {
    await admit(context, 'catalogue.manage');
    const courses = await coursesToChoose(context.api(params.locale), params.locale);
    return { path: null, courses, submission: context.submission, saved: false };
  },
  component: () => <WritePathPage {...newPathRoute.useLoaderData()} />,
});

/** `/km/manage/paths/<id>`: one is changed. */
const writePathRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/paths/$id',
  validateSearch: (search: Record<string, unknown>) => ({
    done: search['done'] === 'saved' ? ('saved' as const) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const api = context.api(params.locale);
    const [{ learningPath: path }, courses] = await Promise.all([
      api.query(PathPageDocument, { id: params.id }),
      coursesToChoose(api, params.locale),
    ]);
    if (!path) throw notFound();
    return { path, courses, submission: context.submission, saved: deps.done !== null };
  },
  component: () => <WritePathPage {...writePathRoute.useLoaderData()} />,
});

export const pathsRoutes = [pathRoute, managedPathsRoute, newPathRoute, writePathRoute] as const;
