import type { FieldError, Submission } from '../lib/frame';
import { Field } from './field';
import { Sentence, useLanguage } from './language';
import type { MessageKey } from '../lib/i18n';
import { randomKey } from '../lib/random-key';
import { MixedText } from './typed';

/** All mistakes of a form above it, each a link to its field. Nothing when there is none. */
export function ErrorSummary({ errors, heading }: { errors: readonly FieldError[]; heading: MessageKey }) {
  const { t } = useLanguage();
  if (errors.length === 0) return null;
  return (
    <div className="errors" role="alert" tabIndex={-1} id="errors">
      <h2>{t(heading, { count: errors.length })}</h2>
      <ul>
        {errors.map(({ field, code, message }) => {
          const words = <MixedText text={message} />;
          return <li key={`${field} ${code}`}>{field ? <a href={`#${field}`}>{words}</a> : words}</li>;
        })}
      </ul>
    </div>
  );
}

interface TextFieldProps {
  readonly name: string;
  readonly label: MessageKey;
  readonly hint?: MessageKey;
  readonly value?: string;
  readonly errors: readonly FieldError[];
  readonly type?: 'text' | 'email' | 'date' | 'time' | 'search';
  readonly autoComplete?: string;
  readonly inputMode?: 'numeric' | 'email' | 'text' | 'url';
  readonly maxLength?: number;
  readonly lang?: string;
  readonly required?: boolean;
  /** Has the focus when the page opens: only where the reader was there before. */
  readonly focused?: boolean;
}

/** One labelled field with its hint and, when it came back, what is wrong with it. */
export function TextField({
  name,
  label,
  hint,
  value = '',
  errors,
  type = 'text',
  required = true,
  focused = false,
  ...input
}: TextFieldProps) {
  const { t } = useLanguage();
  return (
    <Field name={name} label={t(label)} hint={hint && <Sentence id={hint} />} errors={errors}>
      {(marks) => (
        <input
          className="input"
          {...marks}
          type={type}
          defaultValue={value}
          required={required}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus is given back, not taken
          autoFocus={focused}
          {...input}
        />
      )}
    </Field>
  );
}

/** The key that makes pressing twice do once; one of its own for each rendering, the same again while the outcome of the
 *  last press is unknown. For pages that only the server writes; one that runs in the browser draws it in its loader. */
export const FormKey = ({ submission }: { submission: Submission | null }) => (
  <input type="hidden" name="idempotencyKey" value={submission?.values['idempotencyKey'] ?? randomKey()} />
);

/** The fields of a form with what came back: what was typed into each, and what is wrong with it.
 *
 *      const field = fieldsOf(formOf(submission, 'ask'));
 *      <TextField {...field('email')} label="recoveries.email" /> */
export const fieldsOf =
  (submission: Submission | null) =>
  (name: string): { name: string; value: string; errors: readonly FieldError[] } => ({
    name,
    value: submission?.values[name] ?? '',
    errors: submission?.errors ?? [],
  });

/** What came back of one form of a page that has several; null when it was another's. */
export const formOf = (submission: Submission | null, name: string): Submission | null =>
  submission?.form === name ? submission : null;
