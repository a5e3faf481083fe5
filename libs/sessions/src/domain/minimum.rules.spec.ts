/* docs/stories/minimum-participants.md */
import { draftOf } from './copy-session.rules.js';
import { decideMinimum, decideMinimumAnew, minimumStateOf, movedMinimum } from './minimum.rules.js';
import type { SessionRow } from './session.entity.js';
import { decideMove } from './session.rules.js';
import { decideAnyway, decideOpening } from './session-state.rules.js';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
const now = at('2026-12-01T09:00');
const [start, decideBy] = [at('2027-01-13T08:30'), at('2027-01-06T08:30')];
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    id: 's',
    status: 'OPEN',
    startsAt: start,
    endsAt: at('2027-01-13T12:00'),
    doorsOpenAt: start,
    timeZone: 'Asia/Phnom_Penh',
    venueKm: 'សាល',
    venueEn: 'Hall',
    joinUrl: null,
    scheduleVersion: 1,
    registrationClosedAt: null,
    minParticipants: 12,
    decideBy,
    minimumAskedAt: null,
    minimumSettledAt: null,
    ...more,
  }) as SessionRow;
const said = (verdict: {
  ok: boolean;
  refusal?: { code: string; path?: readonly string[] | undefined };
}): string => (verdict.ok ? 'OK' : [verdict.refusal!.code, ...(verdict.refusal!.path ?? [])].join(' '));

describe('where it stands', () => {
  it.each([
    ['with eleven, a minute before the date', {}, 11, at('2027-01-06T08:29'), 'AWAITED'],
    ['with eleven, at the date', {}, 11, decideBy, 'UNDECIDED'],
    ['with twelve, before it', {}, 12, now, 'REACHED'],
    ['with twelve, after it', {}, 12, at('2027-01-07T08:30'), 'REACHED'],
    ['with none, once it is decided', { minimumSettledAt: decideBy }, 0, at('2027-01-07T08:30'), 'SETTLED'],
    ['where it needs no number', { minParticipants: null, decideBy: null }, 0, now, null],
  ] as const)('%s', (_what, more, confirmed, when, state) => {
    expect(minimumStateOf(session(more), confirmed, when)).toBe(state);
  });
});

describe('what may be asked for', () => {
  it.each([
    ['as the story has it', {}, 'OK'],
    ['nothing', { minParticipants: null, decideBy: null }, 'OK'],
    ['one', { minParticipants: 1 }, 'OK'],
    ['as many as there are seats', { minParticipants: 30 }, 'OK'],
    ['none', { minParticipants: 0 }, 'MIN_PARTICIPANTS_INVALID minParticipants'],
    ['more than there are seats', { minParticipants: 31 }, 'MIN_PARTICIPANTS_INVALID minParticipants'],
    ['half a person', { minParticipants: 1.5 }, 'MIN_PARTICIPANTS_INVALID minParticipants'],
    ['a date and no number', { minParticipants: null }, 'MIN_PARTICIPANTS_INVALID minParticipants'],
    ['a number and no date', { decideBy: null }, 'DECIDE_BY_INVALID decideBy'],
    ['a date that is now', { decideBy: now }, 'DECIDE_BY_INVALID decideBy'],
    ['a date that is the start', { decideBy: start }, 'DECIDE_BY_INVALID decideBy'],
  ] as const)('%s', (_what, more, expected) => {
    expect(said(decideMinimum(session(more), 30, now))).toBe(expected);
  });

  it('stays what nobody changes of a session that is open, and is a new question when somebody does', () => {
    const asked = session({ minimumAskedAt: decideBy });
    const later = at('2027-01-07T09:00');

    expect(decideMinimumAnew(asked, session(), 30, later)).toEqual({ ok: true, value: {} });
    expect(decideMinimumAnew(asked, session({ decideBy: at('2027-01-10T08:30') }), 30, later)).toEqual({
      ok: true,
      value: {
        minParticipants: 12,
        decideBy: at('2027-01-10T08:30'),
        minimumAskedAt: null,
        minimumSettledAt: null,
      },
    });
    expect(said(decideMinimumAnew(asked, session({ minParticipants: 9 }), 30, later))).toBe(
      'DECIDE_BY_INVALID decideBy',
    );
    expect(said(decideMinimumAnew(session({ status: 'DRAFT' }), session(), 30, later))).toBe(
      'DECIDE_BY_INVALID decideBy',
    );
    expect(
      decideMinimumAnew(session(), session({ minParticipants: null, decideBy: null }), 30, now),
    ).toMatchObject({
      value: { minParticipants: null, decideBy: null },
    });
  });
});

