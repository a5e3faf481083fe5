/* docs/stories/address-hold.md through the API: held, confirmed by the link, corrected, sent again, released; by telephone alone; who sees it. */
import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { addressToken } from '../../libs/registrations/src/domain/address-token.js';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;

beforeAll(async () => {
  await programme.begin();
  programme.cookies.set('CITY_OFFICER', await cookieOf(programme.api.url, 'CITY_OFFICER'));
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

const asking = (capacity: number, more: { startsAt?: Date } = {}): Promise<string> =>
  aSession(programme.db, { capacity, addressHoldMinutes: 30, ...more });

let last = 0;
interface Guest {
  readonly reference: string;
  readonly id: string;
  readonly contact: string;
  readonly state: string;
}
/** Registers a guest. */
async function comes(sessionId: string, contact?: string): Promise<Guest> {
  last += 1;
  const given = contact ?? `guest${last}@angkor-guides.example`;
  const { ticket, errors } = await programme.register(sessionId, {
    fullName: `Guest ${last}`,
    contact: given,
  });
  expect(errors).toEqual([]);
  const reference = ticket!['reference'] as string;
  const [row] = await programme.db.ownerSql<{ id: string }>(
    'select id from registrations where reference = $1',
    [reference],
  );
  return { reference, id: row!.id, contact: given, state: ticket!['state'] as string };
}
const TICKET = `state endedBecause transferable cancellable admissionCode awaitedAddress { until address mailsLeft correctionsLeft }`;
const ticket = async ({ reference }: Guest): Promise<Record<string, unknown>> =>
  (
    await ask<{ ticket: Record<string, unknown> }>(
      `query ($reference: String!) { ticket(reference: $reference) { ${TICKET} } }`,
      { reference },
    )
  ).ticket;
const act = async (
  name: 'confirmAddress' | 'askAddressAgain' | 'correctAddress',
  input: object,
  locale = 'en',
): Promise<Payload> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ticket { reference state } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(query, { input }, undefined, locale))[name]!;
};
const token = ({ id }: Guest, corrections = 0): string => addressToken(TEST_SECRET, id, corrections);
const link = async (typed: string): Promise<unknown> =>
  (
    await ask<{ addressLink: unknown }>(
      'query ($token: String!) { addressLink(token: $token) { state until session { id } } }',
      { token: typed },
    )
  ).addressLink;
const mails = async ({ id }: Guest): Promise<string[]> =>
  (
    await programme.db.ownerSql<{ kind: string }>(
      `select kind from messages where cause_id = $1 and status <> 'CANCELLED' order by id`,
      [id],
    )
  ).map(({ kind }) => kind);
/** How many rows there are of what every change writes. */
const written = (): Promise<unknown> =>
  programme.db.ownerSql(
    `select (select count(*) from audit_rows) as audit, (select count(*) from messages) as messages, (select count(*) from outbox) as outbox,
       (select count(*) from registrations) as registrations, (select sum(version) from session_seats) as versions,
       (select sum(address_mails + address_corrections) from registrations) as asked`,
  );

