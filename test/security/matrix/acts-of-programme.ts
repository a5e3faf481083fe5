/* Acts of those who run the programme, and of everybody upon what is theirs. */
import { deriveInvitationToken } from '#identity';
import { TEST_SECRET } from '#testing';
import {
  type Act,
  type ActContext,
  CITY,
  EVERYBODY,
  GROUP,
  OWNER,
  RUNS,
  SIGNED_IN,
  both,
  campaignDraft,
  content,
  emailOf,
  freely,
  inDays,
  key,
  letter,
  link,
  markerOf,
  someone,
  toCome,
} from './act.js';
import { canaryPhone, globalId } from './canaries.js';

/** The code of whoever waits on this side. */
const ofTicket = (c: ActContext): object => ({ reference: c.rows.references.get(markerOf(c.side))![1] });

/** Where there is no world, and only what is sent counts. */
const NO_ID = '00000000-0000-7000-8000-000000000000';

/** A session of the city of this side, as it is planned. */
async function planned(c: ActContext): Promise<object> {
  const [session] = await c.db.ownerSql<{ course: string; city: string }>(
    'select course_id as course, city_id as city from sessions where id = $1',
    [c.rows.id('sessions', markerOf(c.side, 'city'), 1)],
  );
  return {
    courseId: globalId('crs', session?.course ?? NO_ID),
    mode: 'IN_PERSON',
    cityId: globalId('cty', session?.city ?? NO_ID),
    venue: both('City Hall'),
    languages: ['km'],
    startsAt: inDays(9),
    endsAt: inDays(9.1),
    timeZone: 'Asia/Phnom_Penh',
  };
}

/** Both who wait have an offer. */
const offered = (c: ActContext): Promise<unknown> =>
  c.db.ownerSql(
    `with o as (update registrations set status = 'OFFERED', waitlist_rank = null, promoted_at = app_now(), hold_until = app_now() + interval '1 hour'
       where reference = any($1) returning session_id)
     update session_seats s set taken = taken + 1, waiting = waiting - 1 from o where s.session_id = o.session_id`,
    [(['aa0', 'bb0'] as const).map((marker) => c.rows.references.get(marker)![1])],
  );
/** Everybody who has a seat in what is to come was asked whether they still come, and the day to answer by is past. */
const ASKED = `with s as (update sessions set reconfirm_by = app_now() - interval '1 hour' where starts_at > app_now() returning id)
  update registrations set reconfirm_asked_at = app_now() - interval '2 days', reconfirmed_at = null where status = 'CONFIRMED'`;

