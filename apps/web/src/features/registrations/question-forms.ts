import type { QuestionPartsFragment } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';

/** How the fields of answers begin. */
export const ANSWER = 'answer-';
/** Field of the answer to a question. */
export const answerField = (questionId: string): string => `${ANSWER}${questionId}`;

type Asked = Pick<QuestionPartsFragment, 'id' | 'shownIf'>;

/** The number of a question in its form, from 1. */
const numberOf = (questions: readonly Asked[], id: string): number =>
  questions.findIndex((question) => question.id === id) + 1;

/** Numbers of the questions that this answer shows, for the styles: `3 5`. */
export function opensOf(questions: readonly Asked[], { id }: Asked, code: string): string | undefined {
  const opened = questions.filter(
    ({ shownIf }) => shownIf?.questionId === id && shownIf.answers.includes(code),
  );
  return opened.map((question) => numberOf(questions, question.id)).join(' ') || undefined;
}

/** `shown-3`: hidden until an answer shows question 3. Below a question that is hidden itself, hidden with it. */
export const shownClasses = (questions: readonly Asked[], question: Asked): string | undefined =>
  conditionsOf(questions, question)
    .map((number) => `shown-${number}`)
    .join(' ') || undefined;

function conditionsOf(questions: readonly Asked[], { id, shownIf }: Asked): number[] {
  const before = questions.find((question) => question.id === shownIf?.questionId);
  return shownIf ? [numberOf(questions, id), ...(before ? conditionsOf(questions, before) : [])] : [];
}

/** What came back of an answer, whether it stood once or several times. */
export const givenIn = (submission: Submission, name: string): readonly string[] =>
  submission.lists?.[name] ?? [submission.values[name] ?? ''].filter(Boolean);

/** Mistakes as the summary tells them: each names its question. */
export const namingQuestions = (
  errors: readonly FieldError[],
  questions: readonly Pick<QuestionPartsFragment, 'id' | 'text'>[],
  say: (text: QuestionPartsFragment['text']) => string,
): FieldError[] =>
  errors.map((error) => {
    const question = questions.find(({ id }) => error.field === answerField(id));
    return question ? { ...error, message: `${say(question.text)} — ${error.message}` } : error;
  });
