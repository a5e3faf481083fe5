import type { CatalogueQuery } from '../../shared/gql/graphql';
import { dayOnly } from '../../shared/lib/dates';
import { FilterDay } from '../../shared/ui/filter-day';
import { useLanguage } from '../../shared/ui/language';
import type { CatalogueSearch } from './catalogue-search';
import { type AreaFacet, type PlaceFacet, sessionsIn } from './catalogue-view';

interface CatalogueFiltersProps {
  readonly ahead: CatalogueQuery['ahead'];
  readonly places: readonly PlaceFacet[];
  readonly areas: readonly AreaFacet[];
  readonly search: CatalogueSearch;
  /** Sessions on this page. */
  readonly shown: number;
}

const LANGUAGES = ['km', 'en'] as const;
const KINDS = [
  ['training', 'TRAINING'],
  ['consultation', 'CONSULTATION'],
] as const;

/** A plain form of real checkboxes, closed on phones, where its line says what is chosen. */
export function CatalogueFilters({ ahead, places, areas, search, shown }: CatalogueFiltersProps) {
  const { locale, t, say } = useLanguage();
  const nameOf = (place: PlaceFacet): string => (place.name ? say(place.name) : t('session.online'));
  const chosen = [
    ...places.filter((place) => search.city.includes(place.code)).map(nameOf),
    ...LANGUAGES.filter((language) => search.language.includes(language)).map((language) =>
      t(`catalogue.filter.${language}`),
    ),
    ...KINDS.filter(([code]) => search.kind.includes(code)).map(([, kind]) => t(`session.kind.${kind}`)),
    ...areas.flatMap(({ code, name, sectors }) => [
      ...(search.area.includes(code) ? [say(name)] : []),
      ...sectors.filter((sector) => search.sector.includes(sector.code)).map((sector) => say(sector.name)),
    ]),
    ...(search.from ? [t('catalogue.filter.from.chosen', { day: dayOnly(locale, search.from, 'UTC') })] : []),
    ...(search.to ? [t('catalogue.filter.to.chosen', { day: dayOnly(locale, search.to, 'UTC') })] : []),
  ];
  const known = !ahead.pageInfo.hasNextPage;
  // Where only trainings are to come there is nothing to choose.
  const offersKinds = search.kind.length > 0 || ahead.nodes.some(({ kind }) => kind === 'CONSULTATION');
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
        {offersKinds && (
          <fieldset>
            <legend>{t('catalogue.filter.kind')}</legend>
            {KINDS.map(([code, kind]) => (
              <Choice
                key={code}
                name="kind"
                value={code}
                label={t(`session.kind.${kind}`)}
                checked={search.kind.includes(code)}
                count={known ? ahead.nodes.filter((session) => session.kind === kind).length : null}
              />
            ))}
          </fieldset>
        )}
        {areas.length > 0 && (
          <fieldset>
            <legend>{t('catalogue.filter.area')}</legend>
            {areas.map((area) => (
              <AreaChoice key={area.code} area={area} search={search} known={known} />
            ))}
          </fieldset>
        )}
        <fieldset className="days">
          <legend>{t('catalogue.filter.days')}</legend>
          <FilterDay name="from" label={t('catalogue.filter.from')} value={search.from ?? null} />
          <FilterDay name="to" label={t('catalogue.filter.to')} value={search.to ?? null} />
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

/** An area, and below it its sectors where there is more than one to choose from. */
function AreaChoice({ area, search, known }: { area: AreaFacet; search: CatalogueSearch; known: boolean }) {
  const { say } = useLanguage();
  const chosen = area.sectors.some(({ code }) => search.sector.includes(code));
  return (
    <>
      <Choice
        name="area"
        value={area.code}
        label={say(area.name)}
        checked={search.area.includes(area.code)}
        count={known ? area.sessions : null}
      />
      {(area.sectors.length > 1 || chosen) && (
        <div className="sectors">
          {area.sectors.map(({ code, name, sessions }) => (
            <Choice
              key={code}
              name="sector"
              value={code}
              label={say(name)}
              checked={search.sector.includes(code)}
              count={known ? sessions : null}
            />
          ))}
        </div>
      )}
    </>
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
