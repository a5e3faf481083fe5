import { describe, expect, it } from 'vitest';
import { besideRows } from '../../../server/forms/asking-forms';
import {
  NEW_QUESTION,
  questionRows,
  questionValues,
  type QuestionRow,
  rowsAfterAct,
  toInput,
} from './questions-view';

const row = (textEn: string, more: Partial<QuestionRow> = {}): QuestionRow => ({
  ...NEW_QUESTION,
  textEn,
  ...more,
});
const lunch = row('Lunch?');
const which = row('Which?', {
  kind: 'ONE_OF',
  optionsKm: 'សាច់\r\nត្រី',
  optionsEn: ' Meat \n\nFish',
  shownIf: [{ row: 0, answer: 0 }],
});
const years = row('Years?', { kind: 'NUMBER', required: false, minimum: '០', maximum: '៦០' });
const ROWS = [lunch, which, years];
const names = (rows: readonly QuestionRow[] | null): string[] => (rows ?? []).map(({ textEn }) => textEn);

describe('the fields of questions', () => {
  it('come back as they were written', () => {
    expect(questionRows(questionValues(ROWS))).toEqual(ROWS);
  });

  it('are what the api takes: a choice on each line, figures in either digits', () => {
    expect(toInput(which)).toMatchObject({
      options: [
        { km: 'សាច់', en: 'Meat' },
        { km: 'ត្រី', en: 'Fish' },
      ],
      shownIf: { question: 1, answers: [1] },
      minimum: null,
    });
    expect(toInput(years)).toMatchObject({ minimum: 0, maximum: 60, required: false });
    expect(toInput(lunch)).not.toHaveProperty('hint');
    expect(toInput(lunch)).not.toHaveProperty('id');
  });

  it.each([
    ['a figure that is none', { minimum: 'ten' }, { minimum: 1_999_999_999 }],
    ['choices of one language', { optionsKm: '', optionsEn: 'Meat' }, { options: [{ km: '', en: 'Meat' }] }],
    [
      'answers of two questions',
      {
        shownIf: [
          { row: 0, answer: 0 },
          { row: 1, answer: 0 },
        ],
      },
      { shownIf: { question: 0, answers: [1, 1] } },
    ],
  ])('send %s so that it is refused', (_, more, sent) => {
    expect(toInput(row('Q', more))).toMatchObject(sent);
  });
});

describe('the buttons of the page', () => {
  it.each([
    ['add', ['Lunch?', 'Which?', 'Years?', '']],
    ['look', ['Lunch?', 'Which?', 'Years?']],
    ['remove-2', ['Lunch?', 'Which?']],
    ['up-2', ['Lunch?', 'Years?', 'Which?']],
    ['down-0', ['Which?', 'Lunch?', 'Years?']],
    ['up-0', ['Lunch?', 'Which?', 'Years?']],
    ['down-2', ['Lunch?', 'Which?', 'Years?']],
    ['remove-9', ['Lunch?', 'Which?', 'Years?']],
  ])('%s', (act, left) => {
    expect(names(rowsAfterAct(act, ROWS))).toEqual(left);
  });

  it('save by none of these', () => {
    expect([rowsAfterAct('', ROWS), rowsAfterAct('remove-', ROWS)]).toEqual([null, null]);
  });

  it('move a condition along with what it speaks of, and drop one that speaks of what is gone or comes later', () => {
    const moved = rowsAfterAct('up-2', ROWS)!;
    expect(moved[2]!.shownIf).toEqual([{ row: 0, answer: 0 }]);
    expect(rowsAfterAct('remove-0', ROWS)![0]!.shownIf).toEqual([]);
    expect(rowsAfterAct('down-0', ROWS)![0]!.shownIf).toEqual([]);
  });
});

describe('a refusal', () => {
  it.each([
    [['questions', '3', 'text'], 'textKm-3'],
    [['questions', '0', 'hint'], 'hintKm-0'],
    [['questions', '1', 'options'], 'optionsKm-1'],
    [['questions', '1', 'maximum'], 'maximum-1'],
    [['questions', '2', 'shownIf'], 'if-2'],
    [['questions'], ''],
    [['questions', '2'], ''],
    [[], ''],
  ])('at %j stands at %s', (path, field) => {
    expect(besideRows([{ code: 'X', message: 'y', path }])).toEqual([{ field, code: 'X', message: 'y' }]);
  });
});
