/* Which questions are shown to somebody, and whether their answers are complete. Pure. Source: docs/stories/questions.md. */

import {
  accept,
  hasForbiddenCharacters,
  hasSomethingToSee,
  type LocalizedText,
  refuse,
  type Refusal,
  type Result,
  tidyText,
  toAsciiDigits,
} from '#kernel';
import type { RegistrationStatus } from './registration.entity.js';
import type { Seats } from './seats.rules.js';

export const QUESTION_KINDS = [
  'SHORT_TEXT',
  'LONG_TEXT',
  'YES_NO',
  'ONE_OF',
  'MANY_OF',
  'NUMBER',
  'DATE',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** REGISTRATION: asked with registering. AFTER_CONFIRMATION: asked of those who have a seat. */
export const QUESTION_FORMS = ['REGISTRATION', 'AFTER_CONFIRMATION'] as const;
export type QuestionForm = (typeof QUESTION_FORMS)[number];

/** The answers to YES_NO. */
const YES_NO: readonly QuestionOption[] = [
  { id: 'YES', text: { km: 'បាទ/ចាស', en: 'Yes' } },
  { id: 'NO', text: { km: 'ទេ', en: 'No' } },
];

/** Longest answers, in characters. */
export const LONGEST_ANSWER = { SHORT_TEXT: 200, LONG_TEXT: 2000 } as const;

export interface QuestionOption {
  /** The question's own, as answers hold it. */
  readonly id: string;
  readonly text: LocalizedText;
}

export interface Question {
  readonly id: string;
  readonly form: QuestionForm;
  readonly kind: QuestionKind;
  readonly text: LocalizedText;
  readonly hint: LocalizedText | null;
  readonly isRequired: boolean;
  /** Of ONE_OF and MANY_OF, in their order; none otherwise. */
  readonly options: readonly QuestionOption[];
  /** Of NUMBER; null for no bound. */
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Shown only where this earlier question of the form has one of these answers; null: always. */
  readonly shownIf: { readonly questionId: string; readonly answers: readonly string[] } | null;
}

/** Answers by the question's id: one text, or the ids of choices. */
export type Answers = ReadonlyMap<string, readonly string[]>;

export type AnswerRefusalCode =
  | 'ANSWER_REQUIRED'
  | 'ANSWER_TOO_LONG'
  | 'ANSWER_INVALID'
  | 'ANSWER_UNKNOWN'
  | 'NUMBER_INVALID'
  | 'NUMBER_OUT_OF_RANGE'
  | 'DATE_INVALID'
  | 'QUESTIONS_CHANGED';

/** The first thing that is wrong, and the others; each with the path `['answers', <id of the question>]`. */
export interface AnswersRefusal extends Refusal<AnswerRefusalCode> {
  readonly others: readonly Refusal<AnswerRefusalCode>[];
}

/** What may be chosen, in its order; nothing where something is typed. */
export const choicesOf = ({
  kind,
  options,
}: Pick<Question, 'kind' | 'options'>): readonly QuestionOption[] => (kind === 'YES_NO' ? YES_NO : options);

/** An answer in words: of choices theirs, of anything else what was typed. */
export function saidAnswer(
  question: Pick<Question, 'kind' | 'options'>,
  answer: readonly string[],
): LocalizedText {
  const choices = choicesOf(question);
  const say = (language: keyof LocalizedText): string =>
    answer.map((one) => choices.find(({ id }) => id === one)?.text[language] ?? one).join(', ');
  return { km: say('km'), en: say('en') };
}

export const isShown = ({ shownIf }: Pick<Question, 'shownIf'>, answers: Answers): boolean =>
  shownIf === null ||
  (answers.get(shownIf.questionId) ?? []).some((answer) => shownIf.answers.includes(answer));

/** Reads what was typed for the questions of one form, which stand in their order. Accepts what is kept: an answer of each question
 *  that is shown and was answered, and none of one that is not shown. Refuses everything that is wrong at once, QUESTIONS_CHANGED for
 *  a question that is not among them. */
export function readAnswers(questions: readonly Question[], typed: Answers): Result<Answers, AnswersRefusal> {
  const kept = new Map<string, readonly string[]>();
  const wrong: Refusal<AnswerRefusalCode>[] = [];
  const asked = new Set(questions.map(({ id }) => id));
  if ([...typed.keys()].some((id) => !asked.has(id)))
    wrong.push({ code: 'QUESTIONS_CHANGED', path: ['answers'] });
  for (const question of questions) {
    if (!isShown(question, kept)) continue;
    const read = readAnswer(question, typed.get(question.id) ?? []);
    if (!read.ok) wrong.push({ ...read.refusal, path: ['answers', question.id] });
    else if (read.value.length > 0) kept.set(question.id, read.value);
    else if (question.isRequired) wrong.push({ code: 'ANSWER_REQUIRED', path: ['answers', question.id] });
  }
  const [first, ...others] = wrong;
  return first ? { ok: false, refusal: { ...first, others } } : accept(kept);
}

/** Of the questions, those that must be answered, are shown, and are not answered. `open_questions` is the same in SQL. */
export const openQuestions = (questions: readonly Question[], answers: Answers): Question[] =>
  questions.filter(
    (question) => question.isRequired && !answers.has(question.id) && isShown(question, answers),
  );

const ASKED_OF: Readonly<Record<QuestionForm, ReadonlySet<RegistrationStatus>>> = {
  REGISTRATION: new Set(['PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED']),
  AFTER_CONFIRMATION: new Set(['CONFIRMED']),
};

/** Is the form asked of a registration that stands like this? */
export const isAskedOf = (form: QuestionForm, status: RegistrationStatus): boolean =>
  ASKED_OF[form].has(status);

/** Is a change of what was answered looked at anew? Where the session asks for approval, of whoever has the seat, and of the form that was
 *  there to decide by. Source: docs/stories/approvals.md, *Changed afterwards*. */
export const isLookedAt = (
  form: QuestionForm,
  { needsApproval }: Pick<Seats, 'needsApproval'>,
  { status }: { readonly status: RegistrationStatus },
): boolean => form === 'REGISTRATION' && needsApproval && status === 'CONFIRMED';

/** May answers still be given or changed? The second form until the session starts; the first until registration closes, and while a
 *  question of it is open until the session starts. A session without a date has no start. */
export function takesAnswers(
  form: QuestionForm,
  {
    state,
    closesAt,
    registrationClosesAt,
    now,
  }: Pick<Seats, 'state' | 'closesAt' | 'registrationClosesAt'> & { readonly now: Date },
  hasOpen: boolean,
): boolean {
  if (state === 'CANCELLED') return false;
  if (state !== 'POSTPONED' && closesAt <= now) return false;
  if (form === 'AFTER_CONFIRMATION' || hasOpen) return true;
  return state !== 'CLOSED' && (registrationClosesAt === null || registrationClosesAt > now);
}

type ReadAnswer = Result<readonly string[], Refusal<AnswerRefusalCode>>;

/** Empty for no answer. */
function readAnswer(question: Question, typed: readonly string[]): ReadAnswer {
  const given = typed.map(tidyText).filter(hasSomethingToSee);
  if (given.length === 0) return accept([]);
  if (question.kind === 'MANY_OF') return readChoices(question, given);
  const [text = ''] = given;
  if (given.length > 1) return refuse('ANSWER_INVALID');
  switch (question.kind) {
    case 'SHORT_TEXT':
    case 'LONG_TEXT':
      return readText(question.kind, text);
    case 'NUMBER':
      return readNumber(question, text);
    case 'DATE':
      return readDate(text);
    default:
      return readChoices(question, given);
  }
}

function readText(kind: 'SHORT_TEXT' | 'LONG_TEXT', text: string): ReadAnswer {
  const line = kind === 'SHORT_TEXT' ? text.replace(/\s+/g, ' ') : text;
  if (hasForbiddenCharacters(line)) return refuse('ANSWER_INVALID');
  const longest = LONGEST_ANSWER[kind];
  return line.length > longest ? refuse('ANSWER_TOO_LONG', { detail: { longest } }) : accept([line]);
}

/** In the order of the choices, each once. */
function readChoices(question: Question, given: readonly string[]): ReadAnswer {
  const choices = choicesOf(question).map(({ id }) => id);
  if (given.some((choice) => !choices.includes(choice))) return refuse('ANSWER_UNKNOWN');
  return accept(choices.filter((choice) => given.includes(choice)));
}

/** Nobody counts further. */
export const LARGEST_NUMBER = 999_999_999;

function readNumber({ minimum, maximum }: Question, text: string): ReadAnswer {
  const plain = toAsciiDigits(text).replace(/^\u2212/, '-');
  if (!/^-?\d{1,9}$/.test(plain)) return refuse('NUMBER_INVALID');
  const number = Number(plain);
  const [from, to] = [minimum ?? -LARGEST_NUMBER, maximum ?? LARGEST_NUMBER];
  return number < from || number > to
    ? refuse('NUMBER_OUT_OF_RANGE', { detail: { from, to } })
    : accept([String(number + 0)]);
}

function readDate(text: string): ReadAnswer {
  const plain = toAsciiDigits(text);
  const isDay = /^(?:19|20|21)\d\d-\d\d-\d\d$/.test(plain);
  const day = new Date(`${plain}T00:00:00Z`);
  return isDay && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(plain)
    ? accept([plain])
    : refuse('DATE_INVALID');
}
