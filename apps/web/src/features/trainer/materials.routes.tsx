import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionMaterialsDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import { DONE, type MaterialDone, SessionMaterialPage, SessionMaterialsPage } from './materials-page';

const doneOf = (search: Record<string, unknown>): { done: MaterialDone | null } => ({
  done: DONE.find((word) => word === search['done']) ?? null,
});

async function sessionOf(api: Api, id: string) {
  const { session } = await api.query(SessionMaterialsDocument, { id });
  if (!session) throw notFound();
  return session;
}

/** `/km/trainer/sessions/<id>/materials`: those of its course, and a form for one more. */
const sessionMaterialsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/materials',
  validateSearch: doneOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.add-materials');
    const session = await sessionOf(context.api(params.locale), params.id);
    return { session, done: deps.done, submission: context.submission };
  },
  component: () => <SessionMaterialsPage {...sessionMaterialsRoute.useLoaderData()} />,
});

/** `/km/trainer/sessions/<id>/materials/<id>`: one of them, and a form for a new version. */
const sessionMaterialRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/materials/$material',
  validateSearch: doneOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.add-materials');
    const session = await sessionOf(context.api(params.locale), params.id);
    const material = session.course.materials.find(({ id }) => id === params.material);
    if (!material) throw notFound();
    return { session, material, done: deps.done, submission: context.submission };
  },
  component: () => <SessionMaterialPage {...sessionMaterialRoute.useLoaderData()} />,
});

export const sessionMaterialsRoutes = [sessionMaterialsRoute, sessionMaterialRoute] as const;
