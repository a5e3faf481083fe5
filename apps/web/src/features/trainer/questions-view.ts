import type { QuestionKind, QuestionPartsFragment, SessionQuestionInput } from '../../shared/gql/graphql';
import { toAsciiDigits } from '../../shared/lib/digits';

/** How the fields of a question begin, one of each for every row: `kind-0`, `textKm-0` … A condition is a box for each answer of each
 *  question before: `if-3-0-1` says that question 3 is shown where question 0 has its answer 1. */
export const QUESTION_FIELDS = [
  'id-',
  'kind-',
  'textKm-',
  'textEn-',
  'hintKm-',
  'hintEn-',
  'required-',
  'optionsKm-',
  'optionsEn-',
  'minimum-',
  'maximum-',
  'if-',
] as const;

export const QUESTION_KINDS: readonly QuestionKind[] = [
  'YES_NO',
  'ONE_OF',
  'MANY_OF',
  'SHORT_TEXT',
  'LONG_TEXT',
  'NUMBER',
  'DATE',
];
/** Twenty choices of two hundred letters. */
export const LONGEST_OPTIONS = 5_000;

/** A question as it is typed. */
export interface QuestionRow {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly textKm: string;
  readonly textEn: string;
  readonly hintKm: string;
  readonly hintEn: string;
  readonly required: boolean;
  /** A line each. */
  readonly optionsKm: string;
  readonly optionsEn: string;
  readonly minimum: string;
  readonly maximum: string;
  /** Numbers from 0 of an earlier row and of its answer. */
  readonly shownIf: readonly { readonly row: number; readonly answer: number }[];
}

export const NEW_QUESTION: QuestionRow = {
  id: '',
  kind: 'YES_NO',
  textKm: '',
  textEn: '',
  hintKm: '',
  hintEn: '',
  required: true,
  optionsKm: '',
  optionsEn: '',
  minimum: '',
  maximum: '',
  shownIf: [],
};

type Values = Readonly<Record<string, string>>;

/** The questions of a form, in the order of their numbers. */
export function questionRows(values: Values): QuestionRow[] {
  const numbers = Object.keys(values).flatMap((name) => /^kind-(\d{1,2})$/.exec(name)?.[1] ?? []);
  return numbers
    .toSorted((a, b) => Number(a) - Number(b))
    .map((number) => {
      const field = (name: string): string => values[`${name}-${number}`] ?? '';
      return {
        id: field('id'),
        kind: QUESTION_KINDS.find((kind) => kind === field('kind')) ?? 'SHORT_TEXT',
        textKm: field('textKm'),
        textEn: field('textEn'),
        hintKm: field('hintKm'),
        hintEn: field('hintEn'),
        required: field('required') === 'on',
        optionsKm: field('optionsKm'),
        optionsEn: field('optionsEn'),
        minimum: field('minimum'),
        maximum: field('maximum'),
        shownIf: Object.keys(values).flatMap((name) => {
          const [, at, row, answer] = /^if-(\d{1,2})-(\d{1,2})-(\d{1,2})$/.exec(name) ?? [];
          return at === number && row && answer ? [{ row: Number(row), answer: Number(answer) }] : [];
        }),
      };
    });
}

/** The fields of questions, numbered from 0. */
export const questionValues = (rows: readonly QuestionRow[]): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(({ required, shownIf, ...texts }, at) => [
      ...Object.entries(texts).map(([name, value]) => [`${name}-${at}`, value]),
      [`required-${at}`, required ? 'on' : ''],
      ...shownIf.map(({ row, answer }) => [`if-${at}-${row}-${answer}`, 'on']),
    ]),
  );

/** The form as the session asks it now. */
export const rowsOf = (questions: readonly QuestionPartsFragment[]): QuestionRow[] =>
  questions.map((question) => {
    const before = questions.findIndex(({ id }) => id === question.shownIf?.questionId);
    const typed = question.kind === 'YES_NO' ? [] : question.options;
    return {
      id: question.id,
      kind: question.kind,
      textKm: question.text.km,
      textEn: question.text.en,
      hintKm: question.hint?.km ?? '',
      hintEn: question.hint?.en ?? '',
      required: question.required,
      optionsKm: typed.map(({ text }) => text.km).join('\n'),
      optionsEn: typed.map(({ text }) => text.en).join('\n'),
      minimum: String(question.minimum ?? ''),
      maximum: String(question.maximum ?? ''),
      shownIf: (question.shownIf?.answers ?? []).map((code) => ({
        row: before,
        answer: questions[before]?.options.findIndex((option) => option.code === code) ?? 0,
      })),
    };
  });

export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);

/** The rows after a button of the page: one more, one less, one moved; null for saving. What a condition speaks of moves along with it;
 *  where that is gone, or no longer stands before, the condition is gone. */
export function rowsAfterAct(act: string, rows: readonly QuestionRow[]): readonly QuestionRow[] | null {
  if (act === 'add') return [...rows, NEW_QUESTION];
  if (act === 'look') return rows;
  const [, what, number] = /^(remove|up|down)-(\d{1,2})$/.exec(act) ?? [];
  if (!what || number === undefined) return null;
  const at = Number(number);
  const order = rows.map((_, n) => n);
  if (what === 'remove') order.splice(at, 1);
  else {
    const to = what === 'up' ? at - 1 : at + 1;
    if (at < rows.length && to >= 0 && to < rows.length) order.splice(to, 0, ...order.splice(at, 1));
  }
  return order.map((was, now) => {
    const row = rows[was]!;
    const shownIf = row.shownIf.flatMap((on) => {
      const before = order.indexOf(on.row);
      return before >= 0 && before < now ? [{ ...on, row: before }] : [];
    });
    return { ...row, shownIf };
  });
}

/** What was typed as the api takes it. A figure that is none becomes one that the api refuses, beside its field; so does a condition on
 *  answers of several questions, and choices of which there are not as many in both languages. */
export function toInput(row: QuestionRow): SessionQuestionInput {
  const [km, en] = [linesOf(row.optionsKm), linesOf(row.optionsEn)];
  const most = Math.max(km.length, en.length);
  const [first] = row.shownIf;
  const isOne = row.shownIf.every((on) => on.row === first?.row);
  return {
    ...(row.id && { id: row.id }),
    kind: row.kind,
    text: { km: row.textKm, en: row.textEn },
    ...((row.hintKm.trim() || row.hintEn.trim()) && { hint: { km: row.hintKm, en: row.hintEn } }),
    required: row.required,
    options: Array.from({ length: most }, (_, at) => ({ km: km[at] ?? '', en: en[at] ?? '' })),
    minimum: wholeOf(row.minimum),
    maximum: wholeOf(row.maximum),
    ...(first && {
      shownIf: { question: isOne ? first.row + 1 : 0, answers: row.shownIf.map(({ answer }) => answer + 1) },
    }),
  };
}

/** Beyond every bound for what is no whole number. */
const NO_NUMBER = 1_999_999_999;

function wholeOf(typed: string): number | null {
  const plain = toAsciiDigits(typed.trim());
  if (plain === '') return null;
  return /^-?\d{1,9}$/.test(plain) ? Number(plain) : NO_NUMBER;
}
