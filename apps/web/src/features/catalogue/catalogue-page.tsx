import type { CatalogueQuery } from '../../shared/gql/graphql';
import { wallTime, weekName } from '../../shared/lib/dates';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import { CatalogueFilters } from './catalogue-filters';
import { CatalogueHero } from './catalogue-hero';
import { addressOf, type CatalogueSearch, isFiltered, parametersOf } from './catalogue-search';
import { areasAhead, groupByWeek, NO_WEEK, placesAhead } from './catalogue-view';
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
      <FeedLinks search={search} />
      <CatalogueHero places={places} />
      <div className="selvedge" />
      <div className="wrap cat">
        <CatalogueFilters
          ahead={found.ahead}
          places={places}
          areas={areasAhead(found, [...search.area, ...search.sector])}
          search={search}
          shown={found.list.nodes.length}
        />
        <div>
          <h2 className="vh">{t('catalogue.list')}</h2>
          {weeks.map((week) => (
            <section key={week.monday}>
              <h3 className="week">
                {week.monday === NO_WEEK ? t('session.postponed') : weekName(locale, week.monday, year)}
              </h3>
              <ul>
                {week.sessions.map((session) => (
                  <SessionRow key={session.id} session={session} />
                ))}
              </ul>
            </section>
          ))}
          {weeks.length === 0 && <NothingFound search={search} />}
          <MoreSessions page={found.list.pageInfo} search={search} />
          <Follow search={search} />
        </div>
      </div>
    </main>
  );
}

function NothingFound({ search }: { search: CatalogueSearch }) {
  const { locale, t } = useLanguage();
  const filtered = isFiltered(search) || search.after !== undefined;
  return (
    <div className="notice stack-8">
      <h3>{t(filtered ? 'catalogue.empty.filtered' : 'catalogue.empty')}</h3>
      <p>{t(filtered ? 'catalogue.empty.filtered.help' : 'catalogue.empty.help')}</p>
      {filtered && (
        <p>
          <a href={`/${locale}`}>{t('catalogue.all')}</a>
        </p>
      )}
      <p>
        <a href={`/${locale}/courses`}>{t('catalogue.empty.wish')}</a>
      </p>
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
  const next = parametersOf(search);
  next.set('after', page.endCursor);
  return (
    <p className="section-tight">
      <a className="btn btn--second" href={`/${locale}?${next.toString()}`}>
        {t('catalogue.more')}
      </a>
    </p>
  );
}

/** Where programs find the same list, with the same choices. */
function FeedLinks({ search }: { search: CatalogueSearch }) {
  const { locale, t } = useLanguage();
  const title = t('catalogue.title');
  return (
    <>
      <link
        rel="alternate"
        type="application/atom+xml"
        title={title}
        href={addressOf(`/${locale}/feed.atom`, search)}
      />
      <link
        rel="alternate"
        type="text/calendar"
        title={title}
        href={addressOf(`/${locale}/sessions.ics`, search)}
      />
    </>
  );
}

/** For people: follow the list as it is chosen, in a calendar or a feed reader. */
function Follow({ search }: { search: CatalogueSearch }) {
  const { locale, t } = useLanguage();
  return (
    <aside className="follow section-tight" aria-labelledby="follow">
      <h3 className="h-19" id="follow">
        {t('catalogue.follow')}
      </h3>
      <p className="small muted measure">
        <Sentence id={isFiltered(search) ? 'catalogue.follow.chosen' : 'catalogue.follow.all'} />
      </p>
      <ul className="acts">
        <li>
          <a href={addressOf(`/${locale}/sessions.ics`, search)}>{t('catalogue.follow.calendar')}</a>
        </li>
        <li>
          <a href={addressOf(`/${locale}/feed.atom`, search)}>{t('catalogue.follow.feed')}</a>
        </li>
      </ul>
    </aside>
  );
}
