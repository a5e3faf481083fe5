import { newId } from '#kernel';
import type { Body } from './support.js';
import { organisationLifeCases } from './organisation-life.cases.js';
import { privacyCases } from './privacy.cases.js';
import { changeASeatCases } from './change-a-seat.cases.js';
import { coursesCases } from './courses.cases.js';
import { planningCases } from './planning.cases.js';
import { outreachCases } from './outreach.cases.js';
import { reportsCases } from './reports.cases.js';
import { usersCases } from './users.cases.js';

/** Rows of the demonstration data that the variables name. */
export interface Fixtures {
  readonly open: string;
  readonly trained: string;
  readonly reference: string;
  readonly mail: string;
  readonly pledge: string;
  readonly organisation: string;
  /** That of the demonstration's coordinator. */
  readonly own: string;
}

export const globalId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
const reason = { km: 'ជំនន់ទឹក', en: 'Flood' };
const pledgeTerms = { city: 'siem-reap', sector: 'tourism', amount: '1', unit: 'USD' };
const SEATS = {
  capacity: 40,
  quotas: [],
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
};
const NO_ANSWER = { challengeId: '00000000-0000-7000-8000-000000000000', response: '{}' };

/** What each document is asked with: at least one case that is answered and one that is refused. A function is
 *  called anew for each path, so that what may happen only once happens once on each. */
