/* The stories of registrations and the waitlist, run through the API as their readers run them:
   docs/stories/register-one-seat.md, waitlist.md. */
import { newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, person, ProgrammeApi } from './programme-api.js';

const programme = new ProgrammeApi();
const { cancel, register, seatsOf, ticket } = programme;
let db: TestDatabase;

beforeAll(async () => {
  await programme.begin();
  ({ db } = programme);
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

describe('one seat, no account', () => {
  it('is confirmed at once, and the ticket says when the reminder comes', async () => {
    const sessionId = await aSession(db, { capacity: 30 });

    const answer = await register(sessionId);

    expect(answer).toEqual({
      ticket: {
        reference: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{12}$/) as string,
        state: 'CONFIRMED',
        waitlistPosition: null,
        fullName: 'ចាន់ ស្រីមុំ',
        organisation: 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
        hasEmail: true,
        reminderAt: '2026-12-07T09:00:00.000Z',
      },
      errors: [],
    });
    expect(await seatsOf(sessionId)).toEqual({
      state: 'OPEN',
      seats: { capacity: 30, taken: 1, waiting: 0, left: 29 },
    });
  });

  it('answers a retry with the first ticket and refuses the same key with other answers', async () => {
    const sessionId = await aSession(db, { capacity: 30 });
    const key = { idempotencyKey: 'key-sreymom-1' };
    const first = await register(sessionId, key);

    expect(await register(sessionId, key)).toEqual(first);
    expect(codes(await register(sessionId, { ...key, organisation: 'Another' }))).toEqual([
      'IDEMPOTENCY_KEY_REUSED',
    ]);
    expect(codes(await register(sessionId, { fullName: 'ចាន់ស្រីមុំ' }))).toEqual(['ALREADY_REGISTERED']);
    expect((await register(sessionId, { fullName: 'ចាន់ ស្រីល័ក្ខ' })).ticket?.['state']).toBe('CONFIRMED');
    expect(await seatsOf(sessionId)).toMatchObject({ seats: { taken: 2 } });
  });

  it('takes a phone number in Khmer digits, stores it in one form, and sends no mail', async () => {
    const sessionId = await aSession(db, { capacity: 30 });

    const answer = await register(sessionId, { fullName: 'ញឹម ឫទ្ធី', contact: '០១២ ០០០ ០១១' });

    expect(answer.ticket).toMatchObject({ state: 'CONFIRMED', hasEmail: false, reminderAt: null });
    const rows = await db.ownerSql(
      `select p.phone, (select count(*)::int from messages m where m.cause_id = r.id) as mails
       from registrations r join people p on p.id = r.person_id where r.session_id = $1`,
      [sessionId],
    );
    expect(rows).toEqual([{ phone: '+85512000011', mails: 0 }]);
    expect(codes(await register(sessionId, { fullName: 'ញឹម ឫទ្ធី', contact: '+855 12 000 011' }))).toEqual([
      'ALREADY_REGISTERED',
    ]);
  });

  it.each([
    [
      { contact: '012 345 67' },
      'PHONE_TOO_SHORT',
      ['contact'],
      'លេខទូរសព្ទនេះខ្លីពេក។ សូមសរសេរឱ្យគ្រប់ ដូចជា 012 345 678។',
    ],
    [
      { contact: '012 345 678 901' },
      'PHONE_TOO_LONG',
      ['contact'],
      'លេខទូរសព្ទនេះវែងពេក។ សូមសរសេរដូចជា 012 345 678។',
    ],
    [{ contact: 'sreymom@' }, 'EMAIL_INVALID', ['contact'], 'អ៊ីមែលនេះប្រើមិនបាន។ សូមសរសេរដូចជា name@example.org។'],
    [{ contact: 'hello' }, 'CONTACT_INVALID', ['contact'], 'សូមសរសេរលេខទូរសព្ទ ឬអ៊ីមែល។'],
    [{ contact: '' }, 'CONTACT_INVALID', ['contact'], 'សូមសរសេរលេខទូរសព្ទ ឬអ៊ីមែល។'],
    [{ fullName: ' ' }, 'NAME_INVALID', ['fullName'], 'សូមសរសេរឈ្មោះពេញ ពី 1 ដល់ 200 តួអក្សរ។'],
    [{ fullName: 'x'.repeat(201) }, 'NAME_INVALID', ['fullName'], 'សូមសរសេរឈ្មោះពេញ ពី 1 ដល់ 200 តួអក្សរ។'],
    [{ organisation: '' }, 'ORGANISATION_INVALID', ['organisation'], 'សូមសរសេរឈ្មោះក្រុមហ៊ុន អង្គការ ឬស្ថាប័នរបស់អ្នក។'],
  ])('is refused with its sentence and writes nothing: case %#', async (more, code, path, message) => {
    const sessionId = await aSession(db, { capacity: 30 });

    expect(await register(sessionId, more, 'km')).toEqual({
      ticket: null,
      errors: [{ code, path, message }],
    });
    expect(await seatsOf(sessionId)).toMatchObject({ seats: { taken: 0, waiting: 0 } });
  });

  it('is refused for a session that is unknown, cancelled or begun', async () => {
    const [cancelled, open] = [
      await aSession(db, { capacity: 3, state: 'CANCELLED' }),
      await aSession(db, { capacity: 3 }),
    ];

    expect(codes(await register(newId()))).toEqual(['SESSION_NOT_FOUND']);
    expect(codes(await register(cancelled))).toEqual(['SESSION_CANCELLED']);
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(codes(await register(open))).toEqual(['SESSION_STARTED']);
  });
});

describe('the ticket', () => {
  it('is found as people write its code, and forgets the person 90 days after the end', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    const reference = String((await register(sessionId)).ticket!['reference']);

    expect(await ticket(reference.toLowerCase().replace(/(.{4})/g, '$1 '))).toMatchObject({
      state: 'CONFIRMED',
      cancellable: true,
    });
    expect(await ticket('0000 0000 0000')).toBeNull();
    await db.travelTo('2027-03-08T09:29:00Z');
    expect(await ticket(reference)).toMatchObject({
      state: 'CONFIRMED',
      fullName: 'ចាន់ ស្រីមុំ',
      cancellable: false,
    });
    await db.travelTo('2027-03-08T09:31:00Z');
    expect(await ticket(reference)).toMatchObject({ state: 'EXPIRED', fullName: null, organisation: null });
  });

  it('that has expired is not given back, and tells nobody what it was', async () => {
    await db.travelTo(NOW);
    const sessionId = await aSession(db, { capacity: 1 });
    const [held, inLine, givenBack] = [
      await register(sessionId, person(11)),
      await register(sessionId, person(12)),
      await register(sessionId, person(13)),
    ].map((answer) => answer.ticket!['reference']);
    await cancel(givenBack);
    await db.travelTo('2027-03-08T09:29:00Z');
    expect([codes(await cancel(held)), codes(await cancel(givenBack))]).toEqual([
      ['SESSION_STARTED'],
      ['ALREADY_CANCELLED'],
    ]);

    await db.travelTo('2027-03-08T09:31:00Z');

    for (const reference of [held, inLine, givenBack])
      expect((await cancel(reference)).errors).toEqual([
        {
          code: 'TICKET_EXPIRED',
          message:
            'This ticket has expired: its session ended more than 90 days ago. Nothing can be changed any more.',
          path: ['reference'],
        },
      ]);
    expect(await seatsOf(sessionId)).toMatchObject({ seats: { taken: 1, waiting: 1 } });
  });
});