describe('a seat that is held for an address', () => {
  it('is taken at once, and theirs by the link, once', async () => {
    const sessionId = await asking(2);
    const guest = await comes(sessionId, 'sreymom.chan@angkor-guides.example');

    expect(guest.state).toBe('PENDING');
    expect(await programme.seatsOf(sessionId)).toMatchObject({ seats: { taken: 1, left: 1 } });
    expect(await ticket(guest)).toEqual({
      state: 'PENDING',
      endedBecause: null,
      transferable: false,
      cancellable: true,
      admissionCode: null,
      awaitedAddress: {
        until: expect.stringMatching(/^2026-12-01T02:30:/),
        address: 's********@angkor-guides.example',
        mailsLeft: 3,
        correctionsLeft: 2,
      },
    });
    // Looking confirms nothing.
    for (const _ of [1, 2])
      expect(await link(token(guest))).toMatchObject({ state: 'AWAITED', session: { id: ses(sessionId) } });
    expect(await ticket(guest)).toMatchObject({ state: 'PENDING' });

    const confirmed = { ticket: { reference: guest.reference, state: 'CONFIRMED' }, errors: [] };
    expect(await act('confirmAddress', { token: token(guest) })).toEqual(confirmed);
    const after = await written();
    expect(await act('confirmAddress', { token: token(guest) })).toEqual(confirmed);

    expect(await written()).toEqual(after);
    expect(await ticket(guest)).toMatchObject({
      state: 'CONFIRMED',
      transferable: true,
      awaitedAddress: null,
      admissionCode: expect.any(String),
    });
    expect((await mails(guest)).filter((kind) => kind === 'registrations.confirmed')).toHaveLength(1);
    expect(await link(token(guest))).toMatchObject({ state: 'CONFIRMED', until: null });
  });

  it('is refused at the half hour in both languages, and nothing is written', async () => {
    const guest = await comes(await asking(1));
    await programme.db.travelTo('2026-12-01T02:30:05Z');
    const before = await written();

    const english = await act('confirmAddress', { token: token(guest) });
    const khmer = await act('confirmAddress', { token: token(guest) }, 'km');

    expect(codes(english)).toEqual(['ADDRESS_HOLD_ENDED']);
    expect(english.errors[0]!.message).toBe(
      'The address was not confirmed in time, and the seat was released. Register again to ask for another.',
    );
    expect(khmer.errors[0]!.message).toBe(
      'អាសយដ្ឋានមិនត្រូវបានបញ្ជាក់ទាន់ពេលទេ ហើយកន្លែងត្រូវបានលែងវិញ។ សូមចុះឈ្មោះម្តងទៀត ដើម្បីសុំកន្លែងថ្មី។',
    );
    expect(await link(token(guest))).toMatchObject({ state: 'ENDED' });
    expect(await written()).toEqual(before);
  });

  it('opens to no link but its own, and tells nothing of the person', async () => {
    const [one, other] = [await comes(await asking(2)), await comes(await asking(2))];
    const before = await written();
    for (const typed of ['', 'A'.repeat(43), token(one, 1), token({ ...other, id: newId() })]) {
      expect(codes(await act('confirmAddress', { token: typed }))).toEqual(['ADDRESS_LINK_INVALID']);
      expect(await link(typed)).toBeNull();
    }
    expect(await written()).toEqual(before);
  });

  it('is nobody else’s to give away, and the person’s to give back', async () => {
    const guest = await comes(await asking(1));
    const mutation = `mutation ($input: TransferToPersonInput!) { transferToPerson(input: $input) { ${ERRORS} } }`;
    const input = {
      reference: guest.reference,
      fullName: 'Somebody Else',
      contact: 'else@angkor-guides.example',
      locale: 'en',
      idempotencyKey: newId(),
    };
    const before = await written();
    const { transferToPerson } = await ask<{ transferToPerson: Payload }>(mutation, { input });
    expect(codes(transferToPerson)).toEqual(['NO_SEAT_TO_TRANSFER']);
    expect(await written()).toEqual(before);

    expect(await programme.cancel(guest.reference)).toMatchObject({ ticket: { state: 'CANCELLED' } });
    expect(codes(await act('confirmAddress', { token: token(guest) }))).toEqual(['ADDRESS_NOT_AWAITED']);
  });
});

