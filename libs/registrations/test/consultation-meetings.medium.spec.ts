/* A consultation meeting and its topics: docs/stories/consultation-meetings.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { personActor, SYSTEM } from '#authz';
import { newId } from '#kernel';
import {
  ChangeSessionStateService,
  CopySessionService,
  PlanSessionService,
  type SessionContent,
  SessionReads,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
const dara = personActor(newId(), [{ role: 'WORKING_GROUP', scopeId: null }]);
const [streets, buses, waste, tomorrow] = [newId(), newId(), newId(), newId()];
const at = (text: string): Date => new Date(`${text}:00+07:00`);
const AFTER = at('2026-12-22T09:00');

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
  await aSession(db, { capacity: 1 });
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, 'Sok Dara', 'dara@example.org', 'en', 'sok dara')`,
    [dara.personId],
  );
  for (const [id, opens, closes] of [
    [streets, '2026-11-01T08:00', '2026-12-21T17:00'],
    [buses, '2026-11-01T08:00', '2026-12-21T17:00'],
    [waste, '2026-11-01T08:00', '2026-11-30T17:00'],
    [tomorrow, '2026-12-02T08:00', '2026-12-21T17:00'],
  ] as const)
    await db.ownerSql(
      `insert into topics (id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by)
       select $1, id, 'ក', 'x', 'ក', 'x', $2, $3, $4 from sectors limit 1`,
      [id, at(opens), at(closes), dara.personId],
    );
});
beforeEach(() => db.travelTo(NOW));
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const content = async (more: Partial<SessionContent> = {}): Promise<SessionContent> => ({
  courseId: (await db.ownerSql<{ id: string }>('select id from courses'))[0]!.id,
  kind: 'CONSULTATION',
  topicIds: [streets, buses],
  mode: 'ONLINE',
  cityId: null,
  venue: null,
  mapUrl: null,
  accessNote: null,
  joinUrl: null,
  languages: ['km'],
  startsAt: at('2026-12-25T13:30'),
  endsAt: at('2026-12-25T17:00'),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
  ...more,
});
const create = async (more: Partial<SessionContent> = {}) =>
  app.get(PlanSessionService).createSession(dara, {
    content: await content(more),
    seats: { capacity: 40, onlineCapacity: null },
    addressHoldMinutes: 0,
    trainers: [],
  });
const created = async (more: Partial<SessionContent> = {}): Promise<string> => {
  const answer = await create(more);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const versionOf = async (id: string): Promise<number> =>
  (await db.ownerSql<{ version: number }>('select version from sessions where id = $1', [id]))[0]!.version;
const edit = async (sessionId: string, more: Partial<SessionContent>) =>
  app.get(PlanSessionService).editSession(dara, {
    sessionId,
    version: await versionOf(sessionId),
    content: await content(more),
    seats: null,
  });
const said = (answer: {
  ok: boolean;
  refusal?: { code: string; path?: readonly string[] | undefined };
}): string => (answer.ok ? 'OK' : [answer.refusal!.code, ...(answer.refusal!.path ?? [])].join(' '));
const named = async (sessionId: string): Promise<string[]> =>
  (
    await db.ownerSql<{ id: string }>(
      'select topic_id as id from session_topics where session_id = $1 order by rank',
      [sessionId],
    )
  ).map(({ id }) => id);
const everything = (): Promise<unknown[]> =>
  db.ownerSql(`select (select count(*)::int from sessions) as sessions, (select count(*)::int from session_topics) as named,
    (select count(*)::int from audit_rows) as audited, (select sum(version)::int from sessions) as versions`);

describe('a consultation meeting', () => {
  it('names its topics in their order, as a draft, with them in the audit', async () => {
    const sessionId = await created({ topicIds: [buses, streets, buses] });

    expect(await named(sessionId)).toEqual([buses, streets]);
    expect(
      await db.ownerSql(
        `select after -> 'kind' as kind, after -> 'topicIds' as topics from audit_rows where subject_id = $1`,
        [sessionId],
      ),
    ).toEqual([{ kind: 'CONSULTATION', topics: [buses, streets] }]);
  });

  it.each([
    ['without a topic', () => [], 'TOPICS_MISSING topicIds'],
    ['with eleven', () => Array.from({ length: 11 }, newId), 'TOO_MANY_TOPICS topicIds'],
    ['with one that is closed', () => [streets, waste], 'TOPIC_NOT_OPEN topicIds 1'],
    ['with one that opens tomorrow', () => [tomorrow], 'TOPIC_NOT_OPEN topicIds 0'],
    ['with one that there is not', () => [buses, streets, newId()], 'TOPIC_NOT_FOUND topicIds 2'],
  ])('is not planned %s, and then no row is different', async (_what, topicIds, code) => {
    const before = await everything();

    expect(said(await create({ topicIds: topicIds() }))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  it('keeps closed topics when it is edited or copied, and takes no closed one anew', async () => {
    const sessionId = await created({ topicIds: [streets] });
    await app.get(ChangeSessionStateService).openSession(dara, sessionId);
    await db.travelTo(AFTER);

    expect(said(await edit(sessionId, { topicIds: [streets], languages: ['en'] }))).toBe('OK');
    const before = await everything();
    expect(said(await edit(sessionId, { topicIds: [streets, buses], languages: ['en'] }))).toBe(
      'TOPIC_NOT_OPEN topicIds 1',
    );
    expect(await everything()).toEqual(before);
    expect(await named(sessionId)).toEqual([streets]);
    const copy = await app.get(CopySessionService).copySession(dara, sessionId);
    if (!copy.ok) throw new Error('refused');
    expect(await named(copy.value)).toEqual([streets]);
    expect(await db.ownerSql('select kind, status from sessions where id = $1', [copy.value])).toEqual([
      { kind: 'CONSULTATION', status: 'DRAFT' },
    ]);
  });

  it('takes another topic while it is open, once, and does not become a training', async () => {
    const sessionId = await created({ topicIds: [streets] });
    await app.get(ChangeSessionStateService).openSession(dara, sessionId);

    expect(said(await edit(sessionId, { topicIds: [buses, streets] }))).toBe('OK');
    const before = await everything();
    expect(said(await edit(sessionId, { topicIds: [buses, streets] }))).toBe('OK');
    expect(said(await edit(sessionId, { kind: 'TRAINING' }))).toBe('SESSION_IS_ANNOUNCED kind');
    expect(await everything()).toEqual(before);
    expect(await named(sessionId)).toEqual([buses, streets]);
  });

  it('becomes a training while it is a draft, and names nothing any more', async () => {
    const sessionId = await created();

    expect(said(await edit(sessionId, { kind: 'TRAINING' }))).toBe('OK');
    expect(await named(sessionId)).toEqual([]);
  });

  it('is found by its topic, once everybody may know of it, as long as it is to come', async () => {
    const topic = newId();
    await db.ownerSql(
      `insert into topics (id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by)
       select $1, sector_id, 'ក', 'x', 'ក', 'x', opens_at, closes_at, asked_by from topics where id = $2`,
      [topic, streets],
    );
    const reads = app.get(SessionReads);
    const [later, sooner] = [
      await created({ topicIds: [topic] }),
      await created({
        topicIds: [topic, streets],
        startsAt: at('2026-12-15T13:30'),
        endsAt: at('2026-12-15T17:00'),
      }),
    ];
    expect((await reads.meetingsOf([topic])).get(topic)).toEqual([]);
    for (const id of [later, sooner]) await app.get(ChangeSessionStateService).openSession(SYSTEM, id);

    expect((await reads.meetingsOf([topic])).get(topic)).toEqual([sooner, later]);
    expect((await reads.topicsOf([sooner, later])).get(sooner)).toEqual([topic, streets]);
    const page = (kind: 'TRAINING' | 'CONSULTATION') => reads.page({ kind }, { first: 50, after: null });
    const ids = async (kind: 'TRAINING' | 'CONSULTATION') => (await page(kind)).items.map(({ id }) => id);
    expect(await ids('CONSULTATION')).toEqual(expect.arrayContaining([sooner, later]));
    expect(await ids('TRAINING')).not.toContain(sooner);
    await db.travelTo(at('2026-12-16T09:00'));
    expect((await reads.meetingsOf([topic])).get(topic)).toEqual([later]);
  });
});
