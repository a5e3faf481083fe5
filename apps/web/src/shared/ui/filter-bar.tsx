import type { ReactNode } from 'react';
import { useLanguage } from './language';

interface FilterBarProps {
  /** Address of the page without its filters; the form is a real GET to it. */
  readonly action: string;
  /** Words of the filters that are set; they show on phones, where the bar is closed. */
  readonly chosen: readonly string[];
  /** Rows that fit; null where nobody counts them. */
  readonly count: number | null;
  /** What must stay in the address, such as the tab or the order. */
  readonly kept?: Readonly<Record<string, string | null>>;
  /** What the list is searched by first: it stands above the filters, open on phones too. */
  readonly search?: FilterTextProps;
  readonly children: ReactNode;
}

interface FilterTextProps {
  readonly name: string;
  readonly label: string;
  readonly value: string;
}

/** Filters that live in the address: a plain GET form, closed on phones, open on wide screens. Put FilterChoice and
 *  FilterText into it. The loader reads them with `validateSearch`; an unknown value is no filter.
 *
 *      <FilterBar action={`/${locale}/pledges`} chosen={[city?.name]} count={total} kept={{ state: view.state }}> */
export function FilterBar({ action, chosen, count, kept = {}, search, children }: FilterBarProps) {
  const { t } = useLanguage();
  return (
    <search>
      <form className={search ? 'filterbar filterbar--search' : 'filterbar'} method="get" action={action}>
        {Object.entries(kept).map(
          ([name, value]) => value && <input key={name} type="hidden" name={name} value={value} />,
        )}
        {search && (
          <div className="filterbar-search">
            <FilterText {...search} />
            <button className="btn btn--second" type="submit">
              {t('console.filter.find')}
            </button>
          </div>
        )}
        <details>
          <summary>
            {/* The bar has a name where the words of its filters do not show, too. */}
            <span className={chosen.length > 0 ? 'vh' : undefined}>{t('console.filter')}</span>
            {chosen.length > 0 && <span className="chosen">{chosen.join(', ')}</span>}
            {count !== null && <span className="muted small">{t('console.filter.count', { count })}</span>}
          </summary>
          <div className="filterbar-fields">
            {children}
            <p className="acts">
              <button className="btn btn--second" type="submit">
                {t('console.filter.show')}
              </button>
              {chosen.length > 0 && <a href={action}>{t('console.filter.clear')}</a>}
            </p>
          </div>
        </details>
      </form>
    </search>
  );
}

interface FilterChoiceProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | null;
  readonly choices: readonly { readonly value: string; readonly label: string }[];
}

/** One choice out of several, or all of them. */
export function FilterChoice({ name, label, value, choices }: FilterChoiceProps) {
  const { t } = useLanguage();
  return (
    <div className="field">
      <label htmlFor={`filter-${name}`}>{label}</label>
      <select className="input" id={`filter-${name}`} name={name} defaultValue={value ?? ''}>
        <option value="">{t('console.filter.any')}</option>
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
    </div>
  );
}

/** A part of a name, or whatever the list is searched by. */
export const FilterText = ({ name, label, value }: FilterTextProps) => (
  <div className="field">
    <label htmlFor={`filter-${name}`}>{label}</label>
    <input
      className="input"
      id={`filter-${name}`}
      name={name}
      type="search"
      defaultValue={value}
      maxLength={200}
      autoComplete="off"
    />
  </div>
);
