import type { INestApplicationContext } from '@nestjs/common';
import {
  CancelRegistrationService,
  type EnrolmentView,
  EnrolPeopleService,
  RegisterOneService,
} from '#registrations';
import { newId } from '#kernel';
import { matchKeyOf } from '#identity';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation, storyList } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/coordinator.md. */

let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let guild: CoordinatedOrganisation;
let sessionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  guild = await anOrganisation(db, { km: 'សមាគមសិប្បករសៀមរាប', en: 'Siem Reap Artisans' }, 'មាស ធីតា');
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  // Those of the tests before are on another day: nobody has two seats at one hour.
  await db.ownerSql(
    `update sessions set starts_at = starts_at + interval '1 year', ends_at = ends_at + interval '1 year'`,
  );
  sessionId = await aSession(db, { capacity: 6 });
  for (const [fullName, email] of [
    ['ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example'],
    ['Pich Malis', 'malis.pich@tonle-institute.example'],
  ] as const) {
    const matchKey = matchKeyOf(fullName, { kind: 'EMAIL', value: email });
    const answer = await app
      .get(RegisterOneService)
      .registerOne({ ...aRequest(sessionId, 0), fullName, email, matchKey });
    if (!answer.ok) throw new Error(answer.refusal.code);
  }
});

const wish = (list: string, more: object = {}): Parameters<EnrolPeopleService['enrol']>[1] => ({
  organisationId: hotel.id,
  sessionId,
  list,
  locale: 'km',
  idempotencyKey: newId(),
  ...more,
});
const enrol = (command: ReturnType<typeof wish>): ReturnType<EnrolPeopleService['enrol']> =>
  app.get(EnrolPeopleService).enrol(hotel.actor, command);
const shown = (answer: Awaited<ReturnType<typeof enrol>>): unknown =>
  answer.ok
    ? answer.value.lines.map((line: EnrolmentView['lines'][number]) =>
        [
          line.line,
          line.outcome,
          line.waitlistPosition ?? line.sameAsLine ?? line.refusal?.code,
          line.waitReason,
        ].filter((part) => part !== null && part !== undefined),
      )
    : answer.refusal.code;

const seatsNow = async (): Promise<unknown> =>
  (
    await db.ownerSql(
      'select taken, waiting, next_rank::int as next from session_seats where session_id = $1',
      [sessionId],
    )
  )[0];
/** Registrations of the hotel in the session, by their creation. */
const ofHotel = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select p.full_name as name, r.status, r.waitlist_rank::int as rank, r.enrolled_by = $2 as hers
     from registrations r join people p on p.id = r.person_id where r.session_id = $1 and r.organisation_id is not null order by r.id`,
    [sessionId, hotel.actor.personId],
  );
const messages = async (): Promise<unknown> =>
  Object.fromEntries(
    (
      await db.ownerSql<{ kind: string; n: number }>(
        `select m.kind, count(*)::int as n from messages m join registrations r on r.id = m.cause_id
         where r.session_id = $1 and r.organisation_id is not null group by 1 order by 1`,
        [sessionId],
      )
    ).map(({ kind, n }) => [kind, n]),
  );
const audits = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select action, count(*)::int as n, count(distinct a.actor)::int as actors from audit_rows a join registrations r on r.id::text = a.subject_id
     where r.session_id = $1 and r.organisation_id is not null group by 1 order by 1`,
    [sessionId],
  );

const MENDED = [
  [2, 'CONFIRMED'],
  [3, 'CONFIRMED'],
  [4, 'CONFIRMED'],
  [5, 'ALREADY_REGISTERED'],
  [6, 'CONFIRMED'],
  [8, 'WAITLISTED', 1, 'NO_SEAT_LEFT'],
  [9, 'WAITLISTED', 2, 'NO_SEAT_LEFT'],
  [10, 'REPEATED', 2],
  [11, 'WAITLISTED', 3, 'NO_SEAT_LEFT'],
];

