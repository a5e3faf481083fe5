/* docs/stories/seats.md, "Asked with registering", through the API: the room or on-line, by the form, by the link of seats set aside, and by a list. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let hotel: string;

beforeAll(async () => {
  await programme.begin();
  programme.cookies.set('COORDINATOR', await cookieOf(programme.api.url, 'COORDINATOR'));
  const [found] = await programme.db.ownerSql<{ id: string }>(
    `select scope_id as id from role_grants where role = 'COORDINATOR' order by granted_at, person_id limit 1`,
  );
  hotel = `org_${found!.id.replaceAll('-', '')}`;
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

type Mode = 'IN_PERSON' | 'ONLINE';

/** A session in the room; hybrid with `online` of its seats. */
async function inTheRoom(capacity: number, online: number | null): Promise<string> {
  const id = await aSession(programme.db, { capacity });
  await programme.db.ownerSql(
    `update sessions set mode = 'IN_PERSON', city_id = (select id from cities where code = 'siem-reap'),
       venue_km = 'សាលាក្រុងសៀមរាប', venue_en = 'Siem Reap City Hall' where id = $1`,
    [id],
  );
  await programme.db.ownerSql('update session_seats set online_capacity = $2 where session_id = $1', [
    id,
    online,
  ]);
  return id;
}

let last = 0;
const come = (sessionId: string, more: Record<string, unknown> = {}, locale?: string): Promise<Payload> => {
  last += 1;
  return programme.register(
    sessionId,
    { fullName: `Person ${last}`, contact: `half${last}@example.org`, ...more },
    locale,
  );
};
/** As somebody who comes through the form is answered, and as the ticket says it later. */
const stands = async (sessionId: string, attendanceMode?: Mode): Promise<unknown> => {
  const { ticket, errors } = await come(sessionId, { attendanceMode });
  expect(errors).toEqual([]);
  return ticketOf(ticket!['reference']);
};
const ticketOf = async (reference: unknown): Promise<unknown> => {
  const query =
    'query ($reference: String!) { ticket(reference: $reference) { state waitlistPosition attendanceMode } }';
  return (await ask<{ ticket: unknown }>(query, { reference })).ticket;
};
const seatsOf = async (sessionId: string): Promise<unknown> => {
  const query = `query ($id: ID!) { session(id: $id) { state seats { left roomLeft onlineLeft waiting } } }`;
  return (await ask<{ session: unknown }>(query, { id: ses(sessionId) })).session;
};
const written = (): Promise<unknown> =>
  programme.db.ownerSql(
    `select (select count(*) from audit_rows) as audit, (select count(*) from messages) as messages, (select count(*) from outbox) as outbox,
       (select count(*) from registrations) as registrations, (select count(*) from people) as people, (select count(*) from idempotency_keys) as keys,
       (select sum(version) from session_seats) as versions`,
  );

interface Enrolled extends Payload {
  readonly enrolment: {
    readonly confirmed: number;
    readonly waitlisted: number;
    readonly lines: readonly { readonly outcome: string; readonly waitlistPosition: number | null }[];
  } | null;
}
async function enrol(
  kind: 'previewEnrolment' | 'enrolPeople',
  sessionId: string,
  attendanceMode: Mode | null,
): Promise<Enrolled> {
  const [type, word] =
    kind === 'enrolPeople' ? ['EnrolPeopleInput', 'mutation'] : ['PreviewEnrolmentInput', 'query'];
  const query = `${word} ($input: ${type}!) { ${kind}(input: $input) {
    enrolment { confirmed waitlisted lines { outcome waitlistPosition } } ${ERRORS} } }`;
  const input = {
    organisationId: hotel,
    sessionId: ses(sessionId),
    list: 'Heng Sokha, sokha.heng@example.org\nNhek Pisei, pisei.nhek@example.org',
    attendanceMode,
    ...(kind === 'enrolPeople' && { locale: 'en', idempotencyKey: newId() }),
  };
  return (await ask<Record<string, Enrolled>>(query, { input }, 'COORDINATOR'))[kind]!;
}

