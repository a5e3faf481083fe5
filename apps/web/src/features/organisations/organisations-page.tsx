import type { OrganisationFiltersQuery, OrganisationListQuery } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { OrganisationsTable } from './organisations-table';

export const KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION'] as const;

export interface OrganisationsView {
  readonly search: string;
  readonly kind: (typeof KINDS)[number] | null;
  /** Code of the city of the seat. */
  readonly city: string | null;
  readonly after: string | null;
}

/** What the reader finds behind a row: people too, figures only, or figures of one city. */
export type OrganisationsInsight = 'inside' | 'figures' | 'city';

interface OrganisationsPageProps {
  readonly list: OrganisationListQuery['organisationList'];
  readonly cities: OrganisationFiltersQuery['cities']['nodes'];
  readonly view: OrganisationsView;
  readonly insight: OrganisationsInsight;
}

/** Organisations by name, with what each has reached. */
export function OrganisationsPage({ list, cities, view, insight }: OrganisationsPageProps) {
  const { locale, t, say } = useLanguage();
  const path = `/${locale}/organisations`;
  const kinds = KINDS.map((kind) => ({ value: kind, label: t(`pledges.kind.${kind}`) }));
  const seats = cities.map(({ code, name }) => ({ value: code, label: say(name) }));
  const chosen = [
    kinds.find(({ value }) => value === view.kind)?.label,
    seats.find(({ value }) => value === view.city)?.label,
  ].filter((word) => word !== undefined);
  const words = [view.search && `«${view.search}»`, ...chosen].filter(Boolean).join(', ');
  const { total, nodes, pageInfo } = list;
  return (
    <ConsolePage
      title={words ? t('organisations.title.chosen', { total, words }) : t('organisations.title', { total })}
      gloss="organisations.title.gloss"
      {...(total > 0 && { lead: `organisations.lead.${insight}` as const })}
    >
      <FilterBar
        action={path}
        chosen={chosen}
        count={null}
        search={{ name: 'search', label: t('organisations.search'), value: view.search }}
      >
        <FilterChoice name="kind" label={t('pledges.kind')} value={view.kind} choices={kinds} />
        {insight !== 'city' && (
          <FilterChoice name="city" label={t('organisations.seat')} value={view.city} choices={seats} />
        )}
      </FilterBar>
      <ExportButtons list="organisations" path={path} search={{ ...view }} rows={nodes.length} />
      {nodes.length > 0 ? (
        <OrganisationsTable organisations={nodes} showsSeat={insight !== 'city'} />
      ) : (
        <Nothing path={path} isChosen={words !== ''} />
      )}
      <Pager path={path} search={{ ...view }} pageInfo={pageInfo} />
    </ConsolePage>
  );
}

function Nothing({ path, isChosen }: { path: string; isChosen: boolean }) {
  const { t } = useLanguage();
  if (!isChosen)
    return <EmptyState title={t('organisations.none')}>{t('organisations.none.help')}</EmptyState>;
  return (
    <EmptyState title={t('organisations.none.filtered')}>
      <p>{t('organisations.none.filtered.help')}</p>
      <p>
        <a href={path}>{t('organisations.all')}</a>
      </p>
    </EmptyState>
  );
}
