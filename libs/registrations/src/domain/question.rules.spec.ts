import fc from 'fast-check';
import { aQuestion } from './questions.builder.js';
import {
  type Answers,
  isAskedOf,
  isShown,
  openQuestions,
  type Question,
  readAnswers,
  saidAnswer,
  takesAnswers,
} from './question.rules.js';
import { NOW, someSeats, START } from './seats.builder.js';

const lunch = aQuestion({ id: 'q1', kind: 'YES_NO', isRequired: true });
const which = aQuestion({
  id: 'q2',
  kind: 'ONE_OF',
  isRequired: true,
  options: ['With meat', 'With fish', 'Vegetarian'],
  shownIf: { questionId: 'q1', answers: ['YES'] },
});
const learn = aQuestion({ id: 'q3', kind: 'LONG_TEXT' });
const FORM = [lunch, which, learn];

const given = (answers: Readonly<Record<string, readonly string[]>>): Answers =>
  new Map(Object.entries(answers));
/** What is kept, or each code with where it stands. */
function read(questions: readonly Question[], answers: Readonly<Record<string, readonly string[]>>): unknown {
  const result = readAnswers(questions, given(answers));
  if (result.ok) return Object.fromEntries(result.value);
  const { others, ...first } = result.refusal;
  return [first, ...others].map(({ code, path }) => [code, ...(path ?? [])].join(' '));
}

describe('the answers of a form', () => {
  it.each([
    [{}, ['ANSWER_REQUIRED answers q1']],
    [{ q1: ['YES'] }, ['ANSWER_REQUIRED answers q2']],
    [{ q1: ['YES'], q2: ['9'] }, ['ANSWER_UNKNOWN answers q2']],
    [{ q1: ['YES'], q2: ['3'], q3: ['a'.repeat(2001)] }, ['ANSWER_TOO_LONG answers q3']],
    [{ q1: ['YES'], q3: ['a'.repeat(2001)] }, ['ANSWER_REQUIRED answers q2', 'ANSWER_TOO_LONG answers q3']],
    [{ q1: ['YES', 'NO'], q9: ['x'] }, ['QUESTIONS_CHANGED answers', 'ANSWER_INVALID answers q1']],
  ])('%j are refused, all that is wrong at once', (answers, wrong) => {
    expect(read(FORM, answers)).toEqual(wrong);
  });

  it.each([
    [
      { q1: ['YES'], q2: ['3'] },
      { q1: ['YES'], q2: ['3'] },
    ],
    // What is not shown is neither asked nor kept, right or wrong.
    [{ q1: ['NO'], q2: ['1'] }, { q1: ['NO'] }],
    [{ q1: ['NO'], q2: ['nonsense'], q3: ['  '] }, { q1: ['NO'] }],
    [
      { q1: ['NO'], q3: ['  ទី ១ \n second  '] },
      { q1: ['NO'], q3: ['ទី ១ \n second'] },
    ],
  ])('%j are kept as %j', (answers, kept) => {
    expect(read(FORM, answers)).toEqual(kept);
  });
});

describe('an answer', () => {
  const number = { kind: 'NUMBER', minimum: 0, maximum: 60 } as const;
  it.each([
    [number, '១២', ['12']],
    [number, '012', ['12']],
    [number, '0', ['0']],
    [number, '-0', ['0']],
    [number, '60', ['60']],
    [number, '61', 'NUMBER_OUT_OF_RANGE'],
    [number, '-1', 'NUMBER_OUT_OF_RANGE'],
    [number, 'twelve', 'NUMBER_INVALID'],
    [number, '1.5', 'NUMBER_INVALID'],
    [number, '1000000000', 'NUMBER_INVALID'],
    [{ kind: 'DATE' } as const, '2026-12-08', ['2026-12-08']],
    [{ kind: 'DATE' } as const, '២០២៦-១២-០៨', ['2026-12-08']],
    [{ kind: 'DATE' } as const, '2026-02-30', 'DATE_INVALID'],
    [{ kind: 'DATE' } as const, '8 December', 'DATE_INVALID'],
    [{ kind: 'SHORT_TEXT' } as const, ' two \n lines ', ['two lines']],
    [{ kind: 'SHORT_TEXT' } as const, 'a'.repeat(200), ['a'.repeat(200)]],
    [{ kind: 'SHORT_TEXT' } as const, 'a'.repeat(201), 'ANSWER_TOO_LONG'],
    [{ kind: 'SHORT_TEXT' } as const, 'a\u202eb', 'ANSWER_INVALID'],
    [{ kind: 'YES_NO' } as const, 'MAYBE', 'ANSWER_UNKNOWN'],
  ])('of %j: %j', (question, typed, answer) => {
    const result = readAnswers([aQuestion({ id: 'q', ...question })], given({ q: [typed] }));
    expect(result.ok ? result.value.get('q') : result.refusal.code).toEqual(answer);
  });

  it('of several choices stands in their order, each once', () => {
    const many = aQuestion({ id: 'q', kind: 'MANY_OF', options: ['a', 'b', 'c'] });
    expect(read([many], { q: ['3', '1', '3'] })).toEqual({ q: ['1', '3'] });
  });
});

