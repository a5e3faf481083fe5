import type { OrganisationPledgesQuery } from '../../shared/gql/graphql';
import { dayOnly } from '../../shared/lib/dates';
import { DataTable } from '../../shared/ui/data-table';
import { Say, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { CityTag, PledgeStatusWord, PledgeValue } from '../../shared/ui/pledge-value';
import { OrganisationSums } from './organisation-sums';

type Pledges = NonNullable<OrganisationPledgesQuery['organisation']>['pledges']['nodes'];

interface OrganisationPledgesProps {
  readonly pledges: Pledges;
  readonly sums: NonNullable<OrganisationPledgesQuery['organisation']>['pledgeSums'];
  /** Does a tab name them already? */
  readonly hasTabs: boolean;
  /** Does the reader see those for one city only? */
  readonly ofOneCity: boolean;
  /** Does the reader offer in its name? */
  readonly offers: boolean;
}

/** What an organisation promises: each pledge, then what it comes to in each unit. */
export function OrganisationPledges({ pledges, sums, hasTabs, ofOneCity, offers }: OrganisationPledgesProps) {
  const { t } = useLanguage();
  return (
    <section className="stack-24" aria-label={t('organisation.tab.pledges')}>
      {!hasTabs && (
        <header>
          <h2>{t('organisation.tab.pledges')}</h2>
          {ofOneCity && <p className="muted">{t('organisation.pledges.city')}</p>}
        </header>
      )}
      {pledges.length > 0 ? <PledgeTable pledges={pledges} /> : <NoPledges offers={offers} />}
      {pledges.length > 0 && <OrganisationSums sums={sums} />}
    </section>
  );
}

function PledgeTable({ pledges }: { pledges: Pledges }) {
  const { locale, t, say, zone } = useLanguage();
  return (
    <DataTable
      caption={t('organisation.pledges.caption')}
      captionHidden
      rows={pledges}
      rowKey={({ id }) => id}
      columns={[
        {
          label: t('pledges.value'),
          cell: (pledge) => (
            <a href={`/${locale}/pledges/${pledge.id}`}>
              <PledgeValue pledge={pledge} />
            </a>
          ),
        },
        { label: t('pledges.city'), cell: ({ city }) => <CityTag city={city} /> },
        { label: t('pledges.sector'), cell: ({ sector }) => say(sector.name) },
        {
          label: t('organisation.session'),
          cell: ({ session }) => session && <Session session={session} />,
        },
        {
          label: t('pledges.offered'),
          cell: ({ offeredAt }) => <span className="nowrap">{dayOnly(locale, offeredAt, zone)}</span>,
        },
        { label: t('pledges.state'), cell: ({ status }) => <PledgeStatusWord status={status} /> },
      ]}
    />
  );
}

function Session({ session }: { session: NonNullable<Pledges[number]['session']> }) {
  const { locale } = useLanguage();
  return (
    <>
      <a href={`/${locale}/sessions/${session.id}`}>
        <Say text={session.course.title} />
      </a>
      <span className="muted small under">{dayOnly(locale, session.startsAt, session.timeZone)}</span>
    </>
  );
}

function NoPledges({ offers }: { offers: boolean }) {
  const { locale, t } = useLanguage();
  return (
    <EmptyState title={t('pledges.none')}>
      {offers ? (
        <>
          <p>{t('pledges.none.help')}</p>
          <p>
            <a href={`/${locale}/pledges/new`}>{t('pledges.offer')}</a>
          </p>
        </>
      ) : (
        <p>{t('organisation.pledges.none.help')}</p>
      )}
    </EmptyState>
  );
}
