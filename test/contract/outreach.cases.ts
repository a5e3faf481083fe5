import type { Fixtures } from './both-paths.cases.js';
import type { Body } from './support.js';

const text = { km: 'ជំនន់ទឹក', en: 'Flood' };
const NO_CAMPAIGN = 'cpg_00000000000070008000000000000000';
const campaignDraft = { subject: text, body: text, segment: {} };

/** What the documents about outreach are asked with. */
export const outreachCases: Record<string, (f: Fixtures) => Body[]> = {
  Campaigns: () => [{}, { after: 'bm8' }, { after: 7 }],
  CampaignPage: () => [{ id: NO_CAMPAIGN }, { id: 'cpg_1' }, {}],
  CampaignToWrite: () => [{ id: NO_CAMPAIGN }, {}],
  CampaignMail: () => [
    { id: NO_CAMPAIGN, locale: 'km' },
    { id: NO_CAMPAIGN, locale: 'fr' },
  ],
  CampaignRecipients: () => [
    { id: NO_CAMPAIGN, status: 'INVITED', reason: 'UNSUBSCRIBED' },
    { id: NO_CAMPAIGN, reason: 'BORED' },
  ],
  SegmentChoices: () => [{}],
  SegmentReach: (f) => [
    { segment: { kinds: ['NGO'], cities: ['siem-reap'], trained: false }, sessionId: f.open },
    { segment: { cities: ['atlantis'] } },
    { segment: { kinds: ['KING'] } },
    { segment: {}, sessionId: 'ses_1' },
  ],
  SessionsToInvite: () => [{}],
  CampaignExclusions: () => [{}, { after: [] }],
  OrganisationsToExclude: () => [{ search: 'lotus' }, { search: 5 }],
  Invitation: () => [{ token: 'x' }, { token: 'A'.repeat(43) }, {}],
  CampaignSubscription: () => [{ token: 'x' }, { token: null }],
  WriteCampaign: (f) => [
    { input: { ...campaignDraft, sessionId: f.open, idempotencyKey: 'both-paths-write-1' } },
    { input: { ...campaignDraft, subject: { km: 'x'.repeat(400), en: '' } } },
    { input: { ...campaignDraft, segment: { subKinds: ['wizard'] } } },
    { input: { subject: text } },
  ],
  EditCampaign: () => [
    { input: { ...campaignDraft, campaignId: NO_CAMPAIGN, version: 1 } },
    { input: { ...campaignDraft, campaignId: NO_CAMPAIGN, version: 'one' } },
  ],
  StartCampaign: () => [
    { input: { campaignId: NO_CAMPAIGN, version: 1, invited: 3 } },
    { input: { campaignId: NO_CAMPAIGN, version: 1 } },
  ],
  CancelCampaign: () => [{ input: { campaignId: 'cpg_1' } }, { input: {} }],
  SendTestMail: () => [
    { input: { campaignId: NO_CAMPAIGN, locale: 'en' } },
    { input: { campaignId: NO_CAMPAIGN, locale: 'fr' } },
  ],
  ExcludeOrganisation: () => [
    { input: { organisationId: 'org_1', reason: 'x' } },
    { input: { organisationId: 'org_1' } },
  ],
  IncludeOrganisation: () => [{ input: { organisationId: 'org_1' } }, { input: { organisationId: [] } }],
  Unsubscribe: () => [{ input: { token: 'x' } }, { input: { token: 5 } }],
  Resubscribe: () => [{ input: { token: 'A'.repeat(43) } }, { input: {} }],
};
