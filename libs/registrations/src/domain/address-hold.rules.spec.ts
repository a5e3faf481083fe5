import {
  type AddressAtHand,
  decideConfirmation,
  decideCorrection,
  decideMailAgain,
  holdEnds,
  mostByPhone,
} from './address-hold.rules.js';
import { addressToken, readAddressToken } from './address-token.js';
import { planSeats, type SeatRequest } from './seat-plan.rules.js';
import { NOW as now, someSeats as seats, START as start } from './seats.builder.js';

/* Story: docs/stories/address-hold.md. */

const minutes = (n: number): Date => new Date(now.getTime() + n * 60_000);
const row = (more: Partial<AddressAtHand> = {}): AddressAtHand => ({
  status: 'PENDING',
  pendingReason: 'ADDRESS',
  holdUntil: minutes(30),
  endedBecause: null,
  confirmedAt: null,
  mails: 0,
  mailedAt: now,
  corrections: 0,
  ...more,
});
const session = { state: 'OPEN', closesAt: start } as const;
const refused = (code: string, detail?: object) => ({
  ok: false,
  refusal: detail ? { code, detail } : { code },
});

describe('how long a seat is held', () => {
  it('is so many minutes, and never past the start', () => {
    const asking = seats({ addressHoldMinutes: 30 });
    expect(holdEnds(asking, now)).toEqual(new Date('2026-12-01T02:30:00Z'));
    expect(holdEnds(asking, new Date('2026-12-08T06:10:00Z'))).toEqual(start);
    expect(holdEnds(seats(), now)).toBeNull();
  });
});

