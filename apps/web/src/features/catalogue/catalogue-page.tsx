import type { CatalogueQuery } from '../../shared/gql/graphql';
import { wallTime, weekName } from '../../shared/lib/dates';
import { useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { CatalogueFilters } from './catalogue-filters';
import { CatalogueHero } from './catalogue-hero';
import type { CatalogueSearch } from './catalogue-search';
import { groupByWeek, placesAhead } from './catalogue-view';
import { SessionRow } from './session-row';

interface CataloguePageProps {
  readonly found: CatalogueQuery;
  readonly search: CatalogueSearch;
}

/** The year of the programme when this was read; weeks of it go without one. The answer says it, so server and browser
 *  write the same. */
const yearOf = ({ list }: CatalogueQuery, zone: string): number =>
  wallTime(list.nodes[0]?.readAt ?? 0, zone).year;

export function CataloguePage({ found, search }: CataloguePageProps) {
  const { locale, t, zone } = useLanguage();
  const places = placesAhead(found.ahead.nodes);
  const weeks = groupByWeek(found.list.nodes);
  const year = yearOf(found, zone);
  return (
    <main id="main">
      <PageHead title={t('catalogue.title')} description={t('catalogue.description')} path="" />
      <CatalogueHero places={places} />
      <div className="selvedge" />
      <div className="wrap cat">
        <CatalogueFilters
          ahead={found.ahead}
          places={places}
          search={search}
          shown={found.list.nodes.length}
        />
        <div>
          <h2 className="vh">{t('catalogue.list')}</h2>
          {weeks.map((week) => (
            <section key={week.monday}>
              <h3 className="week">{weekName(locale, week.monday, year)}</h3>
              <ul>
                {week.sessions.map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </ul>
            </section>
          ))}
          {weeks.length === 0 && <NothingFound search={search} />}
          <MoreSessions page={found.list.pageInfo} search={search} />
        </div>
      </div>
    </main>
  );
}

function NothingFound({ search }: { search: CatalogueSearch }) {
  const { locale, t } = useLanguage();
  const filtered = search.city.length + search.language.length > 0 || search.after !== undefined;
  return (
    <div className="notice stack-8">
      <h3>{t(filtered ? 'catalogue.empty.filtered' : 'catalogue.empty')}</h3>
      <p>{t(filtered ? 'catalogue.empty.filtered.help' : 'catalogue.empty.help')}</p>
      {filtered && (
        <p>
          <a href={`/${locale}`}>{t('catalogue.all')}</a>
        </p>
      )}
    </div>
  );
}

function MoreSessions({
  page,
  search,
}: {
  page: CatalogueQuery['list']['pageInfo'];
  search: CatalogueSearch;
}) {
  const { locale, t } = useLanguage();
  if (!page.hasNextPage || !page.endCursor) return null;
  const next = new URLSearchParams([
    ...search.city.map((code) => ['city', code]),
    ...search.language.map((code) => ['language', code]),
    ['after', page.endCursor],
  ]);
  return (
    <p className="section-tight">
      <a className="btn btn--second" href={`/${locale}?${next.toString()}`}>
        {t('catalogue.more')}
      </a>
    </p>
  );
}
