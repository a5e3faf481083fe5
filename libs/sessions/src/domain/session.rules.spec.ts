import type { SessionRow } from './session.entity.js';
import { decideMove, decideTimes } from './session.rules.js';

const at = (text: string): Date => new Date(`2026-12-${text}:00+07:00`);
const now = at('01T09:00');
const session = (more: Partial<SessionRow> = {}): SessionRow =>
  ({
    id: 's',
    status: 'OPEN',
    startsAt: at('08T13:30'),
    endsAt: at('08T17:00'),
    doorsOpenAt: at('08T13:00'),
    blocks: null,
    mostBlocks: 1,
    venueKm: 'សាលាក្រុងសៀមរាប',
    venueEn: 'Siem Reap City Hall',
    scheduleVersion: 1,
    movedFrom: null,
    movedAt: null,
    ...more,
  }) as SessionRow;
const move = { startsAt: at('10T13:30'), endsAt: at('10T17:00') };
const code = (verdict: ReturnType<typeof decideMove>): string => (verdict.ok ? 'OK' : verdict.refusal.code);

describe('moving a session', () => {
  it('keeps the lead of the doors, remembers the old start, and raises the version', () => {
    const verdict = decideMove(session(), move, now);

    expect(verdict).toMatchObject({
      ok: true,
      value: {
        startsAt: at('10T13:30'),
        doorsOpenAt: at('10T13:00'),
        movedFrom: at('08T13:30'),
        movedAt: now,
        scheduleVersion: 2,
      },
    });
  });

  it('to another place leaves the map of the old one behind, and at another time keeps it', () => {
    const here = session({ mapUrl: 'https://maps.example/siem-reap-hall', joinUrl: null });
    const venue = { km: 'សាលាខេត្ត', en: 'Provincial hall' };

    expect(decideMove(here, { ...move, venue }, now)).toMatchObject({ value: { mapUrl: null } });
    expect(decideMove(here, move, now)).toMatchObject({ value: { mapUrl: here.mapUrl } });
  });

  it('is what a new join link is, since people were shown the old one', () => {
    const here = session({ joinUrl: 'https://meet.example/old' });
    const same = { startsAt: here.startsAt, endsAt: here.endsAt };
    const joinUrl = 'https://meet.example/new';

    expect(decideMove(here, { ...same, joinUrl }, now)).toMatchObject({
      value: { joinUrl, scheduleVersion: 2, movedFrom: null },
    });
    expect(code(decideMove(here, same, now))).toBe('NOTHING_CHANGED');
  });

  it('refuses what changes nothing, so that nobody is told of nothing', () => {
    expect(code(decideMove(session(), { startsAt: at('08T13:30'), endsAt: at('08T17:00') }, now))).toBe(
      'NOTHING_CHANGED',
    );
  });

  it('takes a new venue at the same time for a move, and keeps the date as it was', () => {
    const verdict = decideMove(
      session(),
      { startsAt: at('08T13:30'), endsAt: at('08T17:00'), venue: { km: 'ថ្មី', en: 'New' } },
      now,
    );

    expect(verdict).toMatchObject({
      ok: true,
      value: { venueEn: 'New', movedFrom: null, scheduleVersion: 2 },
    });
  });

  it('refuses a cancelled session, one that has begun, and a time already past', () => {
    expect(code(decideMove(session({ status: 'CANCELLED' }), move, now))).toBe('SESSION_CANCELLED');
    expect(code(decideMove(session(), move, at('08T13:30')))).toBe('SESSION_STARTED');
    expect(code(decideMove(session(), { startsAt: at('01T08:00'), endsAt: at('01T10:00') }, now))).toBe(
      'IN_THE_PAST',
    );
  });
});

describe('the times of a session', () => {
  it('end after they begin, and the doors open before', () => {
    const times = { startsAt: at('08T13:30'), endsAt: at('08T13:30'), doorsOpenAt: at('08T13:00') };

    expect(decideTimes(times, now)).toMatchObject({ ok: false, refusal: { code: 'TIMES_INVALID' } });
    expect(decideTimes({ ...times, endsAt: at('08T17:00'), doorsOpenAt: at('08T13:31') }, now)).toMatchObject(
      { ok: false },
    );
    expect(decideTimes({ ...times, endsAt: at('08T17:00') }, now)).toMatchObject({ ok: true });
  });

  it.each([
    ['2036-12-01T01:59:59Z', '2036-12-01T02:00:00Z', true],
    ['2036-12-01T01:59:59Z', '2036-12-01T02:00:00.001Z', 'endsAt'],
    ['2036-12-01T02:00:01Z', '2036-12-01T05:00:00Z', 'startsAt'],
    ['2026-12-08T06:30:00Z', '9999-12-31T23:59:59Z', 'endsAt'],
    ['9999-12-31T01:00:00Z', '9999-12-31T04:00:00Z', 'startsAt'],
  ])('lie within the next ten years: from %s to %s: %s', (from, to, expected) => {
    const startsAt = new Date(from);
    const verdict = decideTimes({ startsAt, endsAt: new Date(to), doorsOpenAt: startsAt }, now);

    expect(verdict).toEqual(
      expected === true
        ? { ok: true, value: true }
        : { ok: false, refusal: { code: 'TOO_FAR_AHEAD', path: [expected], detail: { years: 10 } } },
    );
  });

  it('are held to it when one is moved', () => {
    const far = { startsAt: new Date('9999-12-31T01:00:00Z'), endsAt: new Date('9999-12-31T04:00:00Z') };
    expect(code(decideMove(session(), far, now))).toBe('TOO_FAR_AHEAD');
  });
});