export const cases: Record<string, (f: Fixtures) => Body[]> = {
  ...organisationLifeCases,
  ...privacyCases,
  ...usersCases,
  ...coursesCases,
  ...changeASeatCases,
  ...planningCases,
  ViewerInHeader: () => [{}],
  AuditRows: (f) => [
    {},
    { filter: { action: 'sessions.move-session', by: 'PERSON', from: '2020-01-01', to: '2030-01-01' } },
    { filter: { who: 'សុវណ្ណារី', subject: f.open } },
    { filter: { subject: 'xyz_1' } },
    { filter: { from: '2026-02-30' } },
    { filter: { who: 'x'.repeat(101) } },
    { after: 'bm8' },
  ],
  AuditHealth: () => [{}],
  AuditRowPage: () => [{ id: 'aud_00000000000070008000000000000000' }, { id: 7 }],
  StartExport: () => [
    { input: { list: 'mails', filters: [], format: 'CSV' } },
    { input: { list: 'organisations', filters: [{ name: 'kind', value: 'KING' }], format: 'XLSX' } },
    { input: { list: 'organisations', filters: [], format: 'PDF' } },
    {},
  ],
  Catalogue: () => [
    {},
    { filter: { cities: ['phnom-penh'], languages: ['km'] } },
    { filter: { online: true, includePast: true } },
    { after: 'bm8' },
    { filter: { cities: 'x' } },
  ],
  CatalogueFeed: () => [
    {},
    { filter: { cities: ['siem-reap'], languages: ['en'] } },
    { filter: { online: 'yes' } },
  ],
  SessionsForMap: () => [{}, { after: 'x'.repeat(600) }],
  SessionPage: (f) =>
    [f.open, 'ses_00000000000070008000000000000000', 'crs_0', 7, undefined].map((id) => ({ id })),
  SessionToRegister: (f) => [{ id: f.open }, { id: '' }],
  SessionPlan: (f) => [{ id: f.trained }],
  WhoIsTold: (f) => [{ id: f.trained }],
  Roster: (f) => [
    { id: f.trained },
    { id: f.trained, status: 'CONFIRMED', search: 'ស' },
    { id: f.trained, status: 'OTHER' },
  ],
  MySessions: () => [{}, { after: 'bm8' }],
  MyTickets: () => [{}, { after: 'bm8' }],
  OwnDetails: () => [{}],
  TicketPage: (f) => [
    { reference: f.reference },
    { reference: f.reference.toLowerCase() },
    { reference: 'ZZZZ-ZZZZ-ZZZZ' },
    { reference: '' },
    {},
  ],
  Topics: () => [{}, { after: 'bm8' }, { after: 5 }],
  TopicPage: () => [{ id: 'top_00000000000070008000000000000000' }, { id: 'ses_1' }, {}],
  TopicCounts: () => [{ id: 'top_00000000000070008000000000000000' }, {}],
  SubmissionPage: () => [{ id: 'sub_00000000000070008000000000000000' }, { id: 7 }],
  SectorsForTopic: () => [{}],
  AskTopic: () => [
    {
      input: {
        sectorId: 'sct_1',
        title: reason,
        question: reason,
        opensAt: '2020-01-01T08:00:00+07:00',
        closesAt: '2020-01-01T09:00:00+07:00',
      },
    },
    { input: { sectorId: 'sct_1', title: reason, question: reason, opensAt: 'soon', closesAt: 'later' } },
  ],
  ExtendTopic: () => [
    { input: { topicId: 'top_1', closesAt: '2030-01-01T08:00:00Z' } },
    { input: { topicId: 'top_1' } },
  ],
  SubmitInput: () => [
    { input: { topicId: 'top_1', organisationId: 'org_1', body: 'x', locale: 'km' } },
    { input: { topicId: 'top_1', organisationId: 'org_1', body: 'x', locale: 'km', version: 'one' } },
  ],
  AnswerSubmission: () => [
    { input: { submissionId: 'sub_1', disposition: 'NOTED', reason } },
    { input: { submissionId: 'sub_1', disposition: 'MAYBE', reason } },
  ],
  PublishOutcome: () => [
    { input: { topicId: 'top_1', outcome: reason } },
    { input: { topicId: 'top_1', outcome: 'x' } },
  ],
  Overview: () => [{}, { filter: { city: 'siem-reap', kind: 'NGO' } }, { filter: { kind: 'KING' } }],
  OverviewChoices: () => [{}],
  OverviewFigures: () => [{ filter: { online: true } }, { filter: { city: 5 } }],
  OverviewPeople: () => [
    { measure: 'REGISTERED', filter: { sector: 'tourism' } },
    { measure: 'REGISTERED', after: 'x'.repeat(600) },
    { measure: 'PLEDGED' },
    {},
  ],
  OverviewPledges: () => [{ measure: 'ACCEPTED', unit: 'USD' }, { measure: 'INVITED' }],
  Mailbox: () => [{}, { to: 'a@example.org' }, { to: 5 }],
  CaughtMailPage: (f) => [{ id: f.mail }, { id: 'eml_1' }],
  RegisterForSession: (f) => [
    {
      input: {
        sessionId: f.open,
        fullName: `Path ${newId()}`,
        organisation: 'Both',
        contact: '012 345 678',
        locale: 'km',
        idempotencyKey: newId(),
      },
    },
    {
      input: {
        sessionId: f.open,
        fullName: ' ',
        organisation: 'Both',
        contact: '012 345 678',
        locale: 'km',
        idempotencyKey: newId(),
      },
    },
    {
      input: {
        sessionId: f.open,
        fullName: 'A',
        organisation: 'Both',
        contact: '012',
        locale: 'en',
        idempotencyKey: newId(),
      },
    },
    {
      input: {
        sessionId: 'ses_1',
        fullName: 'A',
        organisation: 'B',
        contact: 'a@b',
        locale: 'en',
        idempotencyKey: newId(),
      },
    },
    {
      input: {
        sessionId: f.open,
        fullName: 'A',
        organisation: 'B',
        contact: 'a@example.org',
        locale: 'fr',
        idempotencyKey: newId(),
      },
    },
    {
      input: {
        sessionId: f.open,
        fullName: 'A',
        organisation: 'B',
        contact: 'a@example.org',
        locale: 'en',
        idempotencyKey: 'short',
      },
    },
    {
      input: {
        sessionId: f.open,
        fullName: 'A',
        organisation: 'B',
        contact: 'a@example.org',
        locale: 'en',
        idempotencyKey: newId(),
        status: 'CONFIRMED',
      },
    },
  ],
  CancelRegistration: () => [{ input: { reference: 'ZZZZ-ZZZZ-ZZZZ' } }, { input: { reference: null } }],
  SeatsPage: (f) => [{ id: f.open }, { id: 'crs_0' }],
  PreviewSeatChange: (f) => [
    { input: { ...SEATS, sessionId: f.open, capacity: 0 } },
    { input: { ...SEATS, sessionId: f.open, quotas: [{ seats: 3 }] } },
    { input: { ...SEATS, sessionId: f.open, groupPolicy: 'BOTH' } },
  ],
  ChangeSeats: (f) => [
    { input: { ...SEATS, sessionId: 'ses_0' } },
    { input: { ...SEATS, sessionId: f.open, offerHours: 0 } },
    { input: { ...SEATS, sessionId: f.open, capacity: '40' } },
  ],
  MoveSession: (f) => [
    {
      input: {
        sessionId: f.open,
        startsAt: '2020-01-01T08:00:00+07:00',
        endsAt: '2020-01-01T09:00:00+07:00',
      },
    },
    { input: { sessionId: f.open, startsAt: '2020-13-01', endsAt: 'tomorrow' } },
    { input: { sessionId: 'ses_1', startsAt: '2030-01-01T08:00:00Z', endsAt: '2030-01-01T09:00:00Z' } },
  ],
  CancelSession: () => [
    { input: { sessionId: 'ses_1', reason } },
    { input: { sessionId: 'ses_1', reason: { km: 'x' } } },
  ],
  HoldSession: (f) => [{ input: { sessionId: f.open } }, { input: { sessionId: null } }],
  ReconfirmSeat: () => [{ input: { reference: 'ZZZZ-ZZZZ-ZZZZ' } }, { input: {} }],
  DecideUnanswered: (f) => [
    { input: { sessionId: 'ses_1', registrationIds: ['reg_1'], keep: true } },
    { input: { sessionId: f.open, registrationIds: [], keep: true } },
    { input: { sessionId: f.open, registrationIds: 7 } },
  ],
  PostponeSession: (f) => [
    { input: { sessionId: 'ses_1', reason } },
    { input: { sessionId: f.open, reason: { km: ' ', en: ' ' } } },
    { input: { sessionId: f.open, reason: { km: 'x' } } },
  ],
  MyOrganisations: () => [{}],
  OrganisationPeople: (f) => [
    { id: f.own },
    { id: f.own, search: 'ស' },
    { id: 'org_1' },
    { id: f.own, after: 'bm8' },
  ],
  OrganisationPledges: (f) => [{ id: f.own }, { id: 'org_1' }, { id: f.own, after: 7 }, {}],
  OrganisationList: () => [
    {},
    { search: 'ក្រមា', kind: 'NGO', city: 'siem-reap' },
    { after: 'bm8' },
    { kind: 'KING' },
    { search: 'x'.repeat(201) },
  ],
  OrganisationFilters: () => [{}],
  OrganisationRegistrations: (f) => [
    { id: f.own, past: false },
    { id: f.own, past: true, search: 'x'.repeat(101) },
    { id: f.own },
  ],
  SessionsToEnrol: () => [{}, { after: 5 }],
  EnrolmentPage: (f) => [
    { session: f.open, organisation: f.own },
    { session: 'ses_1', organisation: 'org_1' },
  ],
  TicketSheetPage: (f) => [
    { session: f.open, organisation: f.own },
    { session: 'ses_1', organisation: 'org_1' },
    { session: f.open },
  ],
  PrintTickets: (f) => [
    { input: { organisationId: f.own, sessionId: 'ses_1' } },
    { input: { organisationId: 'org_1', sessionId: f.open } },
    { input: { organisationId: f.own } },
  ],
  PreviewEnrolment: (f) => [
    { input: { organisationId: f.own, sessionId: f.open, list: 'Kim Dara, 012 000 101\nX, 012' } },
    { input: { organisationId: f.own, sessionId: f.open, list: ' ' } },
    { input: { organisationId: 'org_1', sessionId: f.open, list: 'Kim Dara, 012 000 101' } },
    { input: { sessionId: f.open, list: 7 } },
  ],
  EnrolPeople: (f) => [
    {
      input: {
        organisationId: f.own,
        sessionId: f.open,
        list: ' ',
        locale: 'km',
        idempotencyKey: newId(),
      },
    },
    { input: { organisationId: f.own, sessionId: f.open, list: 'x', locale: 'km' } },
  ],
  CancelForOrganisation: () => [
    { input: { registrationId: 'reg_1' } },
    { input: { registrationId: globalId('reg', newId()) } },
    { input: {} },
  ],
  MarkAttendance: (f) => [
    { input: { sessionId: f.trained, marks: [{ registrationId: 'reg_1', status: 'ATTENDED', version: 0 }] } },
    { input: { sessionId: f.trained, marks: [] } },
    { input: { sessionId: f.trained, marks: [{ registrationId: 'reg_1', status: 'ATTENDED' }] } },
    { input: { sessionId: 'ses_1', marks: [{ registrationId: 'reg_1', status: 'LATE' }] } },
  ],
  RequestSignInCode: () => [
    { input: { email: 'not an address', locale: 'km' } },
    { input: { email: 'a@example.org', locale: 5 } },
  ],
  SignIn: () => [
    { input: { email: 'a@example.org', code: '00000000' } },
    { input: { email: [], code: '1' } },
  ],
  DemoSignIn: () => [{ input: { role: 'TRAINER' } }, { input: { role: 'KING' } }],
  Pledges: () => [
    {},
    { filter: { statuses: ['OFFERED'], city: 'siem-reap', unit: 'USD' } },
    { filter: { statuses: ['KEPT'] } },
  ],
  PledgeFilters: () => [{}],
  PledgeForm: () => [{}],
  PledgePage: (f) => [{ id: f.pledge }, { id: 'plg_1' }, {}],
  OfferPledge: (f) => [
    { input: { organisationId: f.organisation, terms: pledgeTerms, idempotencyKey: newId() } },
    {
      input: {
        organisationId: f.organisation,
        terms: { ...pledgeTerms, amount: 5 },
        idempotencyKey: newId(),
      },
    },
    { input: { organisationId: f.organisation, terms: pledgeTerms } },
  ],
  CorrectPledge: (f) => [
    { input: { pledgeId: f.pledge, version: 1, terms: pledgeTerms } },
    { input: { pledgeId: f.pledge, version: '1', terms: pledgeTerms } },
  ],
  WithdrawPledge: (f) => [{ input: { pledgeId: f.pledge, version: 1 } }, { input: { pledgeId: f.pledge } }],
  AcceptPledge: (f) => [
    { input: { pledgeId: f.pledge, version: 99 } },
    { input: { pledgeId: 'plg_1', version: 1.5 } },
  ],
  DeclinePledge: (f) => [
    { input: { pledgeId: f.pledge, version: 99, reason: 'No' } },
    { input: { pledgeId: f.pledge, version: 99 } },
  ],
  SignOut: () => [{}],
  Account: () => [{}],
  ConfirmChoices: () => [{}],
  AskPasskeyChallenge: () => [{ input: { purpose: 'SIGN_IN' } }, { input: { purpose: 'OTHER' } }],
  SignInWithPasskey: () => [{ input: NO_ANSWER }, { input: {} }],
  ConfirmWithPasskey: () => [{ input: NO_ANSWER }, { input: { ...NO_ANSWER, response: 7 } }],
  ConfirmWithCode: () => [{ input: { code: '000000' } }, { input: { code: 5 } }],
  AddPasskey: () => [{ input: { ...NO_ANSWER, name: 'Phone' } }, { input: { name: '' } }],
  RenamePasskey: () => [{ input: { passkeyId: 'psk_0', name: 'Phone' } }, {}],
  RemovePasskey: () => [{ input: { passkeyId: 'psk_0' } }, {}],
  BeginAuthenticator: () => [{}],
  ConfirmAuthenticator: () => [{ input: { code: '000000' } }, { input: {} }],
  RemoveAuthenticator: () => [{}],
  EndSignIn: () => [{ input: { signInId: 'sgn_0' } }, { input: { signInId: [] } }],
  EndOtherSignIns: () => [{}],
  LetGoPasskeys: () => [{}],
  SignInPage: () => [{}],
  BeginWithProvider: () => [
    { input: { provider: 'moi', purpose: 'SIGN_IN' } },
    { input: { provider: 'moi', purpose: 'OTHER' } },
  ],
  FinishWithProvider: () => [{ input: { provider: 'moi', query: 'state=x' } }, { input: { query: 7 } }],
  UnlinkProvider: () => [{ input: { provider: 'moi' } }, {}],
  SignInRecoveries: () => [{}],
  AskSignInRecovery: () => [
    { input: { email: 'nobody@samaki.example', reason: 'Lost' } },
    { input: { email: 'nobody@samaki.example' } },
  ],
  ApproveSignInRecovery: () => [{ input: { recoveryId: 'rcv_0' } }, {}],
  DeclineSignInRecovery: () => [{ input: { recoveryId: 'rcv_0' } }, {}],
  ClaimFirstAdministrator: () => [
    { input: { secret: 'x', fullName: 'Sok Dara', email: 'a@example.org', locale: 'km' } },
    { input: { secret: 'x' } },
  ],
  ...outreachCases,
  ...reportsCases,
};
