import type { FieldError } from '../lib/frame';
import { FieldMessage } from './form';

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
}: TextAreaProps) {
  const error = errors.find(({ field }) => field === name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ');
  return (
    <div className={error ? 'field field--error' : 'field'}>
      <label htmlFor={name}>{label}</label>
      {hint && (
        <span className="hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldMessage id={`${name}-error`}>{error.message}</FieldMessage>}
      <textarea
        className="input"
        id={name}
        name={name}
        rows={rows}
        maxLength={maxLength}
        required={required}
        lang={lang}
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}
