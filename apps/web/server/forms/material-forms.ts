import type { FastifyInstance } from 'fastify';
import { MATERIAL_AUDIENCES } from '../../src/shared/ui/material-fields';
import {
  AddCourseMaterialDocument,
  AddMaterialVersionDocument,
  EditCourseMaterialDocument,
} from '../../src/shared/gql/graphql';
import { translate } from '../../src/shared/lib/i18n';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm, type FormCall, type FormOutcome } from './console-form';
import { fieldErrors } from './form';
import { takesUploads } from './upload';

const CONTENT = ['titleKm', 'titleEn', 'language', 'audience'] as const;
type ContentField = (typeof CONTENT)[number];

const revisionOf = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);

/** What was typed, or the form's own mistake. */
function contentOf({ values, lists, locale }: FormCall<ContentField>) {
  const audience = MATERIAL_AUDIENCES.find((word) => word === values.audience);
  const mistake = (field: string, code: 'materials.language.choose' | 'materials.audience.choose') => ({
    errors: [{ field, code, message: translate(locale, code) }],
  });
  if (!isLocale(values.language)) return mistake('language', 'materials.language.choose');
  if (!audience) return mistake('audience', 'materials.audience.choose');
  return {
    title: { km: values.titleKm, en: values.titleEn },
    language: values.language,
    audience,
    isShown: lists['show']?.includes('yes') ?? false,
  };
}

/** The file, handed in, or the link. */
async function sourceOf({ upload, values }: FormCall<'url'>) {
  if (!upload) return { url: values.url || null };
  const handed = await upload.handIn();
  return 'errors' in handed ? handed : { file: handed.file, fileName: upload.name, url: values.url || null };
}

const refused = (refusals: Parameters<typeof fieldErrors>[0]): FormOutcome => ({
  errors: fieldErrors(refusals).map((error) => ({
    ...error,
    field: { title: 'titleKm', fileName: 'file' }[error.field] ?? error.field,
  })),
});

type PageOf = (params: Readonly<Record<string, string>>) => string;

/** The form of a new material: of the course that the address names, or a field. */
function addingForm(
  app: FastifyInstance,
  web: Web,
  { path, page, courseOf }: { path: string; page: PageOf; courseOf: (call: FormCall<'course'>) => string },
): void {
  consoleForm(app, web, {
    path,
    fields: [...CONTENT, 'url', 'course'],
    lists: ['show'],
    submit: async (call) => {
      const content = contentOf(call);
      if ('errors' in content) return content;
      const source = await sourceOf(call);
      if ('errors' in source) return source;
      const input = { courseId: courseOf(call), content, source, idempotencyKey: call.idempotencyKey };
      const { addCourseMaterial } = await call.api.mutate(AddCourseMaterialDocument, { input });
      return addCourseMaterial.material
        ? { to: `${page(call.params)}?done=added` }
        : refused(addCourseMaterial.errors);
    },
  });
}

/** The form of a new version of the material that the address names. */
function versionForm(app: FastifyInstance, web: Web, { path, page }: { path: string; page: PageOf }): void {
  consoleForm(app, web, {
    path,
    page,
    name: 'version',
    fields: ['url', 'revision'],
    submit: async (call) => {
      const source = await sourceOf(call);
      if ('errors' in source) return source;
      const { addMaterialVersion } = await call.api.mutate(AddMaterialVersionDocument, {
        input: {
          materialId: call.params['material'] ?? '',
          revision: revisionOf(call.values.revision),
          source,
        },
      });
      return addMaterialVersion.material
        ? { to: `${page(call.params)}?done=version` }
        : refused(addMaterialVersion.errors);
    },
  });
}

/** Forms of those who write the materials of a course, and of who trains a session of it; a file may stand in them. */
export function materialForms(app: FastifyInstance, web: Web): void {
  takesUploads(app);
  const managed: PageOf = ({ id }) => `/manage/courses/${id ?? ''}/materials`;
  const trained: PageOf = ({ id }) => `/trainer/sessions/${id ?? ''}/materials`;
  const oneOf =
    (list: PageOf): PageOf =>
    (params) =>
      `${list(params)}/${params['material'] ?? ''}`;

  addingForm(app, web, {
    path: '/manage/courses/:id/materials',
    page: managed,
    courseOf: ({ params }) => params['id'] ?? '',
  });
  addingForm(app, web, {
    path: '/trainer/sessions/:id/materials',
    page: trained,
    courseOf: ({ values }) => values.course,
  });
  versionForm(app, web, { path: '/manage/courses/:id/materials/:material/version', page: oneOf(managed) });
  versionForm(app, web, { path: '/trainer/sessions/:id/materials/:material/version', page: oneOf(trained) });

  consoleForm(app, web, {
    path: '/manage/courses/:id/materials/:material/edit',
    page: oneOf(managed),
    name: 'edit',
    fields: [...CONTENT, 'revision'],
    lists: ['show'],
    submit: async (call) => {
      const content = contentOf(call);
      if ('errors' in content) return content;
      const { editCourseMaterial } = await call.api.mutate(EditCourseMaterialDocument, {
        input: {
          materialId: call.params['material'] ?? '',
          revision: revisionOf(call.values.revision),
          content,
        },
      });
      return editCourseMaterial.material
        ? { to: `${oneOf(managed)(call.params)}?done=saved` }
        : refused(editCourseMaterial.errors);
    },
  });
}
