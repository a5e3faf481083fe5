import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import {
  AnswerQuestionsDocument,
  type QuestionAnswerInput,
  type QuestionForm,
} from '../../src/shared/gql/graphql';
import { ANSWER, answerField } from '../../src/features/registrations/question-forms';
import { withSearch } from '../../src/shared/lib/address';
import type { FieldError, Submission } from '../../src/shared/lib/frame';
import { readReference } from '../../src/shared/lib/reference';
import { visitorApi } from '../api-access';
import type { Web } from '../app';
import { fieldErrors, type FormRoute, LOCALE_PATH, readFields, readPrefixed, seeOther } from './form';

/** Twenty long answers, as an address writes Khmer. */
export const LARGEST_ANSWERS_BYTES = 512 * 1024;

/** What a form answered: as it comes back, and as the api takes it. */
export function readAnswers(request: FastifyRequest): Pick<Submission, 'values' | 'lists'> & {
  readonly answers: QuestionAnswerInput[];
} {
  const { values, lists } = readPrefixed(request, ANSWER);
  const given = {
    ...lists,
    ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, [value]])),
  };
  const answers = Object.entries(given).flatMap(([name, all]) => {
    const answer = all.filter((one) => one.trim() !== '');
    return answer.length > 0 ? [{ questionId: name.slice(ANSWER.length), answer }] : [];
  });
  return { values, lists, answers };
}

/** Refusals beside the question that each is about; what is about all of them, above the form. */
export const besideQuestions = (refusals: Parameters<typeof fieldErrors>[0]): FieldError[] =>
  fieldErrors(refusals).map((error) => {
    if (error.field === 'answers') return { ...error, field: '' };
    return error.field.startsWith('qst_') ? { ...error, field: answerField(error.field) } : error;
  });

const FORMS: readonly QuestionForm[] = ['REGISTRATION', 'AFTER_CONFIRMATION'];

/** Answering the questions of a session on the ticket. To say it twice is to say it once: no key is needed. */
export function questionForms(app: FastifyInstance, { settings, renderer }: Web): void {
  app.post<FormRoute>(
    `${LOCALE_PATH}/tickets/:reference/questions`,
    { bodyLimit: LARGEST_ANSWERS_BYTES },
    async (request, reply): Promise<FastifyReply> => {
      const { locale } = request.params;
      const reference = readReference(request.params.reference);
      if (!reference) return renderer.fault(request, reply, 'not-found', 404);
      const api = visitorApi(settings.apiUrl, request);
      const typed = readFields(request, ['form']).form;
      const form = FORMS.find((known) => known === typed) ?? 'REGISTRATION';
      const { values, lists, answers } = readAnswers(request);
      try {
        const { answerQuestions } = await api
          .in(locale)
          .mutate(AnswerQuestionsDocument, { input: { reference, form, answers } });
        if (answerQuestions.ticket)
          return seeOther(reply, withSearch(`/${locale}/tickets/${reference}`, { done: 'answered' }));
        const errors = besideQuestions(answerQuestions.errors);
        if (errors.some(({ code }) => code === 'TICKET_NOT_FOUND'))
          return await renderer.fault(request, reply, 'not-found', 404);
        const submission: Submission = { values, ...(lists && { lists }), errors, form };
        return await renderer.page(request, reply, { api, status: 422, submission });
      } catch (error) {
        return renderer.failed(request, reply, error);
      }
    },
  );
}
