import { newId } from '#kernel';
import type { Fixtures } from './both-paths.cases.js';
import type { Body } from './support.js';

const NONE = 'ZZZZ-ZZZZ-ZZZZ';
const question = (): string => `qst_${newId().replaceAll('-', '')}`;
const LUNCH = { kind: 'YES_NO', text: { km: 'ញ៉ាំទេ?', en: 'Lunch?' }, required: true, options: [] };

/** What sessions ask, the answers of a ticket, and asking for those that are missing. */
export const questionsCases: Record<string, (f: Fixtures) => Body[]> = {
  SessionQuestionsPage: (f) => [{ id: f.open }, { id: 'ses_1' }, { id: 7 }],
  SaveSessionQuestions: (f) => [
    { input: { sessionId: 'ses_1', form: 'REGISTRATION', version: 0, questions: [] } },
    { input: { sessionId: f.open, form: 'REGISTRATION', version: 7, questions: [LUNCH] } },
    {
      input: {
        sessionId: f.open,
        form: 'REGISTRATION',
        version: 0,
        questions: [{ ...LUNCH, shownIf: { question: 1, answers: [1] } }],
      },
    },
    { input: { sessionId: f.open, form: 'NEVER', version: 0, questions: [{ ...LUNCH, kind: 'ESSAY' }] } },
  ],
  AnswerMailsPage: (f) => [
    { session: 'ses_1', input: { sessionId: 'ses_1' } },
    { session: f.open, input: { sessionId: f.open } },
    { session: f.open },
  ],
  AskForAnswers: (f) => [
    { input: { sessionId: 'ses_1', idempotencyKey: 'both-paths-asked' } },
    { input: { sessionId: f.open, idempotencyKey: 'both-paths-asked' } },
    { input: { sessionId: f.open } },
  ],
  TicketQuestions: () => [{ reference: NONE }, { reference: 7 }],
  AnswerQuestions: (f) => [
    { input: { reference: NONE, form: 'REGISTRATION', answers: [] } },
    { input: { reference: f.reference, form: 'AFTER_CONFIRMATION', answers: [] } },
    {
      input: {
        reference: f.reference,
        form: 'REGISTRATION',
        answers: [{ questionId: question(), answer: 'YES' }],
      },
    },
    { input: { reference: f.reference, form: 'BOTH', answers: [{ answer: [] }] } },
  ],
};
