/* A session planned and edited: docs/stories/plan-a-session.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { personActor } from '#authz';
import { newId } from '#kernel';
import {
  ChangeSessionStateService,
  type CreateSession,
  type EditSession,
  MoveSessionService,
  PlanSessionService,
  type SessionContent,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let content: SessionContent;
const cities = { 'siem-reap': newId(), battambang: newId() };
const dara = personActor(newId(), [{ role: 'WORKING_GROUP', scopeId: null }]);
const vuthy = personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: cities['siem-reap'] }]);
const at = (text: string): Date => new Date(`${text}:00+07:00`);

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await aSession(db, { capacity: 1 });
  for (const [code, id] of Object.entries(cities))
    await db.ownerSql(
      `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, $2, 'KH', 'ក', $2, 'Asia/Phnom_Penh')`,
      [id, code],
    );
  for (const { personId, roles } of [dara, vuthy]) {
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'en', $2)`,
      [personId, roles[0]!.role, `${personId}@example.org`],
    );
  }
  const [course] = await db.ownerSql<{ id: string }>('select id from courses');
  content = {
    courseId: course!.id,
    mode: 'IN_PERSON',
    cityId: cities['siem-reap'],
    venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
    mapUrl: 'https://maps.example/siem-reap-hall',
    accessNote: { km: 'ផ្លូវជម្រាលខាងទន្លេ', en: 'Ramp on the river side' },
    joinUrl: null,
    languages: ['km'],
    startsAt: at('2027-01-13T08:30'),
    endsAt: at('2027-01-13T12:00'),
    doorsOpenAt: at('2027-01-13T08:00'),
    timeZone: 'Asia/Phnom_Penh',
    registrationOpensAt: at('2026-12-07T08:00'),
    registrationClosesAt: at('2027-01-11T17:00'),
  };
});
beforeEach(() => db.travelTo(NOW));
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const seats = { capacity: 30, onlineCapacity: null };
const create = (more: Partial<SessionContent> = {}, rest: Partial<CreateSession> = {}, actor = dara) =>
  app.get(PlanSessionService).createSession(actor, {
    content: { ...content, ...more },
    seats,
    trainers: [],
    ...rest,
  });
const created = async (...how: Parameters<typeof create>): Promise<string> => {
  const answer = await create(...how);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const edit = (
  sessionId: string,
  more: Partial<SessionContent>,
  rest: Partial<EditSession> = {},
  actor = dara,
) =>
  app.get(PlanSessionService).editSession(actor, {
    sessionId,
    version: 1,
    content: { ...content, ...more },
    seats: null,
    ...rest,
  });
const open = (sessionId: string) => app.get(ChangeSessionStateService).openSession(dara, sessionId);
const said = (answer: { ok: boolean; refusal?: { code: string } }): string =>
  answer.ok ? 'OK' : answer.refusal!.code;
const row = async (sessionId: string): Promise<Record<string, unknown>> =>
  (
    await db.ownerSql(
      `select s.status, s.version, s.schedule_version, s.map_url, s.city_id, s.mode, s.join_url, s.venue_en, s.registration_closes_at,
         q.capacity, q.online_capacity, q.state, q.registration_closes_at as seats_close
       from sessions s join session_seats q on q.session_id = s.id where s.id = $1`,
      [sessionId],
    )
  )[0]!;
const audited = (sessionId: string): Promise<unknown[]> =>
  db.ownerSql('select action, before, after from audit_rows where subject_id = $1 order by id', [sessionId]);
const everything = (): Promise<unknown[]> =>
  db.ownerSql(`select (select count(*)::int from sessions) as sessions, (select count(*)::int from session_seats) as seats,
    (select count(*)::int from audit_rows) as audited, (select count(*)::int from outbox) as events,
    (select count(*)::int from messages) as mails, (select count(*)::int from idempotency_keys) as keys,
    (select sum(version)::int from sessions) as versions`);

describe('planning a session', () => {
  it('writes a draft with its seats and one audit row, and tells nobody', async () => {
    const [before] = (await everything()) as Record<string, number>[];
    const sessionId = await created();

    expect(await row(sessionId)).toMatchObject({
      status: 'DRAFT',
      version: 1,
      schedule_version: 1,
      map_url: 'https://maps.example/siem-reap-hall',
      capacity: 30,
      state: 'DRAFT',
      seats_close: at('2027-01-11T17:00'),
    });
    expect(await everything()).toEqual([
      {
        ...before!,
        sessions: before!['sessions']! + 1,
        seats: before!['seats']! + 1,
        audited: before!['audited']! + 1,
        versions: before!['versions']! + 1,
      },
    ]);
    expect(await audited(sessionId)).toMatchObject([
      {
        action: 'sessions.create-session',
        before: null,
        after: { venueEn: 'Siem Reap City Hall, Room 3', capacity: 30, status: 'DRAFT' },
      },
    ]);
  });

  it('plans once what the same key sends twice, and refuses the key with other words', async () => {
    const idempotencyKey = newId();
    const first = await created({}, { idempotencyKey });

    expect(await create({}, { idempotencyKey })).toEqual({ ok: true, value: first });
    expect(said(await create({ languages: ['en'] }, { idempotencyKey }))).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it('refuses what the story names, and then no row is different', async () => {
    const [draft, archived] = [newId(), newId()];
    for (const [id, state] of [
      [draft, 'DRAFT'],
      [archived, 'ARCHIVED'],
    ])
      await db.ownerSql(
        `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en, state)
         select $1, $2, sector_id, 'ទឹក', 'Water for towns', 'ក', 'x', 'ក', 'x', 'ក', 'x', $2 from courses where code = 'heritage'`,
        [id, state],
      );
    const before = await everything();

    expect([
      said(await create({ courseId: draft })),
      said(await create({ courseId: archived })),
      said(await create({ courseId: newId() })),
      said(await create({ cityId: newId() })),
      said(await create({ venue: null })),
      said(await create({}, { seats: { capacity: 0, onlineCapacity: null } })),
      said(
        await create({ startsAt: at('2026-11-30T08:30'), endsAt: at('2026-11-30T12:00'), doorsOpenAt: null }),
      ),
      said(await create({ cityId: cities.battambang }, {}, vuthy)),
      said(await create({ mode: 'ONLINE' }, {}, vuthy)),
    ]).toEqual([
      'COURSE_NOT_PUBLISHED',
      'COURSE_NOT_PUBLISHED',
      'COURSE_NOT_FOUND',
      'CITY_NOT_FOUND',
      'PLACE_MISSING',
      'CAPACITY_INVALID',
      'IN_THE_PAST',
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
    expect(await everything()).toEqual(before);
    expect(said(await create({}, {}, vuthy))).toBe('OK');
  });

  it('does not open a draft of a course that is not published', async () => {
    const sessionId = await created();
    await db.ownerSql(`update courses set state = 'DRAFT' where id = $1`, [content.courseId]);
    const refused = said(await open(sessionId));
    await db.ownerSql(`update courses set state = 'PUBLISHED' where id = $1`, [content.courseId]);

    expect([refused, (await row(sessionId))['status'], said(await open(sessionId))]).toEqual([
      'COURSE_NOT_PUBLISHED',
      'DRAFT',
      'OK',
    ]);
  });
});

describe('editing a session', () => {
  it('lets a draft become anything, with other seats, and tells nobody', async () => {
    const sessionId = await created();
    const answer = await edit(
      sessionId,
      {
        mode: 'HYBRID',
        joinUrl: 'https://meet.example/hall',
        cityId: cities.battambang,
        registrationClosesAt: null,
      },
      { seats: { capacity: 50, onlineCapacity: 20 } },
    );

    expect(answer).toEqual({ ok: true, value: sessionId });
    expect(await row(sessionId)).toMatchObject({
      status: 'DRAFT',
      version: 2,
      schedule_version: 1,
      mode: 'IN_PERSON',
      join_url: 'https://meet.example/hall',
      city_id: cities.battambang,
      capacity: 50,
      online_capacity: 20,
      seats_close: null,
    });
    expect(await db.ownerSql('select from outbox')).toEqual(
      await db.ownerSql(`select from outbox where topic = 'sessions.session.scheduled.v1'`),
    );
  });

  it('of one that is open writes what nobody was told, once, and leaves the schedule', async () => {
    const sessionId = await created();
    await open(sessionId);
    const answer = await edit(
      sessionId,
      { mapUrl: 'https://maps.example/other-door', registrationClosesAt: at('2027-01-12T17:00') },
      { version: 2 },
    );

    expect(said(answer)).toBe('OK');
    expect(await row(sessionId)).toMatchObject({
      version: 3,
      schedule_version: 1,
      map_url: 'https://maps.example/other-door',
      seats_close: at('2027-01-12T17:00'),
      state: 'OPEN',
    });
    expect((await audited(sessionId)).at(-1)).toMatchObject({
      action: 'sessions.edit-session',
      before: { mapUrl: 'https://maps.example/siem-reap-hall' },
      after: { mapUrl: 'https://maps.example/other-door' },
    });
  });

  it('refuses what others changed meanwhile, what people were told, and who does not run it', async () => {
    const sessionId = await created();
    await open(sessionId);
    const before = await everything();

    expect([
      said(await edit(sessionId, { mapUrl: null })),
      said(await edit(sessionId, { startsAt: at('2027-01-13T09:00') }, { version: 2 })),
      said(await edit(sessionId, {}, { version: 2, seats: { capacity: 31, onlineCapacity: null } })),
      said(await edit(sessionId, { cityId: cities.battambang }, { version: 2 })),
      said(await edit(newId(), {})),
    ]).toEqual([
      'SESSION_CHANGED',
      'MOVE_INSTEAD',
      'SESSION_IS_ANNOUNCED',
      'SESSION_IS_ANNOUNCED',
      'SESSION_NOT_FOUND',
    ]);
    // Nothing else is nothing to write.
    expect(said(await edit(sessionId, {}, { version: 2 }))).toBe('OK');
    const elsewhere = await created({ cityId: cities.battambang });
    expect(said(await edit(elsewhere, {}, {}, vuthy))).toBe('FORBIDDEN');
    const mine = await created();
    expect(said(await edit(mine, { cityId: cities.battambang }, {}, vuthy))).toBe('FORBIDDEN');
    const [after] = (await everything()) as Record<string, number>[];
    expect(after).toMatchObject({ audited: (before[0] as Record<string, number>)['audited']! + 2 });
  });

  it('lets one of two who edit at once win', async () => {
    const sessionId = await created();
    const answers = await Promise.all(
      ['a', 'b', 'c'].map((door) => edit(sessionId, { mapUrl: `https://maps.example/${door}` })),
    );

    expect(answers.map(said).toSorted()).toEqual(['OK', 'SESSION_CHANGED', 'SESSION_CHANGED']);
    expect((await row(sessionId))['version']).toBe(2);
  });

  it('takes the map away when the place is moved', async () => {
    const sessionId = await created();
    await open(sessionId);
    const { startsAt, endsAt } = content;
    await app.get(MoveSessionService).moveSession(dara, {
      sessionId,
      startsAt,
      endsAt,
      venue: { km: 'សាលាខេត្ត', en: 'Provincial hall' },
    });

    expect(await row(sessionId)).toMatchObject({
      venue_en: 'Provincial hall',
      map_url: null,
      version: 3,
      schedule_version: 2,
    });
  });
});
