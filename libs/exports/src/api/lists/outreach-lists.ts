import type { LocalizedText } from '#kernel';
import { instant, number, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';
import { SESSION_PART, type SessionPart } from './session.parts.js';

interface CampaignRow {
  readonly subject: LocalizedText;
  readonly status: string;
  readonly author: string;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly session: SessionPart | null;
  readonly reach: { readonly invited: number; readonly excluded: readonly { readonly count: number }[] };
  readonly progress: { readonly waiting: number; readonly sent: number; readonly failed: number };
}

const campaigns = exportList<CampaignRow>({
  name: 'campaigns',
  permission: 'outreach.read-campaigns',
  title: 'export.list.campaigns',
  filters: {},
  query: `query ExportCampaigns($first: Int!, $after: String) {
    campaigns(first: $first, after: $after) {
      nodes { subject { km en } status author createdAt startedAt session { ${SESSION_PART} }
        reach { invited excluded { count } } progress { waiting sent failed } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['campaigns'] as ListPage<CampaignRow>,
  columns: [
    text('campaigns.column.subject', ({ subject }, speech) => speech.text(subject)),
    text('campaigns.column.state', ({ status }, speech) => speech.coded('campaigns.state', status)),
    text('export.session', ({ session }, speech) => speech.text(session?.course.title)),
    instant('export.session-starts', ({ session }) => session?.startsAt),
    text('export.author', ({ author }) => author),
    instant('export.written', ({ createdAt }) => createdAt),
    instant('export.sent', ({ startedAt }) => startedAt),
    number('campaigns.column.invited', ({ reach }) => reach.invited),
    number('campaigns.column.sent', ({ progress }) => progress.sent),
    number('campaigns.outcome.waiting', ({ progress }) => progress.waiting),
    number('campaigns.outcome.failed', ({ progress }) => progress.failed),
    number('campaigns.column.excluded', ({ reach }) =>
      reach.excluded.reduce((sum, { count }) => sum + count, 0),
    ),
  ],
});

interface RecipientRow {
  readonly organisation: { readonly name: LocalizedText } | null;
  readonly fullName: string | null;
  readonly address: string | null;
  readonly status: string;
  readonly exclusionReason: string | null;
  readonly delivery: string | null;
}

const recipients = exportList<RecipientRow>({
  name: 'recipients',
  permission: 'outreach.read-campaigns',
  title: 'export.list.recipients',
  filters: { campaign: 'word', status: 'word', reason: 'word' },
  query: `query ExportRecipients($campaign: ID!, $status: RecipientStatus, $reason: ExclusionReason, $first: Int!, $after: String) {
    campaign(id: $campaign) {
      recipients(first: $first, after: $after, status: $status, reason: $reason) {
        nodes { organisation { name { km en } } fullName address status exclusionReason delivery }
        pageInfo { hasNextPage endCursor }
      }
    }
  }`,
  variables: ({ campaign = '', status, reason }) => ({ campaign, status, reason }),
  page: (data) => (data['campaign'] as { recipients: ListPage<RecipientRow> } | null)?.recipients ?? null,
  columns: [
    text('campaigns.recipients.organisation', ({ organisation }, speech) => speech.text(organisation?.name)),
    text('campaigns.recipients.name', ({ fullName }) => fullName),
    text('campaigns.recipients.address', ({ address }) => address),
    text('campaigns.recipients.status', ({ status }, speech) => speech.coded('campaigns.recipients', status)),
    text('campaigns.recipients.reason', ({ exclusionReason }, speech) =>
      speech.coded('campaigns.reason', exclusionReason),
    ),
    text('campaigns.recipients.result', ({ delivery }, speech) =>
      speech.coded('campaigns.delivery', delivery),
    ),
  ],
});

interface ExclusionRow {
  readonly organisation: { readonly name: LocalizedText } | null;
  readonly reason: string;
  readonly excludedBy: string;
  readonly excludedAt: string;
}

const exclusions = exportList<ExclusionRow>({
  name: 'exclusions',
  permission: 'outreach.exclude-organisation',
  title: 'export.list.exclusions',
  filters: {},
  query: `query ExportExclusions($first: Int!, $after: String) {
    campaignExclusions(first: $first, after: $after) {
      nodes { organisation { name { km en } } reason excludedBy excludedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: () => ({}),
  page: (data) => data['campaignExclusions'] as ListPage<ExclusionRow>,
  columns: [
    text('pledges.organisation', ({ organisation }, speech) => speech.text(organisation?.name)),
    text('console.reason', ({ reason }) => reason),
    text('campaigns.excluded.by', ({ excludedBy }) => excludedBy),
    instant('export.at', ({ excludedAt }) => excludedAt),
  ],
});

export const OUTREACH_LISTS: readonly AnyExportList[] = [campaigns, recipients, exclusions];
