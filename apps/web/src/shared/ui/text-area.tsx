import type { FieldError } from '../lib/frame';
import { Field } from './field';

interface TextAreaProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value?: string;
  readonly errors: readonly FieldError[];
  readonly rows?: number;
  /** Characters; a form handler cuts at 2,000 unless told otherwise. */
  readonly maxLength?: number;
  readonly required?: boolean;
  readonly lang?: string;
  /** Has the focus when the page opens: only where the reader was there before. */
  readonly focused?: boolean;
}

/** Several lines of text with their hint and what is wrong with them.
 *
 *      <TextArea name="reason" label={t('console.reason')} errors={submission?.errors ?? []} /> */
export function TextArea({
  name,
  label,
  hint,
  value = '',
  errors,
  rows = 4,
  maxLength = 2_000,
  required = true,
  lang,
  focused = false,
}: TextAreaProps) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      {(marks) => (
        <textarea
          className="input"
          {...marks}
          rows={rows}
          maxLength={maxLength}
          required={required}
          lang={lang}
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the focus is given back, not taken
          autoFocus={focused}
          defaultValue={value}
        />
      )}
    </Field>
  );
}
