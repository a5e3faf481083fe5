import type { Random } from './random.js';
import type { DemoTimes } from './session-times.js';
import type { DemoSession } from './sessions.data.js';

/** A registration as it stands now, with the moments that led there. */
export interface PlayedRegistration<Person> {
  readonly person: Person;
  readonly createdAt: Date;
  status: 'CONFIRMED' | 'WAITLISTED' | 'CANCELLED';
  /** Drawn on joining the waitlist; kept here after moving up, for the audit. */
  readonly drawnRank: number | null;
  confirmedAt: Date | null;
  promotedAt: Date | null;
  cancelledAt: Date | null;
}

export interface PlayedSession<Person> {
  readonly registrations: readonly PlayedRegistration<Person>[];
  readonly taken: number;
  readonly waiting: number;
  readonly nextRank: number;
}

/** Registrations came in the first part of the time there was, cancellations in the rest. */
const SHARE_OF_ARRIVALS = 0.85;
const HOUR = 60 * 60_000;
const PHNOM_PENH_OFFSET = 7 * HOUR;

/** Plays the registrations of a session by the law of seats: first come has the seat, then the waitlist in its order,
 *  and whoever cancels makes room for the first in line. Source: docs/stories/waitlist.md. */
export function playRegistrations<Person>(
  random: Random,
  session: DemoSession,
  times: DemoTimes,
  now: Date,
  arriving: readonly Person[],
): PlayedSession<Person> {
  const opens = times.scheduledAt.getTime() + 20 * HOUR;
  const closes = Math.min(
    now.getTime(),
    times.startsAt.getTime() - HOUR,
    (times.cancelledAt ?? times.postponedAt)?.getTime() ?? Infinity,
  );
  const turn = opens + (closes - opens) * SHARE_OF_ARRIVALS;
  let nextRank = 1;
  const registrations = drawMoments(random, opens, turn, arriving.length).map((createdAt, index) => {
    const hasSeat = index < session.capacity;
    return {
      person: arriving[index]!,
      createdAt,
      status: hasSeat ? ('CONFIRMED' as const) : ('WAITLISTED' as const),
      drawnRank: hasSeat ? null : nextRank++,
      confirmedAt: hasSeat ? createdAt : null,
      promotedAt: null,
      cancelledAt: null,
    };
  }) as PlayedRegistration<Person>[];

  // The first to come keeps the seat: the participant of the demonstration sign-in is among them.
  const leaving = random.shuffled(registrations.slice(1).filter((held) => held.status === 'CONFIRMED'));
  for (const at of drawMoments(random, turn, closes, session.cancelled)) {
    const left = leaving.pop();
    if (!left) throw new Error(`Session ${session.key} has fewer seats taken than cancelled`);
    left.status = 'CANCELLED';
    left.cancelledAt = at;
    const next = registrations.find((held) => held.status === 'WAITLISTED');
    if (next) {
      next.status = 'CONFIRMED';
      next.confirmedAt = at;
      next.promotedAt = at;
    }
  }
  const count = (status: string): number => registrations.filter((held) => held.status === status).length;
  return { registrations, taken: count('CONFIRMED'), waiting: count('WAITLISTED'), nextRank };
}

/** That many moments between two, in order, all different; most of them between 07:00 and 21:00 in Phnom Penh. */
function drawMoments(random: Random, from: number, to: number, count: number): Date[] {
  const drawn = Array.from({ length: count }, () => drawMoment(random, from, to)).sort((a, b) => a - b);
  return drawn.map((at, index) => new Date(Math.floor(at) + index));
}

function drawMoment(random: Random, from: number, to: number): number {
  let at = from + random.next() * (to - from);
  for (let tries = 0; tries < 10 && isNight(at); tries += 1) at = from + random.next() * (to - from);
  return at;
}

function isNight(at: number): boolean {
  const hour = Math.floor((at + PHNOM_PENH_OFFSET) / HOUR) % 24;
  return hour < 7 || hour >= 21;
}
