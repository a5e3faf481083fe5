import type { FieldError } from '../lib/frame';
import { Field } from './field';

export interface Choice {
  readonly value: string;
  readonly label: string;
}

interface ChoiceFieldProps {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  /** Words of the choice that is none. */
  readonly none: string;
  readonly choices: readonly (Choice | { readonly group: string; readonly choices: readonly Choice[] })[];
  readonly errors: readonly FieldError[];
  readonly required?: boolean;
}

/** One choice of a list that is data, with what is wrong with it. */
export function ChoiceField({
  name,
  label,
  hint,
  value,
  none,
  choices,
  errors,
  required = true,
}: ChoiceFieldProps) {
  return (
    <Field name={name} label={label} hint={hint} errors={errors}>
      {(marks) => (
        <select className="input" {...marks} required={required} defaultValue={value}>
          <option value="">{none}</option>
          {choices.map((choice) =>
            'group' in choice ? (
              <optgroup key={choice.group} label={choice.group}>
                {choice.choices.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.label}
                  </option>
                ))}
              </optgroup>
            ) : (
              <option key={choice.value} value={choice.value}>
                {choice.label}
              </option>
            ),
          )}
        </select>
      )}
    </Field>
  );
}
