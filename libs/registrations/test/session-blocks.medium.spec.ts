/* A session in several blocks, and who is free between them: docs/stories/session-blocks.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { newId } from '#kernel';
import { EnrolPeopleService, RegisterOneService, RegistrationMailFacts } from '#registrations';
import {
  type Block,
  ChangeSessionStateService,
  CopySessionService,
  MoveSessionService,
  PlanSessionService,
  SessionReads,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { anOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let courseId: string;
const sophea = newId();
const at = (text: string): Date => new Date(`2027-01-${text}:00+07:00`);
const block = (from: string, to: string): Block => ({ startsAt: at(from), endsAt: at(to) });
const THREE = [block('13T08:30', '13T11:30'), block('13T14:00', '13T16:30'), block('14T08:30', '14T11:00')];
const inJson = (blocks: readonly Block[]) =>
  blocks.map(({ startsAt, endsAt }) => ({
    startsAt: startsAt.toISOString().replace('.000Z', '+00:00'),
    endsAt: endsAt.toISOString().replace('.000Z', '+00:00'),
  }));

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await aSession(db, { capacity: 1 });
  [{ id: courseId }] = (await db.ownerSql<{ id: string }>('select id from courses')) as [{ id: string }];
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, 'Keo Sophea', 'sophea@example.org', 'km', 'keo')`,
    [sophea],
  );
  await db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'TRAINER')`, [
    newId(),
    sophea,
  ]);
});
beforeEach(async () => {
  await db.travelTo(NOW);
  await db.ownerSql('delete from session_trainers');
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

/** On-line, so that no trainer needs a way. */
const plan = (blocks: readonly Block[], whole: Block = block('13T08:30', '14T11:00')) =>
  app.get(PlanSessionService).createSession(SYSTEM, {
    content: {
      courseId,
      mode: 'ONLINE',
      cityId: null,
      venue: null,
      mapUrl: null,
      accessNote: null,
      joinUrl: null,
      languages: ['km'],
      ...whole,
      blocks,
      doorsOpenAt: null,
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
    },
    seats: { capacity: 30, onlineCapacity: null },
    addressHoldMinutes: 0,
    trainers: [
      {
        trainerId: sophea,
        name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
        position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
      },
    ],
  });
const planned = async (...how: Parameters<typeof plan>): Promise<string> => {
  const answer = await plan(...how);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const opened = async (...how: Parameters<typeof plan>): Promise<string> => {
  const id = await planned(...how);
  const answer = await app.get(ChangeSessionStateService).openSession(SYSTEM, id);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return id;
};
const row = async (id: string) =>
  (
    await db.ownerSql<{ blocks: unknown; mostBlocks: number; postponed: unknown }>(
      `select blocks_as_json(blocks) as blocks, most_blocks as "mostBlocks", blocks_as_json(postponed_blocks) as postponed from sessions where id = $1`,
      [id],
    )
  )[0]!;
const count = async (): Promise<number> =>
  (await db.ownerSql<{ count: number }>('select count(*)::int as count from sessions'))[0]!.count;

describe('a session in three blocks', () => {
  it('is written with them, and read with them by everybody', async () => {
    const id = await opened(THREE);

    expect(await row(id)).toEqual({ blocks: inJson(THREE), mostBlocks: 3, postponed: null });
    const view = (await app.get(SessionReads).byIds([id])).get(id)!;
    expect([view.startsAt, view.endsAt, view.blocks]).toEqual([
      at('13T08:30'),
      at('14T11:00'),
      inJson(THREE),
    ]);
    const [audited] = await db.ownerSql<{ blocks: unknown }>(
      `select after->'blocks' as blocks from audit_rows where subject_id = $1 and action = 'sessions.create-session'`,
      [id],
    );
    expect(audited?.blocks).toEqual(
      THREE.map(({ startsAt, endsAt }) => ({
        startsAt: startsAt.toISOString(),
        endsAt: endsAt.toISOString(),
      })),
    );
  });

  it.each([
    ['with blocks that meet', [THREE[0]!, block('13T11:00', '14T11:00')], 'BLOCKS_INVALID'],
    ['with blocks beside its times', THREE.slice(1), 'BLOCKS_MISFIT'],
    [
      'with 21',
      Array.from({ length: 21 }, (_, n) => block('13T08:30', `13T${10 + (n % 10)}:00`)),
      'TOO_MANY_BLOCKS',
    ],
  ])('is refused %s, and nothing is written', async (_what, blocks, expected) => {
    const before = await count();
    const answer = await plan(blocks);

    expect(answer.ok ? 'OK' : answer.refusal.code).toBe(expected);
    expect(await count()).toBe(before);
  });

  it('is kept by the table as the rules have it: no block reaches beyond its times', async () => {
    const id = await planned(THREE);

    await expect(
      db.ownerSql(`update sessions set ends_at = ends_at + interval '1 hour' where id = $1`, [id]),
    ).rejects.toThrow('ck_sessions__blocks');
  });

  it('moves with them, is postponed without, and is copied with each as many days later', async () => {
    const id = await opened(THREE);
    const week = THREE.map(({ startsAt, endsAt }) => ({
      startsAt: new Date(startsAt.getTime() + 7 * 86_400_000),
      endsAt: new Date(endsAt.getTime() + 7 * 86_400_000),
    }));
    const times = { startsAt: week[0]!.startsAt, endsAt: week[2]!.endsAt };

    expect(await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId: id, ...times })).toMatchObject({
      ok: true,
    });
    expect(await row(id)).toMatchObject({ blocks: inJson(week), mostBlocks: 3 });
    const shorter = await app.get(MoveSessionService).moveSession(SYSTEM, { sessionId: id, ...week[0]! });
    expect(shorter).toMatchObject({ ok: false, refusal: { code: 'BLOCKS_MISFIT', path: ['blocks'] } });
    const copy = await app.get(CopySessionService).copySession(SYSTEM, id);
    if (!copy.ok) throw new Error(copy.refusal.code);
    expect(await row(copy.value)).toMatchObject({
      blocks: inJson([
        block('27T08:30', '27T11:30'),
        block('27T14:00', '27T16:30'),
        block('28T08:30', '28T11:00'),
      ]),
    });
    const reason = { km: 'ទឹកជំនន់', en: 'Floods' };
    await app.get(ChangeSessionStateService).postponeSession(SYSTEM, { sessionId: id, reason });
    expect(await row(id)).toEqual({ blocks: null, mostBlocks: 3, postponed: inJson(week) });
  });
});

