import type { LocalizedText } from '#kernel';
import { instant, number, text, valueColumns } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';
import { isYes, placeOf, SESSION_PART, type SessionPart } from './session.parts.js';
import { PLEDGE_PART, type PledgePart, valueOf } from './pledge.parts.js';

interface OrganisationRow {
  readonly name: LocalizedText;
  readonly kind: string;
  readonly subKind: { readonly name: LocalizedText };
  readonly city: { readonly name: LocalizedText } | null;
  readonly counts: {
    readonly people: number;
    readonly trained: number;
    readonly seats: number;
    readonly waiting: number;
  } | null;
  readonly pledgeCounts: { readonly offered: number; readonly accepted: number };
}

const organisations = exportList<OrganisationRow>({
  name: 'organisations',
  permission: 'organisations.read-list',
  title: 'export.list.organisations',
  filters: { search: 'word', kind: 'word', city: 'word' },
  query: `query ExportOrganisations($search: String, $kind: OrganisationKind, $city: String, $first: Int!, $after: String) {
    organisationList(first: $first, after: $after, search: $search, kind: $kind, city: $city) {
      nodes { name { km en } kind subKind { name { km en } } city { name { km en } }
        counts { people trained seats waiting } pledgeCounts { offered accepted } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ search, kind, city }) => ({ search, kind, city }),
  page: (data) => data['organisationList'] as ListPage<OrganisationRow>,
  columns: [
    text('export.name-km', ({ name }) => name.km),
    text('export.name-en', ({ name }) => name.en),
    text('pledges.kind', ({ kind }, speech) => speech.coded('pledges.kind', kind)),
    text('export.sub-kind', ({ subKind }, speech) => speech.text(subKind.name)),
    text('organisations.seat', ({ city }, speech) => speech.text(city?.name)),
    number('organisation.tab.people', ({ counts }) => counts?.people),
    number('export.trained', ({ counts }) => counts?.trained),
    number('export.seats-ahead', ({ counts }) => counts?.seats),
    number('roster.waiting', ({ counts }) => counts?.waiting),
    number('export.pledges-waiting', ({ pledgeCounts }) => pledgeCounts.offered),
    number('export.pledges-accepted', ({ pledgeCounts }) => pledgeCounts.accepted),
  ],
});

interface PersonRow {
  readonly fullName: string;
  readonly jobTitle: string | null;
  readonly contact: string | null;
  readonly seats: number;
  readonly waiting: number;
  readonly timesAttended: number;
}

/** The part of an organisation's page, null when it is not there for the reader. */
const within = <Row>(data: Readonly<Record<string, unknown>>, part: string): ListPage<Row> | null =>
  (data['organisation'] as Record<string, ListPage<Row>> | null)?.[part] ?? null;

const people = exportList<PersonRow>({
  name: 'organisation-people',
  permission: 'registrations.read-organisation',
  title: 'export.list.organisation-people',
  filters: { organisation: 'word', search: 'word' },
  query: `query ExportOrganisationPeople($organisation: ID!, $search: String, $first: Int!, $after: String) {
    organisation(id: $organisation) {
      people(first: $first, after: $after, search: $search) {
        nodes { fullName jobTitle contact seats waiting timesAttended }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ organisation = '', search }) => ({ organisation, search }),
  page: (data) => within<PersonRow>(data, 'people'),
  columns: [
    text('organisation.name', ({ fullName }) => fullName),
    text('export.job', ({ jobTitle }) => jobTitle),
    text('organisation.contact', ({ contact }) => contact),
    number('export.seats-ahead', ({ seats }) => seats),
    number('roster.waiting', ({ waiting }) => waiting),
    number('export.times-attended', ({ timesAttended }) => timesAttended),
  ],
});

interface RegistrationRow {
  readonly fullName: string;
  readonly contact: string | null;
  readonly status: string;
  readonly addressAwaited: boolean;
  readonly waitlistPosition: number | null;
  readonly registeredAt: string;
  readonly attendance: { readonly status: string } | null;
  readonly session: SessionPart;
}

const registrations = exportList<RegistrationRow>({
  name: 'organisation-registrations',
  permission: 'registrations.read-organisation',
  title: 'export.list.organisation-registrations',
  filters: { organisation: 'word', past: 'flag', search: 'word' },
  query: `query ExportOrganisationRegistrations($organisation: ID!, $past: Boolean!, $search: String, $first: Int!, $after: String) {
    organisation(id: $organisation) {
      registrations(first: $first, after: $after, past: $past, search: $search) {
        nodes { fullName contact status addressAwaited waitlistPosition registeredAt attendance { status } session { ${SESSION_PART} } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ organisation = '', past, search }) => ({ organisation, past: isYes(past), search }),
  page: (data) => within<RegistrationRow>(data, 'registrations'),
  columns: [
    text('export.session', ({ session }, speech) => speech.text(session.course.title)),
    text('pledges.city', ({ session }, speech) => placeOf(session, speech)),
    instant('export.starts', ({ session }) => session.startsAt),
    text('organisation.name', ({ fullName }) => fullName),
    text('organisation.contact', ({ contact }) => contact),
    text('organisation.state', ({ status, addressAwaited }, speech) =>
      speech.coded('overview.status', addressAwaited ? 'ADDRESS_AWAITED' : status),
    ),
    number('export.position', ({ waitlistPosition }) => waitlistPosition),
    text('export.attendance', ({ attendance }, speech) =>
      speech.coded('export.attendance', attendance?.status),
    ),
    instant('export.registered', ({ registeredAt }) => registeredAt),
  ],
});

type PledgeRow = PledgePart & { readonly session: SessionPart | null };

const pledges = exportList<PledgeRow>({
  name: 'organisation-pledges',
  permission: 'pledges.read',
  title: 'export.list.organisation-pledges',
  filters: { organisation: 'word' },
  query: `query ExportOrganisationPledges($organisation: ID!, $first: Int!, $after: String) {
    organisation(id: $organisation) {
      pledges(first: $first, after: $after) {
        nodes { ${PLEDGE_PART} session { ${SESSION_PART} } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ organisation = '' }) => ({ organisation }),
  page: (data) => within<PledgeRow>(data, 'pledges'),
  columns: [
    ...valueColumns<PledgeRow>(valueOf),
    text('pledges.city', ({ city }, speech) => speech.text(city.name)),
    text('pledges.sector', ({ sector }, speech) => speech.text(sector.name)),
    text('export.session', ({ session }, speech) => speech.text(session?.course.title)),
    instant('export.session-starts', ({ session }) => session?.startsAt),
    instant('export.offered', ({ offeredAt }) => offeredAt),
    text('pledges.state', ({ status }, speech) => speech.coded('pledges.state', status)),
  ],
});

export const ORGANISATION_LISTS: readonly AnyExportList[] = [organisations, people, registrations, pledges];
