/* A session planned and edited through the API, by whom and in which words: docs/stories/plan-a-session.md. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const { ask, cookies } = programme;
let db: TestDatabase;
let api: SpawnedApp;
let content: Record<string, unknown>;

const idOf = async (prefix: string, statement: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>(statement);
  return `${prefix}_${row!.id.replaceAll('-', '')}`;
};
const cityOf = (code: string): Promise<string> => idOf('cty', `select id from cities where code = '${code}'`);

beforeAll(async () => {
  await programme.begin();
  ({ db, api } = programme);
  cookies.set('CITY_OFFICER', await cookieOf(api.url, 'CITY_OFFICER'));
  content = {
    courseId: await idOf('crs', `select id from courses where code = 'tourism-heritage'`),
    mode: 'IN_PERSON',
    cityId: await cityOf('siem-reap'),
    venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
    mapUrl: 'https://maps.example/siem-reap-hall',
    languages: ['km'],
    startsAt: '2027-01-13T08:30:00+07:00',
    endsAt: '2027-01-13T12:00:00+07:00',
    doorsOpenAt: '2027-01-13T08:00:00+07:00',
    timeZone: 'Asia/Phnom_Penh',
    registrationOpensAt: '2026-12-07T08:00:00+07:00',
    registrationClosesAt: '2027-01-11T17:00:00+07:00',
  };
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

const SESSION = 'id state version scheduleVersion mapUrl joinUrl registrationOpensAt doorsOpenAt';
const CREATE = `mutation ($input: CreateSessionInput!) { createSession(input: $input) { session { ${SESSION} } ${ERRORS} } }`;
const EDIT = `mutation ($input: EditSessionInput!) { editSession(input: $input) { session { ${SESSION} } ${ERRORS} } }`;
const create = async (more: object = {}, role = 'WORKING_GROUP'): Promise<Payload> =>
  (
    await ask<{ createSession: Payload }>(
      CREATE,
      { input: { content: { ...content, ...more }, seats: { capacity: 30 }, idempotencyKey: newId() } },
      role,
    )
  ).createSession;
const edit = async (sessionId: string, version: number, more: object): Promise<Payload> =>
  (
    await ask<{ editSession: Payload }>(
      EDIT,
      { input: { sessionId, version, content: { ...content, ...more } } },
      'WORKING_GROUP',
    )
  ).editSession;

describe('planning a session', () => {
  it('answers a draft that nobody else sees, and says how it is opened', async () => {
    const { session, errors } = await create();

    expect(errors).toEqual([]);
    expect(session).toMatchObject({
      state: 'DRAFT',
      version: 1,
      scheduleVersion: 1,
      mapUrl: 'https://maps.example/siem-reap-hall',
      joinUrl: null,
      registrationOpensAt: '2026-12-07T01:00:00.000Z',
      doorsOpenAt: '2027-01-13T01:00:00.000Z',
    });
    const { id } = session as { id: string };
    expect(await ask('query ($id: ID!) { session(id: $id) { id } }', { id })).toEqual({ session: null });
  });

  it('lets the officer of a city plan in it, and offers that city alone', async () => {
    const { citiesToPlanIn } = await ask<{ citiesToPlanIn: { code: string }[] }>(
      '{ citiesToPlanIn { code } }',
      {},
      'CITY_OFFICER',
    );
    expect(citiesToPlanIn).toHaveLength(1);
    const [own] = citiesToPlanIn;
    const elsewhere = own!.code === 'siem-reap' ? 'battambang' : 'siem-reap';

    expect(codes(await create({ cityId: await cityOf(own!.code) }, 'CITY_OFFICER'))).toEqual([]);
    const refused = await post(
      api.url,
      {
        query: CREATE,
        variables: {
          input: { content: { ...content, cityId: await cityOf(elsewhere) }, seats: { capacity: 3 } },
        },
      },
      { cookie: cookies.get('CITY_OFFICER')! },
    );
    expect(refused.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('refuses each mistake with its code', async () => {
    const refused = async (more: object): Promise<unknown> => codes(await create(more));

    expect([
      await refused({ courseId: 'crs_1' }),
      await refused({ venue: null }),
      await refused({ venue: { km: '', en: 'Hall' } }),
      await refused({ mapUrl: 'http://maps.example' }),
      await refused({ languages: [] }),
      await refused({ timeZone: 'Asia/Nowhere' }),
      await refused({ registrationClosesAt: '2027-01-14T08:00:00+07:00' }),
      await refused({ endsAt: content['startsAt'] }),
    ]).toEqual([
      ['COURSE_NOT_FOUND'],
      ['PLACE_MISSING'],
      ['SESSION_TEXT_INVALID'],
      ['LINK_INVALID'],
      ['SESSION_LANGUAGES_INVALID'],
      ['TIME_ZONE_INVALID'],
      ['REGISTRATION_WINDOW_INVALID'],
      ['TIMES_INVALID'],
    ]);
  });
});

describe('the languages of its trainers', () => {
  const trainer = async (more: object) => ({
    trainerId: await idOf(
      'per',
      `select g.person_id as id from role_grants g where g.role = 'TRAINER' order by g.id limit 1`,
    ),
    name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
    position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
    ...more,
  });
  const inBoth = async (more: object, locale = 'en'): Promise<Payload> => {
    const input = {
      content: {
        ...content,
        languages: ['km', 'en'],
        startsAt: '2028-02-01T08:30:00+07:00',
        endsAt: '2028-02-01T12:00:00+07:00',
        doorsOpenAt: null,
      },
      seats: { capacity: 30 },
      ...more,
    };
    return (await ask<{ createSession: Payload }>(CREATE, { input }, 'WORKING_GROUP', locale)).createSession;
  };

  it('are in the words of the reader where one is missing, and for a reason it is planned', async () => {
    const trainers = [await trainer({ languages: ['km'] })];
    const { errors } = await inBoth({ trainers });
    expect(errors).toEqual([
      {
        code: 'TRAINER_LANGUAGE',
        message: expect.stringContaining('trains in English.'),
        path: ['trainers'],
      },
    ]);
    expect((await inBoth({ trainers }, 'km')).errors[0]?.message).toContain('ភាសាអង់គ្លេស');
    expect(codes(await inBoth({ trainers, overrideReason: 'Her colleague interprets' }))).toEqual([]);
  });

  it('are those of the last session for whoever plans the next, and no part of what the public reads', async () => {
    const { trainerId } = await trainer({});
    const { trainerChoices } = await ask<{ trainerChoices: { id: string; languages: string[] }[] }>(
      '{ trainerChoices { id languages } }',
      {},
      'WORKING_GROUP',
    );
    expect(trainerChoices.find(({ id }) => id === trainerId)).toEqual({ id: trainerId, languages: ['km'] });
    const refused = await post(api.url, {
      query: '{ sessions(first: 1) { nodes { trainers { languages } } } }',
    });
    expect(refused.body.errors?.[0]?.extensions.code).toBe('BAD_USER_INPUT');
  });
});

describe('editing a session', () => {
  it('writes over what was seen, and once it is open what nobody was told', async () => {
    const { session } = await create();
    const { id } = session as { id: string };
    expect(await edit(id, 1, { mapUrl: null })).toMatchObject({ session: { version: 2, mapUrl: null } });
    expect(codes(await edit(id, 1, {}))).toEqual(['SESSION_CHANGED']);

    await ask(
      'mutation ($input: OpenSessionInput!) { openSession(input: $input) { errors { code } } }',
      { input: { sessionId: id } },
      'WORKING_GROUP',
    );
    expect(codes(await edit(id, 3, { startsAt: '2027-01-13T09:00:00+07:00' }))).toEqual(['MOVE_INSTEAD']);
    expect(codes(await edit(id, 3, { cityId: await cityOf('battambang') }))).toEqual([
      'SESSION_IS_ANNOUNCED',
    ]);
    expect(await edit(id, 3, { mapUrl: 'https://maps.example/door' })).toMatchObject({
      session: { state: 'NOT_OPEN', version: 4, scheduleVersion: 1, mapUrl: 'https://maps.example/door' },
    });
  });
});
