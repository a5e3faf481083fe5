import type { Body } from './support.js';

const NO_ORGANISATION = 'org_00000000000070008000000000000000';
const NOBODY = 'per_00000000000070008000000000000000';
const NO_REQUEST = 'ojr_00000000000070008000000000000000';
const NO_DOMAIN = 'odm_00000000000070008000000000000000';
const NO_INVITATION = 'inv_00000000000070008000000000000000';
const TOKEN = 'A'.repeat(43);
const proposal = { subKind: 'local-ngo', nameEn: 'Green Roads', why: 'We plant trees.' };
const colleague = { email: 'x', fullName: 'Sok Dara', locale: 'km' };

/** What the documents about proposals, members and merging are asked with. */
export const organisationLifeCases: Record<string, (f: { own: string; organisation: string }) => Body[]> = {
  OrganisationMembers: (f) => [{ id: f.own }, { id: NO_ORGANISATION }, { id: 'ses_1' }, {}],
  DecideJoinRequest: () => [
    { input: { requestId: NO_REQUEST, approve: true } },
    { input: { requestId: NO_REQUEST, approve: 'yes' } },
  ],
  RenewJoinLink: (f) => [
    { input: { organisationId: f.own, days: 8 } },
    { input: { organisationId: NO_ORGANISATION, days: 14 } },
    { input: { organisationId: f.own, days: 1.5 } },
  ],
  DiscardEnrolmentDraft: (f) => [
    { input: { organisationId: f.own, sessionId: NO_ORGANISATION.replace('org', 'ses') } },
    { input: { organisationId: 'org_1', sessionId: 'ses_1' } },
    { input: { organisationId: f.own, sessionId: 'ses_1' } },
    { input: { organisationId: f.own } },
  ],
  EndJoinLink: () => [{ input: { organisationId: NO_ORGANISATION } }, { input: {} }],
  AddMember: (f) => [
    { input: { organisationId: f.own, fullName: ' ', locale: 'km' } },
    { input: { organisationId: NO_ORGANISATION, fullName: 'Sok Dara', locale: 'km' } },
    { input: { organisationId: f.own, fullName: 'Sok Dara', locale: 'fr' } },
  ],
  RemoveMember: (f) => [
    { input: { organisationId: f.own, personId: NOBODY } },
    { input: { organisationId: f.own } },
  ],
  RequestDomain: (f) => [
    { input: { organisationId: f.own, domain: 'gmail.com' } },
    { input: { organisationId: f.own, domain: 'not a domain' } },
    { input: { organisationId: f.own, domain: 5 } },
  ],
  GiveUpDomain: () => [{ input: { domainId: NO_DOMAIN } }, { input: { domainId: [] } }],
  InviteCoordinator: (f) => [
    { input: { organisationId: f.own, ...colleague } },
    { input: { organisationId: f.own, ...colleague, locale: 'fr' } },
  ],
  HandOverOrganisation: (f) => [
    { input: { organisationId: f.own, ...colleague } },
    { input: { organisationId: f.own } },
  ],
  WithdrawCoordinatorInvitation: (f) => [
    { input: { organisationId: f.own, invitationId: NO_INVITATION } },
    { input: { organisationId: f.own } },
  ],
  GiveUpCoordination: (f) => [{ input: { organisationId: f.own } }, { input: null }],
  OrganisationDuplicates: () => [{}],
  MergePreview: (f) => [
    { from: f.own, into: f.organisation },
    { from: f.own, into: f.own },
    { from: NO_ORGANISATION, into: f.own },
    { from: f.own },
  ],
  MergeOrganisations: (f) => [
    { input: { fromId: f.own, intoId: f.organisation, seen: 'something else' } },
    { input: { fromId: f.own, intoId: f.organisation } },
  ],
  TellOrganisationsApart: (f) => [
    { input: { fromId: NO_ORGANISATION, intoId: f.own } },
    { input: { fromId: f.own, intoId: 7.5 } },
  ],
  ProposeForm: () => [{}],
  OrganisationProposals: () => [
    { decided: false },
    { decided: true },
    { decided: false, after: 'bm8' },
    { decided: 'no' },
  ],
  OrganisationProposal: (f) => [{ id: f.own }, { id: NO_ORGANISATION }, {}],
  OrganisationProposalToDecide: (f) => [{ id: f.own }, { id: 'ses_1' }, {}],
  RequestedDomains: () => [{}, { after: 'bm8' }, { after: 7 }],
  JoinPage: () => [{ token: 'x' }, { token: TOKEN }, {}],
  ProposeOrganisation: () => [
    { input: { ...proposal, why: '', idempotencyKey: 'both-paths-propose-1' } },
    { input: { ...proposal, subKind: 'wizard', idempotencyKey: 'both-paths-propose-2' } },
    { input: { ...proposal, nameEn: 'Lotus Angkor Hotel', idempotencyKey: 'both-paths-propose-3' } },
    { input: { ...proposal, notThese: 7, idempotencyKey: 'both-paths-propose-4' } },
    { input: proposal },
  ],
  VerifyOrganisation: () => [
    { input: { organisationId: NO_ORGANISATION, version: 1 } },
    { input: { organisationId: NO_ORGANISATION } },
  ],
  DeclineOrganisation: () => [
    { input: { organisationId: NO_ORGANISATION, version: 1, reason: 'No' } },
    { input: { organisationId: NO_ORGANISATION, version: 1 } },
  ],
  AskAboutOrganisation: () => [
    { input: { organisationId: NO_ORGANISATION, version: 1, question: 'Who?' } },
    { input: { organisationId: NO_ORGANISATION, version: '1', question: 'Who?' } },
  ],
  AnswerAboutOrganisation: () => [
    { input: { organisationId: NO_ORGANISATION, version: 1, answer: 'We' } },
    { input: { organisationId: NO_ORGANISATION, version: 1 } },
  ],
  AskToJoin: () => [{ input: { organisationId: NO_ORGANISATION } }, { input: {} }],
  AskToJoinByLink: () => [{ input: { token: TOKEN } }, { input: { token: 5 } }],
  JoinByDomain: (f) => [{ input: { organisationId: f.organisation } }, { input: {} }],
  LeaveOrganisation: () => [
    { input: { organisationId: NO_ORGANISATION } },
    { input: { organisationId: {} } },
  ],
  DecideDomain: () => [
    { input: { domainId: NO_DOMAIN, approve: false, reason: 'No' } },
    { input: { domainId: NO_DOMAIN } },
  ],
};
