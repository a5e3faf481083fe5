import { holdEnds, mostByPhone, type PhoneSeats, type Reach } from './address-hold.rules.js';
import { ANYBODY, type Applicant, freeSeats, type Seats } from './seats.rules.js';
import { joinLine, movesUp, nextUp, type Pass, placeAtEnd, type Waiting } from './waitlist.rules.js';

/* The law of seats for those who come, pure: no await, no clock of its own. `register_batch` in the database is its
   compiled form for plain requests; a property test drives both with the same commands. Sources: docs/stories/seats.md,
   docs/stories/waitlist.md. */

/** Somebody who wants a seat now, or a group that wants to stay together. */
export interface SeatRequest {
  readonly matchKey: string;
  /** Does this person already hold a live registration for the session? */
  readonly isRegistered: boolean;
  /** Left out: somebody of no quota, in the room. */
  readonly applicant?: Applicant;
  /** Left out: PROVEN. */
  readonly reach?: Reach;
}

export type SeatRefusal =
  | 'SESSION_NOT_FOUND'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
  | 'SESSION_POSTPONED'
  | 'REGISTRATION_NOT_OPEN'
  | 'REGISTRATION_CLOSED'
  | 'ALREADY_REGISTERED'
  | 'PHONE_SEATS_USED_UP';

/** Whoever comes, and however. */
export type ClosedRefusal = Exclude<SeatRefusal, 'ALREADY_REGISTERED' | 'PHONE_SEATS_USED_UP'>;

export type SeatDecision =
  /** PENDING holds a seat until somebody approves, or until `holdUntil` for the address to be confirmed. `passes`: those before, who
   *  cannot use it. */
  | { readonly outcome: 'CONFIRMED' | 'PENDING'; readonly passes: readonly Pass[]; readonly holdUntil?: Date }
  | { readonly outcome: 'WAITLISTED'; readonly rank: number; readonly position: number }
  | { readonly outcome: 'REFUSED'; readonly code: SeatRefusal };

/** What somebody has who was not refused. */
export type SeatedDecision = Exclude<SeatDecision, { outcome: 'REFUSED' }>;

export interface SeatPlan {
  readonly decisions: readonly SeatDecision[];
  /** The row after all of them. */
  readonly seats: Seats;
}

/** Why nobody can register now, or null when they can. From the very instant of the start, nobody can. */
export function closedBecause(seats: Seats, now: Date): ClosedRefusal | null {
  if (seats.state === 'DRAFT') return 'SESSION_NOT_FOUND';
  if (seats.state === 'CANCELLED') return 'SESSION_CANCELLED';
  if (seats.closesAt <= now) return 'SESSION_STARTED';
  if (seats.state === 'POSTPONED') return 'SESSION_POSTPONED';
  if (seats.registrationOpensAt && seats.registrationOpensAt > now) return 'REGISTRATION_NOT_OPEN';
  const isOver = seats.registrationClosesAt !== null && seats.registrationClosesAt <= now;
  return seats.state === 'CLOSED' || isOver ? 'REGISTRATION_CLOSED' : null;
}

/** Seats that a newcomer of no quota can have, as everybody is shown: none while anyone waits, whatever is free. */
export const seatsForNewcomers = (seats: { capacity: number; taken: number; waiting: number }): number =>
  seats.waiting > 0 ? 0 : Math.max(0, seats.capacity - seats.taken);

interface HalvedSeats extends Pick<
  Seats,
  | 'capacity'
  | 'taken'
  | 'waiting'
  | 'waitingTogether'
  | 'online'
  | 'state'
  | 'closesAt'
  | 'promotion'
  | 'offerCutoffHours'
> {
  /** Seats set aside that nobody has claimed. */
  readonly unclaimed: number;
  /** Are seats kept for some? */
  readonly hasQuotas: boolean;
}

/** The same apart for the room and on-line, of a hybrid session; null of another. Whoever waits there while a seat is free waits for the other
 *  half, so that a newcomer passes: where that is certain without looking at the line. */
