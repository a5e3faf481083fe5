import { newId } from '#kernel';
import type { Fixtures } from './both-paths.cases.js';
import { asideCases } from './seats-aside.cases.js';
import { questionsCases } from './questions.cases.js';
import type { Body } from './support.js';

const NONE = 'ZZZZ-ZZZZ-ZZZZ';
const group = (): string => `grp_${newId().replaceAll('-', '')}`;
const colleague = (more: Body): Body => ({
  input: { fullName: 'A', contact: 'a@b.example', locale: 'km', idempotencyKey: newId(), ...more },
});

/** An address to confirm, an approval, an offer, another date, somebody else, the room or on-line, groups that wait, tickets sent again, and what the session asks. */
export const changeASeatCases: Record<string, (f: Fixtures) => Body[]> = {
  ...questionsCases,
  ...asideCases,
  DeputyPage: () => [{}],
  NameApprovalDeputy: () => [
    { input: { deputyId: 'per_1', startsOn: '2031-02-01', endsOn: '2031-02-04' } },
    { input: { deputyId: 'ses_1', startsOn: '2031-02-30', endsOn: '2031-02-04' } },
    { input: { deputyId: 'per_1', startsOn: '2031-02-01' } },
  ],
  WithdrawApprovalDeputy: () => [{}],
  ApprovalsPage: (f) => [{ id: f.open }, { id: 'crs_0' }],
  PreviewApprovals: (f) => [
    { input: { sessionId: f.open, registrationIds: ['reg_1'], approve: true } },
    { input: { sessionId: f.open, registrationIds: [], approve: false } },
    { input: { sessionId: f.open, registrationIds: 7 } },
  ],
  DecideApprovals: (f) => [
    { input: { sessionId: 'ses_1', registrationIds: ['reg_1'], approve: true } },
    { input: { sessionId: f.open, registrationIds: [], approve: true } },
    { input: { sessionId: f.open, registrationIds: ['reg_1'], approve: false, reason: 7 } },
  ],
  TicketMailsPage: (f) => [
    { session: 'ses_1', organisation: f.own, input: { organisationId: f.own, sessionId: 'ses_1' } },
    { session: f.open, organisation: 'org_1', input: { organisationId: 'org_1', sessionId: f.open } },
    { session: f.open, organisation: f.own },
  ],
  SendTickets: (f) => [
    { input: { organisationId: f.own, sessionId: 'ses_1', idempotencyKey: 'both-paths-tickets' } },
    { input: { organisationId: 'org_1', sessionId: f.open, idempotencyKey: 'both-paths-tickets' } },
    { input: { organisationId: f.own, sessionId: f.open } },
  ],
  AcceptOffer: (f) => [
    { input: { reference: 'ZZZZ-ZZZZ-ZZZZ' } },
    { input: { reference: f.reference } },
    { input: {} },
  ],
  AddressLinkPage: () => [{ token: '' }, { token: 'A'.repeat(43) }, { token: 7 }],
  ConfirmAddress: () => [{ input: { token: 'A'.repeat(43) } }, { input: { token: null } }],
  AskAddressAgain: (f) => [
    { input: { reference: NONE } },
    { input: { reference: f.reference } },
    { input: { reference: 7 } },
  ],
  CorrectAddress: (f) => [
    { input: { reference: f.reference, email: 'right@somebody.example' } },
    { input: { reference: NONE, email: 'right@' } },
    { input: { reference: f.reference } },
  ],
  DeclineOffer: (f) => [{ input: { reference: f.reference } }, { input: { reference: 7 } }],
  TicketDates: () => [{ reference: NONE }, { reference: 7 }],
  TransferToPerson: (f) => [
    colleague({ reference: NONE }),
    colleague({ reference: f.reference, fullName: ' ', contact: 'x' }),
    colleague({ reference: f.reference, locale: 'fr' }),
  ],
  TransferToSession: (f) => [
    { input: { reference: NONE, sessionId: f.open, idempotencyKey: newId() } },
    { input: { reference: f.reference, sessionId: 'ses_1', idempotencyKey: newId() } },
    { input: { reference: f.reference, sessionId: f.open, idempotencyKey: 'short' } },
  ],
  SwitchAttendanceMode: (f) => [
    { input: { reference: f.reference, mode: 'ONLINE' } },
    { input: { reference: NONE, mode: 'IN_PERSON' } },
    { input: { reference: f.reference, mode: 'BOTH' } },
  ],
  WaitingGroupPage: (f) => [
    { session: f.open, organisation: 'org_1' },
    { session: 'ses_1', organisation: f.own },
  ],
  PreviewGroupSize: () => [
    { input: { groupId: 'grp_1', leaving: [] } },
    { input: { groupId: group(), joining: ['reg_1'] } },
    { input: { joining: 7 } },
  ],
  ResizeGroup: () => [
    { input: { groupId: group() } },
    { input: { groupId: group(), leaving: ['reg_1'] } },
    { input: { groupId: null } },
  ],
};
