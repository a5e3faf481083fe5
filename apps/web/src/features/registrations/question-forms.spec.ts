import { describe, expect, it } from 'vitest';
import { answerField, givenIn, namingQuestions, opensOf, shownClasses } from './question-forms';

const lunch = { id: 'qst_1', shownIf: null };
const which = { id: 'qst_2', shownIf: { questionId: 'qst_1', answers: ['YES'] } };
const sauce = { id: 'qst_3', shownIf: { questionId: 'qst_2', answers: ['1', '2'] } };
const FORM = [lunch, which, sauce];

describe('a question with a condition', () => {
  it('is shown by the answers that it names, and hidden with the question that it depends on', () => {
    expect([opensOf(FORM, lunch, 'YES'), opensOf(FORM, lunch, 'NO')]).toEqual(['2', undefined]);
    expect([opensOf(FORM, which, '2'), opensOf(FORM, which, '3')]).toEqual(['3', undefined]);
    expect(FORM.map((question) => shownClasses(FORM, question))).toEqual([
      undefined,
      'shown-2',
      'shown-3 shown-2',
    ]);
  });
});

describe('an answer that comes back', () => {
  const submission = {
    values: { 'answer-qst_1': 'YES', 'answer-qst_2': '' },
    lists: { 'answer-qst_3': ['1', '3'] },
    errors: [],
  };

  it.each([
    ['qst_1', ['YES']],
    ['qst_2', []],
    ['qst_3', ['1', '3']],
    ['qst_9', []],
  ])('to %s is %j', (id, given) => {
    expect(givenIn(submission, answerField(id))).toEqual(given);
  });
});

describe('a mistake in the summary', () => {
  it('names its question, and any other stays as it is', () => {
    const text = { km: 'អាហារ?', en: 'Lunch?' };
    const errors = [
      { field: 'answer-qst_1', code: 'ANSWER_REQUIRED', message: 'Answer this question.' },
      { field: 'contact', code: 'EMAIL_INVALID', message: 'Check the address.' },
    ];

    expect(namingQuestions(errors, [{ id: 'qst_1', text }], ({ en }) => en)).toEqual([
      { ...errors[0], message: 'Lunch? — Answer this question.' },
      errors[1],
    ]);
  });
});
