/* What becomes of the questions of a session when somebody writes them anew. Pure. Source: docs/stories/questions.md. */

import { isLocalized, tidied } from '#catalogue';
import { accept, type LocalizedText, newId, refuse, type Refusal, type Result } from '#kernel';
import {
  choicesOf,
  LARGEST_NUMBER,
  type Question,
  type QuestionForm,
  type QuestionKind,
  type QuestionOption,
} from './question.rules.js';

/** A question as it is written. */
export interface QuestionDraft {
  /** Of the question that it was; null for a new one. */
  readonly id: string | null;
  readonly kind: QuestionKind;
  readonly text: LocalizedText;
  readonly hint: LocalizedText | null;
  readonly isRequired: boolean;
  readonly options: readonly LocalizedText[];
  readonly minimum: number | null;
  readonly maximum: number | null;
  /** Numbers from 1: of an earlier question of the list, and of its answers; of YES_NO 1 is yes and 2 is no. */
  readonly shownIf: { readonly question: number; readonly answers: readonly number[] } | null;
}

export type QuestionPlanRefusal = Refusal<
  | 'TOO_MANY_QUESTIONS'
  | 'QUESTIONS_CHANGED'
  | 'QUESTION_TEXT_INVALID'
  | 'QUESTION_CHOICES_INVALID'
  | 'QUESTION_BOUNDS_INVALID'
  | 'CONDITION_INVALID'
>;

/** Of one form. */
export const MOST_QUESTIONS = 20;
export const MOST_OPTIONS = 20;
/** Longest texts, in characters. */
export const LONGEST_QUESTION_TEXT = { text: 300, hint: 300, option: 200 } as const;

const HAS_OPTIONS: ReadonlySet<QuestionKind> = new Set(['ONE_OF', 'MANY_OF']);
const SETS_CONDITIONS: ReadonlySet<QuestionKind> = new Set(['YES_NO', 'ONE_OF', 'MANY_OF']);

/** The questions of a form as they are from now on, in their order. One whose meaning stays is the same question with the same id;
 *  any other is a new one. Refuses: TOO_MANY_QUESTIONS, QUESTIONS_CHANGED for an id that is not asked (any more) or stands twice, and
 *  at the field QUESTION_TEXT_INVALID (of 300 characters at most in each language), QUESTION_CHOICES_INVALID (2 to 20, of 200 characters,
 *  each once), QUESTION_BOUNDS_INVALID, CONDITION_INVALID (no answer of an earlier question that has choices). */
export function planQuestions(
  form: QuestionForm,
  asked: readonly Question[],
  drafts: readonly QuestionDraft[],
): Result<Question[], QuestionPlanRefusal> {
  if (drafts.length > MOST_QUESTIONS)
    return refuse('TOO_MANY_QUESTIONS', { path: ['questions'], detail: { most: MOST_QUESTIONS } });
  const planned: Question[] = [];
  for (const [at, draft] of drafts.entries()) {
    const was = asked.find(({ id }) => id === draft.id) ?? null;
    if (draft.id && (!was || planned.some(({ id }) => id === draft.id)))
      return refuse('QUESTIONS_CHANGED', { path: ['questions', String(at)] });
    const read = readDraft(form, planned, draft, was);
    if (!read.ok)
      return refuse(read.refusal.code, {
        path: ['questions', String(at), ...(read.refusal.path ?? [])],
        ...(read.refusal.detail && { detail: read.refusal.detail }),
      });
    planned.push(read.value);
  }
  return accept(planned);
}

function readDraft(
  form: QuestionForm,
  before: readonly Question[],
  draft: QuestionDraft,
  was: Question | null,
): Result<Question, QuestionPlanRefusal> {
  const { kind, isRequired } = draft;
  const text = tidied(draft.text);
  if (!isLocalized(text, LONGEST_QUESTION_TEXT.text))
    return refuse('QUESTION_TEXT_INVALID', { path: ['text'] });
  const hint = draft.hint && (draft.hint.km.trim() || draft.hint.en.trim()) ? tidied(draft.hint) : null;
  if (hint && !isLocalized(hint, LONGEST_QUESTION_TEXT.hint))
    return refuse('QUESTION_TEXT_INVALID', { path: ['hint'] });
  const texts = HAS_OPTIONS.has(kind) ? draft.options.map(tidied) : [];
  if (HAS_OPTIONS.has(kind) && !areOptions(texts))
    return refuse('QUESTION_CHOICES_INVALID', { path: ['options'] });
  const bounds = kind === 'NUMBER' ? draft : { minimum: null, maximum: null };
  if (!areBounds(bounds)) return refuse('QUESTION_BOUNDS_INVALID', { path: ['maximum'] });
  const shownIf = draft.shownIf && conditionOf(before, draft.shownIf);
  if (draft.shownIf && !shownIf) return refuse('CONDITION_INVALID', { path: ['shownIf'] });
  const question: Question = {
    id: '',
    form,
    kind,
    text,
    hint,
    isRequired,
    options: withIds(texts, was?.options ?? []),
    minimum: bounds.minimum,
    maximum: bounds.maximum,
    shownIf,
  };
  return accept({ ...question, id: was && meansTheSame(was, question) ? was.id : newId() });
}

function areOptions(texts: readonly LocalizedText[]): boolean {
  const isOnce = (language: 'km' | 'en'): boolean =>
    new Set(texts.map((text) => text[language])).size === texts.length;
  return (
    texts.length >= 2 &&
    texts.length <= MOST_OPTIONS &&
    texts.every((text) => isLocalized(text, LONGEST_QUESTION_TEXT.option)) &&
    isOnce('km') &&
    isOnce('en')
  );
}

const isBound = (bound: number | null): boolean =>
  bound === null || (Number.isInteger(bound) && Math.abs(bound) <= LARGEST_NUMBER);

const areBounds = ({ minimum, maximum }: Pick<Question, 'minimum' | 'maximum'>): boolean =>
  isBound(minimum) && isBound(maximum) && (minimum === null || maximum === null || minimum <= maximum);

/** The condition by the ids that the earlier questions have now; null for one that is none. */
function conditionOf(
  before: readonly Question[],
  { question: number, answers }: NonNullable<QuestionDraft['shownIf']>,
): Question['shownIf'] {
  const question = before[number - 1];
  if (!question || !SETS_CONDITIONS.has(question.kind) || answers.length === 0) return null;
  const choices = choicesOf(question).map(({ id }) => id);
  const ids = choices.filter((_, at) => answers.includes(at + 1));
  return ids.length === new Set(answers).size ? { questionId: question.id, answers: ids } : null;
}

/** A choice of the same words is the same choice; no id is given twice. */
function withIds(texts: readonly LocalizedText[], were: readonly QuestionOption[]): QuestionOption[] {
  let last = Math.max(0, ...were.map(({ id }) => Number(id)));
  return texts.map((text) => {
    const was = were.find((option) => alike(option.text, text));
    if (was) return { id: was.id, text };
    last += 1;
    return { id: String(last), text };
  });
}

const alike = (a: LocalizedText, b: LocalizedText): boolean => a.km === b.km && a.en === b.en;

/** Would an answer to the one be an answer to the other? A choice more changes nothing of the others. */
function meansTheSame(was: Question, is: Question): boolean {
  return (
    was.kind === is.kind &&
    alike(was.text, is.text) &&
    was.options.every((option) => is.options.some(({ id }) => id === option.id)) &&
    was.shownIf?.questionId === is.shownIf?.questionId &&
    was.shownIf?.answers.join() === is.shownIf?.answers.join()
  );
}
