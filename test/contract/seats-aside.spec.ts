/* docs/stories/seats-aside.md through the API: set aside by those who run the session, claimed by whoever has the link. */
import { newId, signId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let hotel: string;

beforeAll(async () => {
  await programme.begin();
  for (const role of ['COORDINATOR', 'CITY_OFFICER'])
    programme.cookies.set(role, await cookieOf(programme.api.url, role));
  const [found] = await programme.db.ownerSql<{ id: string }>(
    `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
  );
  hotel = `org_${found!.id.replaceAll('-', '')}`;
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

interface Changed extends Payload {
  readonly open: number | null;
  readonly movedUp: readonly { readonly fullName: string; readonly becomes: string }[];
}
const CHANGED = `{ open movedUp { fullName becomes } session { id } ${ERRORS} }`;
const set = async (sessionId: string, more: object, locale = 'en'): Promise<Changed> => {
  const input = { sessionId: ses(sessionId), organisationId: hotel, ...more };
  const query = `mutation ($input: SetSeatsAsideInput!) { setSeatsAside(input: $input) ${CHANGED} }`;
  return (await ask<{ setSeatsAside: Changed }>(query, { input }, 'WORKING_GROUP', locale)).setSeatsAside;
};
const preview = async (sessionId: string, more: object): Promise<Changed> => {
  const input = { sessionId: ses(sessionId), organisationId: hotel, ...more };
  const query = `query ($input: SetSeatsAsideInput!) { previewSeatsAside(input: $input) ${CHANGED} }`;
  return (await ask<{ previewSeatsAside: Changed }>(query, { input }, 'WORKING_GROUP')).previewSeatsAside;
};
const withdraw = async (sessionId: string): Promise<Changed> => {
  const input = { sessionId: ses(sessionId), organisationId: hotel };
  const query = `mutation ($input: WithdrawSeatsAsideInput!) { withdrawSeatsAside(input: $input) ${CHANGED} }`;
  return (await ask<{ withdrawSeatsAside: Changed }>(query, { input }, 'WORKING_GROUP')).withdrawSeatsAside;
};
interface Aside {
  readonly organisation: { readonly name: { readonly en: string } };
  readonly seats: number;
  readonly claimed: number;
  readonly left: number;
  readonly state: string;
  readonly token: string | null;
}
const SEATS_ASIDE = `query ($id: ID!) { session(id: $id) { seatsAside { organisation { name { en } } seats claimed left state token } } }`;
const asideOf = async (sessionId: string): Promise<Aside> =>
  (await ask<{ session: { seatsAside: Aside[] } }>(SEATS_ASIDE, { id: ses(sessionId) }, 'WORKING_GROUP'))
    .session.seatsAside[0]!;
const look = async (token: string): Promise<unknown> => {
  const query = `query ($token: String!) { seatLink(token: $token) { state seats left organisation { name { en } } session { id } } }`;
  return (await ask<{ seatLink: unknown }>(query, { token })).seatLink;
};
const join = async (token: string, n: number, locale = 'en'): Promise<Payload> => {
  const query = `mutation ($input: RegisterByLinkInput!) { registerByLink(input: $input) { ticket { reference state organisation waitlistPosition } ${ERRORS} } }`;
  const input = { token, ...person(n), locale: 'en', idempotencyKey: newId() };
  return (await ask<{ registerByLink: Payload }>(query, { input }, undefined, locale)).registerByLink;
};
const seatsOf = async (sessionId: string): Promise<unknown> => {
  const query = `query ($id: ID!) { session(id: $id) { state seats { taken setAside left waiting quotas { seats } } } }`;
  return (await ask<{ session: unknown }>(query, { id: ses(sessionId) })).session;
};
/** How many rows there are of what every act writes. */
const written = (): Promise<unknown> =>
  programme.db.ownerSql(
    `select (select count(*) from audit_rows) as audit, (select count(*) from messages) as messages, (select count(*) from outbox) as outbox,
       (select count(*) from registrations) as registrations, (select sum(version) from session_seats) as versions`,
  );

it('sets seats aside once it was shown how many stay open, and counts them as taken', async () => {
  const sessionId = await aSession(programme.db, { capacity: 4 });
  const before = await written();
  expect(await preview(sessionId, { seats: 3, releaseHours: 48 })).toMatchObject({ open: 1, errors: [] });
  expect(await written()).toEqual(before);

  expect(await set(sessionId, { seats: 3, releaseHours: 48 })).toMatchObject({ open: 1, errors: [] });

  expect(await seatsOf(sessionId)).toEqual({
    state: 'OPEN',
    seats: { taken: 3, setAside: 3, left: 1, waiting: 0, quotas: [] },
  });
  const aside = await asideOf(sessionId);
  expect(aside).toMatchObject({
    organisation: { name: { en: 'Lotus Angkor Hotel' } },
    seats: 3,
    claimed: 0,
    left: 3,
    state: 'OPEN',
  });
  expect(await look(aside.token!)).toEqual({
    state: 'OPEN',
    seats: 3,
    left: 3,
    organisation: { name: { en: 'Lotus Angkor Hotel' } },
    session: { id: ses(sessionId) },
  });
  const mails = await programme.db.ownerSql(
    `select kind from messages where kind = 'registrations.seats-set-aside'`,
  );
  expect(mails.length).toBeGreaterThan(0);
});

it('refuses in the language of the reader, and writes nothing', async () => {
  const sessionId = await aSession(programme.db, { capacity: 4 });
  await programme.register(sessionId, person(401));
  const before = await written();

  const refused = await set(sessionId, { seats: 4 }, 'km');
  expect(refused.errors).toEqual([
    {
      code: 'SEATS_NOT_FREE',
      message: 'គ្មានកន្លែងច្រើនប៉ុណ្ណឹងទេ៖ អាចទុកដោយឡែកបានច្រើនបំផុត 3។',
      path: ['seats'],
    },
  ]);
  expect(codes(await set(sessionId, { seats: 5 }))).toEqual(['QUOTAS_EXCEED_CAPACITY']);
  expect(codes(await set(sessionId, { seats: 1, organisationId: 'org_0' }))).toEqual([
    'ORGANISATION_NOT_FOUND',
  ]);
  expect(codes(await withdraw(sessionId))).toEqual(['NOTHING_SET_ASIDE']);

  expect(await written()).toEqual(before);
});

it('shows the links to nobody but those who run the session', async () => {
  const sessionId = await aSession(programme.db, { capacity: 4 });
  await set(sessionId, { seats: 1 });

  for (const role of [undefined, 'PARTICIPANT', 'COORDINATOR', 'TRAINER', 'CITY_OFFICER']) {
    const cookie = role ? programme.cookies.get(role)! : '';
    const answer = await post(
      programme.api.url,
      { query: SEATS_ASIDE, variables: { id: ses(sessionId) } },
      { cookie },
    );
    expect(JSON.stringify(answer.body)).toMatch(/"(FORBIDDEN|UNAUTHENTICATED)"/);
    expect(JSON.stringify(answer.body)).not.toContain('token"');
  }
});

it('registers whoever has the link as of its organisation: first set aside, then open, then in line', async () => {
  const sessionId = await aSession(programme.db, { capacity: 3 });
  await set(sessionId, { seats: 2 });
  const token = (await asideOf(sessionId)).token!;

  const states = [];
  for (const n of [411, 412, 413, 414]) states.push((await join(token, n)).ticket);

  expect(states).toMatchObject([
    ...Array.from({ length: 3 }, () => ({ state: 'CONFIRMED', organisation: 'Lotus Angkor Hotel' })),
    { state: 'WAITLISTED', waitlistPosition: 1 },
  ]);
  expect(await look(token)).toMatchObject({ left: 0 });
  expect(codes(await join(token, 411))).toEqual(['ALREADY_REGISTERED']);
});

it('takes nothing of organisation or session beside the token', async () => {
  const sessionId = await aSession(programme.db, { capacity: 3 });
  await set(sessionId, { seats: 2 });
  const token = (await asideOf(sessionId)).token!;
  const before = await written();

  for (const more of [
    { organisation: 'Another' },
    { sessionId: ses(sessionId) },
    { organisationId: hotel },
  ]) {
    const query = `mutation ($input: RegisterByLinkInput!) { registerByLink(input: $input) { ticket { reference } } }`;
    const input = { token, ...person(421), locale: 'en', idempotencyKey: newId(), ...more };
    const answer = await post(programme.api.url, { query, variables: { input } });
    expect(JSON.stringify(answer.body)).toContain('BAD_USER_INPUT');
  }

  expect(await written()).toEqual(before);
});

it('says of a link that opens nothing what it is, and writes nothing', async () => {
  const sessionId = await aSession(programme.db, { capacity: 2 });
  await set(sessionId, { seats: 2 });
  const old = (await asideOf(sessionId)).token!;
  await set(sessionId, { seats: 2, newLink: true });
  const token = (await asideOf(sessionId)).token!;
  await programme.register(sessionId, person(431));
  expect(await withdraw(sessionId)).toMatchObject({
    open: 1,
    movedUp: [{ fullName: 'Person 431', becomes: 'CONFIRMED' }],
  });
  const before = await written();

  expect([await look(old), await look(token)]).toMatchObject([
    { state: 'WITHDRAWN' },
    { state: 'WITHDRAWN' },
  ]);
  expect(codes(await join(old, 432))).toEqual(['SEAT_LINK_WITHDRAWN']);
  const khmer = await join(token, 432, 'km');
  expect(khmer.errors[0]).toMatchObject({
    code: 'SEAT_LINK_WITHDRAWN',
    message: 'តំណនេះត្រូវបានដកវិញហើយ។ សូមសុំតំណថ្មីបំផុតពីអង្គភាពរបស់អ្នក ឬចុះឈ្មោះដូចអ្នកទាំងអស់។',
  });
  // Of another purpose, of a quota that is none, and none at all.
  for (const typed of [
    signId(TEST_SECRET, 'registrations address 0', newId()),
    signId(TEST_SECRET, 'registrations seats aside 1', newId()),
    'x'.repeat(43),
    '',
  ]) {
    expect(await look(typed)).toBeNull();
    expect(codes(await join(typed, 432))).toEqual(['SEAT_LINK_INVALID']);
  }

  expect(await written()).toEqual(before);
});