describe('the date of the decision', () => {
  const week = { startsAt: at('2027-01-20T08:30'), endsAt: at('2027-01-20T12:00') };

  it('moves with the start, is asked about anew, and stays decided', () => {
    const moved = { decideBy: at('2027-01-13T08:30'), minimumAskedAt: null };

    expect(decideMove(session({ minimumAskedAt: decideBy }), week, now)).toMatchObject({ value: moved });
    expect(decideMove(session({ minimumSettledAt: decideBy }), week, now)).toMatchObject({
      value: { ...moved, minimumSettledAt: decideBy },
    });
  });

  it('stays where only the place changes', () => {
    const asked = { decideBy, minimumAskedAt: decideBy };

    expect(movedMinimum(asked, 0)).toEqual(asked);
    expect(movedMinimum({ decideBy: null, minimumAskedAt: null }, 7)).toEqual({
      decideBy: null,
      minimumAskedAt: null,
    });
  });

  it('of a copy lies ahead, as long before its start', () => {
    const late = at('2027-01-13T09:00');
    const copy = {
      minParticipants: 12,
      startsAt: at('2027-01-27T08:30'),
      decideBy: at('2027-01-20T08:30'),
      minimumAskedAt: null,
      minimumSettledAt: null,
    };

    expect(draftOf(session({ minimumAskedAt: decideBy, minimumSettledAt: decideBy }), late)).toMatchObject(
      copy,
    );
    expect(draftOf(session(), now)).toMatchObject({
      startsAt: at('2027-01-20T08:30'),
      decideBy: at('2027-01-13T08:30'),
    });
  });

  it('lies ahead when a draft is opened', () => {
    const draft = session({ status: 'DRAFT' });

    expect(said(decideOpening(draft, at('2027-01-06T08:29'), 'PUBLISHED'))).toBe('OK');
    expect(said(decideOpening(draft, decideBy, 'PUBLISHED'))).toBe('DECIDE_BY_INVALID');
    expect(said(decideOpening(session({ registrationClosedAt: now }), decideBy, 'PUBLISHED'))).toBe('OK');
  });
});

describe('saying that it takes place anyway', () => {
  it('is for one of which the date passed with too few, and settles it', () => {
    expect(decideAnyway(session(), 9, decideBy)).toMatchObject({ value: { minimumSettledAt: decideBy } });
  });

  it.each([
    ['needs no number', { minParticipants: null, decideBy: null }, 9, decideBy, 'NOTHING_TO_DECIDE'],
    ['is not due', {}, 9, now, 'NOTHING_TO_DECIDE'],
    ['has enough people', {}, 12, decideBy, 'NOTHING_TO_DECIDE'],
    ['is decided', { minimumSettledAt: decideBy }, 9, decideBy, 'NOTHING_TO_DECIDE'],
    ['is a draft', { status: 'DRAFT' }, 9, decideBy, 'SESSION_IS_DRAFT'],
    ['is cancelled', { status: 'CANCELLED' }, 9, decideBy, 'SESSION_CANCELLED'],
    ['has no date', { status: 'POSTPONED' }, 9, decideBy, 'SESSION_POSTPONED'],
    ['has begun', {}, 9, start, 'SESSION_STARTED'],
  ] as const)('not for one that %s', (_what, more, confirmed, when, code) => {
    expect(said(decideAnyway(session(more), confirmed, when))).toBe(code);
  });
});
