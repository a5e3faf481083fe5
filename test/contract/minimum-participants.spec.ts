/* From so many people on, asked through the API: docs/stories/minimum-participants.md. */
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi } from './programme-api.js';
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

beforeAll(async () => {
  await programme.begin();
  ({ db, api } = programme);
  cookies.set('CITY_OFFICER', await cookieOf(api.url, 'CITY_OFFICER'));
  content = {
    courseId: await idOf('crs', `select id from courses where code = 'tourism-heritage'`),
    mode: 'IN_PERSON',
    cityId: await idOf('cty', `select id from cities where code = 'siem-reap'`),
    venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
    languages: ['km'],
    startsAt: '2027-01-13T08:30:00+07:00',
    endsAt: '2027-01-13T12:00:00+07:00',
    timeZone: 'Asia/Phnom_Penh',
    minParticipants: 2,
    decideBy: '2027-01-06T08:30:00+07:00',
  };
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

const SESSION = 'id state minimum { participants decideBy confirmed state }';
const change = async (
  verb: string,
  input: object,
  role = 'WORKING_GROUP',
  locale = 'en',
): Promise<Payload> => {
  const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const mutation = `mutation ($input: ${Verb}Input!) { ${verb}(input: $input) { session { ${SESSION} } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(mutation, { input }, role, locale))[verb]!;
};
const create = (more: object = {}, locale = 'en'): Promise<Payload> =>
  change(
    'createSession',
    { content: { ...content, ...more }, seats: { capacity: 30 }, addressHoldMinutes: 0 },
    'WORKING_GROUP',
    locale,
  );
const planned = async (): Promise<string> => {
  const { id } = (await create()).session as { id: string };
  await change('openSession', { sessionId: id });
  return id;
};
const read = async (id: string): Promise<unknown> =>
  (await ask<{ session: unknown }>(`query ($id: ID!) { session(id: $id) { ${SESSION} } }`, { id })).session;
let last = 0;
const register = (sessionId: string): Promise<unknown> =>
  ask(`mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ${ERRORS} } }`, {
    input: {
      sessionId,
      ...person((last += 1)),
      organisation: 'Tonle Mobility',
      locale: 'en',
      idempotencyKey: crypto.randomUUID(),
    },
  });

it('says to everybody how many it needs, how many there are, and where that stands', async () => {
  const id = await planned();
  const minimum = { participants: 2, decideBy: '2027-01-06T01:30:00.000Z' };

  expect(await read(id)).toEqual({
    id,
    state: 'OPEN',
    minimum: { ...minimum, confirmed: 0, state: 'AWAITED' },
  });
  await register(id);
  await db.travelTo(new Date('2027-01-06T01:30:00Z'));
  expect(await read(id)).toMatchObject({ minimum: { ...minimum, confirmed: 1, state: 'UNDECIDED' } });
  await register(id);
  expect(await read(id)).toMatchObject({ state: 'OPEN', minimum: { confirmed: 2, state: 'REACHED' } });
});

it('is null for a session that needs no number', async () => {
  const { session } = await create({ minParticipants: null, decideBy: null });

  expect(session).toMatchObject({ minimum: null });
});

it.each([
  ['from none', { minParticipants: 0 }, 'MIN_PARTICIPANTS_INVALID', ['minParticipants']],
  ['without a date', { decideBy: null }, 'DECIDE_BY_INVALID', ['decideBy']],
  [
    'to be decided after the start',
    { decideBy: '2027-01-14T08:30:00+07:00' },
    'DECIDE_BY_INVALID',
    ['decideBy'],
  ],
] as const)('is not planned %s, said at the field in both languages', async (_what, more, code, path) => {
  const count = (): Promise<unknown[]> => db.ownerSql('select count(*)::int from sessions');
  const before = await count();
  const [en, km] = [await create(more), await create(more, 'km')];

  expect(en).toMatchObject({ session: null, errors: [{ code, path }] });
  expect(km.errors[0]!.message).toMatch(/[ក-៹]/);
  expect(await count()).toEqual(before);
});

it('takes place anyway by those who run it, once the date has passed, and for nobody else', async () => {
  const id = await planned();
  const anyway = (role: string): Promise<Payload> => change('takePlaceAnyway', { sessionId: id }, role);
  expect(codes(await anyway('WORKING_GROUP'))).toEqual(['NOTHING_TO_DECIDE']);
  await db.travelTo(new Date('2027-01-06T01:30:00Z'));
  // A sign-in does not last so long.
  for (const role of ['TRAINER', 'PARTICIPANT', 'WORKING_GROUP', 'CITY_OFFICER'])
    cookies.set(role, await cookieOf(api.url, role));
  for (const role of ['TRAINER', 'PARTICIPANT']) await expect(anyway(role)).rejects.toThrow('FORBIDDEN');
  expect(await read(id)).toMatchObject({ minimum: { state: 'UNDECIDED' } });

  expect(await anyway('CITY_OFFICER')).toMatchObject({
    session: { state: 'OPEN', minimum: { confirmed: 0, state: 'SETTLED' } },
    errors: [],
  });
  expect(codes(await anyway('WORKING_GROUP'))).toEqual(['NOTHING_TO_DECIDE']);
  const answer = await post(
    api.url,
    {
      query:
        'mutation ($input: TakePlaceAnywayInput!) { takePlaceAnyway(input: $input) { errors { code } } }',
      variables: { input: { sessionId: 'ses_1' } },
    },
    { cookie: cookies.get('WORKING_GROUP')! },
  );
  expect(answer.body.data).toEqual({ takePlaceAnyway: { errors: [{ code: 'SESSION_NOT_FOUND' }] } });
});
