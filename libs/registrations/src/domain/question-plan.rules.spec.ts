import { planQuestions, type QuestionDraft } from './question-plan.rules.js';
import type { Question } from './question.rules.js';

const both = (en: string): { km: string; en: string } => ({ km: `${en}-km`, en });
const draft = (en: string, more: Partial<QuestionDraft> = {}): QuestionDraft => ({
  id: null,
  kind: 'YES_NO',
  text: both(en),
  hint: null,
  isRequired: true,
  options: [],
  minimum: null,
  maximum: null,
  shownIf: null,
  ...more,
});
const WHICH = [both('With meat'), both('With fish')];
const LUNCH = draft('Lunch?');
const DISH = draft('Which?', { kind: 'ONE_OF', options: WHICH, shownIf: { question: 1, answers: [1] } });
const LEARN = draft('Learn?', { kind: 'LONG_TEXT', isRequired: false });

/** The questions after these drafts, where none were before. */
function planned(drafts: readonly QuestionDraft[], asked: readonly Question[] = []): Question[] {
  const result = planQuestions('REGISTRATION', asked, drafts);
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}
const refusal = (drafts: readonly QuestionDraft[], asked: readonly Question[] = []): unknown => {
  const result = planQuestions('REGISTRATION', asked, drafts);
  return result.ok ? null : [result.refusal.code, ...(result.refusal.path ?? [])].join(' ');
};

describe('questions that are written anew', () => {
  const asked = planned([LUNCH, DISH, LEARN]);
  const [lunch, dish, learn] = asked as [Question, Question, Question];
  const again = (more: Partial<QuestionDraft> = {}): QuestionDraft[] => [
    { ...LUNCH, id: lunch.id },
    { ...DISH, id: dish.id, ...more },
    { ...LEARN, id: learn.id },
  ];

  it('have the condition by the ids of question and answers', () => {
    expect(dish.shownIf).toEqual({ questionId: lunch.id, answers: ['YES'] });
    expect(dish.options).toEqual([
      { id: '1', text: both('With meat') },
      { id: '2', text: both('With fish') },
    ]);
  });

  it.each<[string, Partial<QuestionDraft>]>([
    ['its hint', { hint: both('Tell us') }],
    ['whether it must be answered', { isRequired: false }],
    ['one more choice', { options: [both('Vegetarian'), ...WHICH] }],
    ['the order of its choices', { options: [WHICH[1]!, WHICH[0]!] }],
    ['nothing but blanks', { text: { km: ' Which?-km ', en: 'Which?  ' } }],
  ])('stay the same question where %s changes', (_, change) => {
    expect(planned(again(change), asked).map(({ id }) => id)).toEqual([lunch.id, dish.id, learn.id]);
  });

  it.each<[string, Partial<QuestionDraft>]>([
    ['its words in one language', { text: { km: 'Which?-km', en: 'Which dish?' } }],
    ['a choice reworded', { options: [both('Beef'), WHICH[1]!] }],
    ['a choice taken away', { options: [WHICH[0]!, both('Vegetarian')] }],
    ['its kind', { kind: 'MANY_OF' }],
    ['its condition', { shownIf: { question: 1, answers: [2] } }],
    ['no condition', { shownIf: null }],
  ])('are another question where %s changes', (_, change) => {
    const [first, second, third] = planned(again(change), asked);
    expect([first!.id, third!.id]).toEqual([lunch.id, learn.id]);
    expect(second!.id).not.toBe(dish.id);
  });

  it('are other questions where that on which they depend is another', () => {
    const [first, second] = planned([{ ...LUNCH, id: lunch.id, text: both('Dinner?') }, again()[1]!], asked);
    expect([first!.id === lunch.id, second!.id === dish.id]).toEqual([false, false]);
    expect(second!.shownIf).toEqual({ questionId: first!.id, answers: ['YES'] });
  });

  it('give a new choice an id that no other had', () => {
    const [, more] = planned(again({ options: [both('Vegetarian'), ...WHICH] }), asked);
    expect(more!.options.map(({ id }) => id)).toEqual(['3', '1', '2']);
  });

  it('keep bounds of numbers only, and choices of choices only', () => {
    const [text] = planned([draft('Text', { kind: 'SHORT_TEXT', options: WHICH, minimum: 1, maximum: 2 })]);
    expect([text!.options, text!.minimum, text!.maximum]).toEqual([[], null, null]);
  });
});

describe('questions that are not taken', () => {
  it.each<[string, QuestionDraft[]]>([
    ['TOO_MANY_QUESTIONS questions', Array.from({ length: 21 }, (_, at) => draft(`Q${at}`))],
    ['QUESTIONS_CHANGED questions 0', [draft('Lunch?', { id: 'gone' })]],
    ['QUESTION_TEXT_INVALID questions 0 text', [draft('Lunch?', { text: { km: '', en: 'Lunch?' } })]],
    ['QUESTION_TEXT_INVALID questions 0 text', [draft('a'.repeat(301))]],
    ['QUESTION_TEXT_INVALID questions 0 hint', [draft('Lunch?', { hint: { km: '', en: 'Tell us' } })]],
    [
      'QUESTION_CHOICES_INVALID questions 0 options',
      [draft('Which?', { kind: 'ONE_OF', options: [both('One')] })],
    ],
    [
      'QUESTION_CHOICES_INVALID questions 0 options',
      [draft('Which?', { kind: 'MANY_OF', options: [both('One'), { km: 'Two-km', en: 'One' }] })],
    ],
    [
      'QUESTION_CHOICES_INVALID questions 0 options',
      [draft('Which?', { kind: 'ONE_OF', options: Array.from({ length: 21 }, (_, at) => both(`C${at}`)) })],
    ],
    [
      'QUESTION_CHOICES_INVALID questions 0 options',
      [draft('Which?', { kind: 'ONE_OF', options: [both('One'), { km: '', en: 'Two' }] })],
    ],
    [
      'QUESTION_BOUNDS_INVALID questions 0 maximum',
      [draft('Years?', { kind: 'NUMBER', minimum: 2, maximum: 1 })],
    ],
    [
      'QUESTION_BOUNDS_INVALID questions 0 maximum',
      [draft('Years?', { kind: 'NUMBER', maximum: 1_000_000_000 })],
    ],
    ['CONDITION_INVALID questions 0 shownIf', [draft('Itself', { shownIf: { question: 1, answers: [1] } })]],
    ['CONDITION_INVALID questions 0 shownIf', [{ ...DISH, shownIf: { question: 2, answers: [1] } }, LUNCH]],
    ['CONDITION_INVALID questions 1 shownIf', [LUNCH, { ...DISH, shownIf: { question: 0, answers: [1] } }]],
    ['CONDITION_INVALID questions 1 shownIf', [LUNCH, { ...DISH, shownIf: { question: 1, answers: [] } }]],
    ['CONDITION_INVALID questions 1 shownIf', [LUNCH, { ...DISH, shownIf: { question: 1, answers: [3] } }]],
    ['CONDITION_INVALID questions 1 shownIf', [LEARN, DISH]],
  ])('%s', (code, drafts) => {
    expect(refusal(drafts)).toBe(code);
  });

  it('name one question twice', () => {
    const asked = planned([LUNCH]);
    const twice = { ...LUNCH, id: asked[0]!.id };
    expect(refusal([twice, twice], asked)).toBe('QUESTIONS_CHANGED questions 1');
  });

  it('are 20 at most, and 20 are', () => {
    expect(planned(Array.from({ length: 20 }, (_, at) => draft(`Q${at}`)))).toHaveLength(20);
  });
});