describe('who comes to a session that has addresses confirmed', () => {
  const asking = seats({ addressHoldMinutes: 30, capacity: 3 });
  const guest = (n: number, reach: SeatRequest['reach']): SeatRequest => ({
    matchKey: `guest ${n}`,
    isRegistered: false,
    ...(reach && { reach }),
  });

  it('is held a seat for an address that nobody has shown to be theirs, and waits without being asked', () => {
    const { decisions, seats: after } = planSeats(
      asking,
      [guest(1, 'UNPROVEN'), guest(2, 'PROVEN'), guest(3, 'PHONE'), guest(4, 'UNPROVEN')],
      now,
    );

    expect(decisions).toEqual([
      { outcome: 'PENDING', passes: [], holdUntil: minutes(30) },
      { outcome: 'CONFIRMED', passes: [] },
      { outcome: 'CONFIRMED', passes: [] },
      { outcome: 'WAITLISTED', rank: 1, position: 1 },
    ]);
    expect(after).toMatchObject({ taken: 3, waiting: 1 });
  });

  it('is confirmed at once where the session asks for nothing', () => {
    expect(planSeats(seats(), [guest(1, 'UNPROVEN')], now).decisions).toEqual([
      { outcome: 'CONFIRMED', passes: [] },
    ]);
  });

  it('is asked first, and looked at afterwards, where both are wished for', () => {
    expect(
      planSeats(
        seats({ addressHoldMinutes: 30, needsApproval: true }),
        [guest(1, 'UNPROVEN'), guest(2, 'PROVEN')],
        now,
      ).decisions,
    ).toEqual([
      { outcome: 'PENDING', passes: [], holdUntil: minutes(30) },
      { outcome: 'PENDING', passes: [] },
    ]);
  });

  it('comes by telephone alone up to a share of the seats, those in line included', () => {
    const plan = planSeats(
      seats({ addressHoldMinutes: 30, capacity: 4 }),
      [
        guest(1, 'PHONE'),
        guest(2, 'PHONE'),
        guest(3, 'PHONE'),
        guest(3, 'PHONE'),
        guest(1, 'PHONE'),
        guest(4, 'UNPROVEN'),
      ],
      now,
      [],
      { registered: 0, percent: 50 },
    );

    expect(plan.decisions.map((it) => (it.outcome === 'REFUSED' ? it.code : it.outcome))).toEqual([
      'CONFIRMED',
      'CONFIRMED',
      'PHONE_SEATS_USED_UP',
      'PHONE_SEATS_USED_UP',
      'ALREADY_REGISTERED',
      'PENDING',
    ]);
  });

  it.each([
    [30, 50, 15],
    [5, 50, 2],
    [1, 50, 1],
    [5, null, Number.POSITIVE_INFINITY],
  ])('of %i seats at %s percent has %d by telephone alone', (capacity, percent, most) => {
    expect(mostByPhone({ addressHoldMinutes: 30, capacity }, percent)).toBe(most);
    expect(mostByPhone({ addressHoldMinutes: null, capacity }, percent)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the button of the mail', () => {
  it('confirms until the very instant at which the hold ends', () => {
    expect(decideConfirmation(row(), session, minutes(29))).toEqual({ ok: true, value: 'FIRST' });
    expect(decideConfirmation(row(), session, minutes(30))).toEqual(refused('ADDRESS_HOLD_ENDED'));
    expect(decideConfirmation(row(), { ...session, closesAt: minutes(10) }, minutes(10))).toEqual(
      refused('ADDRESS_HOLD_ENDED'),
    );
  });

  it.each([
    [row({ status: 'CONFIRMED', pendingReason: null, holdUntil: null }), { ok: true, value: 'AGAIN' }],
    [row({ pendingReason: 'APPROVAL', holdUntil: null }), { ok: true, value: 'AGAIN' }],
    [
      row({ status: 'CANCELLED', pendingReason: null, endedBecause: 'ADDRESS_NOT_CONFIRMED' }),
      refused('ADDRESS_HOLD_ENDED'),
    ],
    [row({ status: 'CANCELLED', pendingReason: null }), refused('ADDRESS_NOT_AWAITED')],
    [row({ status: 'WAITLISTED', pendingReason: null }), refused('ADDRESS_NOT_AWAITED')],
  ])('%#: answers as it stands', (at, answer) => {
    expect(decideConfirmation(at, session, minutes(5))).toEqual(answer);
  });

  it('gives no seat in a session that was called off, and one in a session without a date', () => {
    expect(decideConfirmation(row(), { ...session, state: 'CANCELLED' }, now)).toEqual(
      refused('SESSION_CANCELLED'),
    );
    expect(decideConfirmation(row(), { ...session, state: 'POSTPONED' }, now)).toEqual({
      ok: true,
      value: 'FIRST',
    });
  });
});

describe('the mail once more', () => {
  it('goes a minute after the last one, three times in all', () => {
    expect(decideMailAgain(row(), session, now)).toEqual(refused('ADDRESS_MAILS_LIMITED', { seconds: 60 }));
    expect(decideMailAgain(row(), session, new Date(now.getTime() + 59_999))).toEqual(
      refused('ADDRESS_MAILS_LIMITED', { seconds: 1 }),
    );
    expect(decideMailAgain(row({ mails: 2 }), session, minutes(1))).toEqual({ ok: true, value: true });
    expect(decideMailAgain(row({ mails: 3 }), session, minutes(9))).toEqual(refused('ADDRESS_MAILS_USED_UP'));
    expect(decideMailAgain(row(), session, minutes(31))).toEqual(refused('ADDRESS_HOLD_ENDED'));
  });

  it('goes to a corrected address twice', () => {
    expect(decideCorrection(row({ corrections: 1 }), session, now)).toEqual({ ok: true, value: true });
    expect(decideCorrection(row({ corrections: 2 }), session, now)).toEqual(
      refused('ADDRESS_CORRECTIONS_USED_UP'),
    );
    expect(decideCorrection(row({ status: 'CONFIRMED', pendingReason: null }), session, now)).toEqual(
      refused('ADDRESS_NOT_AWAITED'),
    );
  });
});

describe('the link', () => {
  const id = '0199a0b1-0000-7000-8000-000000000001';
  const secrets = ['a secret of thirty-two characters', 'the one before, as long as that'];

  it('is of one registration, one address, and a secret that is known', () => {
    expect(readAddressToken(secrets, addressToken(secrets[1]!, id, 1))).toEqual({
      registrationId: id,
      corrections: 1,
    });
    expect(readAddressToken(secrets, addressToken('another', id, 0))).toBeNull();
    expect(readAddressToken(secrets, addressToken(secrets[0]!, id, 3))).toBeNull();
    expect(readAddressToken(secrets, '')).toBeNull();
    expect(addressToken(secrets[0]!, id, 0)).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });
});
