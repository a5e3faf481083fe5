import type { SessionRow } from './session.entity.js';
import { decideMove, lastTimes } from './session.rules.js';
import {
  decideClosing,
  decideHolding,
  decideOpening,
  decidePostponing,
  NO_DATE,
  seatStateOf,
} from './session-state.rules.js';

const at = (text: string): Date => new Date(`2026-12-${text}:00+07:00`);
const now = at('01T09:00');
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    id: 's',
    status: 'OPEN',
    startsAt: at('08T13:30'),
    endsAt: at('08T17:00'),
    doorsOpenAt: at('08T13:00'),
    venueKm: 'សាលាក្រុងសៀមរាប',
    venueEn: 'Siem Reap City Hall',
    scheduleVersion: 1,
    movedFrom: null,
    movedAt: null,
    registrationOpensAt: null,
    registrationClosesAt: null,
    registrationClosedAt: null,
    heldAt: null,
    ...more,
  }) as SessionRow;
const reason = { km: 'ទឹកជំនន់', en: 'Floods' };
const postponed = (more: Partial<SessionRow> = {}): SessionRow => {
  const verdict = decidePostponing(session(more), reason, now);
  if (!verdict.ok) throw new Error(verdict.refusal.code);
  return verdict.value;
};
const code = (verdict: ReturnType<typeof decideOpening>): string =>
  verdict.ok ? 'OK' : verdict.refusal.code;

const DRAFT = { status: 'DRAFT' } as const;
const CLOSED = { registrationClosedAt: at('01T08:00') };
const CANCELLED = { status: 'CANCELLED' } as const;
const POSTPONED = { status: 'POSTPONED', ...NO_DATE } as const;

describe('what may become of a session', () => {
  it.each([
    ['a draft', DRAFT, now, ['OK', 'SESSION_IS_DRAFT', 'SESSION_IS_DRAFT', 'SESSION_IS_DRAFT']],
    [
      'a draft whose start is past',
      DRAFT,
      at('08T14:00'),
      ['IN_THE_PAST', 'SESSION_IS_DRAFT', 'SESSION_IS_DRAFT', 'SESSION_IS_DRAFT'],
    ],
    ['one that is open', {}, now, ['NOTHING_CHANGED', 'OK', 'OK', 'SESSION_NOT_ENDED']],
    ['one that is closed', CLOSED, now, ['OK', 'NOTHING_CHANGED', 'OK', 'SESSION_NOT_ENDED']],
    [
      'one without a date',
      POSTPONED,
      now,
      ['SESSION_POSTPONED', 'SESSION_POSTPONED', 'SESSION_POSTPONED', 'SESSION_POSTPONED'],
    ],
    [
      'one that was cancelled',
      CANCELLED,
      now,
      ['SESSION_CANCELLED', 'SESSION_CANCELLED', 'SESSION_CANCELLED', 'SESSION_CANCELLED'],
    ],
    [
      'one that has begun',
      {},
      at('08T13:30'),
      ['SESSION_STARTED', 'SESSION_STARTED', 'SESSION_STARTED', 'SESSION_NOT_ENDED'],
    ],
    ['one that is over', {}, at('08T17:00'), ['SESSION_STARTED', 'SESSION_STARTED', 'SESSION_STARTED', 'OK']],
    [
      'one that was held',
      { heldAt: at('08T17:00') },
      at('09T08:00'),
      ['SESSION_STARTED', 'SESSION_STARTED', 'SESSION_STARTED', 'NOTHING_CHANGED'],
    ],
  ])('opened, closed, postponed, held: %s', (_what, more, when, expected) => {
    const row = session(more);

    expect([
      code(decideOpening(row, when, 'PUBLISHED')),
      code(decideClosing(row, when)),
      code(decidePostponing(row, reason, when)),
      code(decideHolding(row, when)),
    ]).toEqual(expected);
  });

  it.each([
    ['DRAFT', {}, 'NOTHING_CHANGED'],
    ['ARCHIVED', CLOSED, 'OK'],
    ['PUBLISHED', DRAFT, 'OK'],
    ['DRAFT', DRAFT, 'COURSE_NOT_PUBLISHED'],
    ['ARCHIVED', DRAFT, 'COURSE_NOT_PUBLISHED'],
    [null, DRAFT, 'COURSE_NOT_PUBLISHED'],
  ] as const)('opened while its course is %s', (course, more, expected) => {
    expect(code(decideOpening(session(more), now, course))).toBe(expected);
  });

  it('says to its seats what it has become', () => {
    const states = [DRAFT, {}, CLOSED, POSTPONED, CANCELLED].map((more) => seatStateOf(session(more)));

    expect(states).toEqual(['DRAFT', 'OPEN', 'CLOSED', 'POSTPONED', 'CANCELLED']);
  });
});

