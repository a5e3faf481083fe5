interface FilterDayProps {
  readonly name: string;
  readonly label: string;
  /** `2026-12-01`. */
  readonly value: string | null;
}

/** A day that a list begins or ends with, as the browser lets one choose it. */
export const FilterDay = ({ name, label, value }: FilterDayProps) => (
  <div className="field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input className="input" id={`filter-${name}`} name={name} type="date" defaultValue={value ?? ''} />
  </div>
);
