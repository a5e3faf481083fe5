import type { Question } from './question.rules.js';

/** A question for tests: a short text that need not be answered, shown always; choices by their English words, with the ids 1, 2, 3. */
export const aQuestion = ({
  options = [],
  ...question
}: Partial<Omit<Question, 'options'>> & {
  readonly id: string;
  readonly options?: readonly string[];
}): Question => ({
  form: 'REGISTRATION',
  kind: 'SHORT_TEXT',
  text: { km: 'សំណួរ', en: 'Question' },
  hint: null,
  isRequired: false,
  minimum: null,
  maximum: null,
  shownIf: null,
  ...question,
  options: options.map((en, at) => ({ id: String(at + 1), text: { km: `${en}-km`, en } })),
});
