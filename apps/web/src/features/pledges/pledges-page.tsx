import type { ReactNode } from 'react';
import type { PledgeBriefFragment, PledgeFiltersQuery, PledgesQuery } from '../../shared/gql/graphql';
import { dayOnly } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable, type Column } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { type Language, Say, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { CityTag, PledgeStatusWord, PledgeValue } from '../../shared/ui/pledge-value';
import { type PledgeState, STATES } from './pledge-view';

export const KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;

export interface PledgesView {
  readonly state: PledgeState | null;
  readonly city: string | null;
  readonly area: string | null;
  readonly sector: string | null;
  readonly kind: (typeof KINDS)[number] | null;
  readonly unit: string | null;
  readonly after: string | null;
}

interface PledgesPageProps {
  readonly pledges: PledgesQuery['pledges'];
  readonly filters: PledgeFiltersQuery;
  readonly view: PledgesView;
  /** Does the reader offer support, rather than answer it? */
  readonly offers: boolean;
  readonly decides: boolean;
}

/** Pledges: a coordinator's own, or those of the whole programme. */
export function PledgesPage({ pledges, filters, view, offers, decides }: PledgesPageProps) {
  const { locale, t } = useLanguage();
  const path = `/${locale}/pledges`;
  const isFiltered = Object.entries(view).some(([name, value]) => name !== 'after' && value !== null);
  return (
    <ConsolePage
      title={t(offers ? 'pledges.own.title' : 'pledges.title')}
      gloss={offers ? 'pledges.own.title.gloss' : 'pledges.title.gloss'}
      {...((offers || decides) && { lead: offers ? 'pledges.own.lead' : 'pledges.lead' })}
      aside={
        offers && (
          <a className="btn" href={`${path}/new`}>
            {t('pledges.offer')}
          </a>
        )
      }
    >
      <Filters filters={filters} view={view} offers={offers} />
      <ExportButtons list="pledges" path={path} search={{ ...view }} rows={pledges.nodes.length} />
      {pledges.nodes.length > 0 ? (
        <PledgeTable pledges={pledges.nodes} offers={offers} />
      ) : (
        <EmptyState title={t(isFiltered ? 'pledges.none.filtered' : 'pledges.none')}>
          {offers && !isFiltered ? t('pledges.none.help') : t('pledges.none.filtered.help')}
        </EmptyState>
      )}
      <Pager path={path} search={{ ...view }} pageInfo={pledges.pageInfo} />
    </ConsolePage>
  );
}

type Columns = readonly [Column<PledgeBriefFragment>, ...Column<PledgeBriefFragment>[]];

/** A coordinator's rows are named by what is offered, the committee's by who offers it. */
function columnsOf({ locale, t, say, zone }: Language, offers: boolean): Columns {
  const link = (pledge: PledgeBriefFragment, content: ReactNode) => (
    <a href={`/${locale}/pledges/${pledge.id}`}>{content}</a>
  );
  const amount = (pledge: PledgeBriefFragment) => <PledgeValue pledge={pledge} />;
  const value = t('pledges.value');
  const rest: Column<PledgeBriefFragment>[] = [
    { label: t('pledges.city'), cell: ({ city }) => <CityTag city={city} /> },
    { label: t('pledges.sector'), cell: ({ sector }) => say(sector.name) },
    {
      label: t('pledges.offered'),
      cell: ({ offeredAt }) => <span className="nowrap">{dayOnly(locale, offeredAt, zone)}</span>,
    },
    { label: t('pledges.state'), cell: ({ status }) => <PledgeStatusWord status={status} /> },
  ];
  if (offers) return [{ label: value, cell: (pledge) => link(pledge, amount(pledge)) }, ...rest];
  return [
    {
      label: t('pledges.organisation'),
      cell: (pledge) => link(pledge, <Say text={pledge.organisation.name} />),
    },
    { label: value, numeric: true, cell: amount },
    ...rest,
  ];
}

function PledgeTable({ pledges, offers }: { pledges: readonly PledgeBriefFragment[]; offers: boolean }) {
  const language = useLanguage();
  return (
    <DataTable
      caption={language.t(offers ? 'pledges.own.caption' : 'pledges.caption')}
      captionHidden
      rows={pledges}
      rowKey={({ id }) => id}
      columns={columnsOf(language, offers)}
    />
  );
}

function Filters({ filters, view, offers }: Pick<PledgesPageProps, 'filters' | 'view' | 'offers'>) {
  const { locale, t, say } = useLanguage();
  const named = (items: readonly { code: string; name: { km: string; en: string } }[]) =>
    items.map(({ code, name }) => ({ value: code, label: say(name) }));
  const cities = named(filters.cities.nodes.filter(({ isPilot }) => isPilot));
  const areas = named(filters.focusAreas.nodes);
  const sectors = named(filters.focusAreas.nodes.flatMap((area) => area.sectors));
  const units = [
    ...(['USD', 'KHR'] as const).map((code) => ({ value: code, label: t(`pledges.unit.${code}`) })),
    ...named(filters.pledgeUnits),
  ];
  const states = STATES.map((state) => ({ value: state, label: t(`pledges.state.${state}`) }));
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`pledges.kind.${kind}`) }));
  const all = [
    { name: 'state', label: t('pledges.state'), value: view.state, choices: states },
    { name: 'city', label: t('pledges.city'), value: view.city, choices: cities },
    { name: 'sector', label: t('pledges.sector'), value: view.sector, choices: sectors },
    { name: 'unit', label: t('pledges.unit'), value: view.unit, choices: units },
    ...(offers
      ? []
      : [
          { name: 'kind', label: t('pledges.kind'), value: view.kind, choices: kinds },
          { name: 'area', label: t('pledges.area'), value: view.area, choices: areas },
        ]),
  ];
  const chosen = all.flatMap(
    ({ value, choices }) => choices.find((choice) => choice.value === value)?.label ?? [],
  );
  return (
    <FilterBar action={`/${locale}/pledges`} chosen={chosen} count={null}>
      {all.map((filter) => (
        <FilterChoice key={filter.name} {...filter} />
      ))}
    </FilterBar>
  );
}
