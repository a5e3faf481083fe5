import type { FastifyInstance } from 'fastify';
import { coursesOnPath, PATH_PREFIX } from '../../src/features/courses/path-form';
import { CreatePathDocument, EditPathDocument } from '../../src/shared/gql/graphql';
import type { Web } from '../app';
import { consoleForm, type FormCall } from './console-form';
import { fieldErrors } from './form';

const FIELDS = ['version', 'titleKm', 'titleEn', 'leadKm', 'leadEn'] as const;
const WRITING = { fields: FIELDS, lists: ['show'], rows: [PATH_PREFIX] } as const;

const contentOf = ({ values, lists, rows }: FormCall<(typeof FIELDS)[number]>) => ({
  title: { km: values.titleKm, en: values.titleEn },
  lead: { km: values.leadKm, en: values.leadEn },
  courseIds: coursesOnPath(rows),
  isPublished: lists['show']?.includes('yes') ?? false,
});

const errorsOf = (refusals: Parameters<typeof fieldErrors>[0]) =>
  fieldErrors(refusals).map((error) => ({
    ...error,
    field: ['title', 'lead'].includes(error.field) ? `${error.field}Km` : error.field,
  }));

/** Forms of those who write paths. */
export function pathForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/manage/paths/new',
    ...WRITING,
    submit: async (call) => {
      const { createPath } = await call.api.mutate(CreatePathDocument, {
        input: { content: contentOf(call), idempotencyKey: call.idempotencyKey },
      });
      return createPath.path
        ? { to: `/manage/paths/${createPath.path.id}?done=saved` }
        : { errors: errorsOf(createPath.errors) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/paths/:id',
    ...WRITING,
    submit: async (call) => {
      const pathId = call.params['id'] ?? '';
      const version = /^\d{1,9}$/.test(call.values.version) ? Number(call.values.version) : 0;
      const { editPath } = await call.api.mutate(EditPathDocument, {
        input: { pathId, version, content: contentOf(call) },
      });
      return editPath.path
        ? { to: `/manage/paths/${pathId}?done=saved` }
        : { errors: errorsOf(editPath.errors) };
    },
  });
}
