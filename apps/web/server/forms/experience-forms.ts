import type { FastifyInstance } from 'fastify';
import { CreateExperienceDocument, EditExperienceDocument } from '../../src/shared/gql/graphql';
import { toAsciiDigits } from '../../src/shared/lib/digits';
import type { Web } from '../app';
import { consoleForm, type FormCall } from './console-form';
import { fieldErrors } from './form';

const FIELDS = [
  'version',
  'titleKm',
  'titleEn',
  'summaryKm',
  'summaryEn',
  'cityKm',
  'cityEn',
  'countryCode',
  'year',
  'sourceName',
  'sourceUrl',
] as const;
const WRITING = {
  fields: FIELDS,
  lists: ['sectorIds', 'courseIds', 'show'],
  longest: { summaryKm: 2_100, summaryEn: 2_100 },
} as const;

const wholeOf = (typed: string): number => (/^\d{1,9}$/.test(typed) ? Number(typed) : 0);

const contentOf = ({ values, lists }: FormCall<(typeof FIELDS)[number]>) => ({
  title: { km: values.titleKm, en: values.titleEn },
  summary: { km: values.summaryKm, en: values.summaryEn },
  city: values.cityKm || values.cityEn ? { km: values.cityKm, en: values.cityEn } : null,
  countryCode: values.countryCode,
  year: wholeOf(toAsciiDigits(values.year).trim()),
  sourceName: values.sourceName,
  sourceUrl: values.sourceUrl,
  sectorIds: [...(lists['sectorIds'] ?? [])],
  courseIds: [...(lists['courseIds'] ?? [])],
  isPublished: lists['show']?.includes('yes') ?? false,
});

const errorsOf = (refusals: Parameters<typeof fieldErrors>[0]) =>
  fieldErrors(refusals).map((error) => ({
    ...error,
    field: ['title', 'summary', 'city'].includes(error.field) ? `${error.field}Km` : error.field,
  }));

/** Forms of those who write down what other countries did. */
export function experienceForms(app: FastifyInstance, web: Web): void {
  consoleForm(app, web, {
    path: '/manage/experiences/new',
    ...WRITING,
    submit: async (call) => {
      const { createExperience } = await call.api.mutate(CreateExperienceDocument, {
        input: { content: contentOf(call), idempotencyKey: call.idempotencyKey },
      });
      return createExperience.experience
        ? { to: `/manage/experiences/${createExperience.experience.id}?done=saved` }
        : { errors: errorsOf(createExperience.errors) };
    },
  });

  consoleForm(app, web, {
    path: '/manage/experiences/:id',
    ...WRITING,
    submit: async (call) => {
      const experienceId = call.params['id'] ?? '';
      const { editExperience } = await call.api.mutate(EditExperienceDocument, {
        input: { experienceId, version: wholeOf(call.values.version), content: contentOf(call) },
      });
      return editExperience.experience
        ? { to: `/manage/experiences/${experienceId}?done=saved` }
        : { errors: errorsOf(editExperience.errors) };
    },
  });
}
