import type { LocalizedText } from '../lib/locale';
import { FieldMessage } from './field';
import { useLanguage } from './language';

interface FindFormProps {
  readonly action: string;
  /** Of the field in the address. */
  readonly name: string;
  readonly label: string;
  readonly button: string;
  readonly search: string;
  /** What must stay in the address. */
  readonly kept?: Readonly<Record<string, string>>;
}

/** The first step of choosing one of very many: by a part of its name. A GET, so that it can be looked for again. */
export function FindForm({ action, name, label, button, search, kept = {} }: FindFormProps) {
  return (
    <search>
      <form method="get" action={action} className="stack-8">
        {Object.entries(kept).map(([key, value]) => (
          <input key={key} type="hidden" name={key} value={value} />
        ))}
        <div className="field">
          <label htmlFor={`find-${name}`}>{label}</label>
          <input
            className="input"
            id={`find-${name}`}
            name={name}
            type="search"
            defaultValue={search}
            maxLength={200}
            autoComplete="off"
          />
        </div>
        <p className="acts">
          <button className="btn btn--second" type="submit">
            {button}
          </button>
        </p>
      </form>
    </search>
  );
}

interface FoundProps {
  /** Of the field in the form; errors name it. */
  readonly name: string;
  readonly id: string;
  readonly legend: string;
  readonly found: readonly { readonly id: string; readonly name: LocalizedText }[];
  readonly chosen: string | undefined;
  readonly error: { readonly message: string } | undefined;
}

/** The second step: which of those that were found. A single one is chosen already. */
export function Found({ name, id, legend, found, chosen, error }: FoundProps) {
  const { say } = useLanguage();
  return (
    <fieldset className={error ? 'field field--error' : 'field'} id={id} tabIndex={-1}>
      <legend>{legend}</legend>
      {error && <FieldMessage id={`${id}-error`}>{error.message}</FieldMessage>}
      {found.map((one) => (
        <label key={one.id} className="check">
          <input
            type="radio"
            name={name}
            value={one.id}
            required
            defaultChecked={chosen === one.id || found.length === 1}
          />{' '}
          <span>{say(one.name)}</span>
        </label>
      ))}
    </fieldset>
  );
}