describe('the preview', () => {
  it('says what would become of each line, and writes nothing', async () => {
    const before = await tableChecksums(db.url);

    const answer = await app.get(EnrolPeopleService).preview(wish(storyList()));

    expect(shown(answer)).toEqual([
      [2, 'CONFIRMED'],
      [3, 'CONFIRMED'],
      [4, 'CONFIRMED'],
      [5, 'ALREADY_REGISTERED'],
      [6, 'UNREADABLE', 'PHONE_TOO_SHORT'],
      [8, 'CONFIRMED'],
      [9, 'WAITLISTED', 1, 'NO_SEAT_LEFT'],
      [10, 'REPEATED', 2],
      [11, 'WAITLISTED', 2, 'NO_SEAT_LEFT'],
    ]);
    expect(shown(await app.get(EnrolPeopleService).preview(wish(storyList('012 000 141'))))).toEqual(MENDED);
    expect(await tableChecksums(db.url)).toEqual(before);
  });
});

describe('a list that is enrolled', () => {
  it('has its seats, places, mails, members and audit in one transaction', async () => {
    expect(shown(await enrol(wish(storyList('012 000 141'))))).toEqual(MENDED);

    expect(await seatsNow()).toEqual({ taken: 6, waiting: 3, next: 4 });
    expect(await ofHotel()).toEqual([
      { name: 'លី ណារ៉ុង', status: 'CONFIRMED', rank: null, hers: true },
      { name: 'សុខ ស្រីនាង', status: 'CONFIRMED', rank: null, hers: true },
      { name: 'Kim Dara', status: 'CONFIRMED', rank: null, hers: true },
      { name: 'ប៉ែន ចន្ធូ', status: 'CONFIRMED', rank: null, hers: true },
      { name: 'ម៉ៅ ធារី', status: 'WAITLISTED', rank: 1, hers: true },
      { name: 'សារ គន្ធា', status: 'WAITLISTED', rank: 2, hers: true },
      { name: 'ហេង បុប្ផា', status: 'WAITLISTED', rank: 3, hers: true },
    ]);
    expect(await messages()).toEqual({ 'registrations.confirmed': 2, 'registrations.waitlisted': 3 });
    expect(await audits()).toEqual([{ action: 'registrations.enrol', n: 7, actors: 1 }]);
    const outbox = `select topic, count(*)::int as n from outbox where payload ->> 'sessionId' = $1 group by 1 order by 1`;
    expect(await db.ownerSql(outbox, [sessionId])).toEqual([
      { topic: 'registrations.seat.confirmed.v1', n: 6 },
      { topic: 'registrations.waitlist.joined.v1', n: 3 },
    ]);
    expect(
      await db.ownerSql('select count(*)::int as n from memberships where organisation_id = $1', [hotel.id]),
    ).toEqual([{ n: 7 }]);
  });

  it('answers the same key the same, refuses it with another list, and adds nobody again', async () => {
    const command = wish(storyList('012 000 141'));
    await enrol(command);
    const before = await tableChecksums(db.url);

    expect(shown(await enrol(command))).toEqual(MENDED);
    expect(shown(await enrol({ ...command, list: 'Kim Dara, 012 000 777' }))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(shown(await enrol({ ...command, list: 'Kim Dara, 012 000 777', organisationId: guild.id }))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    );
    expect(await tableChecksums(db.url)).toEqual(before);

    const again = await enrol({ ...command, idempotencyKey: newId() });
    expect(shown(again)).toEqual([
      ...[2, 3, 4, 5, 6, 8, 9].map((line) => [line, 'ALREADY_REGISTERED']),
      [10, 'REPEATED', 2],
      [11, 'ALREADY_REGISTERED'],
    ]);
    const after = await tableChecksums(db.url);
    const changed = Object.keys(after).filter((table) => after[table] !== before[table]);
    expect(changed).toEqual(['idempotency_keys']);
  });

  it('waits as a whole while anyone waits, whatever is free', async () => {
    await enrol(wish(storyList('012 000 141')));
    await db.ownerSql('update session_seats set taken = 5 where session_id = $1', [sessionId]);

    expect(shown(await enrol(wish('Om Sam, 012 000 201\nRos Chenda, 012 000 202')))).toEqual([
      [1, 'WAITLISTED', 4, 'OTHERS_WAIT'],
      [2, 'WAITLISTED', 5, 'OTHERS_WAIT'],
    ]);
  });

  it.each([
    ['is empty', () => wish(' \n'), 'LIST_EMPTY'],
    ['has 201 people', () => wish('A b, a@x.example\n'.repeat(201)), 'LIST_TOO_LONG'],
    ['is for an unknown session', () => wish(storyList(), { sessionId: newId() }), 'SESSION_NOT_FOUND'],
    [
      'is of an unknown organisation',
      () => wish(storyList(), { organisationId: newId() }),
      'ORGANISATION_NOT_FOUND',
    ],
  ])('that %s is refused, nothing written', async (_what, command, code) => {
    const before = await tableChecksums(db.url);

    expect(shown(await enrol(command()))).toBe(code);
    expect(shown(await app.get(EnrolPeopleService).preview(command()))).toBe(code);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('comes too late from the instant of the start on', async () => {
    await db.ownerSql('update session_seats set closes_at = app_now() where session_id = $1', [sessionId]);
    expect(shown(await enrol(wish(storyList())))).toBe('SESSION_STARTED');
    await db.ownerSql(`update session_seats set state = 'CANCELLED' where session_id = $1`, [sessionId]);
    expect(shown(await enrol(wish(storyList())))).toBe('SESSION_CANCELLED');
    expect(await ofHotel()).toEqual([]);
  });
});

describe('one of them', () => {
  const idOf = async (name: string): Promise<string> => {
    const [row] = await db.ownerSql<{ id: string }>(
      'select r.id from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2',
      [sessionId, name],
    );
    return row!.id;
  };
  const cancel = async (id: string, by = hotel): Promise<string> => {
    const answer = await app.get(CancelRegistrationService).cancelOfOrganisation(by.actor, id, [by.id]);
    return answer.ok ? 'cancelled' : answer.refusal.code;
  };

  it('is cancelled by the coordinator; the next in line moves up and is told', async () => {
    await enrol(wish(storyList('012 000 141')));
    const dara = await idOf('Kim Dara');

    expect(await cancel(dara)).toBe('cancelled');
    expect(await cancel(dara)).toBe('ALREADY_CANCELLED');

    expect(await seatsNow()).toEqual({ taken: 6, waiting: 2, next: 4 });
    expect((await ofHotel()).map(({ name, status, rank }) => [name, status, rank])).toEqual([
      ['លី ណារ៉ុង', 'CONFIRMED', null],
      ['សុខ ស្រីនាង', 'CONFIRMED', null],
      ['Kim Dara', 'CANCELLED', null],
      ['ប៉ែន ចន្ធូ', 'CONFIRMED', null],
      ['ម៉ៅ ធារី', 'CONFIRMED', null],
      ['សារ គន្ធា', 'WAITLISTED', 2],
      ['ហេង បុប្ផា', 'WAITLISTED', 3],
    ]);
    expect(await messages()).toEqual({
      'registrations.cancelled': 1,
      'registrations.confirmed': 2,
      'registrations.promoted': 1,
      'registrations.waitlisted': 3,
    });
    expect(await audits()).toEqual([
      { action: 'registrations.cancel', n: 1, actors: 1 },
      { action: 'registrations.enrol', n: 7, actors: 1 },
      { action: 'registrations.promote', n: 1, actors: 1 },
    ]);
  });

  it('is not cancelled by another organisation, nor after the start; nothing is written', async () => {
    await enrol(wish(storyList('012 000 141')));
    const dara = await idOf('Kim Dara');
    const stranger = await idOf('Pich Malis');
    const before = await tableChecksums(db.url);

    expect(await cancel(dara, guild)).toBe('REGISTRATION_NOT_FOUND');
    expect(await cancel(stranger)).toBe('REGISTRATION_NOT_FOUND');
    expect(await cancel(newId())).toBe('REGISTRATION_NOT_FOUND');
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(await cancel(dara)).toBe('SESSION_STARTED');
    expect(await tableChecksums(db.url)).toEqual(before);
  });
});
