/* Who trains a session, and where they are already: docs/stories/plan-a-session.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { newId } from '#kernel';
import { type CreateSession, PlanSessionService, type TrainerEntry, TrainerReads } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let courseId: string;
const cities = { 'siem-reap': newId(), battambang: newId() };
const [sophea, visal] = [newId(), newId()];
const entry = (trainerId: string): TrainerEntry => ({
  trainerId,
  name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
  position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
});
const at = (day: number, time: string): Date => new Date(`2027-01-${day}T${time}:00+07:00`);

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await aSession(db, { capacity: 1 });
  [{ id: courseId }] = (await db.ownerSql<{ id: string }>('select id from courses')) as [{ id: string }];
  for (const [code, id] of Object.entries(cities))
    await db.ownerSql(
      `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, $2, 'KH', 'ក', $2, 'Asia/Phnom_Penh')`,
      [id, code],
    );
  for (const [id, name] of [
    [sophea, 'Keo Sophea'],
    [visal, 'Chea Visal'],
  ])
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $2)`,
      [id, name, `${id}@example.org`],
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

const plan = (
  day: number,
  [from, to]: [string, string],
  more: Partial<CreateSession> = {},
  city: keyof typeof cities = 'siem-reap',
) =>
  app.get(PlanSessionService).createSession(SYSTEM, {
    content: {
      courseId,
      mode: 'IN_PERSON',
      cityId: cities[city],
      venue: { km: 'សាល', en: 'Hall' },
      mapUrl: null,
      accessNote: null,
      joinUrl: null,
      languages: ['km'],
      startsAt: at(day, from),
      endsAt: at(day, to),
      doorsOpenAt: null,
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
    },
    seats: { capacity: 30, onlineCapacity: null },
    trainers: [entry(sophea)],
    ...more,
  });
const said = (answer: Awaited<ReturnType<typeof plan>>): string => (answer.ok ? 'OK' : answer.refusal.code);

describe('the trainers of a session', () => {
  it('come when they have time to, and are refused by name when they have not', async () => {
    expect(said(await plan(13, ['08:30', '12:00']))).toBe('OK');
    const before = await db.ownerSql('select count(*)::int as n from sessions');

    expect(await plan(13, ['13:30', '15:30'])).toMatchObject({
      refusal: { code: 'TRAINER_CONFLICT', detail: { names: 'Keo Sophea' } },
    });
    expect(said(await plan(13, ['17:59', '19:00'], {}, 'battambang'))).toBe('TRAINER_CONFLICT');
    expect(await db.ownerSql('select count(*)::int as n from sessions')).toEqual(before);
    expect(said(await plan(13, ['18:00', '19:00'], {}, 'battambang'))).toBe('OK');
  });

  it('come all the same for a reason, which the audit has with the other session', async () => {
    const first = await plan(14, ['08:30', '12:00']);
    const second = await plan(14, ['13:00', '15:00'], { overrideReason: 'Her colleague begins' });
    if (!first.ok || !second.ok) throw new Error('refused');

    expect(
      await db.ownerSql('select reason, after from audit_rows where subject_id = $1', [second.value]),
    ).toMatchObject([
      {
        reason: 'Her colleague begins',
        after: { trainers: [sophea], conflicts: [{ trainerId: sophea, sessionId: first.value }] },
      },
    ]);
  });

  it('hold the role of one, each once', async () => {
    expect([
      said(await plan(15, ['08:30', '12:00'], { trainers: [entry(visal)] })),
      said(await plan(15, ['08:30', '12:00'], { trainers: [entry(sophea), entry(sophea)] })),
    ]).toEqual(['TRAINER_NOT_FOUND', 'TRAINER_TWICE']);
    expect((await app.get(TrainerReads).choices()).map(({ fullName }) => fullName)).toEqual(['Keo Sophea']);
  });

  it('are asked anew when a draft moves, and stay where nothing of theirs changes', async () => {
    await plan(18, ['08:30', '12:00']);
    const draft = await plan(19, ['08:30', '12:00']);
    if (!draft.ok) throw new Error('refused');
    const [row] = await db.ownerSql<{ starts: Date }>(
      'select starts_at as starts from sessions where id = $1',
      [draft.value],
    );
    expect(row!.starts).toEqual(at(19, '08:30'));
    const content = (day: number) => ({
      courseId,
      mode: 'IN_PERSON' as const,
      cityId: cities['siem-reap'],
      venue: { km: 'សាល', en: 'Hall two' },
      mapUrl: null,
      accessNote: null,
      joinUrl: null,
      languages: ['km'],
      startsAt: at(day, '09:00'),
      endsAt: at(day, '12:00'),
      doorsOpenAt: null,
      timeZone: 'Asia/Phnom_Penh',
      registrationOpensAt: null,
      registrationClosesAt: null,
    });
    const edit = { sessionId: draft.value, version: 1, seats: null };
    const edited = (day: number) =>
      app.get(PlanSessionService).editSession(SYSTEM, { ...edit, content: content(day) });

    expect(await edited(18)).toMatchObject({ refusal: { code: 'TRAINER_CONFLICT' } });
    expect(await edited(19)).toMatchObject({ ok: true });
    expect(
      await db.ownerSql('select count(*)::int as n from session_trainers where session_id = $1', [
        draft.value,
      ]),
    ).toEqual([{ n: 1 }]);
  });

  it('are one when two sessions want them at once', async () => {
    const answers = await Promise.all([
      plan(20, ['08:30', '12:00']),
      plan(20, ['09:00', '11:00']),
      plan(20, ['10:00', '12:30']),
    ]);

    expect(answers.map(said).toSorted()).toEqual(['OK', 'TRAINER_CONFLICT', 'TRAINER_CONFLICT']);
  });
});