export function halvesForNewcomers(
  seats: HalvedSeats,
  now: Date,
): { readonly room: number; readonly online: number } | null {
  const { capacity, taken, waiting, waitingTogether, online } = seats;
  if (!online) return null;
  const passes = waiting === 0 || (waitingTogether === 0 && !seats.hasQuotas && movesUp(seats, now));
  const most = passes ? Math.max(0, capacity - taken - seats.unclaimed) : 0;
  const within = (free: number): number => Math.min(most, Math.max(0, free));
  return {
    room: within(capacity - online.capacity - (taken - online.taken)),
    online: within(online.capacity - online.taken),
  };
}

/** Must the line be looked at before a newcomer is answered? Only while seats are free and somebody waits nevertheless. */
export const needsLine = (seats: Seats): boolean => seats.waiting > 0 && freeSeats(seats) > 0;

/** Decides requests in the order of their arrival. A newcomer joins the line behind everybody (`line`, which may be left out
 *  where `needsLine` says so) and has a seat at once only if the line lets them through: everyone before them was given
 *  one or cannot use it. Refuses what `closedBecause` names, ALREADY_REGISTERED, and PHONE_SEATS_USED_UP where addresses are confirmed
 *  and as many came by telephone alone as may (`phones`); everyone else has a seat or a place. Never throws. */
export function planSeats(
  seats: Seats,
  requests: readonly SeatRequest[],
  now: Date,
  line: readonly Waiting[] = [],
  phones: PhoneSeats = { registered: 0, percent: null },
): SeatPlan {
  const seen = new Set<string>();
  let plan = seats;
  let waiting = line;
  let byPhone = phones.registered;
  const mostPhones = mostByPhone(seats, phones.percent);
  const decisions = requests.map((request): SeatDecision => {
    const closed = closedBecause(plan, now);
    if (closed) return { outcome: 'REFUSED', code: closed };
    if (request.isRegistered || seen.has(request.matchKey))
      return { outcome: 'REFUSED', code: 'ALREADY_REGISTERED' };
    if (request.reach === 'PHONE') {
      if (byPhone >= mostPhones) return { outcome: 'REFUSED', code: 'PHONE_SEATS_USED_UP' };
      byPhone += 1;
    }
    seen.add(request.matchKey);
    const entry = {
      rank: plan.nextRank,
      members: [{ id: request.matchKey, ...(request.applicant ?? ANYBODY) }],
    };
    const placed = placeNewcomer(plan, waiting, entry, now);
    plan = placed.seats;
    if (placed.decision.outcome === 'WAITLISTED') waiting = [...waiting, entry];
    return awaitingAddress(placed.decision, plan, request, now);
  });
  return { decisions, seats: plan };
}

/** A seat for somebody whose address nobody has shown to be theirs is held until they do. Whoever waits is not asked: a seat that is
 *  offered or given later comes by that very address. */
function awaitingAddress(
  decision: SeatedDecision,
  seats: Seats,
  { reach }: SeatRequest,
  now: Date,
): SeatedDecision {
  const holdUntil = reach === 'UNPROVEN' ? holdEnds(seats, now) : null;
  if (decision.outcome === 'WAITLISTED' || holdUntil === null) return decision;
  return { outcome: 'PENDING', passes: decision.passes, holdUntil };
}

export interface Placed {
  readonly decision: SeatedDecision;
  /** The row after it. */
  readonly seats: Seats;
}

/** Places one newcomer, or a group as one: seats for all of it at once, without an offer, for they are here; otherwise one place
 *  at the end of the line. */
export function placeNewcomer(seats: Seats, line: readonly Waiting[], entry: Waiting, now: Date): Placed {
  const mayPass = seats.waiting === 0 || (line.length > 0 && movesUp(seats, now));
  const next = mayPass ? nextUp(seats, [...line, entry]) : null;
  if (next?.promotion.entry === entry) {
    const { taken, online, quotas } = next.after;
    const outcome = seats.needsApproval ? 'PENDING' : 'CONFIRMED';
    return { decision: { outcome, passes: next.passes }, seats: { ...seats, taken, online, quotas } };
  }
  return {
    decision: { outcome: 'WAITLISTED', rank: entry.rank, position: placeAtEnd(seats) },
    seats: joinLine(seats, entry.members.length),
  };
}
