import type { FastifyInstance } from 'fastify';
import {
  AnswerSubmissionDocument,
  AskTopicDocument,
  type Disposition,
  ExtendTopicDocument,
  PublishOutcomeDocument,
  type RefusalFragment,
  SubmitInputDocument,
} from '../../src/shared/gql/graphql';
import type { FieldError } from '../../src/shared/lib/frame';
import { type MessageKey, translate } from '../../src/shared/lib/i18n';
import type { Locale } from '../../src/shared/lib/locale';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';
import { instantOf } from './instant';

const ASK_FIELDS = [
  'sectorId',
  'titleKm',
  'titleEn',
  'questionKm',
  'questionEn',
  'opensDay',
  'opensTime',
  'closesDay',
  'closesTime',
] as const;

/** The api names a text in both languages once; the form has a field for each. */
const FIELDS: Readonly<Record<string, string>> = {
  title: 'titleKm',
  question: 'questionKm',
  reason: 'reasonKm',
  outcome: 'outcomeKm',
};

const errorsOf = (refusals: readonly RefusalFragment[], field: string): FieldError[] =>
  fieldErrors(refusals).map((error) => ({ ...error, field: FIELDS[error.field] ?? (error.field || field) }));

const mistake = (locale: Locale, field: string, key: MessageKey): { errors: FieldError[] } => ({
  errors: [{ field, code: 'BAD_USER_INPUT', message: translate(locale, key) }],
});

const isDisposition = (value: string): value is Disposition =>
  ['ACCEPTED', 'PARTLY_ACCEPTED', 'NOTED', 'NOT_ACCEPTED'].includes(value);

/** Policy input: asking, extending, submitting, answering, publishing. */
export function topicForms(app: FastifyInstance, web: Web): void {
  const { programmeZone } = web.settings;
  const page = ({ id }: Readonly<Record<string, string>>): string => `/topics/${id}`;

  consoleForm(app, web, {
    path: '/topics/new',
    fields: ASK_FIELDS,
    submit: async ({ api, locale, values, idempotencyKey }) => {
      const opensAt = instantOf(values.opensDay, values.opensTime, programmeZone);
      if (!opensAt) return mistake(locale, 'opensDay', 'topics.error.time');
      const closesAt = instantOf(values.closesDay, values.closesTime, programmeZone);
      if (!closesAt) return mistake(locale, 'closesDay', 'topics.error.time');
      const { askTopic } = await api.mutate(AskTopicDocument, {
        input: {
          sectorId: values.sectorId,
          title: { km: values.titleKm, en: values.titleEn },
          question: { km: values.questionKm, en: values.questionEn },
          opensAt,
          closesAt,
          idempotencyKey,
        },
      });
      if (askTopic.topic) return { to: `/topics/${askTopic.topic.id}?done=asked` };
      return {
        errors: errorsOf(askTopic.errors, 'titleKm').map((error) => ({
          ...error,
          field: error.field === 'closesAt' ? 'closesDay' : error.field,
        })),
      };
    },
  });

  consoleForm(app, web, {
    path: '/topics/:id/extend',
    page,
    name: 'extend',
    fields: ['day', 'time'],
    submit: async ({ api, locale, params, values }) => {
      const closesAt = instantOf(values.day, values.time, programmeZone);
      if (!closesAt) return mistake(locale, 'day', 'topics.error.time');
      const { extendTopic } = await api.mutate(ExtendTopicDocument, {
        input: { topicId: params['id'] ?? '', closesAt },
      });
      if (extendTopic.topic) return { to: `${page(params)}?done=extended` };
      return { errors: fieldErrors(extendTopic.errors).map((error) => ({ ...error, field: 'day' })) };
    },
  });

  consoleForm(app, web, {
    path: '/topics/:id/submit',
    page,
    name: 'submit',
    fields: ['organisationId', 'version', 'body'],
    longest: { body: 5_100 },
    submit: async ({ api, locale, params, values }) => {
      const { submitInput } = await api.mutate(SubmitInputDocument, {
        input: {
          topicId: params['id'] ?? '',
          organisationId: values.organisationId,
          body: values.body,
          locale,
          version: /^\d{1,6}$/.test(values.version) ? Number(values.version) : null,
        },
      });
      if (submitInput.submission)
        return { to: `${page(params)}?done=submitted&for=${encodeURIComponent(values.organisationId)}` };
      return { errors: fieldErrors(submitInput.errors).map((error) => ({ ...error, field: 'body' })) };
    },
  });

  consoleForm(app, web, {
    path: '/topics/:id/submissions/:submissionId',
    fields: ['disposition', 'reasonKm', 'reasonEn', 'answerVersion'],
    submit: async ({ api, locale, params, values }) => {
      const { disposition } = values;
      if (!isDisposition(disposition)) return mistake(locale, 'disposition', 'topics.error.disposition');
      const { answerSubmission } = await api.mutate(AnswerSubmissionDocument, {
        input: {
          submissionId: params['submissionId'] ?? '',
          disposition,
          reason: { km: values.reasonKm, en: values.reasonEn },
          answerVersion: /^\d{1,9}$/.test(values.answerVersion) ? Number(values.answerVersion) : 0,
        },
      });
      if (answerSubmission.submission) return { to: `${page(params)}?done=answered` };
      return { errors: errorsOf(answerSubmission.errors, 'disposition') };
    },
  });

  consoleForm(app, web, {
    path: '/topics/:id/publish',
    page,
    name: 'publish',
    fields: ['outcomeKm', 'outcomeEn'],
    longest: { outcomeKm: 5_100, outcomeEn: 5_100 },
    submit: async ({ api, params, values }) => {
      const { publishOutcome } = await api.mutate(PublishOutcomeDocument, {
        input: {
          topicId: params['id'] ?? '',
          outcome: { km: values.outcomeKm, en: values.outcomeEn },
        },
      });
      if (publishOutcome.topic) return { to: `${page(params)}?done=published` };
      return { errors: errorsOf(publishOutcome.errors, 'outcomeKm') };
    },
  });
}
