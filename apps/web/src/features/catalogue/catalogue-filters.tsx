import type { CatalogueQuery } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';
import type { CatalogueSearch } from './catalogue-search';
import { type PlaceFacet, sessionsIn } from './catalogue-view';

interface CatalogueFiltersProps {
  readonly ahead: CatalogueQuery['ahead'];
  readonly places: readonly PlaceFacet[];
  readonly search: CatalogueSearch;
  /** Sessions on this page. */
  readonly shown: number;
}

const LANGUAGES = ['km', 'en'] as const;

/** A plain form of real checkboxes, closed on phones, where its line says what is chosen. */
export function CatalogueFilters({ ahead, places, search, shown }: CatalogueFiltersProps) {
  const { locale, t, say } = useLanguage();
  const nameOf = (place: PlaceFacet): string => (place.name ? say(place.name) : t('session.online'));
  const chosen = [
    ...places.filter((place) => search.city.includes(place.code)).map(nameOf),
    ...LANGUAGES.filter((language) => search.language.includes(language)).map((language) =>
      t(`catalogue.filter.${language}`),
    ),
  ];
  const known = !ahead.pageInfo.hasNextPage;
  return (
    <form className="filters" method="get" action={`/${locale}`}>
      <details>
        <summary>
          {chosen.length > 0 ? <span className="chosen">{chosen.join(', ')}</span> : t('catalogue.filter')}
          <span className="muted small">{t('catalogue.count', { count: shown })}</span>
        </summary>
        <fieldset>
          <legend>{t('catalogue.filter.place')}</legend>
          {places.map((place) => (
            <Choice
              key={place.code}
              name="city"
              value={place.code}
              label={nameOf(place)}
              checked={search.city.includes(place.code)}
              count={known ? place.sessions : null}
            />
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('catalogue.filter.language')}</legend>
          {LANGUAGES.map((language) => (
            <Choice
              key={language}
              name="language"
              value={language}
              label={t(`catalogue.filter.${language}`)}
              checked={search.language.includes(language)}
              count={known ? sessionsIn(ahead.nodes, language) : null}
            />
          ))}
        </fieldset>
        <p className="section-tight">
          <button className="btn btn--second btn--block" type="submit">
            {t('catalogue.filter.show')}
          </button>
        </p>
      </details>
      {chosen.length > 0 && (
        <p className="filters-all">
          <a href={`/${locale}`}>{t('catalogue.all')}</a>
        </p>
      )}
    </form>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly checked: boolean;
  readonly count: number | null;
}

const Choice = ({ name, value, label, checked, count }: ChoiceProps) => (
  <label className="check">
    <input type="checkbox" name={name} value={value} defaultChecked={checked} /> <span>{label}</span>
    {count !== null && <span className="n">{count}</span>}
  </label>
);
