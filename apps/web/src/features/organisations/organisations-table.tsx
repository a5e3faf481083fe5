import type { OrganisationListQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { Krama, Swatch, weaveOf } from '../../shared/ui/krama';
import { cellScale, scaledCells } from '../../shared/ui/krama-cells';
import { Say, useLanguage } from '../../shared/ui/language';
import { CityTag } from '../../shared/ui/pledge-value';
import { StateWord } from '../../shared/ui/state-word';

type Organisation = OrganisationListQuery['organisationList']['nodes'][number];

/** Cells of the longest cloth of a page: two rows of it. */
const MOST_CELLS = 40;
const COLUMNS = 20;

interface OrganisationsTableProps {
  readonly organisations: readonly Organisation[];
  /** Have they their seats in more than one city? */
  readonly showsSeat: boolean;
}

/** Organisations with their people as cloth, all at one scale: what is woven is trained. */
export function OrganisationsTable({ organisations, showsSeat }: OrganisationsTableProps) {
  const { locale, t, say } = useLanguage();
  const scale = cellScale(
    organisations.map(({ counts }) => counts?.people ?? 0),
    MOST_CELLS,
  );
  return (
    <div className="orgs">
      <p className="orgs-legend small muted">
        <span className="tag tag--quiet">
          <Swatch weave={weaveOf({ city: organisations[0]?.city ?? null })} />
          {t('organisations.legend.trained')}
        </span>
        <span className="tag tag--quiet">
          <WarpSwatch />
          {t('organisations.legend.rest')}
        </span>
        <span>{t('seats.cell', { scale })}</span>
      </p>
      <DataTable
        caption={t('organisations.caption')}
        captionHidden
        rows={organisations}
        rowKey={({ id }) => id}
        columns={[
          {
            label: t('pledges.organisation'),
            cell: ({ id, name, kind, subKind }) => (
              <>
                <a href={`/${locale}/organisations/${id}`}>
                  <Say text={name} />
                </a>
                <span className="muted small under">
                  {t(`pledges.kind.${kind}`)} · {say(subKind.name)}
                </span>
              </>
            ),
          },
          ...(showsSeat ? [{ label: t('organisations.seat'), cell: Seat }] : []),
          {
            label: t('organisation.tab.people'),
            cell: (organisation) => <People organisation={organisation} scale={scale} />,
          },
          { label: t('organisation.ahead'), cell: ({ counts }) => <Ahead counts={counts ?? null} /> },
          {
            label: t('organisations.pledges'),
            cell: ({ pledgeCounts }) => <Pledges counts={pledgeCounts} />,
          },
        ]}
      />
    </div>
  );
}

/** A cell of cloth that is not woven yet. */
const WarpSwatch = () => (
  <svg className="swatch" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
    <rect width="20" height="20" fill="url(#wv-warp)" />
  </svg>
);

const Seat = ({ city }: Organisation) => city && <CityTag city={city} />;

function People({ organisation: { counts, city }, scale }: { organisation: Organisation; scale: number }) {
  const { t } = useLanguage();
  const { people = 0, trained = 0 } = counts ?? {};
  const cells = Math.ceil(people / scale);
  const columns = Math.min(cells, COLUMNS);
  return (
    <>
      <span className={people > 0 ? 'small' : 'small muted'}>
        {t('organisations.trained', { people, trained })}
      </span>
      {cells > 0 && (
        <Krama
          weave={weaveOf({ city: city ?? null })}
          woven={scaledCells(trained, people, scale)}
          cells={cells}
          columns={columns}
          width={columns * 10}
        />
      )}
    </>
  );
}

function Ahead({ counts }: { counts: Organisation['counts'] | null }) {
  const { t } = useLanguage();
  const { seats = 0, waiting = 0 } = counts ?? {};
  return (
    <>
      {seats > 0 && <StateWord tone="ok">{t('organisation.seats', { seats })}</StateWord>}
      {waiting > 0 && <StateWord tone="wait">{t('organisations.waiting', { count: waiting })}</StateWord>}
    </>
  );
}

function Pledges({ counts: { offered, accepted } }: { counts: Organisation['pledgeCounts'] }) {
  const { t } = useLanguage();
  return (
    <>
      {accepted > 0 && (
        <StateWord tone="ok">{t('organisations.pledges.accepted', { count: accepted })}</StateWord>
      )}
      {offered > 0 && <StateWord tone="wait">{t('organisations.waiting', { count: offered })}</StateWord>}
    </>
  );
}