describe('a hybrid session', () => {
  it('gives each the half that they ask for, while it has seats, and shows what is left of both', async () => {
    const session = await inTheRoom(5, 3);
    expect(await seatsOf(session)).toEqual({
      state: 'OPEN',
      seats: { left: 5, roomLeft: 2, onlineLeft: 3, waiting: 0 },
    });
    await stands(session, 'IN_PERSON');
    await stands(session, 'IN_PERSON');
    expect(await seatsOf(session)).toMatchObject({ seats: { left: 3, roomLeft: 0, onlineLeft: 3 } });

    const lina = await stands(session, 'ONLINE');
    const chenda = await stands(session, 'IN_PERSON');
    expect(await seatsOf(session)).toEqual({
      state: 'OPEN',
      seats: { left: 2, roomLeft: 0, onlineLeft: 2, waiting: 1 },
    });
    const vuthy = await stands(session, 'ONLINE');
    const bopha = await stands(session);

    expect([lina, chenda, vuthy, bopha]).toEqual([
      { state: 'CONFIRMED', waitlistPosition: null, attendanceMode: 'ONLINE' },
      { state: 'WAITLISTED', waitlistPosition: 1, attendanceMode: 'IN_PERSON' },
      { state: 'CONFIRMED', waitlistPosition: null, attendanceMode: 'ONLINE' },
      { state: 'WAITLISTED', waitlistPosition: 2, attendanceMode: 'IN_PERSON' },
    ]);
    expect(await seatsOf(session)).toMatchObject({ seats: { left: 1, roomLeft: 0, onlineLeft: 1 } });

    const before = await written();
    const shown = await enrol('previewEnrolment', session, 'ONLINE');
    expect(await written()).toEqual(before);
    const done = await enrol('enrolPeople', session, 'ONLINE');
    expect(done.enrolment).toEqual({
      confirmed: 1,
      waitlisted: 1,
      lines: [
        { outcome: 'CONFIRMED', waitlistPosition: null },
        { outcome: 'WAITLISTED', waitlistPosition: 3 },
      ],
    });
    expect(shown.enrolment).toEqual(done.enrolment);
    expect(
      await programme.db.ownerSql(
        `select attendance_mode as mode, status from registrations where session_id = $1 and enrolled_by is not null order by status`,
        [session],
      ),
    ).toEqual([
      { mode: 'ONLINE', status: 'CONFIRMED' },
      { mode: 'ONLINE', status: 'WAITLISTED' },
    ]);
    expect(await seatsOf(session)).toEqual({
      state: 'FULL',
      seats: { left: 0, roomLeft: 0, onlineLeft: 0, waiting: 3 },
    });
  });

  it('answers the ticket with its mode at once, and the same key with the other half not at all', async () => {
    const session = await inTheRoom(2, 1);
    const query = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { state attendanceMode } ${ERRORS} } }`;
    const asked = async (attendanceMode: Mode | null, idempotencyKey: string): Promise<Payload> => {
      const input = {
        sessionId: ses(session),
        ...person(900),
        organisation: 'Lotus',
        locale: 'en',
        attendanceMode,
        idempotencyKey,
      };
      return (await ask<{ registerForSession: Payload }>(query, { input })).registerForSession;
    };
    const key = newId();
    expect(await asked('ONLINE', key)).toEqual({
      ticket: { state: 'CONFIRMED', attendanceMode: 'ONLINE' },
      errors: [],
    });
    expect((await asked('ONLINE', key)).ticket).toEqual({ state: 'CONFIRMED', attendanceMode: 'ONLINE' });
    const before = await written();
    expect(codes(await asked('IN_PERSON', key))).toEqual(['IDEMPOTENCY_KEY_REUSED']);
    expect(await written()).toEqual(before);
  });

  it('asks whoever comes by the link of seats that are set aside, too', async () => {
    const session = await inTheRoom(3, 1);
    const set = `mutation ($input: SetSeatsAsideInput!) { setSeatsAside(input: $input) { ${ERRORS} } }`;
    const aside = { sessionId: ses(session), organisationId: hotel, seats: 2 };
    await ask(set, { input: aside }, 'WORKING_GROUP');
    // What is set aside is left for nobody else, in either half.
    expect(await seatsOf(session)).toMatchObject({ seats: { left: 1, roomLeft: 1, onlineLeft: 1 } });
    const { session: read } = await ask<{ session: { seatsAside: { token: string }[] } }>(
      'query ($id: ID!) { session(id: $id) { seatsAside { token } } }',
      { id: ses(session) },
      'WORKING_GROUP',
    );
    const join = async (n: number, attendanceMode: Mode): Promise<Payload> => {
      const query = `mutation ($input: RegisterByLinkInput!) { registerByLink(input: $input) { ticket { state attendanceMode waitlistPosition } ${ERRORS} } }`;
      const { token } = read.seatsAside[0]!;
      const input = { token, ...person(n), locale: 'en', attendanceMode, idempotencyKey: newId() };
      return (await ask<{ registerByLink: Payload }>(query, { input })).registerByLink;
    };

    expect((await join(901, 'ONLINE')).ticket).toEqual({
      state: 'CONFIRMED',
      attendanceMode: 'ONLINE',
      waitlistPosition: null,
    });
    expect((await join(902, 'ONLINE')).ticket).toMatchObject({
      state: 'WAITLISTED',
      attendanceMode: 'ONLINE',
    });
    expect((await join(903, 'IN_PERSON')).ticket).toMatchObject({
      state: 'CONFIRMED',
      attendanceMode: 'IN_PERSON',
    });
  });

  it('shows none as left where somebody waits who may be a group, or for whom seats are kept', async () => {
    const session = await inTheRoom(3, 2);
    await stands(session, 'IN_PERSON');
    await stands(session, 'IN_PERSON');
    expect(await seatsOf(session)).toMatchObject({ state: 'OPEN', seats: { left: 2, onlineLeft: 2 } });
    await programme.db.ownerSql(
      `update session_seats set waiting = 2, waiting_together = 1 where session_id = $1`,
      [session],
    );

    expect(await seatsOf(session)).toMatchObject({
      state: 'FULL',
      seats: { left: 0, roomLeft: 0, onlineLeft: 0 },
    });
  });
});

describe('a session that is not hybrid', () => {
  it('takes what it is anyway, and nothing else; nothing is written then', async () => {
    const room = await inTheRoom(2, null);
    const online = await aSession(programme.db, { capacity: 2 });
    expect(await seatsOf(room)).toMatchObject({ seats: { left: 2, roomLeft: null, onlineLeft: null } });
    const before = await written();

    const english = await come(room, { attendanceMode: 'ONLINE' });
    const khmer = await come(online, { attendanceMode: 'IN_PERSON' }, 'km');
    expect(english).toMatchObject({
      ticket: null,
      errors: [
        {
          code: 'NOT_HYBRID',
          path: ['attendanceMode'],
          message: 'This session is not held both in the room and on-line.',
        },
      ],
    });
    expect(khmer).toMatchObject({
      ticket: null,
      errors: [{ code: 'NOT_HYBRID', message: 'វគ្គនេះមិនធ្វើទាំងក្នុងបន្ទប់ និងតាមអនឡាញទេ។' }],
    });
    for (const kind of ['previewEnrolment', 'enrolPeople'] as const)
      expect(await enrol(kind, room, 'ONLINE')).toMatchObject({
        enrolment: null,
        errors: [{ code: 'NOT_HYBRID', path: ['attendanceMode'] }],
      });
    expect(await written()).toEqual(before);

    expect(await stands(room, 'IN_PERSON')).toMatchObject({ state: 'CONFIRMED', attendanceMode: null });
    expect(await stands(online, 'ONLINE')).toMatchObject({ state: 'CONFIRMED', attendanceMode: null });
    // Of the two, the one with a seat in the first story is at another session at that hour.
    expect(await enrol('enrolPeople', room, 'IN_PERSON')).toMatchObject({
      enrolment: { confirmed: 1 },
      errors: [],
    });
  });
});