describe('between its blocks', () => {
  it.each([
    ['in the pause', block('13T11:30', '13T14:00'), 'OK'],
    ['within the second block', block('13T15:00', '13T16:00'), 'TRAINER_CONFLICT'],
    ['in the night', block('13T16:30', '14T08:30'), 'OK'],
  ])('a trainer is free for another session %s: %s', async (_what, other, expected) => {
    await planned(THREE);
    const answer = await plan([], other);

    expect(answer.ok ? 'OK' : answer.refusal.code).toBe(expected);
  });

  it.each([
    ['in the pause', block('13T11:30', '13T14:00'), []],
    ['within the second block', block('13T15:00', '13T16:00'), ['13T14:00']],
    ['over the night and into the last block', block('13T20:00', '14T08:31'), ['14T08:30']],
  ])(
    'somebody who takes part has another seat %s, and is told of the block: %j',
    async (_what, other, met) => {
      const first = await opened(THREE);
      await db.ownerSql('delete from session_trainers');
      const second = await opened([], other);
      for (const sessionId of [first, second]) {
        const answer = await app.get(RegisterOneService).registerOne(aRequest(sessionId, 1));
        if (!answer.ok) throw new Error(answer.refusal.code);
      }
      const ids = (
        await db.ownerSql<{ id: string }>(
          'select id from registrations where session_id = any($1) order by id',
          [[first, second]],
        )
      ).map(({ id }) => id);
      const facts = await app.get(RegistrationMailFacts).byRegistrationIds(ids);

      const told = (id: string): Date[] => facts.get(id)!.sameHour.map(({ startsAt }) => new Date(startsAt));
      expect(ids.map((id) => told(id).length)).toEqual([met.length, met.length]);
      expect(told(ids[1]!)).toEqual(met.map(at));
      await db.ownerSql('delete from registrations');
    },
  );

  it.each([
    ['in the pause', block('13T11:30', '13T14:00'), 'OK'],
    ['within the second block', block('13T15:00', '13T16:00'), 'BOOKED_AT_SAME_HOUR'],
  ])(
    'a session that takes nobody who is booked elsewhere, %s, answers %s',
    async (_what, other, expected) => {
      const first = await opened(THREE);
      await db.ownerSql('delete from session_trainers');
      const second = await opened([], other);
      await db.ownerSql(`update session_seats set blocks_same_hour = true where session_id = $1`, [second]);
      const register = (sessionId: string) => app.get(RegisterOneService).registerOne(aRequest(sessionId, 1));
      await register(first);
      const answer = await register(second);

      expect(answer.ok ? 'OK' : answer.refusal.code).toBe(expected);
      await db.ownerSql('delete from registrations');
    },
  );

  it.each([
    ['in the pause', block('13T11:30', '13T14:00'), false],
    ['within the second block', block('13T15:00', '13T16:00'), true],
  ])('the list of a coordinator says so of a session %s: %s', async (_what, other, expected) => {
    const hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូក', en: 'Lotus Hotel' }, `ង៉ែត ${newId()}`);
    const first = await opened(THREE);
    await db.ownerSql('delete from session_trainers');
    const second = await opened([], other);
    const wish = { organisationId: hotel.id, list: 'Kim Dara, 012 000 103' };
    const enrolled = await app
      .get(EnrolPeopleService)
      .enrol(hotel.actor, { ...wish, sessionId: first, locale: 'km', idempotencyKey: newId() });
    if (!enrolled.ok) throw new Error(enrolled.refusal.code);
    const preview = await app.get(EnrolPeopleService).preview({ ...wish, sessionId: second });
    if (!preview.ok) throw new Error(preview.refusal.code);

    expect(preview.value.lines.map(({ isBookedElsewhere }) => isBookedElsewhere)).toEqual([expected]);
    await db.ownerSql('delete from registrations');
  });
});
