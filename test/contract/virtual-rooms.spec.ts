/* The way into on-line rooms, asked through the API: docs/stories/virtual-rooms.md. */
import { AuditTrail } from '#audit';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { createLog } from '#logging';
import { Outbound } from '#outbound';
import { FakeBigBlueButton, type SpawnedApp, TEST_SECRET, type TestDatabase } from '#testing';
import { BigBlueButton, TendRooms } from '#virtual-rooms';
import { codes, ERRORS, type Payload, person, ProgrammeApi } from './programme-api.js';
import { cookieOf, startApi } from './support.js';

const LINK = 'https://meet.example/open-data-hall';
const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);

const programme = new ProgrammeApi();
const { ask, cookies } = programme;
let db: TestDatabase;
let api: SpawnedApp;
let house: FakeBigBlueButton;
let tend: TendRooms;
let close: () => Promise<void>;
let courseId: string;

beforeAll(async () => {
  await programme.begin();
  ({ db } = programme);
  house = await FakeBigBlueButton.start();
  await programme.api.kill('SIGKILL');
  api = await startApi(db, house.env);
  (programme as { api: SpawnedApp }).api = api;
  const config = Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    ...house.env,
  });
  const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 4 }).initialize();
  close = () => dataSource.destroy();
  tend = new TendRooms(
    new UnitOfWork(dataSource, new EventListeners()),
    new BigBlueButton(config, new Outbound(config)),
    new AuditTrail(),
    createLog({ process: 'test', level: 'silent' }),
  );
  const [course] = await db.ownerSql<{ id: string }>(
    `select id from courses where code = 'tourism-heritage'`,
  );
  courseId = `crs_${course!.id.replaceAll('-', '')}`;
}, 120_000);
afterAll(async () => {
  await close?.();
  await programme.end();
  await house?.stop();
});
beforeEach(async () => {
  house.mood = 'WELL';
  await travel('10:00');
});

async function travel(clock: string): Promise<void> {
  await db.travelTo(at(clock));
  // A sign-in does not last through a test's days.
  for (const role of ['TRAINER', 'WORKING_GROUP', 'PARTICIPANT', 'CITY_OFFICER'])
    cookies.set(role, await cookieOf(api.url, role));
}

const change = async (verb: string, input: object, role = 'WORKING_GROUP'): Promise<Payload> => {
  const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const mutation = `mutation ($input: ${Verb}Input!) { ${verb}(input: $input) { session { id } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(mutation, { input }, role))[verb]!;
};
async function planned(more: object = {}, seats: object = { capacity: 1 }): Promise<string> {
  const content = {
    courseId,
    mode: 'ONLINE',
    languages: ['km'],
    startsAt: at('13:30').toISOString(),
    endsAt: at('16:30').toISOString(),
    timeZone: 'Asia/Phnom_Penh',
    ...more,
  };
  const created = await change('createSession', { content, seats, addressHoldMinutes: 0 });
  expect(created.errors).toEqual([]);
  const { id } = created.session as { id: string };
  expect((await change('openSession', { sessionId: id })).errors).toEqual([]);
  return id;
}
let last = 0;
async function registered(sessionId: string, more: object = {}): Promise<string> {
  const mutation = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } ${ERRORS} } }`;
  const input = {
    sessionId,
    ...person((last += 1)),
    organisation: 'Tonle Mobility',
    locale: 'en',
    idempotencyKey: crypto.randomUUID(),
    ...more,
  };
  const { registerForSession } = await ask<{ registerForSession: Payload }>(mutation, { input });
  expect(registerForSession.errors).toEqual([]);
  return registerForSession.ticket!['reference'] as string;
}