describe('the mail with the link', () => {
  it('is sent again within its limits, and to the right address', async () => {
    const guest = await comes(await asking(1));
    const { reference } = guest;
    const before = await written();
    const tooSoon = await act('askAddressAgain', { reference });
    expect(tooSoon.errors).toMatchObject([
      { code: 'ADDRESS_MAILS_LIMITED', message: expect.stringMatching(/ask again in \d+ seconds\.$/) },
    ]);
    expect(await written()).toEqual(before);

    await programme.db.travelTo('2026-12-01T02:02:00Z');
    expect(await act('askAddressAgain', { reference })).toMatchObject({
      ticket: { state: 'PENDING' },
      errors: [],
    });
    expect(await ticket(guest)).toMatchObject({ awaitedAddress: { mailsLeft: 2 } });

    expect(
      (await act('correctAddress', { reference, email: 'sreymom@' }, 'km')).errors.map(({ code, path }) => [
        code,
        path,
      ]),
    ).toEqual([['EMAIL_INVALID', ['email']]]);
    expect(codes(await act('correctAddress', { reference, email: 'right@angkor-guides.example' }))).toEqual(
      [],
    );
    expect(await ticket(guest)).toMatchObject({
      awaitedAddress: {
        address: 'r****@angkor-guides.example',
        correctionsLeft: 1,
        until: expect.stringMatching(/^2026-12-01T02:30:/),
      },
    });
    expect(codes(await act('confirmAddress', { token: token(guest) }))).toEqual(['ADDRESS_LINK_INVALID']);
    expect(codes(await act('confirmAddress', { token: token(guest, 1) }))).toEqual([]);
    expect(codes(await act('askAddressAgain', { reference }))).toEqual(['ADDRESS_NOT_AWAITED']);
    expect(codes(await act('correctAddress', { reference, email: 'a@b.example' }))).toEqual([
      'ADDRESS_NOT_AWAITED',
    ]);
    expect(codes(await act('askAddressAgain', { reference: 'ZZZZ-ZZZZ-ZZZZ' }))).toEqual([
      'TICKET_NOT_FOUND',
    ]);
  });

  it('goes once more to who registers again, and nowhere for who has a seat', async () => {
    const sessionId = await asking(2);
    const guest = await comes(sessionId);
    const again = { fullName: `Guest ${last}`, contact: guest.contact };
    await programme.db.travelTo('2026-12-01T02:05:00Z');

    expect(codes(await programme.register(sessionId, again))).toEqual(['ALREADY_REGISTERED']);
    expect(await ticket(guest)).toMatchObject({ awaitedAddress: { mailsLeft: 2 } });
    const after = await written();
    expect(codes(await programme.register(sessionId, again))).toEqual(['ALREADY_REGISTERED']);
    expect(await written()).toEqual(after);

    await act('confirmAddress', { token: token(guest) });
    const confirmed = await mails(guest);
    await programme.db.travelTo('2026-12-01T02:09:00Z');
    expect(codes(await programme.register(sessionId, again))).toEqual(['ALREADY_REGISTERED']);
    expect(await mails(guest)).toEqual(confirmed);
  });
});

describe('by telephone alone', () => {
  it('is confirmed at once, up to half of the seats, and then an address is asked for', async () => {
    const sessionId = await asking(4);
    const phone = (n: number): Record<string, unknown> => ({
      fullName: `Phone ${n}`,
      contact: `012 00${n} 0${n}1`,
    });
    for (const n of [1, 2])
      expect(await programme.register(sessionId, phone(n))).toMatchObject({ ticket: { state: 'CONFIRMED' } });
    const before = await written();

    expect((await programme.register(sessionId, phone(3))).errors).toEqual([
      {
        code: 'PHONE_SEATS_USED_UP',
        path: ['contact'],
        message:
          'The seats for people who give only a phone number are used up. Give an e-mail address instead: you confirm it by a link.',
      },
    ]);
    expect((await programme.register(sessionId, phone(3), 'km')).errors[0]!.message).toBe(
      'កន្លែងសម្រាប់អ្នកដែលផ្តល់តែលេខទូរសព្ទអស់ហើយ។ សូមផ្តល់អាសយដ្ឋានអ៊ីមែលជំនួសវិញ៖ អ្នកនឹងបញ្ជាក់វាតាមតំណ។',
    );
    expect(await written()).toEqual(before);
    expect((await comes(sessionId)).state).toBe('PENDING');
  });

  it('is tried twenty times an hour from one place, and without end where nothing is asked', async () => {
    await programme.db.ownerSql('delete from guest_tries');
    const sessionId = await asking(100);
    const tries: string[][] = [];
    for (let n = 10; n < 32; n += 1)
      tries.push(
        codes(await programme.register(sessionId, { fullName: `Try ${n}`, contact: `012 1${n} 2${n}` })),
      );
    expect(tries.filter((it) => it.length === 0)).toHaveLength(20);
    expect(tries.slice(20)).toEqual([['PHONE_TRIES_USED_UP'], ['PHONE_TRIES_USED_UP']]);

    const open = await aSession(programme.db, { capacity: 30 });
    expect(codes(await programme.register(open, { fullName: 'Try 40', contact: '012 140 240' }))).toEqual([]);
    await programme.db.travelTo('2026-12-01T03:00:30Z');
    expect(
      codes(await programme.register(sessionId, { fullName: 'Try 41', contact: '012 141 241' })),
    ).toEqual([]);
  });
});