describe('a session without a date', () => {
  it('remembers the times that no longer hold, and is neither past nor next', () => {
    expect(postponed()).toMatchObject({
      ...NO_DATE,
      postponedStartsAt: at('08T13:30'),
      postponedEndsAt: at('08T17:00'),
      postponedDoorsOpenAt: at('08T13:00'),
      postponeReasonKm: 'ទឹកជំនន់',
      scheduleVersion: 2,
    });
  });

  it('gets a new one with the lead of the doors as it was, and forgets why it had none', () => {
    const plan = { startsAt: at('20T08:00'), endsAt: at('20T11:30') };
    const by = { reconfirmBy: at('15T17:00') };

    expect(decideMove(postponed(), { ...plan, ...by }, at('09T09:00'))).toMatchObject({
      ok: true,
      value: {
        ...plan,
        ...by,
        status: 'OPEN',
        doorsOpenAt: at('20T07:30'),
        movedFrom: at('08T13:30'),
        postponedStartsAt: null,
        postponeReasonEn: null,
        scheduleVersion: 3,
      },
    });
  });

  it.each([
    ['no day', null, 'RECONFIRM_BY_MISSING'],
    ['a day that is past', at('09T09:00'), 'RECONFIRM_BY_INVALID'],
    ['a day after the start', at('20T08:01'), 'RECONFIRM_BY_INVALID'],
    ['the start itself', at('20T08:00'), 'OK'],
  ])('gets none with %s until which people answer', (_what, reconfirmBy, expected) => {
    const plan = { startsAt: at('20T08:00'), endsAt: at('20T11:30'), reconfirmBy };

    expect(code(decideMove(postponed(), plan, at('09T09:00')) as never)).toBe(expected);
  });

  it('asks again for no session that has a date, and keeps a day that was named before the new start', () => {
    const plan = { startsAt: at('20T08:00'), endsAt: at('20T11:30') };
    const asked = (reconfirmBy: Date): Date | null | undefined => {
      const verdict = decideMove(session({ reconfirmBy }), plan, now);
      return verdict.ok ? verdict.value.reconfirmBy : undefined;
    };

    expect(decideMove(session(), { ...plan, reconfirmBy: at('15T17:00') }, now)).toMatchObject({
      refusal: { code: 'RECONFIRM_BY_INVALID' },
    });
    expect([asked(at('15T17:00')), asked(at('25T17:00'))]).toEqual([at('15T17:00'), at('20T08:00')]);
  });

  it('may have the old one again', () => {
    const old = { startsAt: at('08T13:30'), endsAt: at('08T17:00'), reconfirmBy: at('08T13:30') };

    expect(decideMove(postponed(), old, now)).toMatchObject({
      ok: true,
      value: { status: 'OPEN', movedFrom: null },
    });
  });

  it('stays closed where registration was closed by hand, and drops an end of registration that is past', () => {
    const was = postponed({ ...CLOSED, registrationClosesAt: at('07T17:00') });
    const plan = { startsAt: at('20T08:00'), endsAt: at('20T11:30'), reconfirmBy: at('15T17:00') };
    const verdict = decideMove(was, plan, at('09T09:00'));

    expect(verdict.ok && verdict.value.registrationClosesAt).toBeNull();
    expect(verdict.ok && seatStateOf(verdict.value)).toBe('CLOSED');
  });

  it('is cancelled with the date that it last had', () => {
    expect(lastTimes(postponed())).toMatchObject({
      startsAt: at('08T13:30'),
      endsAt: at('08T17:00'),
      doorsOpenAt: at('08T13:00'),
      postponedStartsAt: null,
    });
    expect(lastTimes(session())).toEqual({});
  });
});

describe('the window of registration', () => {
  it.each([
    ['ends before the new start, and stays', at('06T17:00'), at('10T08:00'), at('06T17:00')],
    ['would reach past the new start, and goes', at('06T17:00'), at('05T08:00'), null],
  ])('of a session that is moved: it %s', (_what, closes, startsAt, expected) => {
    const plan = { startsAt, endsAt: new Date(startsAt.getTime() + 3_600_000) };
    const verdict = decideMove(session({ registrationClosesAt: closes }), plan, now);

    expect(verdict.ok && verdict.value.registrationClosesAt).toEqual(expected);
  });

  it('drops an opening that would come after the new start', () => {
    const plan = { startsAt: at('05T08:00'), endsAt: at('05T09:00') };
    const verdict = decideMove(session({ registrationOpensAt: at('06T08:00') }), plan, now);

    expect(verdict.ok && verdict.value.registrationOpensAt).toBeNull();
  });
});