interface Answered {
  readonly status: number;
  readonly location: string | null;
  readonly body: string;
}
async function get(path: string, { role = '', locale = 'en' } = {}): Promise<Answered> {
  const answer = await fetch(api.url + path, {
    redirect: 'manual',
    headers: { 'accept-language': locale, ...(role && { cookie: cookies.get(role)! }) },
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  return { status: answer.status, location: answer.headers.get('location'), body: await answer.text() };
}
const enter = (reference: string, locale = 'en'): Promise<Answered> =>
  get(`/tickets/${reference}/room`, { locale });
const ticket = async (reference: string): Promise<Record<string, unknown>> =>
  (
    await ask<{ ticket: Record<string, unknown> }>(
      'query ($reference: String!) { ticket(reference: $reference) { state room { entry opensAt closesAt } session { joinUrl room { state } } } }',
      { reference },
    )
  ).ticket;

/** Turned away, told why, and no address in any part of the answer. */
function expectNoWay(answer: Answered, status: number, code: string): void {
  expect(answer).toMatchObject({ status, location: null });
  expect(JSON.parse(answer.body)).toMatchObject({ code });
  expect(answer.body).not.toMatch(/https?:|\/\/|meet\.example|bigbluebutton|samaki-|checksum|127\.0\.0\.1/i);
}

it('lets who is confirmed in near the time, under the name on the ticket, and nobody else', async () => {
  const id = await planned();
  const sreymom = await registered(id, { fullName: 'ចាន់ ស្រីមុំ' });
  const dara = await registered(id);

  const early = await enter(sreymom);
  expectNoWay(early, 409, 'ROOM_TOO_EARLY');
  expect(JSON.parse(early.body)).toMatchObject({
    message: 'The on-line room opens on Tuesday 8 December 2026 13:00.',
    opensAt: '2026-12-08T06:00:00.000Z',
  });
  expect((JSON.parse((await enter(sreymom, 'km')).body) as { message: string }).message).toContain('13:00');
  expect(await ticket(sreymom)).toEqual({
    state: 'CONFIRMED',
    room: { entry: 'TOO_EARLY', opensAt: '2026-12-08T06:00:00.000Z', closesAt: '2026-12-08T09:30:00.000Z' },
    session: { joinUrl: null, room: null },
  });
  expectNoWay(await enter(dara), 403, 'ROOM_NOT_CONFIRMED');

  await travel('12:30');
  await tend.round();
  await db.travelTo(new Date(at('13:00').getTime() - 30_000));
  expectNoWay(await enter(sreymom), 409, 'ROOM_TOO_EARLY');
  await travel('13:00');
  const entered = await enter(sreymom);
  expect(entered).toMatchObject({ status: 302, body: '' });
  expect(await (await fetch(entered.location!)).text()).toBe('<h1>VIEWER ចាន់ ស្រីមុំ</h1>');
  // Of the person the name alone goes there, with an id.
  expect([...new URL(entered.location!).searchParams.keys()].toSorted()).toEqual(
    ['checksum', 'fullName', 'meetingID', 'redirect', 'role', 'userID'].toSorted(),
  );
  expect(JSON.stringify(await ticket(sreymom))).not.toMatch(/https?:|samaki-/);
  expect(await ticket(sreymom)).toMatchObject({ room: { entry: 'OPEN' } });
  expectNoWay(await enter(dara), 403, 'ROOM_NOT_CONFIRMED');
  expect(await ticket(dara)).toMatchObject({ room: { entry: 'NOT_CONFIRMED', opensAt: null } });

  await travel('16:30');
  expectNoWay(await enter(sreymom), 410, 'ROOM_OVER');
  expectNoWay(await enter('AAAAAAAAAAAA'), 404, 'TICKET_NOT_FOUND');
  expectNoWay(await enter('x'), 404, 'TICKET_NOT_FOUND');
});

it('leads to a typed link by the same door, and shows it nowhere', async () => {
  const id = await planned({ joinUrl: LINK });
  const reference = await registered(id);
  expectNoWay(await enter(reference), 409, 'ROOM_TOO_EARLY');
  await travel('13:00');
  await tend.round();
  const uuid = id.replace('ses_', '');
  expect(house.asked.filter(({ query }) => query['meetingID']?.replaceAll('-', '').includes(uuid))).toEqual(
    [],
  );

  expect(await enter(reference)).toMatchObject({ status: 302, location: LINK });
  expect(JSON.stringify(await ticket(reference))).not.toContain('meet.example');
});

it('is not for whoever has a seat in the hall of a hybrid session', async () => {
  const [city] = await db.ownerSql<{ id: string }>(`select id from cities where code = 'siem-reap'`);
  const id = await planned(
    {
      mode: 'HYBRID',
      cityId: `cty_${city!.id.replaceAll('-', '')}`,
      venue: { km: 'សាលាក្រុង', en: 'City Hall' },
    },
    { capacity: 4, onlineCapacity: 2 },
  );
  const hall = await registered(id);
  const online = await registered(id);
  const input = { reference: online, mode: 'ONLINE' };
  const mutation = `mutation ($input: SwitchAttendanceModeInput!) { switchAttendanceMode(input: $input) { ${ERRORS} } }`;
  expect(await ask(mutation, { input })).toEqual({ switchAttendanceMode: { errors: [] } });
  await travel('12:30');
  await tend.round();
  await travel('13:00');

  expectNoWay(await enter(hall), 403, 'ROOM_IN_PERSON');
  expect(await enter(online)).toMatchObject({ status: 302 });
});

it('moves with the session, and ends with it', async () => {
  const id = await planned();
  const reference = await registered(id);
  await travel('12:30');
  await tend.round();
  await travel('12:40');
  const move = {
    sessionId: id,
    startsAt: at('15:30').toISOString(),
    endsAt: at('18:00').toISOString(),
  };
  expect((await change('moveSession', move)).errors).toEqual([]);
  await tend.round();
  await travel('13:10');
  expectNoWay(await enter(reference), 409, 'ROOM_TOO_EARLY');
  expect(await ticket(reference)).toMatchObject({ room: { opensAt: '2026-12-08T08:00:00.000Z' } });
  await travel('14:30');
  await tend.round();
  await travel('15:00');
  const { location } = await enter(reference);
  expect(await (await fetch(location!)).text()).toContain('VIEWER');

  await change('cancelSession', { sessionId: id, reason: { km: 'ទឹកជំនន់', en: 'Flood' } });
  expect((await enter(reference)).status).toBeGreaterThanOrEqual(403);
  expect((await enter(reference)).location).toBeNull();
  await tend.round();
  expect(await (await fetch(location!)).text()).toContain('notFound');
});

describe('those who run the session', () => {
  it('enter as moderators from an hour before, by their sign-in, and nobody else does', async () => {
    const id = await planned();
    const door = `/sessions/${id}/room`;
    expectNoWay(await get(door), 401, 'UNAUTHENTICATED');
    for (const role of ['PARTICIPANT', 'TRAINER', 'CITY_OFFICER'])
      expectNoWay(await get(door, { role }), 403, 'FORBIDDEN');
    expectNoWay(await get(door, { role: 'WORKING_GROUP' }), 409, 'ROOM_TOO_EARLY');
    expectNoWay(await get('/sessions/ses_1/room', { role: 'WORKING_GROUP' }), 404, 'SESSION_NOT_FOUND');
    await travel('12:30');
    expectNoWay(await get(door, { role: 'WORKING_GROUP' }), 503, 'ROOM_NOT_READY');
    await tend.round();

    const { status, location } = await get(door, { role: 'WORKING_GROUP' });
    expect(status).toBe(302);
    expect(await (await fetch(location!)).text()).toMatch(/^<h1>MODERATOR .+<\/h1>$/);
    await db.ownerSql(
      `insert into session_trainers (session_id, person_id, rank, public_name_km, public_name_en, public_role_km, public_role_en)
       select $1, person_id, 1, 'x', 'x', 'x', 'x' from role_grants where role = 'TRAINER' order by granted_at, person_id limit 1`,
      [id.replace('ses_', '')],
    );
    const trainer = await get(door, { role: 'TRAINER' });
    expect(await (await fetch(trainer.location!)).text()).toMatch(/^<h1>MODERATOR .+<\/h1>$/);
    await travel('18:30');
    expectNoWay(await get(door, { role: 'WORKING_GROUP' }), 410, 'ROOM_OVER');
  });

  it('see that it could not be made, and have it tried again', async () => {
    const id = await planned();
    const reference = await registered(id);
    const query = 'query ($id: ID!) { session(id: $id) { room { state enterable failure triedAt } } }';
    const room = async (role?: string): Promise<unknown> =>
      (await ask<{ session: { room: unknown } }>(query, { id }, role)).session.room;
    expect(await room('WORKING_GROUP')).toMatchObject({ state: 'PLANNED', enterable: false });
    for (const role of [undefined, 'PARTICIPANT', 'TRAINER']) expect(await room(role)).toBeNull();
    expect(codes(await change('tryRoomAgain', { sessionId: id }))).toEqual(['ROOM_NOT_FAILED']);
    house.mood = 'DOWN';
    await travel('12:30');
    await tend.round();
    expect(await room('WORKING_GROUP')).toEqual({
      state: 'FAILED',
      enterable: false,
      failure: 'UNREACHABLE',
      triedAt: expect.stringMatching(/^2026-12-08T05:3/),
    });
    const before = house.asked.length;
    for (const role of ['PARTICIPANT', 'TRAINER'])
      await expect(change('tryRoomAgain', { sessionId: id }, role)).rejects.toThrow('FORBIDDEN');
    await tend.round();
    expect(house.asked.length).toBe(before);

    expect(await change('tryRoomAgain', { sessionId: id })).toEqual({ session: { id }, errors: [] });
    expect(codes(await change('tryRoomAgain', { sessionId: id }))).toEqual(['ROOM_NOT_FAILED']);
    expect(codes(await change('tryRoomAgain', { sessionId: 'ses_1' }))).toEqual(['SESSION_NOT_FOUND']);
    await travel('13:01');
    expectNoWay(await enter(reference), 503, 'ROOM_NOT_READY');
    expect(await ticket(reference)).toMatchObject({ room: { entry: 'NOT_READY' } });
    house.mood = 'WELL';
    await tend.round();
    expect(await room('WORKING_GROUP')).toMatchObject({ state: 'MADE', enterable: true, failure: null });
    expect((await enter(reference)).status).toBe(302);
  });
});