describe('what is open', () => {
  it.each([
    [{}, ['q1']],
    [{ q1: ['YES'] }, ['q2']],
    [{ q1: ['NO'] }, []],
    [{ q1: ['YES'], q2: ['1'] }, []],
  ])('with %j is %j', (answers, open) => {
    expect(openQuestions(FORM, given(answers)).map(({ id }) => id)).toEqual(open);
  });
});

describe('an answer in words', () => {
  it.each([
    [lunch, ['YES'], { km: 'បាទ/ចាស', en: 'Yes' }],
    [which, ['3'], { km: 'Vegetarian-km', en: 'Vegetarian' }],
    [
      { ...which, kind: 'MANY_OF' } as const,
      ['1', '3'],
      { km: 'With meat-km, Vegetarian-km', en: 'With meat, Vegetarian' },
    ],
    [learn, ['១២'], { km: '១២', en: '១២' }],
    [learn, [], { km: '', en: '' }],
  ])('of %j', (question, answer, said) => {
    expect(saidAnswer(question, answer)).toEqual(said);
  });
});

describe('answers are taken', () => {
  const beforeStart = new Date(START.getTime() - 1);
  it.each([
    ['REGISTRATION', {}, NOW, false, true],
    ['REGISTRATION', {}, beforeStart, false, true],
    ['REGISTRATION', {}, START, true, false],
    ['REGISTRATION', { registrationClosesAt: NOW }, NOW, false, false],
    ['REGISTRATION', { registrationClosesAt: NOW }, NOW, true, true],
    ['REGISTRATION', { state: 'CLOSED' }, NOW, false, false],
    ['REGISTRATION', { state: 'CLOSED' }, NOW, true, true],
    ['AFTER_CONFIRMATION', { state: 'CLOSED' }, beforeStart, false, true],
    ['AFTER_CONFIRMATION', { state: 'CLOSED' }, START, true, false],
    ['AFTER_CONFIRMATION', { state: 'POSTPONED' }, START, false, true],
    ['AFTER_CONFIRMATION', { state: 'CANCELLED' }, NOW, true, false],
  ] as const)('of %s with %j at %s, open: %s: %s', (form, seats, now, hasOpen, taken) => {
    expect(takesAnswers(form, { ...someSeats(seats), now }, hasOpen)).toBe(taken);
  });

  it('of the second form from those who have a seat, of the first from those who wait, too', () => {
    const statuses = ['PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED', 'DECLINED', 'CANCELLED'] as const;
    expect(statuses.filter((status) => isAskedOf('AFTER_CONFIRMATION', status))).toEqual(['CONFIRMED']);
    expect(statuses.filter((status) => isAskedOf('REGISTRATION', status))).toEqual(statuses.slice(0, 4));
  });
});

/** A form of choices with conditions on earlier ones, and whatever somebody may send. */
const forms = fc
  .array(
    fc.record({
      many: fc.boolean(),
      isRequired: fc.boolean(),
      on: fc.nat(9),
      answers: fc.subarray(['1', '2', '3'], { minLength: 1 }),
    }),
    { minLength: 1, maxLength: 8 },
  )
  .map((drafts) =>
    drafts.map(({ many, isRequired, on, answers }, at) =>
      aQuestion({
        id: `q${at}`,
        kind: many ? 'MANY_OF' : 'ONE_OF',
        isRequired,
        options: ['a', 'b', 'c'],
        shownIf: on < at ? { questionId: `q${on}`, answers } : null,
      }),
    ),
  );
const typings = fc.dictionary(
  fc.integer({ min: 0, max: 7 }).map((at) => `q${at}`),
  fc.subarray(['1', '2', '3', 'nonsense']),
);

describe('conditions', () => {
  it('keep no answer of what is not shown, and refuse for nothing that is not shown', () => {
    fc.assert(
      fc.property(forms, typings, (form, typed) => {
        const known = Object.fromEntries(
          Object.entries(typed).filter(([id]) => form.some((q) => q.id === id)),
        );
        const result = readAnswers(form, given(known));
        if (result.ok) {
          for (const question of form)
            if (!isShown(question, result.value)) expect(result.value.has(question.id)).toBe(false);
          expect(openQuestions(form, result.value)).toEqual([]);
          // What was kept is kept again as it is.
          expect(read(form, Object.fromEntries(result.value))).toEqual(Object.fromEntries(result.value));
          return;
        }
        const shown = new Map<string, readonly string[]>();
        for (const question of form) {
          const answer = known[question.id] ?? [];
          const isRight = question.kind === 'MANY_OF' || answer.length < 2;
          if (isShown(question, shown) && isRight && answer.length > 0 && !answer.includes('nonsense'))
            shown.set(question.id, answer);
        }
        for (const { path } of [result.refusal, ...result.refusal.others])
          expect(
            isShown(
              form.find(({ id }) => id === path?.[1])!,
              shown,
            ),
          ).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
