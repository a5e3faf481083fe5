/* What is done with a seat that one has, with a group that waits, and with the room where people meet on-line. */
import { TEST_SECRET } from '#testing';
import { addressToken } from '../../../libs/registrations/src/domain/address-token.js';
import { seatLinkToken } from '../../../libs/registrations/src/domain/seat-link.js';
import {
  type Act,
  type ActContext,
  CITY,
  COORDINATOR,
  EVERYBODY,
  freely,
  key,
  markerOf,
  org,
  RUNS,
  toCome,
} from './act.js';

const ofTicket = (c: ActContext): object => ({ reference: c.rows.references.get(markerOf(c.side))![1] });

/** Who decides on approvals of any session. */
const APPROVES = { officer: 'any', ...RUNS } as const;

/** Both who wait have a seat. */
const seated = (c: ActContext): Promise<unknown> =>
  c.db.ownerSql(
    `with o as (update registrations set status = 'CONFIRMED', waitlist_rank = null, group_id = null, confirmed_at = app_now()
       where reference = any($1) returning session_id)
     update session_seats s set taken = taken + 1, waiting = waiting - 1 from o where s.session_id = o.session_id`,
    [(['aa0', 'bb0'] as const).map((marker) => c.rows.references.get(marker)![1])],
  );

/** Everybody with a seat in what is to come awaits an approval. */
const AWAITING = `update registrations r set status = 'PENDING', pending_reason = 'APPROVAL', confirmed_at = null from sessions s
  where s.id = r.session_id and s.starts_at > app_now() and r.status = 'CONFIRMED'`;

/** The seat of both who wait is held for their address, and the mail that asks for it is an hour old. */
const held = (c: ActContext): Promise<unknown> =>
  c.db.ownerSql(
    `with o as (update registrations set status = 'PENDING', pending_reason = 'ADDRESS', hold_until = app_now() + interval '20 minutes',
         waitlist_rank = null, group_id = null, address_mailed_at = app_now() - interval '1 hour'
       where reference = any($1) returning session_id)
     update session_seats s set taken = taken + 1, waiting = waiting - 1 from o where s.session_id = o.session_id`,
    [(['aa0', 'bb0'] as const).map((marker) => c.rows.references.get(marker)![1])],
  );

/** Of the seats that are set aside for the organisation of a side. */
const quotaOf = ({ side }: ActContext): string => `0199a0b1-0000-7000-8000-0000000000${side}${side}`;

/** One seat of what is to come is set aside for the organisation. */
const setAside = (c: ActContext): Promise<unknown> =>
  c.db.ownerSql(
    `with q as (insert into seat_quotas (id, session_id, organisation_kind, organisation_id, seats, links)
       values ($1, $2, 'ORGANISATION', $3, 1, 1) returning session_id)
     update session_seats s set quotas = quotas + 1, capacity = capacity + 1 from q where s.session_id = q.session_id`,
    [
      quotaOf(c),
      c.rows.id('sessions', markerOf(c.side, 'city'), 1),
      c.rows.id('organisations', markerOf(c.side)),
    ],
  );

