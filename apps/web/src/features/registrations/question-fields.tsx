import type { QuestionPartsFragment } from '../../shared/gql/graphql';
import type { FieldError, Submission } from '../../shared/lib/frame';
import { Field, FieldMessage } from '../../shared/ui/field';
import { Say, useLanguage } from '../../shared/ui/language';
import { TextArea } from '../../shared/ui/text-area';
import { answerField, givenIn, shownClasses, opensOf } from './question-forms';

interface QuestionFieldsProps {
  /** Of one form, in their order. */
  readonly questions: readonly QuestionPartsFragment[];
  /** What stands in a field: what was typed, or answered before. */
  readonly given?: (question: QuestionPartsFragment) => readonly string[];
  /** The form that came back, where that is all that can stand in it. */
  readonly submission?: Submission | null;
  readonly errors: readonly FieldError[];
  readonly focus?: Submission['focus'] | null;
}

/** The questions of a form. One with a condition is there always, and its style hides it until the answers say so: no script decides
 *  what is asked, and without styles a line says when to answer. */
export function QuestionFields({
  questions,
  given,
  submission = null,
  errors,
  focus = null,
}: QuestionFieldsProps) {
  if (questions.length === 0) return null;
  return (
    <div className="asked stack-24">
      {questions.map((question) => (
        <div key={question.id} className={shownClasses(questions, question)}>
          <QuestionField
            question={question}
            questions={questions}
            given={given?.(question) ?? (submission ? givenIn(submission, answerField(question.id)) : [])}
            errors={errors}
            focused={focus?.field === answerField(question.id)}
          />
        </div>
      ))}
    </div>
  );
}

interface QuestionFieldProps extends Pick<QuestionFieldsProps, 'questions' | 'errors'> {
  readonly question: QuestionPartsFragment;
  readonly given: readonly string[];
  readonly focused: boolean;
}

function QuestionField({ question, questions, given, errors, focused }: QuestionFieldProps) {
  const language = useLanguage();
  const { say } = language;
  const name = answerField(question.id);
  if (question.options.length > 0)
    return <Choices question={question} questions={questions} given={given} errors={errors} />;
  const label = labelOf(question, language);
  const hint = <Hint question={question} questions={questions} />;
  // One that may be hidden must not keep the browser from sending the form.
  const required = question.required && !question.shownIf;
  if (question.kind === 'LONG_TEXT')
    return (
      <>
        <TextArea
          name={name}
          label={label}
          {...(question.hint && { hint: say(question.hint) })}
          value={given[0] ?? ''}
          errors={errors}
          required={required}
          focused={focused}
        />
        <OnlyIf question={question} questions={questions} />
      </>
    );
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      {(marks) => (
        <input
          className={question.kind === 'SHORT_TEXT' ? 'input' : 'input input--short'}
          {...marks}
          type={question.kind === 'DATE' ? 'date' : 'text'}
          {...(question.kind === 'NUMBER' && { inputMode: 'numeric' as const })}
          maxLength={question.kind === 'SHORT_TEXT' ? 200 : 12}
          defaultValue={given[0] ?? ''}
          required={required}
          autoComplete="off"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus is given back, not taken
          autoFocus={focused}
        />
      )}
    </Field>
  );
}

function Choices({ question, questions, given, errors }: Omit<QuestionFieldProps, 'focused'>) {
  const language = useLanguage();
  const { t } = language;
  const name = answerField(question.id);
  const error = errors.find(({ field }) => field === name);
  const many = question.kind === 'MANY_OF';
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className={error ? 'field field--error' : 'field'}
      aria-describedby={error && `${name}-error`}
    >
      <legend>{labelOf(question, language)}</legend>
      <span className="hint">
        <Hint question={question} questions={questions} />
      </span>
      {error && <FieldMessage id={`${name}-error`}>{error.message}</FieldMessage>}
      {question.options.map(({ code, text }) => (
        <label key={code} className="check">
          <input
            type={many ? 'checkbox' : 'radio'}
            name={name}
            value={code}
            defaultChecked={given.includes(code)}
            required={question.required && !question.shownIf && !many}
            data-opens={opensOf(questions, question, code)}
          />
          <span>
            <Say text={text} />
          </span>
        </label>
      ))}
      {!many && !question.required && (
        <label className="check">
          <input type="radio" name={name} value="" defaultChecked={given.length === 0} />
          <span className="muted">{t('register.no-answer')}</span>
        </label>
      )}
    </fieldset>
  );
}

const labelOf = (
  { text, required }: QuestionPartsFragment,
  { say, t }: ReturnType<typeof useLanguage>,
): string => (required ? say(text) : t('register.optional', { question: say(text) }));

type OfQuestion = Pick<QuestionFieldProps, 'question' | 'questions'>;

function Hint({ question, questions }: OfQuestion) {
  const { t } = useLanguage();
  const { minimum, maximum } = question;
  const bounded = typeof minimum === 'number' && typeof maximum === 'number';
  return (
    <>
      {question.hint && <Say text={question.hint} />}
      {bounded && <span className="under">{t('register.bounds', { from: minimum, to: maximum })}</span>}
      <OnlyIf question={question} questions={questions} />
    </>
  );
}

/** When to answer, where styles hide nothing. */
function OnlyIf({ question: { shownIf }, questions }: OfQuestion) {
  const { t, say } = useLanguage();
  const before = questions.find(({ id }) => id === shownIf?.questionId);
  if (!shownIf || !before) return null;
  const answers = before.options
    .filter(({ code }) => shownIf.answers.includes(code))
    .map(({ text }) => say(text));
  return (
    <span className="only-if">
      {t('register.only-if', { question: say(before.text), answers: answers.join(', ') })}
    </span>
  );
}
