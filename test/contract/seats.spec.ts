/* docs/stories/seats.md through the API: quotas, offers, groups that wait together, and changes of seats shown first. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { ERRORS, type Payload, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf } from './support.js';

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

/** Of kinds of organisation that the demonstration has. */
const NGO = 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ';
const PRIVATE = 'Lotus Angkor Hotel';
const SETTINGS = {
  quotas: [] as object[],
  groupPolicy: 'SKIP',
  promotion: 'CONFIRM',
  offerHours: 24,
  offerCutoffHours: 0,
  cancelCutoffHours: 0,
  needsApproval: false,
};
interface Changed extends Payload {
  readonly movedUp: readonly { readonly fullName: string; readonly becomes: string }[];
}

const payload = `{ session { id } movedUp { registrationId fullName becomes } ${ERRORS} }`;
async function change(
  sessionId: string,
  settings: object,
  role = 'WORKING_GROUP',
  locale = 'en',
): Promise<Changed> {
  const query = `mutation ($input: ChangeSeatsInput!) { changeSeats(input: $input) ${payload} }`;
  const input = { ...SETTINGS, ...settings, sessionId: ses(sessionId) };
  return (await ask<{ changeSeats: Changed }>(query, { input }, role, locale)).changeSeats;
}
async function preview(sessionId: string, settings: object): Promise<Changed> {
  const query = `query ($input: ChangeSeatsInput!) { previewSeatChange(input: $input) ${payload} }`;
  const input = { ...SETTINGS, ...settings, sessionId: ses(sessionId) };
  return (await ask<{ previewSeatChange: Changed }>(query, { input }, 'WORKING_GROUP')).previewSeatChange;
}
const moved = ({ movedUp }: Changed): string[] =>
  movedUp.map(({ fullName, becomes }) => `${fullName} ${becomes}`);

let last = 0;
/** Registers somebody of an organisation. Answers the ticket's code. */
async function come(sessionId: string, fullName: string, organisation = 'Nobody knows it'): Promise<string> {
  last += 1;
  const { ticket, errors } = await programme.register(sessionId, {
    fullName,
    organisation,
    contact: `seats${last}@example.org`,
  });
  expect(errors).toEqual([]);
  return ticket!['reference'] as string;
}
const TICKET = `query ($reference: String!) { ticket(reference: $reference) { state waitlistPosition offerEndsAt offerExpired
  promotionCause promotionQuota { organisationKind city { en } } groupSize passes { reason times seatsFree } } }`;
const ticket = async (reference: string): Promise<Record<string, unknown>> =>
  (await ask<{ ticket: Record<string, unknown> }>(TICKET, { reference })).ticket;
