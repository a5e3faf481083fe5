import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { CourseMaterialsDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import {
  ManagedMaterialPage,
  ManagedMaterialsPage,
  MATERIAL_DONE,
  type MaterialDone,
} from './managed-materials-page';
import type { ShownMaterial } from '../../shared/ui/material-parts';

/** The materials of a course for whoever reads its page. */
export async function materialsFor(api: Api, id: string): Promise<readonly ShownMaterial[]> {
  const { course } = await api.query(CourseMaterialsDocument, { id });
  // Whoever writes sees what is not shown where it is written.
  return course?.materials.filter(({ isShown }) => isShown) ?? [];
}

const doneOf = (search: Record<string, unknown>): { done: MaterialDone | null } => ({
  done: MATERIAL_DONE.find((word) => word === search['done']) ?? null,
});

async function courseOf(api: Api, id: string) {
  const { course } = await api.query(CourseMaterialsDocument, { id });
  if (!course) throw notFound();
  return course;
}

/** `/km/manage/courses/<id>/materials`: all of them. */
const managedMaterialsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses/$id/materials',
  validateSearch: doneOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const course = await courseOf(context.api(params.locale), params.id);
    return { course, done: deps.done, submission: context.submission };
  },
  component: () => <ManagedMaterialsPage {...managedMaterialsRoute.useLoaderData()} />,
});

/** `/km/manage/courses/<id>/materials/<id>`: one of them. */
const managedMaterialRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'manage/courses/$id/materials/$material',
  validateSearch: doneOf,
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'catalogue.manage');
    const course = await courseOf(context.api(params.locale), params.id);
    const material = course.materials.find(({ id }) => id === params.material);
    if (!material) throw notFound();
    return { course, material, done: deps.done, submission: context.submission };
  },
  component: () => <ManagedMaterialPage {...managedMaterialRoute.useLoaderData()} />,
});

export const materialsRoutes = [managedMaterialsRoute, managedMaterialRoute] as const;
