import type { FieldError } from '../lib/frame';
import { FieldMessage } from './field';

interface TicksProps {
  readonly name: string;
  readonly legend: string;
  readonly hint?: string;
  readonly chosen: readonly string[];
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  readonly errors: readonly FieldError[];
}

/** Several of a list, as checkboxes. */
export function Ticks({ name, legend, hint, chosen, choices, errors }: TicksProps) {
  const error = errors.find(({ field }) => field === name);
  return (
    <fieldset
      id={name}
      tabIndex={-1}
      className={error ? 'field field--error' : 'field'}
      aria-describedby={error && `${name}-error`}
    >
      <legend>{legend}</legend>
      {hint && <span className="hint">{hint}</span>}
      {error && <FieldMessage id={`${name}-error`}>{error.message}</FieldMessage>}
      {choices.map(({ value, label }) => (
        <label key={value} className="check">
          <input type="checkbox" name={name} value={value} defaultChecked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
