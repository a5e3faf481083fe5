import type { LocalizedText } from '#kernel';
import { instant, text, type Value, valueColumns } from '../columns.js';
import { type AnyExportList, exportList, type ListPage, type Speech } from '../export-list.js';
import { placeOf, SESSION_PART, type SessionPart } from './session.parts.js';

const FILTERS = { measure: 'word', city: 'word', focusArea: 'word', sector: 'word', kind: 'word' } as const;

/** The page says `online` for what belongs to no city. */
const filterOf = ({ city, focusArea, sector, kind }: Readonly<Record<string, string>>): object => ({
  city: city === 'online' ? undefined : city,
  online: city === 'online',
  focusArea,
  sector,
  kind,
});

interface PersonRow {
  readonly fullName: string;
  readonly organisation: LocalizedText;
  readonly session: SessionPart;
  readonly status: string | null;
  readonly at: string;
}

const people = exportList<PersonRow>({
  name: 'overview-people',
  permission: 'overview.read',
  title: 'export.list.overview-people',
  filters: FILTERS,
  query: `query ExportOverviewPeople($measure: PeopleMeasure!, $filter: OverviewFilter, $first: Int!, $after: String) {
    overviewPeople(measure: $measure, filter: $filter, first: $first, after: $after) {
      nodes { fullName organisation { km en } session { ${SESSION_PART} } status at }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ measure, ...filter }) => ({ measure, filter: filterOf(filter) }),
  page: (data) => data['overviewPeople'] as ListPage<PersonRow>,
  columns: [
    text('overview.person', ({ fullName }) => fullName),
    text('overview.organisation', ({ organisation }, speech) => speech.text(organisation)),
    text('overview.session', ({ session }, speech) => speech.text(session.course.title)),
    text('overview.filter.city', ({ session }, speech) => placeOf(session, speech)),
    instant('overview.session-day', ({ session }) => session.startsAt),
    text('overview.state', ({ status }, speech) => speech.coded('overview.status', status ?? 'INVITED')),
    instant('export.at', ({ at }) => at),
  ],
});

interface PledgeRow {
  readonly organisation: LocalizedText;
  readonly unit: string;
  readonly value: string;
  readonly city: { readonly name: LocalizedText };
  readonly sector: { readonly name: LocalizedText };
  readonly status: string;
  readonly offeredAt: string;
}

type Units = readonly { readonly code: string; readonly name: LocalizedText }[];

const valueOf = (
  { unit, value }: PledgeRow,
  speech: Speech,
  data: Readonly<Record<string, unknown>>,
): Value => ({
  unit,
  parts: value,
  unitName: speech.text((data['pledgeUnits'] as Units).find(({ code }) => code === unit)?.name),
});

const pledges = exportList<PledgeRow>({
  name: 'overview-pledges',
  permission: 'overview.read',
  title: 'export.list.overview-pledges',
  filters: { ...FILTERS, unit: 'word' },
  query: `query ExportOverviewPledges($measure: PledgeMeasure!, $unit: String, $filter: OverviewFilter, $first: Int!, $after: String) {
    overviewPledges(measure: $measure, unit: $unit, filter: $filter, first: $first, after: $after) {
      nodes { organisation { km en } unit value city { name { km en } } sector { name { km en } } status offeredAt }
      pageInfo { hasNextPage endCursor }
    }
    pledgeUnits { code name { km en } }
  }`,
  variables: ({ measure, unit, ...filter }) => ({ measure, unit, filter: filterOf(filter) }),
  page: (data) => data['overviewPledges'] as ListPage<PledgeRow>,
  columns: [
    text('overview.organisation', ({ organisation }, speech) => speech.text(organisation)),
    ...valueColumns<PledgeRow>(valueOf),
    text('overview.filter.city', ({ city }, speech) => speech.text(city.name)),
    text('overview.filter.sector', ({ sector }, speech) => speech.text(sector.name)),
    text('overview.state', ({ status }, speech) => speech.coded('overview.status', status)),
    instant('overview.offered-on', ({ offeredAt }) => offeredAt),
  ],
});

export const OVERVIEW_LISTS: readonly AnyExportList[] = [people, pledges];
