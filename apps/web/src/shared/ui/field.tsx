import type { ReactNode } from 'react';
import type { FieldError } from '../lib/frame';
import { WarningIcon } from './icons';
import { MixedText } from './typed';

/** What is wrong with a field; it may name people as they write themselves. */
export const FieldMessage = ({ id, children }: { id: string; children: string }) => (
  <p className="msg" id={id}>
    <WarningIcon />
    <span>
      <MixedText text={children} />
    </span>
  </p>
);

/** What the input of a field says of itself. */
export interface InputMarks {
  readonly id: string;
  readonly name: string;
  readonly 'aria-invalid': true | undefined;
  readonly 'aria-describedby': string | undefined;
}

interface FieldProps {
  readonly name: string;
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly errors: readonly FieldError[];
  /** The input, with its marks. */
  readonly children: (marks: InputMarks) => ReactNode;
}

/** What stands around every labelled input: its label, its hint and, when it came back, what is wrong with it. */
export function Field({ name, label, hint, errors, children }: FieldProps) {
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
      {children({
        id: name,
        name,
        'aria-invalid': error ? true : undefined,
        'aria-describedby': described || undefined,
      })}
    </div>
  );
}
