import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { addressToken } from '../../libs/registrations/src/domain/address-token.js';
import { both, own, OWN, step, type Step } from './both-paths.step.js';
import { asideSteps } from './both-paths.aside.js';
import type { World } from './both-paths.world.js';

/** The same in both worlds. */
const [REGISTERED, GIVEN, CHANGED, DATE, GROUP, ASKED] = Array.from({ length: 6 }, () => newId());
const MEMBERS = Array.from({ length: 3 }, () => newId());
const global = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;

/** To come, with seats, and others follow it. */
const OPEN = `select s.id from sessions s join session_seats t on t.session_id = s.id
  where s.starts_at > app_now() + interval '3 days' and s.status = 'OPEN' and t.capacity - t.taken > 5 and t.waiting = 0
  order by s.starts_at, s.id limit 1`;
const open = (w: World): Promise<string> => w.id('ses', OPEN);
const changed = (w: World): string => w.at('TransferToSession', 'newTicket.reference');
const given = (w: World): string => w.at('TransferToPerson', 'newTicket.reference');

/** The seat that was switched awaits an approval. */
async function awaited(w: World): Promise<{ sessionId: string; registrationIds: string[] }> {
  const [row] = await w.db.ownerSql<{ id: string; session: string }>(
    `update registrations set status = 'PENDING', pending_reason = 'APPROVAL', confirmed_at = null where reference = $1
     returning id, session_id as session`,
    [given(w)],
  );
  return { sessionId: global('ses', row!.session), registrationIds: [global('reg', row!.id)] };
}

/** A week later, of the same course. */
const ANOTHER_DATE = `insert into sessions select (jsonb_populate_record(s, jsonb_build_object('id', $1::uuid, 'starts_at', s.starts_at + interval '7 days',
    'ends_at', s.ends_at + interval '7 days', 'doors_open_at', s.doors_open_at + interval '7 days'))).*
  from sessions s join registrations r on r.session_id = s.id where r.reference = $2`;
const SEATS_THERE = `insert into session_seats (session_id, capacity, closes_at, schedule_version)
  select id, 50, starts_at, schedule_version from sessions where id = $1`;

/** Two of the coordinator's organisation wait together for that date, and a third by themselves. */
const WAITING = [
  `insert into people (id, full_name, locale, match_key) select id, 'Both Paths ' || at, 'km', 'both-paths-' || at
   from unnest($1::uuid[]) with ordinality as m (id, at)`,
  `insert into registration_groups (id, session_id, organisation_id) select $1, $2, id from (${OWN}) o`,
  `insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank, group_id, reference, locale)
   select m.id, $2, m.id, 'Both Paths', o.id, 'WAITLISTED', case when m.at < 3 then 1 else 2 end, case when m.at < 3 then $3::uuid end, 'BTH00000000' || m.at, 'km'
   from unnest($1::uuid[]) with ordinality as m (id, at), (${OWN}) o`,
  `update session_seats set waiting = 3, waiting_together = 1, next_rank = 9, capacity = taken where session_id = $1`,
] as const;

async function waiting(w: World): Promise<void> {
  await w.db.ownerSql(WAITING[0], [MEMBERS]);
  await w.db.ownerSql(WAITING[1], [GROUP, DATE]);
  await w.db.ownerSql(WAITING[2], [MEMBERS, DATE, GROUP]);
  await w.db.ownerSql(WAITING[3], [DATE]);
}

/** Somebody with an address has a seat that is held until it is confirmed, and the mail that asks for it is an hour old. */
const HELD = `update registrations r set status = 'PENDING', pending_reason = 'ADDRESS', hold_until = s.starts_at, confirmed_at = null,
    address_mailed_at = app_now() - interval '1 hour'
  from sessions s where s.id = r.session_id and r.id = (select g.id from registrations g join (${OPEN}) o on o.id = g.session_id
    join people p on p.id = g.person_id where g.status = 'CONFIRMED' and p.email is not null order by g.id limit 1)
  returning r.reference`;
const held = (w: World): string => w.at('AskAddressAgain', 'ticket.reference');
/** Of the link that was sent to the corrected address. */
async function linkOf(w: World): Promise<string> {
  const { id } = await w.row<{ id: string }>('select id from registrations where reference = $1', held(w));
  return addressToken(TEST_SECRET, id, 1);
}