export const ACTS_OF_PROGRAMME: Readonly<Record<string, Act>> = {
  acceptInvitation: {
    who: OWNER,
    door: SIGNED_IN,
    refusal: 'INVITATION_FOR_ANOTHER',
    input: (c) => ({
      token: deriveInvitationToken(TEST_SECRET, c.rows.id('invitations', markerOf(c.side, 'participant'))),
    }),
  },
  answerSubmission: {
    who: RUNS,
    input: (c) => ({
      submissionId: c.id('sub', 'submissions'),
      disposition: 'ACCEPTED',
      reason: both('Right'),
      answerVersion: 1,
    }),
    before: (c) =>
      c.db.ownerSql(`update topics set closes_at = app_now() - interval '1 hour' where published_at is null`),
  },
  approveReport: {
    who: { office: 'any' },
    once: true,
    input: (c) => ({ reportId: c.id('rpt', 'reports', 'committee', 1), version: 1 }),
  },
  approveSignInRecovery: {
    who: { administrator: 'any' },
    once: true,
    input: (c) => ({ recoveryId: c.id('rcv', 'sign_in_recoveries', 'lost') }),
  },
  askErasure: {
    who: SIGNED_IN,
    once: true,
    input: null,
    before: (c) =>
      c.db
        .ownerSql(
          `with gone as (delete from erasures returning 1) , others as (
        insert into role_grants (id, person_id, role) select gen_random_uuid(), id, 'ADMINISTRATOR' from people where full_name like '%cc9%' and merged_into is null returning 1)
        insert into role_grants (id, person_id, role, scope_id) select gen_random_uuid(), p.id, 'COORDINATOR', o.id
        from people p, organisations o where p.full_name like '%cc9%' and p.merged_into is null and o.state = 'VERIFIED'`,
        )
        .then(() =>
          c.db
            .ownerSql(`update sessions set reconfirm_by = null, min_participants = null, decide_by = null, blocks = null, starts_at = starts_at - interval '30 days', ends_at = ends_at - interval '30 days',
          doors_open_at = doors_open_at - interval '30 days'; update reports set status = 'APPROVED'`),
        ),
  },
  askErasureFor: {
    who: GROUP,
    input: (c) => {
      const marker = c.side === 'a' ? 'ab0' : 'ba0';
      const id = c.rows.id('people', marker);
      return {
        fullName: `Canary-${marker} people full_name`,
        phone: canaryPhone(marker, id),
        reason: 'She called',
      };
    },
  },
  askSignInRecovery: {
    who: { administrator: 'any' },
    input: (c) => ({ email: emailOf(c, `c${c.side}3`), reason: 'The river took it' }),
  },
  askTopic: {
    who: RUNS,
    once: true,
    input: (c) => ({
      sectorId: globalId('sct', c.rows.grounds.get('sct')!),
      title: both('Safer streets'),
      question: both('Which three rules?'),
      opensAt: inDays(3),
      closesAt: inDays(9),
    }),
  },
  cancelCampaign: { who: RUNS, once: true, input: (c) => ({ campaignId: campaignDraft(c) }) },
  cancelErasureFor: { who: GROUP, input: (c) => ({ erasureId: c.id('ers', 'erasures') }) },
  cancelErasure: {
    who: { participant: 'any' },
    door: SIGNED_IN,
    refusal: 'NO_ERASURE',
    once: true,
    input: null,
  },
  acceptOffer: { who: EVERYBODY, isByKey: true, before: offered, input: ofTicket },
  declineOffer: { who: EVERYBODY, isByKey: true, before: offered, input: ofTicket },
  changeSeats: {
    who: CITY,
    input: (c) => ({
      sessionId: toCome(c),
      capacity: 9,
      quotas: [{ organisationKind: 'NGO', seats: 2 }],
      groupPolicy: 'SKIP',
      promotion: 'CONFIRM',
      offerHours: 24,
      offerCutoffHours: 0,
      cancelCutoffHours: 0,
      needsApproval: false,
    }),
  },
  cancelRegistration: {
    who: EVERYBODY,
    isByKey: true,
    input: (c) => ({ reference: c.rows.references.get(markerOf(c.side))![1] }),
  },
  cancelSession: { who: CITY, input: (c) => ({ sessionId: toCome(c), reason: both('Flood') }) },
  closeSession: { who: CITY, input: (c) => ({ sessionId: toCome(c) }) },
  changeConsent: { who: SIGNED_IN, once: true, input: () => ({ purpose: 'PHOTOGRAPHS', given: false }) },
  copySession: { who: CITY, input: (c) => ({ sessionId: toCome(c) }) },
  createSession: {
    who: CITY,
    input: async (c) => ({ content: await planned(c), seats: { capacity: 9 }, idempotencyKey: key() }),
  },
  editSession: {
    who: CITY,
    before: (c) =>
      c.db.ownerSql(
        `with s as (update sessions set status = 'DRAFT', blocks = null where starts_at > app_now() returning id)
         update session_seats q set state = 'DRAFT' from s where s.id = q.session_id`,
      ),
    input: async (c) => ({ sessionId: toCome(c), version: 1, content: await planned(c) }),
  },
  correctDetails: { who: SIGNED_IN, once: true, input: () => ({ fullName: 'Sok Dara', locale: 'km' }) },
  createReport: { who: GROUP, once: true, input: () => ({ content, idempotencyKey: key() }) },
  declineSignInRecovery: {
    who: { administrator: 'any' },
    once: true,
    input: (c) => ({ recoveryId: c.id('rcv', 'sign_in_recoveries', 'lost') }),
  },
  decideUnanswered: {
    who: CITY,
    before: (c) => c.db.ownerSql(ASKED),
    input: (c) => ({
      sessionId: toCome(c),
      registrationIds: [c.id('reg', 'registrations')],
      keep: true,
    }),
  },
  editCampaign: {
    who: RUNS,
    once: true,
    input: (c) => ({ ...letter, campaignId: campaignDraft(c), version: 1 }),
  },
  editReport: {
    who: GROUP,
    once: true,
    input: (c) => ({ reportId: c.id('rpt', 'reports', 'draft'), revision: 1, content }),
  },
  endOtherSignIns: { who: SIGNED_IN, once: true, input: null },
  endSignIn: {
    who: OWNER,
    door: SIGNED_IN,
    input: (c) => ({ signInId: c.id('sgn', 'sign_ins', 'participant') }),
  },
  exportOwnData: { who: SIGNED_IN, once: true, input: () => ({ format: 'JSON', locale: 'en' }) },
  extendTopic: {
    who: RUNS,
    once: true,
    input: (c) => ({ topicId: c.id('top', 'topics', 'committee'), closesAt: inDays(20) }),
  },
  forwardReport: {
    who: { chair: 'any' },
    once: true,
    input: (c) => ({ reportId: c.id('rpt', 'reports', 'committee'), version: 1 }),
  },
  giveChair: {
    mutation: 'giveRole',
    who: { administrator: 'any' },
    door: RUNS,
    input: (c) => ({ userId: c.id('per', 'people'), role: 'CHAIR', reason: 'She presides' }),
  },
  giveRole: {
    who: RUNS,
    input: (c) => ({ userId: c.id('per', 'people'), role: 'TRAINER', reason: 'She teaches' }),
  },
  inviteChair: {
    mutation: 'invitePerson',
    who: { administrator: 'any' },
    door: RUNS,
    once: true,
    input: () => ({ ...someone, role: 'CHAIR' }),
  },
  invitePerson: { who: RUNS, once: true, input: () => ({ ...someone, role: 'TRAINER' }) },
  markAttendance: {
    who: { trainer: 'own', ...CITY },
    input: (c) => ({
      sessionId: c.id('ses', 'sessions', 'city'),
      marks: [{ registrationId: c.id('reg', 'registrations'), status: 'ABSENT', version: 2 }],
      reason: 'She went home',
    }),
  },
  holdSession: {
    who: { trainer: 'own', ...CITY },
    before: (c) =>
      c.db.ownerSql(
        `update sessions set ends_at = app_now() - interval '1 hour', starts_at = app_now() - interval '3 hours',
           doors_open_at = app_now() - interval '3 hours' where starts_at < app_now() and held_at is null`,
      ),
    input: (c) => ({ sessionId: c.id('ses', 'sessions', 'city') }),
  },
  moveSession: {
    who: CITY,
    input: (c) => ({ sessionId: toCome(c), startsAt: inDays(7), endsAt: inDays(7.1), blocks: [] }),
  },
  openSession: {
    who: CITY,
    before: (c) =>
      c.db.ownerSql(`update sessions set registration_closed_at = app_now() where starts_at > app_now()`),
    input: (c) => ({ sessionId: toCome(c) }),
  },
  planSeries: {
    who: CITY,
    input: (c) => ({
      sessionId: toCome(c),
      rule: { every: 'WEEK', times: 1 },
      overrideReason: 'They begin later',
    }),
  },
  postponeSession: { who: CITY, input: (c) => ({ sessionId: toCome(c), reason: both('Flood') }) },
  reconfirmSeat: {
    who: EVERYBODY,
    isByKey: true,
    before: (c) =>
      c.db.ownerSql(
        `with s as (update sessions set starts_at = app_now() + interval '1 day', ends_at = app_now() + interval '2 days'
           where starts_at <= app_now() and held_at is null)
         update registrations set reconfirm_asked_at = app_now() - interval '2 days', reconfirmed_at = null where status = 'CONFIRMED'`,
      ),
    input: (c) => ({ reference: c.rows.references.get(markerOf(c.side))![0] }),
  },
  publishOutcome: {
    who: RUNS,
    once: true,
    input: (c) => ({ topicId: c.id('top', 'topics', 'committee'), outcome: both('Thirty near schools') }),
    before: (c) =>
      c.db.ownerSql(`update topics set closes_at = app_now() - interval '1 hour' where published_at is null`),
  },
  registerForSession: {
    who: EVERYBODY,
    before: freely,
    input: (c) => ({
      sessionId: toCome(c),
      fullName: 'Sok Dara',
      organisation: 'Nobody',
      contact: '012 000 109',
      locale: 'en',
      idempotencyKey: key(),
    }),
  },
  removePasskey: {
    who: OWNER,
    door: SIGNED_IN,
    input: (c) => ({ passkeyId: c.id('psk', 'passkeys', 'participant') }),
  },
  renamePasskey: {
    who: OWNER,
    door: SIGNED_IN,
    input: (c) => ({ passkeyId: c.id('psk', 'passkeys', 'participant'), name: 'Phone' }),
  },
  requestContactChange: { who: SIGNED_IN, once: true, input: () => ({ email: 'new@somebody.example' }) },
  resubscribe: { who: EVERYBODY, isByKey: true, input: link('unsubscribe') },
  returnReport: {
    who: { chair: 'any' },
    // The office returns what was forwarded to it; here nothing was.
    door: { chair: 'any', office: 'any' },
    once: true,
    input: (c) => ({ reportId: c.id('rpt', 'reports', 'committee'), version: 1, comment: 'Why?' }),
  },
  sendInvitationAgain: {
    who: RUNS,
    once: true,
    input: (c) => ({ invitationId: c.id('inv', 'invitations', 'committee') }),
  },
  sendTestMail: { who: RUNS, once: true, input: (c) => ({ campaignId: campaignDraft(c), locale: 'en' }) },
  signOut: { who: EVERYBODY, once: true, input: null },
  startCampaign: {
    who: RUNS,
    once: true,
    input: async (c) => {
      const id = campaignDraft(c);
      const { campaign } = (await c.look(`{ campaign(id: "${id}") { reach { invited } } }`)) as unknown as {
        campaign: { reach: { invited: number } };
      };
      return { campaignId: id, version: 1, invited: campaign.reach.invited };
    },
    before: (c) => c.db.ownerSql('delete from outreach_exclusions'),
  },
  // Whoever's role asks for a passkey is told so.
  beginAuthenticator: {
    who: { participant: 'any', coordinator: 'any', trainer: 'any' },
    door: SIGNED_IN,
    refusal: 'PASSKEY_NEEDED',
    once: true,
    input: null,
    before: (c) => c.db.ownerSql('delete from authenticators'),
  },
  startExport: {
    who: {
      coordinator: 'any',
      trainer: 'any',
      officer: 'any',
      ...RUNS,
      chair: 'any',
      office: 'any',
    },
    once: true,
    input: () => ({ list: 'topics', filters: [], format: 'CSV' }),
  },
  submitReport: {
    who: GROUP,
    once: true,
    input: (c) => ({ reportId: c.id('rpt', 'reports', 'draft'), revision: 1 }),
  },
  takePlaceAnyway: {
    who: CITY,
    before: (c) =>
      c.db.ownerSql(
        `update sessions set min_participants = 4, decide_by = app_now() - interval '1 hour' where starts_at > app_now()`,
      ),
    input: (c) => ({ sessionId: toCome(c) }),
  },
  takeRole: {
    who: RUNS,
    input: (c) => ({
      userId: globalId('per', c.rows.id('people', `c${c.side}3`)),
      role: 'TRAINER',
      reason: 'She moved',
    }),
  },
  unsubscribe: { who: EVERYBODY, isByKey: true, input: link('unsubscribe') },
  withdrawInvitation: {
    who: RUNS,
    once: true,
    input: (c) => ({ invitationId: c.id('inv', 'invitations', 'committee') }),
  },
  writeCampaign: { who: RUNS, once: true, input: () => ({ ...letter, idempotencyKey: key() }) },
};