describe('who runs the session', () => {
  it('sets how long a seat is held, and sees whose address is not confirmed yet', async () => {
    const sessionId = await aSession(programme.db, { capacity: 5 });
    const change = async (addressHoldMinutes?: number): Promise<string[]> => {
      const query = `mutation ($input: ChangeSeatsInput!) { changeSeats(input: $input) { session { id } ${ERRORS} } }`;
      const input = {
        sessionId: ses(sessionId),
        capacity: 5,
        quotas: [],
        groupPolicy: 'SKIP',
        promotion: 'CONFIRM',
        offerHours: 24,
        offerCutoffHours: 0,
        cancelCutoffHours: 0,
        needsApproval: false,
        ...(addressHoldMinutes !== undefined && { addressHoldMinutes }),
      };
      return codes((await ask<{ changeSeats: Payload }>(query, { input }, 'WORKING_GROUP')).changeSeats);
    };
    const minutes = async (): Promise<unknown> =>
      (
        await ask<{ session: { seats: { addressHoldMinutes: number | null } } }>(
          'query ($id: ID!) { session(id: $id) { seats { addressHoldMinutes } } }',
          { id: ses(sessionId) },
        )
      ).session.seats.addressHoldMinutes;

    expect(await change(4)).toEqual(['MINUTES_INVALID']);
    expect(await change(1_441)).toEqual(['MINUTES_INVALID']);
    expect(await change(45)).toEqual([]);
    expect(await change()).toEqual([]);
    expect(await minutes()).toBe(45);
    const guest = await comes(sessionId);

    const roster = `query ($id: ID!) { session(id: $id) { rosterCounts { confirmed addressesAwaited waiting }
      roster(first: 10) { nodes { fullName status addressAwaited } } } }`;
    expect(await ask(roster, { id: ses(sessionId) }, 'WORKING_GROUP')).toEqual({
      session: {
        rosterCounts: { confirmed: 0, addressesAwaited: 1, waiting: 0 },
        roster: { nodes: [{ fullName: `Guest ${last}`, status: 'PENDING', addressAwaited: true }] },
      },
    });
    await act('confirmAddress', { token: token(guest) });
    expect(await ask(roster, { id: ses(sessionId) }, 'WORKING_GROUP')).toMatchObject({
      session: { rosterCounts: { confirmed: 1, addressesAwaited: 0 } },
    });
    expect(await change(0)).toEqual([]);
    expect(await minutes()).toBeNull();
    expect((await comes(sessionId)).state).toBe('CONFIRMED');
  });

  it('confirms at the door whoever came, and marks nobody absent who never confirmed', async () => {
    const sessionId = await asking(3, { startsAt: new Date('2026-12-01T02:20:00Z') });
    const [came, stayed] = [await comes(sessionId), await comes(sessionId)];
    const mark = async (of: Guest, status: string): Promise<string[]> => {
      const query = `mutation ($input: MarkAttendanceInput!) { markAttendance(input: $input) { ${ERRORS} } }`;
      const registrationId = `reg_${of.id.replaceAll('-', '')}`;
      const input = {
        sessionId: ses(sessionId),
        marks: [{ registrationId, status, version: 0 }],
      };
      return codes(
        (await ask<{ markAttendance: Payload }>(query, { input }, 'WORKING_GROUP')).markAttendance,
      );
    };

    expect(await mark(came, 'ATTENDED')).toEqual([]);
    const before = await written();
    expect(await mark(stayed, 'ABSENT')).toEqual(['REGISTRATION_NOT_CONFIRMED']);
    expect(await written()).toEqual(before);

    expect(await ticket(came)).toMatchObject({ state: 'CONFIRMED' });
    expect(await ticket(stayed)).toMatchObject({ state: 'PENDING' });
  });
});
