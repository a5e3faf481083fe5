import type { FastifyInstance } from 'fastify';
import { errorsInForm, MODULES, readModules } from '../../src/features/courses/course-form';
import { AUDIENCES, LEVELS } from '../../src/features/courses/course-words';
import { OUTLINE, readOutline } from '../../src/features/courses/outline-form';
import {
  ArchiveCourseDocument,
  CopyCourseDocument,
  type CourseContentInput,
  CreateCourseDocument,
  EditCourseDocument,
  PublishCourseDocument,
} from '../../src/shared/gql/graphql';
import { translate } from '../../src/shared/lib/i18n';
import { isLocale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm, type FormCall, type FormOutcome } from './console-form';
import { fieldErrors } from './form';

const FIELDS = [
  'version',
  'titleKm',
  'titleEn',
  'leadKm',
  'leadEn',
  'descriptionKm',
  'descriptionEn',
  'audienceKm',
  'audienceEn',
  'sectorId',
  'level',
] as const;
type Field = (typeof FIELDS)[number];

const WRITING = {
  fields: FIELDS,
  lists: ['languages', 'audienceKinds', 'prerequisiteIds'],
  rows: [MODULES.prefix, OUTLINE.prefix],
  longest: { descriptionKm: 5_100, descriptionEn: 5_100 },
  // Khmer takes nine bytes a letter in a form.
  largestBytes: 512 * 1024,
} as const;

const versionOf = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);

interface Read {
  readonly content: CourseContentInput;
  readonly rows: Parameters<typeof errorsInForm>[1];
}

/** What was typed, or the form's own mistakes. */
function read({ values, lists, rows: typed, locale }: FormCall<Field>): Read | FormOutcome {
  const level = LEVELS.find((word) => word === values.level);
  const { modules, rows, uneven } = readModules(typed);
  const { outline, rows: lines } = readOutline(typed);
  const mistake = (field: string, code: 'courses.error.level' | 'courses.error.objectives') => ({
    errors: [{ field, code, message: translate(locale, code) }],
  });
  if (!level) return mistake('level', 'courses.error.level');
  if (uneven) return mistake(uneven, 'courses.error.objectives');
  const both = (name: 'title' | 'lead' | 'description' | 'audience') => ({
    km: values[`${name}Km`],
    en: values[`${name}En`],
  });
  const content: CourseContentInput = {
    title: both('title'),
    lead: both('lead'),
    description: both('description'),
    audience: both('audience'),
    sectorId: values.sectorId,
    level,
    languages: (lists['languages'] ?? []).filter(isLocale),
    audienceKinds: AUDIENCES.filter((kind) => lists['audienceKinds']?.includes(kind)),
    modules,
    outline,
    prerequisiteIds: [...(lists['prerequisiteIds'] ?? [])],
  };
  return { content, rows: { modules: rows, outline: lines } };
}

/** Forms of those who write courses. */
export function courseForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/manage/courses/new',
    ...WRITING,
    submit: async (call) => {
      const typed = read(call);
      if (!('content' in typed)) return typed;
      const { createCourse } = await call.api.mutate(CreateCourseDocument, {
        input: { content: typed.content, idempotencyKey: call.idempotencyKey },
      });
      return createCourse.course
        ? { to: `/manage/courses/${createCourse.course.id}?done=written` }
        : { errors: errorsInForm(createCourse.errors, typed.rows) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/courses/:id',
    ...WRITING,
    submit: async (call) => {
      const typed = read(call);
      if (!('content' in typed)) return typed;
      const courseId = call.params['id'] ?? '';
      const { editCourse } = await call.api.mutate(EditCourseDocument, {
        input: { courseId, version: versionOf(call.values.version), content: typed.content },
      });
      return editCourse.course
        ? { to: `/manage/courses/${courseId}?done=saved` }
        : { errors: errorsInForm(editCourse.errors, typed.rows) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/courses/:id/publish',
    fields: ['version'],
    submit: async ({ api, params, values }) => {
      const courseId = params['id'] ?? '';
      const { publishCourse } = await api.mutate(PublishCourseDocument, {
        input: { courseId, version: versionOf(values.version) },
      });
      return publishCourse.course
        ? { to: `/manage/courses/${courseId}?done=published` }
        : { errors: aboveTheForm(fieldErrors(publishCourse.errors)) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/courses/:id/archive',
    fields: ['version'],
    submit: async ({ api, params, values }) => {
      const { archiveCourse } = await api.mutate(ArchiveCourseDocument, {
        input: { courseId: params['id'] ?? '', version: versionOf(values.version) },
      });
      return archiveCourse.course
        ? { to: '/manage/courses?state=ARCHIVED&done=archived' }
        : { errors: aboveTheForm(fieldErrors(archiveCourse.errors)) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/courses/:id/copy',
    fields: [],
    submit: async ({ api, params, idempotencyKey }) => {
      const { copyCourse } = await api.mutate(CopyCourseDocument, {
        input: { courseId: params['id'] ?? '', idempotencyKey },
      });
      return copyCourse.course
        ? { to: `/manage/courses/${copyCourse.course.id}?done=copied` }
        : { errors: aboveTheForm(fieldErrors(copyCourse.errors)) };
    },
  });
}

/** These pages have no field to stand beside. */
const aboveTheForm = (errors: ReturnType<typeof fieldErrors>) =>
  errors.map((error) => ({ ...error, field: '' }));
