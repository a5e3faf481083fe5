import type { LocalizedText } from '#kernel';
import { instant, text } from '../columns.js';
import { type AnyExportList, type ExportColumn, exportList, type ListPage } from '../export-list.js';
import { isYes } from './session.parts.js';

/** An organisation as those see it who decide about it. */
interface OrganisationPart {
  readonly name: LocalizedText;
  readonly state: string;
  readonly kind: string;
  readonly subKind: { readonly name: LocalizedText };
  readonly city: { readonly name: LocalizedText } | null;
  readonly website: string | null;
}
interface AboutOrganisation {
  readonly organisation: OrganisationPart;
}

const ORGANISATION_PART = `organisation { name { km en } state kind subKind { name { km en } } city { name { km en } } website }`;

const organisationColumns = <Row extends AboutOrganisation>(): ExportColumn<Row>[] => [
  text('export.name-km', ({ organisation }) => organisation.name.km),
  text('export.name-en', ({ organisation }) => organisation.name.en),
  text('export.state', ({ organisation }, speech) => speech.coded('organisations.state', organisation.state)),
  text('pledges.kind', ({ organisation }, speech) => speech.coded('pledges.kind', organisation.kind)),
  text('export.sub-kind', ({ organisation }, speech) => speech.text(organisation.subKind.name)),
  text('organisations.seat', ({ organisation }, speech) => speech.text(organisation.city?.name)),
  text('export.website', ({ organisation }) => organisation.website),
];

interface ProposalRow extends AboutOrganisation {
  readonly why: string;
  readonly proposerName: string;
  readonly proposedAt: string;
  readonly question: string | null;
  readonly answer: string | null;
  readonly decidedAt: string | null;
  readonly reason: string | null;
}

const proposals = exportList<ProposalRow>({
  name: 'organisation-proposals',
  permission: 'organisations.verify',
  title: 'export.list.organisation-proposals',
  filters: { decided: 'flag' },
  query: `query ExportProposals($decided: Boolean!, $first: Int!, $after: String) {
    organisationProposals(first: $first, after: $after, decided: $decided) {
      nodes { ${ORGANISATION_PART} why proposerName proposedAt question answer decidedAt reason }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ decided }) => ({ decided: isYes(decided) }),
  page: (data) => data['organisationProposals'] as ListPage<ProposalRow>,
  columns: [
    ...organisationColumns<ProposalRow>(),
    text('export.why', ({ why }) => why),
    text('export.proposed-by', ({ proposerName }) => proposerName),
    instant('export.proposed', ({ proposedAt }) => proposedAt),
    text('export.question', ({ question }) => question),
    text('export.answer', ({ answer }) => answer),
    instant('export.decided', ({ decidedAt }) => decidedAt),
    text('console.reason', ({ reason }) => reason),
  ],
});

interface DomainRow extends AboutOrganisation {
  readonly domain: string;
  readonly requesterName: string;
  readonly requestedAt: string;
}

const domains = exportList<DomainRow>({
  name: 'organisation-domains',
  permission: 'organisations.decide-domain',
  title: 'export.list.organisation-domains',
  filters: {},
  query: `query ExportDomains($first: Int!, $after: String) {
    requestedDomains(first: $first, after: $after) {
      nodes { ${ORGANISATION_PART} domain requesterName requestedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['requestedDomains'] as ListPage<DomainRow>,
  columns: [
    text('export.domain', ({ domain }) => domain),
    ...organisationColumns<DomainRow>(),
    text('export.asked-by', ({ requesterName }) => requesterName),
    instant('export.asked', ({ requestedAt }) => requestedAt),
  ],
});

export const PROPOSAL_LISTS: readonly AnyExportList[] = [proposals, domains];
