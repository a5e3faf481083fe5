/* Consultation meetings and their topics, asked through the API: docs/stories/consultation-meetings.md. */
import { newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi } from './programme-api.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let db: TestDatabase;
let content: Record<string, unknown>;

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
const idOf = async (prefix: string, statement: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>(statement);
  return global(prefix, row!.id);
};
const aTopic = async (title: string, closes = '2026-12-21T17:00:00+07:00'): Promise<string> => {
  const id = newId();
  await db.ownerSql(
    `insert into topics (id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by)
     select $1, s.id, $2, $2, 'ក', 'x', '2026-11-01', $3, p.id from sectors s, people p limit 1`,
    [id, title, closes],
  );
  return global('top', id);
};

beforeAll(async () => {
  await programme.begin();
  ({ db } = programme);
  content = {
    courseId: await idOf('crs', `select id from courses where code = 'tourism-heritage'`),
    mode: 'IN_PERSON',
    cityId: await idOf('cty', `select id from cities where code = 'siem-reap'`),
    venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
    languages: ['km'],
    startsAt: '2026-12-15T13:30:00+07:00',
    endsAt: '2026-12-15T17:00:00+07:00',
    timeZone: 'Asia/Phnom_Penh',
  };
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

const SESSION = 'id kind state topics { id state title { en } }';
const create = async (more: object): Promise<Payload> =>
  (
    await ask<{ createSession: Payload }>(
      `mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { ${SESSION} } ${ERRORS} } }`,
      { input: { content: { ...content, ...more }, seats: { capacity: 40 }, addressHoldMinutes: 0 } },
      'WORKING_GROUP',
    )
  ).createSession;
const open = (sessionId: unknown): Promise<unknown> =>
  ask(
    'mutation ($input: OpenSessionInput!) { openSession(input: $input) { errors { code } } }',
    { input: { sessionId } },
    'WORKING_GROUP',
  );
const listed = async (kind: string): Promise<string[]> =>
  (
    await ask<{ sessions: { nodes: { id: string }[] } }>(
      `query ($kind: SessionKind) { sessions(first: 100, filter: { kind: $kind }) { nodes { id } } }`,
      { kind },
    )
  ).sessions.nodes.map(({ id }) => id);
const meetingsOf = async (id: string): Promise<unknown> =>
  (
    await ask<{ topic: { meetings: unknown } }>(
      'query ($id: ID!) { topic(id: $id) { meetings { id kind startsAt } } }',
      { id },
    )
  ).topic.meetings;

it('is planned about its topics, and read with them; each topic leads to it once it is open', async () => {
  const [streets, buses] = [await aTopic('Safer shared streets'), await aTopic('Buses that run on time')];
  const { session, errors } = await create({ kind: 'CONSULTATION', topicIds: [buses, streets] });

  expect(errors).toEqual([]);
  expect(session).toMatchObject({
    kind: 'CONSULTATION',
    state: 'DRAFT',
    topics: [
      { id: buses, state: 'OPEN', title: { en: 'Buses that run on time' } },
      { id: streets, state: 'OPEN', title: { en: 'Safer shared streets' } },
    ],
  });
  const { id } = session as { id: string };
  expect(await meetingsOf(streets)).toEqual([]);
  await open(id);
  const meeting = { id, kind: 'CONSULTATION', startsAt: '2026-12-15T06:30:00.000Z' };
  expect([await meetingsOf(streets), await meetingsOf(buses)]).toEqual([[meeting], [meeting]]);
  expect([(await listed('CONSULTATION')).includes(id), (await listed('TRAINING')).includes(id)]).toEqual([
    true,
    false,
  ]);
});

it('is a training where nothing else is said, and then names no topic', async () => {
  const { session } = await create({ topicIds: [await aTopic('Water')] });

  expect(session).toMatchObject({ kind: 'TRAINING', topics: [] });
});

it('is not planned without a topic that takes input, said at the topic in both languages', async () => {
  const [streets, closed] = [await aTopic('Streets'), await aTopic('Waste', '2026-11-30T17:00:00+07:00')];
  const count = (): Promise<unknown[]> => db.ownerSql('select count(*)::int from sessions');
  const before = await count();
  const meeting = (topicIds: readonly string[]): Promise<Payload> =>
    create({ kind: 'CONSULTATION', topicIds });

  expect(await meeting([streets, closed])).toMatchObject({
    session: null,
    errors: [{ code: 'TOPIC_NOT_OPEN', path: ['topicIds', '1'] }],
  });
  expect(codes(await meeting([]))).toEqual(['TOPICS_MISSING']);
  expect(codes(await meeting(['top_1', streets]))).toEqual(['TOPIC_NOT_FOUND']);
  expect(codes(await meeting(Array.from({ length: 11 }, () => global('top', newId()))))).toEqual([
    'TOO_MANY_TOPICS',
  ]);
  expect(await count()).toEqual(before);
});

it('hears people and does not train them: who only came to one is not among the trained', async () => {
  const trained = async (): Promise<number> => {
    const [row] = await db.ownerSql<{ id: string }>(
      `select organisation_id as id from registrations r join attendances a on a.registration_id = r.id
       where a.status = 'ATTENDED' and organisation_id is not null group by 1 order by count(*) desc, 1 limit 1`,
    );
    const { organisation } = await ask<{ organisation: { counts: { trained: number } } }>(
      'query ($id: ID!) { organisation(id: $id) { counts { trained } } }',
      { id: global('org', row!.id) },
      'WORKING_GROUP',
    );
    return organisation.counts.trained;
  };
  expect(await trained()).toBeGreaterThan(0);
  await db.ownerSql(`update sessions set kind = 'CONSULTATION' where starts_at < app_now()`);

  expect(await trained()).toBe(0);
  await db.ownerSql(`update sessions set kind = 'TRAINING' where starts_at < app_now()`);
});