describe('the waitlist', () => {
  it('moves up in the order of arrival, and while anyone waits a newcomer waits', async () => {
    const sessionId = await aSession(db, { capacity: 2 });
    const [a, , c, d] = [
      await register(sessionId, person(1)),
      await register(sessionId, person(2)),
      await register(sessionId, person(3)),
      await register(sessionId, person(4)),
    ];
    expect([c.ticket, d.ticket].map((held) => [held?.['state'], held?.['waitlistPosition']])).toEqual([
      ['WAITLISTED', 1],
      ['WAITLISTED', 2],
    ]);
    expect(await seatsOf(sessionId)).toEqual({
      state: 'FULL',
      seats: { capacity: 2, taken: 2, waiting: 2, left: 0 },
    });

    expect(await cancel(a.ticket!['reference'])).toEqual({ ticket: { state: 'CANCELLED' }, errors: [] });

    expect(await ticket(c.ticket!['reference'])).toMatchObject({ state: 'CONFIRMED', wasPromoted: true });
    expect(await ticket(d.ticket!['reference'])).toMatchObject({ state: 'WAITLISTED', waitlistPosition: 1 });
    expect(codes(await cancel(a.ticket!['reference']))).toEqual(['ALREADY_CANCELLED']);
    expect((await register(sessionId, person(5))).ticket).toMatchObject({
      state: 'WAITLISTED',
      waitlistPosition: 2,
    });
    await db.travelTo('2026-12-08T06:30:00Z');
    expect(codes(await cancel(c.ticket!['reference']))).toEqual(['SESSION_STARTED']);
  });
});
