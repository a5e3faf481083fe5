import type { FastifyInstance } from 'fastify';
import {
  AskForAnswersDocument,
  type RefusalFragment,
  SaveSessionQuestionsDocument,
} from '../../src/shared/gql/graphql';
import {
  LONGEST_OPTIONS,
  QUESTION_FIELDS,
  questionRows,
  questionValues,
  rowsAfterAct,
  toInput,
} from '../../src/features/trainer/questions-view';
import type { FieldError } from '../../src/shared/lib/frame';
import type { Web } from '../app';
import { consoleForm } from './console-form';
import { fieldErrors } from './form';

const FORMS = { registration: 'REGISTRATION', confirmed: 'AFTER_CONFIRMATION' } as const;

/** What a session asks, for those who run it: questions added, moved and removed, saved; whoever has not answered, asked by mail. */
export function askingForms(app: FastifyInstance, web: Web): void {
  for (const name of ['registration', 'confirmed'] as const) {
    const page = ({ id = '' }: Readonly<Record<string, string>>): string =>
      `/trainer/sessions/${id}/questions/${name}`;
    consoleForm(app, web, {
      path: `/trainer/sessions/:id/questions/${name}`,
      page,
      fields: ['version', 'act'],
      rows: QUESTION_FIELDS,
      longestOfRows: LONGEST_OPTIONS,
      largestBytes: 1024 * 1024,
      submit: async ({ api, params, values, rows }) => {
        const typed = questionRows(rows);
        const mended = rowsAfterAct(values.act, typed);
        if (mended) return { look: questionValues(mended) };
        const { saveSessionQuestions } = await api.mutate(SaveSessionQuestionsDocument, {
          input: {
            sessionId: params['id'] ?? '',
            form: FORMS[name],
            version: /^\d{1,9}$/.test(values.version) ? Number(values.version) : -1,
            questions: typed.map(toInput),
          },
        });
        const errors = besideRows(saveSessionQuestions.errors);
        return errors.length > 0 ? { errors } : { to: `${page(params)}?saved=yes` };
      },
    });
  }

  consoleForm(app, web, {
    path: '/trainer/sessions/:id/ask',
    name: 'ask',
    fields: [],
    submit: async ({ api, params: { id = '' }, idempotencyKey }) => {
      const { askForAnswers } = await api.mutate(AskForAnswersDocument, {
        input: { sessionId: id, idempotencyKey },
      });
      const errors = fieldErrors(askForAnswers.errors).map((error) => ({ ...error, field: '' }));
      return errors.length > 0
        ? { errors }
        : { to: `/trainer/sessions/${id}/ask?done=${askForAnswers.mails}` };
    },
  });
}

const FIELD_OF: Readonly<Record<string, string>> = {
  text: 'textKm-',
  hint: 'hintKm-',
  options: 'optionsKm-',
  maximum: 'maximum-',
  shownIf: 'if-',
};

/** Refusals beside the question that each is about: `questions 3 text`. */
export const besideRows = (refusals: readonly RefusalFragment[]): FieldError[] =>
  refusals.map((refusal) => {
    const [error] = fieldErrors([refusal]) as [FieldError];
    const [, at, name = ''] = refusal.path;
    const field = FIELD_OF[name];
    return { ...error, field: at !== undefined && field ? `${field}${at}` : '' };
  });