/** What one does with a seat that one has, and with a group that waits. */
export const seatsSteps: readonly Step[] = [
  step('RegisterForSession', 'nobody', async (w) => ({
    input: {
      sessionId: await open(w),
      fullName: 'ចាន់ វុទ្ធី',
      organisation: 'Both Paths',
      contact: '012 345 670',
      locale: 'km',
      idempotencyKey: REGISTERED,
    },
  })),
  step('TransferToPerson', 'nobody', (w) => ({
    input: {
      reference: w.at('RegisterForSession', 'ticket.reference'),
      fullName: 'លី ចិន្តា',
      contact: '012 345 671',
      locale: 'km',
      idempotencyKey: GIVEN,
    },
  })),
  step('SwitchAttendanceMode', 'nobody', async (w) => {
    await w.db.ownerSql(
      `update session_seats q set online_capacity = 1 from registrations r where r.session_id = q.session_id and r.reference = $1`,
      [given(w)],
    );
    return { input: { reference: given(w), mode: 'ONLINE' } };
  }),
  step('ApprovalsPage', 'WORKING_GROUP', async (w) => ({ id: (await awaited(w)).sessionId })),
  step('PreviewApprovals', 'WORKING_GROUP', async (w) => ({
    input: { ...(await awaited(w)), approve: false },
  })),
  step('DecideApprovals', 'WORKING_GROUP', async (w) => ({
    input: { ...(await awaited(w)), approve: true },
  })),
  step('NameApprovalDeputy', 'WORKING_GROUP', async (w) => ({
    input: {
      deputyId: await w.id('per', `select id from people where email = 'administrator@samaki.example'`),
      startsOn: '2031-02-01',
      endsOn: '2031-02-04',
    },
  })),
  step('DeputyPage', 'WORKING_GROUP'),
  step('WithdrawApprovalDeputy', 'WORKING_GROUP'),
  ...asideSteps,
  step('TicketDates', 'nobody', async (w) => {
    await w.db.ownerSql(ANOTHER_DATE, [DATE, given(w)]);
    await w.db.ownerSql(SEATS_THERE, [DATE]);
    return { reference: given(w) };
  }),
  step('TransferToSession', 'nobody', (w) => ({
    input: { reference: given(w), sessionId: global('ses', DATE!), idempotencyKey: CHANGED },
  })),
  step('WaitingGroupPage', 'COORDINATOR', async (w) => {
    await waiting(w);
    return { session: global('ses', DATE!), organisation: await own(w) };
  }),
  step('PreviewGroupSize', 'COORDINATOR', () => ({
    input: { groupId: global('grp', GROUP!), leaving: [global('reg', MEMBERS[0]!)] },
  })),
  step('ResizeGroup', 'COORDINATOR', () => ({
    input: { groupId: global('grp', GROUP!), joining: [global('reg', MEMBERS[2]!)] },
  })),
  step('AskAddressAgain', 'nobody', async (w) => ({ input: await w.row<{ reference: string }>(HELD) })),
  step('CorrectAddress', 'nobody', (w) => ({
    input: { reference: held(w), email: 'both.paths@somebody.example' },
  })),
  step('AddressLinkPage', 'nobody', async (w) => ({ token: await linkOf(w) })),
  step('ConfirmAddress', 'nobody', async (w) => ({ input: { token: await linkOf(w) } })),
  step('SaveSessionQuestions', 'WORKING_GROUP', () => ({
    input: {
      sessionId: global('ses', DATE!),
      form: 'REGISTRATION',
      version: 0,
      questions: [{ kind: 'YES_NO', text: both('Lunch?'), required: true, options: [] }],
    },
  })),
  step('SessionQuestionsPage', 'WORKING_GROUP', () => ({ id: global('ses', DATE!) })),
  step('AnswerMailsPage', 'WORKING_GROUP', () => ({
    session: global('ses', DATE!),
    input: { sessionId: global('ses', DATE!) },
  })),
  step('AskForAnswers', 'WORKING_GROUP', async (w) => {
    // One of those who wait has an address.
    await w.db.ownerSql(`update people set email = 'both-paths@people.example' where id = $1`, [MEMBERS[2]]);
    return { input: { sessionId: global('ses', DATE!), idempotencyKey: ASKED } };
  }),
  step('TicketQuestions', 'nobody', (w) => ({ reference: changed(w) })),
  step('AnswerQuestions', 'nobody', async (w) => ({
    input: {
      reference: changed(w),
      form: 'REGISTRATION',
      answers: [
        {
          questionId: await w.id('qst', `select id from session_questions where session_id = '${DATE}'`),
          answer: ['YES'],
        },
      ],
    },
  })),
];
