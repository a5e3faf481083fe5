/* docs/stories/change-a-seat.md through the API: another date, a colleague, room or on-line, a group that waits. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi, ses } from './programme-api.js';
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

const LATER = new Date('2026-12-15T06:30:00Z');
let last = 0;
async function come(sessionId: string): Promise<string> {
  last += 1;
  const { ticket, errors } = await programme.register(sessionId, {
    fullName: `Person ${last}`,
    contact: `change${last}@example.org`,
  });
  expect(errors).toEqual([]);
  return ticket!['reference'] as string;
}

interface Changed extends Payload {
  readonly newTicket: Record<string, unknown> | null;
}
const TICKET =
  'reference state endedBecause cancellable cancellableUntil transferable switchable attendanceMode';
const act = async (name: string, input: object, locale = 'en'): Promise<Changed> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const both = name.startsWith('transfer') ? `newTicket { ${TICKET} }` : '';
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ticket { ${TICKET} } ${both} ${ERRORS} } }`;
  return (await ask<Record<string, Changed>>(query, { input }, undefined, locale))[name]!;
};
const ticket = async (reference: string): Promise<Record<string, unknown>> => {
  const query = `query ($reference: String!) { ticket(reference: $reference) { ${TICKET} } }`;
  return (await ask<{ ticket: Record<string, unknown> }>(query, { reference })).ticket;
};
const toDate = (reference: string, sessionId: string, locale?: string): Promise<Changed> =>
  act('transferToSession', { reference, sessionId: ses(sessionId), idempotencyKey: newId() }, locale);
const toPerson = (reference: string, contact: string, fullName = 'Ly Chenda'): Promise<Changed> =>
  act('transferToPerson', { reference, fullName, contact, locale: 'km', idempotencyKey: newId() });

describe('a ticket', () => {
  it('tells until when it can be given back: a seat until its cut-off, a place in line until the start', async () => {
    const session = await aSession(programme.db, { capacity: 1 });
    await programme.db.ownerSql('update session_seats set cancel_cutoff_hours = 24 where session_id = $1', [
      session,
    ]);
    const [seat, waits] = [await come(session), await come(session)];

    expect(await ticket(seat)).toMatchObject({
      cancellable: true,
      cancellableUntil: '2026-12-07T06:30:00.000Z',
      transferable: true,
      switchable: false,
    });
    expect(await ticket(waits)).toMatchObject({
      cancellable: true,
      cancellableUntil: '2026-12-08T06:30:00.000Z',
      transferable: false,
    });
    await programme.db.travelTo('2026-12-07T06:30:00Z');
    expect(await ticket(seat)).toMatchObject({ cancellable: false, transferable: true });
    expect(codes(await programme.cancel(seat))).toEqual(['CANCELLATION_CLOSED']);
    expect(await ticket(waits)).toMatchObject({ cancellable: true });
    await programme.db.travelTo('2026-12-08T06:30:00Z');
    expect(await ticket(waits)).toMatchObject({ cancellable: false });
  });
});

describe('another date', () => {
  it('is a new ticket for the old one, which says why it ended', async () => {
    const first = await aSession(programme.db, { capacity: 2 });
    const second = await aSession(programme.db, { capacity: 1, startsAt: LATER });
    const [lina, dara] = [await come(first), await come(first)];

    const changed = await toDate(lina, second);

    expect(changed.errors).toEqual([]);
    expect(changed.ticket).toMatchObject({
      reference: lina,
      state: 'CANCELLED',
      endedBecause: 'DATE_CHANGED',
    });
    expect(changed.newTicket).toMatchObject({ state: 'CONFIRMED', endedBecause: null });
    expect(changed.newTicket!['reference']).not.toBe(lina);

    const english = await toDate(dara, second);
    const khmer = await toDate(dara, second, 'km');
    expect([english.ticket, english.newTicket]).toEqual([null, null]);
    expect(codes(english)).toEqual(['NO_SEAT_LEFT']);
    expect(english.errors[0]!.message).toContain('You keep the seat you have.');
    expect(khmer.errors[0]!.message).toContain('កន្លែងដែលអ្នកមានស្រាប់នៅដដែល');
    expect(codes(await toDate(lina, second))).toEqual(['NO_SEAT_TO_TRANSFER']);
    expect(codes(await toDate('ZZZZ-ZZZZ-ZZZZ', second))).toEqual(['TICKET_NOT_FOUND']);
  });
});

describe('a colleague', () => {
  it('whom a mail reaches has the code alone; of another, who gave the seat is shown the ticket', async () => {
    const session = await aSession(programme.db, { capacity: 2 });
    const [dara, lina] = [await come(session), await come(session)];

    const mailed = await toPerson(dara, 'chenda.ly@lotus-angkor.example');
    const handed = await toPerson(lina, '០១២ ៣៤៥ ៦៧៩', 'ញឹក ពិសី');

    expect(mailed.ticket).toMatchObject({ state: 'CANCELLED', endedBecause: 'TRANSFERRED' });
    expect(mailed.newTicket).toBeNull();
    expect(handed.newTicket).toMatchObject({ state: 'CONFIRMED' });
    expect(codes(await toPerson(dara, 'other@lotus-angkor.example'))).toEqual(['NO_SEAT_TO_TRANSFER']);
    expect(codes(await toPerson(handed.newTicket!['reference'] as string, 'no contact'))).toEqual([
      'CONTACT_INVALID',
    ]);
  });
});

describe('room or on-line', () => {
  it('is a choice in a hybrid session alone, while seats last', async () => {
    const [plain, hybrid] = [
      await aSession(programme.db, { capacity: 2 }),
      await aSession(programme.db, { capacity: 3 }),
    ];
    await programme.db.ownerSql('update session_seats set online_capacity = 1 where session_id = $1', [
      hybrid,
    ]);
    const [here, one, two] = [await come(plain), await come(hybrid), await come(hybrid)];
    const change = (reference: string, mode: string, locale?: string): Promise<Changed> =>
      act('switchAttendanceMode', { reference, mode }, locale);

    expect(codes(await change(here, 'ONLINE'))).toEqual(['NOT_HYBRID']);
    expect(await ticket(one)).toMatchObject({ switchable: true, attendanceMode: 'IN_PERSON' });
    expect((await change(one, 'ONLINE')).ticket).toMatchObject({ attendanceMode: 'ONLINE' });
    const full = await change(two, 'ONLINE', 'km');
    expect(codes(full)).toEqual(['MODE_FULL']);
    expect(full.errors[0]!.message).toContain('គ្មានកន្លែងទំនេរនៅទីនោះទេ');
    await programme.cancel(two);
    expect(codes(await change(two, 'ONLINE'))).toEqual(['NO_SEAT_TO_SWITCH']);
  });
});

describe('a group that waits', () => {
  interface Resized extends Payload {
    readonly place: Record<string, unknown> | null;
  }
  const resize = async (
    kind: 'query' | 'mutation',
    input: object,
    role = 'COORDINATOR',
  ): Promise<Resized> => {
    const name = kind === 'query' ? 'previewGroupSize' : 'resizeGroup';
    const query = `${kind} ($input: ResizeGroupInput!) { ${name}(input: $input) { place { size placeBefore placeAfter becomes } ${ERRORS} } }`;
    return (await ask<Record<string, Resized>>(query, { input }, role))[name]!;
  };
  const waiting = async (sessionId: string): Promise<{ id: string; groupId: string | null }[]> => {
    const query = `query ($of: ID!, $session: ID!) { organisation(id: $of) { registrations(first: 20, sessionId: $session, status: WAITLISTED) {
      nodes { id groupId waitlistPosition } } } }`;
    const data = await ask<{
      organisation: { registrations: { nodes: { id: string; groupId: string | null }[] } };
    }>(query, { of: hotel, session: ses(sessionId) }, 'COORDINATOR');
    return data.organisation.registrations.nodes;
  };
  const enrol = async (sessionId: string, names: readonly string[], together: boolean): Promise<void> => {
    const query = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) { ${ERRORS} } }`;
    const list = names
      .map((name) => `${name}, ${name.toLowerCase().replaceAll(' ', '.')}@example.org`)
      .join('\n');
    const input = {
      organisationId: hotel,
      sessionId: ses(sessionId),
      list,
      together,
      locale: 'en',
      idempotencyKey: newId(),
    };
    expect((await ask<{ enrolPeople: Payload }>(query, { input }, 'COORDINATOR')).enrolPeople.errors).toEqual(
      [],
    );
  };

  it('is made smaller and larger by its coordinator, who is shown the place first', async () => {
    const session = await aSession(programme.db, { capacity: 1 });
    await come(session);
    await enrol(session, ['Group One', 'Group Two', 'Group Three'], true);
    await come(session);
    await enrol(session, ['Alone One'], false);
    const all = await waiting(session);
    const { groupId } = all.find((one) => one.groupId !== null)!;
    const members = all.filter((one) => one.groupId === groupId).map(({ id }) => id);
    const [alone] = all.filter((one) => one.groupId === null).map(({ id }) => id);

    expect(await resize('query', { groupId, leaving: [members[0]] })).toEqual({
      place: { size: 2, placeBefore: 1, placeAfter: 1, becomes: 'WAITLISTED' },
      errors: [],
    });
    expect(await waiting(session)).toHaveLength(4);
    expect((await resize('mutation', { groupId, joining: [alone] })).place).toEqual({
      size: 4,
      placeBefore: 1,
      placeAfter: 2,
      becomes: 'WAITLISTED',
    });
    expect((await waiting(session)).every((one) => one.groupId === groupId)).toBe(true);

    expect(codes(await resize('mutation', { groupId }))).toEqual(['NOTHING_CHANGED']);
    expect(codes(await resize('mutation', { groupId, joining: ['reg_1'] }))).toEqual([
      'REGISTRATION_NOT_FOUND',
    ]);
    expect(codes(await resize('mutation', { groupId: `grp_${newId().replaceAll('-', '')}` }))).toEqual([
      'GROUP_NOT_FOUND',
    ]);
    await programme.db.ownerSql(
      `update registrations set status = 'CANCELLED', waitlist_rank = null where session_id = $1 and group_id is not null`,
      [session],
    );
    expect(codes(await resize('query', { groupId, leaving: members }))).toEqual(['GROUP_NOT_WAITING']);
  });
});