const answer = async (
  act: 'acceptOffer' | 'declineOffer',
  reference: string,
  locale = 'en',
): Promise<Payload> => {
  const query = `mutation ($input: AnswerOfferInput!) { ${act}(input: $input) { ticket { state } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(query, { input: { reference } }, undefined, locale))[act]!;
};
const quotasOf = async (sessionId: string): Promise<unknown> => {
  const query = `query ($id: ID!) { session(id: $id) { seats { taken left quotas { organisationKind seats left released } } } }`;
  return (await ask<{ session: { seats: unknown } }>(query, { id: ses(sessionId) })).session.seats;
};
/** How many rows there are of what every change writes. */
const written = (): Promise<unknown> =>
  programme.db.ownerSql(
    `select (select count(*) from audit_rows) as audit, (select count(*) from messages) as messages,
       (select count(*) from registrations) as registrations, (select sum(version) from session_seats) as versions,
       (select count(*) from seat_quotas) as quotas`,
  );

describe('quotas', () => {
  it('keep seats for NGOs, say how many are left, and release what nobody used', async () => {
    const sessionId = await aSession(programme.db, { capacity: 6 });
    const quotas = [{ organisationKind: 'NGO', seats: 4, releaseHours: 48 }];
    expect((await change(sessionId, { capacity: 6, quotas })).errors).toEqual([]);
    const [a, b] = [await come(sessionId, 'Open one', PRIVATE), await come(sessionId, 'Open two', PRIVATE)];
    const waiting: string[] = [];
    for (const name of ['Wait one', 'Wait two', 'Wait three', 'Wait four'])
      waiting.push(await come(sessionId, name, PRIVATE));
    const ngo = await come(sessionId, 'Chan Sreymom', NGO);

    const states = await Promise.all([a, b, ngo, ...waiting].map((one) => ticket(one)));
    expect(states.map(({ state }) => state)).toEqual([
      ...Array.from({ length: 3 }, () => 'CONFIRMED'),
      ...Array.from({ length: 4 }, () => 'WAITLISTED'),
    ]);
    expect(await quotasOf(sessionId)).toEqual({
      taken: 3,
      left: 0,
      quotas: [{ organisationKind: 'NGO', seats: 4, left: 3, released: false }],
    });
    expect((await ticket(waiting[0]!))['passes']).toEqual([
      { reason: 'QUOTA_USED_UP', times: 1, seatsFree: 4 },
    ]);
  });

  it('are refused when they keep more than there is, are alike, or keep nothing, and nothing is written', async () => {
    const sessionId = await aSession(programme.db, { capacity: 4 });
    const before = await written();
    const refused = async (quotas: object[], locale?: string): Promise<unknown> => {
      const { errors } = await change(sessionId, { capacity: 4, quotas }, 'WORKING_GROUP', locale);
      return errors.map(({ code, message, path }) => [code, path, message]);
    };

    expect(await refused([{ organisationKind: 'NGO', seats: 5 }])).toEqual([
      ['QUOTAS_EXCEED_CAPACITY', ['quotas'], expect.stringMatching(/./)],
    ]);
    const alike = { organisationKind: 'NGO', seats: 1 };
    expect(await refused([alike, alike])).toEqual([
      ['QUOTA_REPEATED', ['quotas', '1'], 'There is a quota for these people already.'],
    ]);
    expect(await refused([{ seats: 1 }], 'km')).toEqual([
      [
        'QUOTA_INVALID',
        ['quotas', '0'],
        'សូមប្រាប់ថាកន្លែងសម្រាប់អ្នកណា ចំនួនប៉ុន្មាន (យ៉ាងតិច 1) និងចំនួនម៉ោងគត់មុនវគ្គចាប់ផ្តើម ឬទុកទទេ។',
      ],
    ]);
    expect(await written()).toEqual(before);
  });
});

describe('a seat that is offered', () => {
  const OFFERS = { capacity: 1, promotion: 'OFFER', offerHours: 24, offerCutoffHours: 12 };

  async function offering(): Promise<[string, string, string, string]> {
    const sessionId = await aSession(programme.db, { capacity: 1 });
    expect((await change(sessionId, OFFERS)).errors).toEqual([]);
    return [
      sessionId,
      await come(sessionId, 'A Confirmed'),
      await come(sessionId, 'B Waits'),
      await come(sessionId, 'C Waits'),
    ];
  }

  it('is accepted, twice alike; and given back it goes to the next', async () => {
    const [, a, b, c] = await offering();
    await programme.cancel(a);
    expect(await ticket(b)).toMatchObject({
      state: 'OFFERED',
      offerEndsAt: expect.stringMatching(/^2026-12-02T02:00/),
      promotionCause: 'SEAT_GIVEN_BACK',
    });

    for (const _ of [1, 2])
      expect(await answer('acceptOffer', b)).toEqual({ ticket: { state: 'CONFIRMED' }, errors: [] });
    await programme.cancel(b);
    expect((await ticket(c))['state']).toBe('OFFERED');
  });

  it('is declined, and whoever is next is offered it in the same moment', async () => {
    const [, a, b, c] = await offering();
    await programme.cancel(a);

    expect(await answer('declineOffer', b)).toEqual({ ticket: { state: 'DECLINED' }, errors: [] });

    expect(await ticket(b)).toMatchObject({ state: 'DECLINED', offerExpired: false });
    expect(await ticket(c)).toMatchObject({ state: 'OFFERED', promotionCause: 'OFFER_ENDED' });
  });

  it('is refused by the clock when its hours are over, in both languages, and nothing is written', async () => {
    const [, a, b] = await offering();
    await programme.cancel(a);
    await programme.db.travelTo(new Date('2026-12-02T02:00:30Z'));
    const before = await written();

    const english = await answer('acceptOffer', b);
    const khmer = await answer('acceptOffer', b, 'km');

    expect(english.errors.map(({ code }) => code)).toEqual(['OFFER_EXPIRED']);
    expect(english.errors[0]!.message).toMatch(/next in line/);
    expect(khmer.errors[0]!.message).toBe(
      'ពេលសម្រាប់យកកន្លែងនេះបានផុតហើយ ហើយកន្លែងបានទៅអ្នកបន្ទាប់។ សូមចុះឈ្មោះម្តងទៀត ដើម្បីរង់ចាំកន្លែងផ្សេង។',
    );
    expect(await written()).toEqual(before);
  });

  it('is none to whoever has none, nor to a code that nobody has', async () => {
    const [, a] = await offering();
    const before = await written();

    expect((await answer('declineOffer', a, 'km')).errors).toEqual([
      { code: 'NO_OFFER', message: 'សំបុត្រនេះមិនមានកន្លែងដែលកំពុងរង់ចាំចម្លើយទេ។', path: expect.anything() },
    ]);
    expect((await answer('acceptOffer', 'ZZZZ-ZZZZ-ZZZZ')).errors).toMatchObject([
      { code: 'TICKET_NOT_FOUND', path: ['reference'] },
    ]);
    expect(await written()).toEqual(before);
  });
});

describe('a change of seats', () => {
  it('is shown first, by name, writes nothing then, and moves those who were shown', async () => {
    const sessionId = await aSession(programme.db, { capacity: 1 });
    await come(sessionId, 'Has A Seat');
    const first = await come(sessionId, 'First In Line');
    await come(sessionId, 'Second In Line');
    await come(sessionId, 'Third In Line');
    const before = await written();

    const shown = await preview(sessionId, { capacity: 3 });
    expect(moved(shown)).toEqual(['First In Line CONFIRMED', 'Second In Line CONFIRMED']);
    expect(await written()).toEqual(before);
    expect((await ticket(first))['state']).toBe('WAITLISTED');

    expect(moved(await change(sessionId, { capacity: 3 }))).toEqual(moved(shown));
    expect(await ticket(first)).toMatchObject({ state: 'CONFIRMED', promotionCause: 'CAPACITY_RAISED' });
  });

  it('never puts anybody out, and says how many are taken', async () => {
    const sessionId = await aSession(programme.db, { capacity: 3 });
    for (const name of ['One Person', 'Two People']) await come(sessionId, name);
    const before = await written();

    const { errors } = await change(sessionId, { capacity: 1 }, 'WORKING_GROUP', 'km');

    expect(errors).toEqual([
      {
        code: 'CAPACITY_BELOW_TAKEN',
        message: 'មានកន្លែង 2 ត្រូវបានយករួចហើយ។ គ្មាននរណាត្រូវបានដកចេញទេ៖ សូមសរសេរយ៉ាងតិចប៉ុណ្ណោះ។',
        path: ['capacity'],
      },
    ]);
    expect(await written()).toEqual(before);
  });

  it.each([
    [{ capacity: 0 }, 'CAPACITY_INVALID', 'capacity'],
    [{ capacity: 5, onlineCapacity: 2 }, 'CAPACITY_INVALID', 'onlineCapacity'],
    [{ capacity: 5, offerHours: 337 }, 'HOURS_INVALID', 'offerHours'],
    [{ capacity: 5, offerCutoffHours: -1 }, 'HOURS_INVALID', 'offerCutoffHours'],
    [{ capacity: 5, cancelCutoffHours: 721 }, 'HOURS_INVALID', 'cancelCutoffHours'],
  ])('refuses %j', async (settings, code, field) => {
    const sessionId = await aSession(programme.db, { capacity: 5 });
    const before = await written();

    expect((await change(sessionId, settings)).errors).toMatchObject([{ code, path: [field] }]);
    expect(await written()).toEqual(before);
  });

  it.each(['TRAINER', 'COORDINATOR', 'PARTICIPANT', 'CITY_OFFICER'])('is not for %s', async (role) => {
    const sessionId = await aSession(programme.db, { capacity: 5 });
    const before = await written();

    await expect(change(sessionId, { capacity: 6 }, role)).rejects.toThrow('FORBIDDEN');
    expect(await written()).toEqual(before);
  });

  it('stops at the start of the session', async () => {
    const sessionId = await aSession(programme.db, {
      capacity: 5,
      startsAt: new Date('2026-12-01T02:10:00Z'),
    });
    await programme.db.travelTo(new Date('2026-12-01T02:10:00Z'));

    expect((await change(sessionId, { capacity: 6 })).errors).toMatchObject([{ code: 'SESSION_STARTED' }]);
  });
});

describe('a group that stays together', () => {
  const ENROL = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) {
    enrolment { confirmed pending waitlisted lines { outcome waitlistPosition } } ${ERRORS} } }`;
  interface Enrolled extends Payload {
    readonly enrolment: {
      readonly confirmed: number;
      readonly pending: number;
      readonly waitlisted: number;
      readonly lines: readonly { readonly outcome: string; readonly waitlistPosition: number | null }[];
    };
  }
  const enrolFive = async (sessionId: string, together: boolean): Promise<Enrolled> => {
    const list = Array.from({ length: 5 }, (_, n) => `Member ${n}, ${newId()}@lotus-angkor.example`).join(
      '\n',
    );
    const input = { organisationId: hotel, sessionId: ses(sessionId), list, together, locale: 'en' };
    const asked = { input: { ...input, idempotencyKey: newId() } };
    return (await ask<{ enrolPeople: Enrolled }>(ENROL, asked, 'COORDINATOR')).enrolPeople;
  };

  it('waits in one place; who fits goes first under skip, and it reads why', async () => {
    const sessionId = await aSession(programme.db, { capacity: 10 });
    const seated: string[] = [];
    for (let n = 0; n < 8; n += 1) seated.push(await come(sessionId, `Seated ${n}`));

    const { enrolment } = await enrolFive(sessionId, true);
    expect(enrolment.lines.map(({ waitlistPosition }) => waitlistPosition)).toEqual([1, 1, 1, 1, 1]);
    expect(enrolment).toMatchObject({ confirmed: 0, waitlisted: 5 });
    const dara = await come(sessionId, 'Kim Dara');
    expect((await ticket(dara))['state']).toBe('CONFIRMED');
    const [member] = await programme.db.ownerSql<{ reference: string }>(
      `select reference from registrations where session_id = $1 and group_id is not null limit 1`,
      [sessionId],
    );
    expect(await ticket(member!.reference)).toMatchObject({
      waitlistPosition: 1,
      groupSize: 5,
      passes: [{ reason: 'GROUP_TOO_LARGE', times: 1, seatsFree: 2 }],
    });

    for (const one of seated.slice(0, 4)) await programme.cancel(one);
    expect((await ticket(member!.reference))['state']).toBe('CONFIRMED');
  });

  it('is as many as fit unless asked otherwise', async () => {
    const sessionId = await aSession(programme.db, { capacity: 3 });

    expect((await enrolFive(sessionId, false)).enrolment).toMatchObject({ confirmed: 3, waitlisted: 2 });
  });

  it('awaits approval where the session asks for it', async () => {
    const sessionId = await aSession(programme.db, { capacity: 8 });
    await change(sessionId, { capacity: 8, needsApproval: true });

    expect((await enrolFive(sessionId, true)).enrolment).toMatchObject({
      confirmed: 0,
      pending: 5,
      waitlisted: 0,
    });
  });
});
