import type {
  OverviewFiguresQuery,
  OverviewPeopleQuery,
  OverviewPledgesQuery,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { dayAndClock, shortDate } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { Swatch, weaveOf } from '../../shared/ui/krama';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { PlaceTag } from '../../shared/ui/place';
import { Typed } from '../../shared/ui/typed';
import { chosenWords, type OverviewChoices } from './overview-choices';
import { amountText, type MEASURES, type OverviewChoice, valueOf } from './overview-view';

interface OverviewRowsPageProps {
  readonly overview: OverviewFiguresQuery['overview'];
  readonly choices: OverviewChoices;
  readonly view: OverviewChoice & {
    readonly measure: (typeof MEASURES)[number];
    readonly unit: string | null;
    readonly after: string | null;
  };
  readonly people: OverviewPeopleQuery['overviewPeople'] | null;
  readonly pledges: OverviewPledgesQuery['overviewPledges'] | null;
}

/** The rows that one figure counts; the title repeats the figure. */
export function OverviewRowsPage({ overview, choices, view, people, pledges }: OverviewRowsPageProps) {
  const language = useLanguage();
  const { locale, t, say, zone } = language;
  const { measure, unit, after, ...choice } = view;
  const value = valueOf(overview.figures, measure, unit ?? undefined);
  const title = unit
    ? t(`overview.rows.${measure === 'ACCEPTED' ? 'accepted' : 'pledged'}`, {
        amount: amountText(value, unit, overview.units, say),
      })
    : t('overview.counted', { measure, total: Number(value) });
  const words = chosenWords(language, choices, choice);
  const page = people ?? pledges;
  return (
    <ConsolePage
      title={title}
      gloss="overview.rows.gloss"
      back={{ href: withSearch(`/${locale}/overview`, { ...choice }), label: t('overview.rows.back') }}
    >
      <p className="muted">
        {words.length > 0 ? t('overview.rows.only', { words: words.join(', ') }) : t('overview.rows.all')}{' '}
        {t('overview.as-of', { when: dayAndClock(locale, overview.asOf, zone) })}
      </p>
      <ExportButtons
        list={people ? 'overview-people' : 'overview-pledges'}
        path={`/${locale}/overview/rows`}
        search={{ measure, unit, ...choice, after }}
        filters={{ measure, ...choice, ...(pledges && { unit }) }}
        rows={page?.nodes.length ?? 0}
      />
      {page && page.nodes.length === 0 && <EmptyState title={t('overview.none.filtered')} />}
      {people && people.nodes.length > 0 && <People rows={people.nodes} caption={title} />}
      {pledges && pledges.nodes.length > 0 && (
        <Pledges rows={pledges.nodes} caption={title} units={overview.units} />
      )}
      {page && (
        <Pager
          path={`/${locale}/overview/rows`}
          search={{ measure, unit, ...choice, after }}
          pageInfo={page.pageInfo}
        />
      )}
    </ConsolePage>
  );
}

type PersonRow = OverviewPeopleQuery['overviewPeople']['nodes'][number];

function People({ rows, caption }: { rows: readonly PersonRow[]; caption: string }) {
  const { locale, t, say } = useLanguage();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: t('overview.person'), cell: ({ fullName }) => <Typed text={fullName} /> },
        { label: t('overview.organisation'), cell: ({ organisation }) => <Typed text={say(organisation)} /> },
        {
          label: t('overview.session'),
          cell: ({ session }) => (
            <a href={`/${locale}/sessions/${session.id}`}>
              <Say text={session.course.title} />
            </a>
          ),
        },
        { label: t('overview.filter.city'), cell: ({ session }) => <PlaceTag place={session} /> },
        {
          label: t('overview.session-day'),
          cell: ({ session }) => shortDate(locale, session.startsAt, session.timeZone),
        },
        {
          label: t('overview.state'),
          cell: ({ status }) => t(`overview.status.${(status ?? 'INVITED') as 'CONFIRMED'}`),
        },
      ]}
    />
  );
}

type PledgeRow = OverviewPledgesQuery['overviewPledges']['nodes'][number];

interface PledgesProps {
  readonly rows: readonly PledgeRow[];
  readonly caption: string;
  readonly units: OverviewFiguresQuery['overview']['units'];
}

function Pledges({ rows, caption, units }: PledgesProps) {
  const { locale, t, say, zone } = useLanguage();
  return (
    <DataTable
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        { label: t('overview.organisation'), cell: ({ organisation }) => <Typed text={say(organisation)} /> },
        {
          label: t('overview.amount'),
          numeric: true,
          cell: ({ id, value, unit }) => (
            <a href={`/${locale}/pledges/${id}`}>{amountText(value, unit, units, say)}</a>
          ),
        },
        {
          label: t('overview.filter.city'),
          cell: ({ city }) => (
            <span className="tag">
              <Swatch weave={weaveOf({ city })} />
              {say(city.name)}
            </span>
          ),
        },
        { label: t('overview.filter.sector'), cell: ({ sector }) => say(sector.name) },
        {
          label: t('overview.state'),
          cell: ({ status }) => t(`overview.status.${status as 'OFFERED' | 'ACCEPTED'}`),
        },
        {
          label: t('overview.offered-on'),
          cell: ({ offeredAt }) => shortDate(locale, offeredAt, zone),
        },
      ]}
    />
  );
}