export const ACTS_OF_SEATS: Readonly<Record<string, Act>> = {
  setSeatsAside: {
    who: CITY,
    before: (c) => c.db.ownerSql('update session_seats set capacity = capacity + 9'),
    input: (c) => ({ sessionId: toCome(c), organisationId: org(c), seats: 2, releaseHours: 1 }),
  },
  withdrawSeatsAside: {
    who: CITY,
    before: setAside,
    input: (c) => ({ sessionId: toCome(c), organisationId: org(c) }),
  },
  registerByLink: {
    who: EVERYBODY,
    isByKey: true,
    before: async (c) => {
      await freely(c);
      await setAside(c);
    },
    input: (c) => ({
      token: seatLinkToken(TEST_SECRET, { quotaId: quotaOf(c), turn: 1 }),
      fullName: 'Sok Dara',
      contact: 'sok.dara@somebody.example',
      locale: 'en',
      idempotencyKey: key(),
    }),
  },
  decideApprovals: {
    who: CITY,
    before: (c) => c.db.ownerSql(AWAITING),
    input: (c) => ({
      sessionId: toCome(c),
      registrationIds: [c.id('reg', 'registrations')],
      approve: true,
    }),
  },
  askAddressAgain: { who: EVERYBODY, isByKey: true, before: held, input: ofTicket },
  confirmAddress: {
    who: EVERYBODY,
    isByKey: true,
    before: held,
    input: (c) => ({
      token: addressToken(TEST_SECRET, c.rows.id('registrations', markerOf(c.side), 1), 0),
    }),
  },
  correctAddress: {
    who: EVERYBODY,
    isByKey: true,
    before: held,
    input: (c) => ({ ...ofTicket(c), email: 'sok.dara@somebody.example' }),
  },
  answerQuestions: {
    who: EVERYBODY,
    isByKey: true,
    input: (c) => ({
      ...ofTicket(c),
      form: 'REGISTRATION',
      answers: [
        {
          questionId: c.id('qst', 'session_questions', 'city', 2),
          answer: ['NO'],
        },
      ],
    }),
  },
  askForAnswers: {
    who: { trainer: 'own', ...CITY },
    before: (c) => c.db.ownerSql('update session_questions set is_required = true'),
    input: (c) => ({ sessionId: toCome(c), idempotencyKey: key() }),
  },
  saveSessionQuestions: {
    who: CITY,
    input: (c) => ({
      sessionId: toCome(c),
      form: 'REGISTRATION',
      version: 1,
      questions: [
        {
          id: c.id('qst', 'session_questions', 'city', 2),
          kind: 'YES_NO',
          text: { km: 'ញ៉ាំទេ?', en: 'Lunch?' },
          required: true,
          options: [],
        },
      ],
    }),
  },
  resizeGroup: {
    who: COORDINATOR,
    input: (c) => ({
      groupId: c.id('grp', 'registration_groups'),
      leaving: [c.id('reg', 'registrations', 'own', 1)],
    }),
  },
  switchAttendanceMode: {
    who: EVERYBODY,
    isByKey: true,
    before: (c) =>
      c.db.ownerSql(
        `update session_seats set online_capacity = 0 where online_capacity is null and taken <= capacity`,
      ),
    input: (c) => ({ ...ofTicket(c), mode: 'ONLINE' }),
  },
  transferToPerson: {
    who: EVERYBODY,
    isByKey: true,
    before: async (c) => {
      await freely(c);
      await seated(c);
    },
    input: (c) => ({
      ...ofTicket(c),
      fullName: 'Sok Dara',
      contact: 'sok.dara@somebody.example',
      locale: 'en',
      idempotencyKey: key(),
    }),
  },
  transferToSession: {
    who: EVERYBODY,
    isByKey: true,
    before: seated,
    input: (c) => ({ ...ofTicket(c), sessionId: c.id('ses', 'sessions', 'city', 2), idempotencyKey: key() }),
  },
  tryRoomAgain: {
    who: { trainer: 'own', ...CITY },
    before: (c) =>
      c.db.ownerSql(
        `insert into virtual_rooms (session_id, schedule_version, meeting_id, failure, tries, tried_at, next_try_at)
         select id, schedule_version, 'samaki-' || id, 'UNREACHABLE', 1, app_now(), app_now() + interval '1 hour' from sessions`,
      ),
    input: (c) => ({ sessionId: c.id('ses', 'sessions', 'city') }),
  },
  nameApprovalDeputy: {
    who: APPROVES,
    once: true,
    before: (c) =>
      c.db.ownerSql(
        `insert into role_grants (id, person_id, role) values (gen_random_uuid(), $1, 'WORKING_GROUP')`,
        [c.rows.id('people', 'cc9')],
      ),
    input: (c) => ({ deputyId: c.id('per', 'people', 'lost'), startsOn: '2998-01-01', endsOn: '2998-01-05' }),
  },
  withdrawApprovalDeputy: {
    who: APPROVES,
    once: true,
    before: (c) =>
      c.db.ownerSql(
        `insert into approval_deputies (id, person_id, deputy_id, starts_on, ends_on)
         select gen_random_uuid(), g.person_id, $1, '2998-01-01', '2998-01-05' from role_grants g
         where g.role in ('CITY_OFFICER', 'WORKING_GROUP', 'ADMINISTRATOR') and g.person_id <> $1 on conflict do nothing`,
        [c.rows.id('people', 'cc9')],
      ),
    input: null,
  },
};
