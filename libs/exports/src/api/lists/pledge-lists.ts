import type { LocalizedText } from '#kernel';
import { instant, text, valueColumns } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';
import { PLEDGE_PART, type PledgePart, valueOf } from './pledge.parts.js';

interface PledgeRow extends PledgePart {
  readonly organisation: { readonly name: LocalizedText; readonly kind: string };
  readonly description: string | null;
  readonly decidedAt: string | null;
  readonly decisionReason: string | null;
}

/** The page has one word for those that wait or are accepted. */
const statusesOf = (state: string | undefined): string[] | undefined =>
  state === undefined ? undefined : state === 'PLEDGED' ? ['OFFERED', 'ACCEPTED'] : [state];

const pledges = exportList<PledgeRow>({
  name: 'pledges',
  permission: 'pledges.read',
  title: 'export.list.pledges',
  filters: { state: 'word', city: 'word', area: 'word', sector: 'word', kind: 'word', unit: 'word' },
  query: `query ExportPledges($filter: PledgeFilter, $first: Int!, $after: String) {
    pledges(first: $first, after: $after, filter: $filter) {
      nodes { organisation { name { km en } kind } ${PLEDGE_PART} description decidedAt decisionReason }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ state, city, area, sector, kind, unit }) => ({
    filter: { statuses: statusesOf(state), city, focusArea: area, sector, organisationKind: kind, unit },
  }),
  page: (data) => data['pledges'] as ListPage<PledgeRow>,
  columns: [
    text('pledges.organisation', ({ organisation }, speech) => speech.text(organisation.name)),
    text('pledges.kind', ({ organisation }, speech) => speech.coded('pledges.kind', organisation.kind)),
    ...valueColumns<PledgeRow>(valueOf),
    text('pledges.description', ({ description }) => description),
    text('pledges.city', ({ city }, speech) => speech.text(city.name)),
    text('pledges.sector', ({ sector }, speech) => speech.text(sector.name)),
    instant('export.offered', ({ offeredAt }) => offeredAt),
    text('pledges.state', ({ status }, speech) => speech.coded('pledges.state', status)),
    instant('export.decided', ({ decidedAt }) => decidedAt),
    text('console.reason', ({ decisionReason }) => decisionReason),
  ],
});

export const PLEDGE_LISTS: readonly AnyExportList[] = [pledges];
