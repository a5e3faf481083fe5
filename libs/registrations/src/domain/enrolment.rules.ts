import type { ListLine, ListedPerson } from './people-list.rules.js';
import {
  closedBecause,
  placeNewcomer,
  planSeats,
  type SeatedDecision,
  type ClosedRefusal,
} from './seat-plan.rules.js';
import type { Applicant, Seats } from './seats.rules.js';
import type { Pass, Waiting } from './waitlist.rules.js';

/* What becomes of a pasted list: the law of seats over its lines, in their order. Pure.
   Source: docs/stories/coordinator.md. */

/** Why somebody waits: every seat is taken, or a seat is free and belongs to those who waited before. */
export type WaitReason = 'NO_SEAT_LEFT' | 'OTHERS_WAIT';

export type LineOutcome =
  /** PENDING: the seat is held until somebody approves. */
  | { readonly outcome: 'CONFIRMED' | 'PENDING' }
  | {
      readonly outcome: 'WAITLISTED';
      readonly rank: number;
      readonly position: number;
      readonly because: WaitReason;
    }
  /** A live registration of the person for the session was there. */
  | { readonly outcome: 'ALREADY_REGISTERED' }
  /** The person has a seat elsewhere at that hour; placed only when whoever enrols says so. */
  | { readonly outcome: 'BOOKED_ELSEWHERE' }
  /** The person has not been to a course that comes before. */
  | { readonly outcome: 'PREREQUISITES_MISSING' }
  /** The list names the person before, on this line. */
  | { readonly outcome: 'REPEATED'; readonly sameAsLine: number }
  | { readonly outcome: 'UNREADABLE' };

export interface DecidedLine {
  readonly line: ListLine;
  readonly decision: LineOutcome;
}

export interface EnrolmentPlan {
  readonly lines: readonly DecidedLine[];
  /** The row after all of them. */
  readonly after: Seats;
  /** Those in line who cannot use what the list was given. */
  readonly passes: readonly Pass[];
}

export interface EnrolmentTerms {
  /** Match keys of those who hold a live registration. */
  readonly registered: ReadonlySet<string>;
  /** Match keys of those who have a seat elsewhere at that hour and shall not have a second one. */
  readonly bookedElsewhere: ReadonlySet<string>;
  /** Match keys of those who lack a course that comes before. */
  readonly unprepared: ReadonlySet<string>;
  /** What the organisation's people may have. */
  readonly applicant: Applicant;
  /** All of them or none: one place in line. Otherwise as many as fit, each their own place. */
  readonly together: boolean;
  /** Who waits; may be left out where `needsLine` says so. */
  readonly line: readonly Waiting[];
  readonly now: Date;
}

/** Decides each line, in the order of the list. Answers why when nobody can be enrolled any more. */
export function planEnrolment(
  seats: Seats,
  lines: readonly ListLine[],
  terms: EnrolmentTerms,
): EnrolmentPlan | ClosedRefusal {
  const closed = closedBecause(seats, terms.now);
  if (closed) return closed;
  const firstLineOf = new Map<string, number>();
  const fresh = lines.filter(({ line, person }) => {
    if (!person.ok || firstLineOf.has(person.value.matchKey)) return false;
    firstLineOf.set(person.value.matchKey, line);
    const { matchKey } = person.value;
    return ![terms.registered, terms.unprepared, terms.bookedElsewhere].some((keys) => keys.has(matchKey));
  });
  const { decisions, after, passes } = terms.together
    ? placeTogether(seats, fresh, terms)
    : placeEach(seats, fresh, terms);
  const because: WaitReason =
    seats.waiting > 0 && seats.taken < seats.capacity ? 'OTHERS_WAIT' : 'NO_SEAT_LEFT';
  const decided = new Map(fresh.map(({ line }, at) => [line, withReason(decisions[at]!, because)]));
  return {
    lines: lines.map((line) => ({ line, decision: decisionOf(line, decided, firstLineOf, terms) })),
    after,
    passes,
  };
}

interface Placing {
  readonly decisions: readonly SeatedDecision[];
  readonly after: Seats;
  readonly passes: readonly Pass[];
}

function placeEach(
  seats: Seats,
  fresh: readonly ListLine[],
  { applicant, line, now }: EnrolmentTerms,
): Placing {
  const requests = fresh.map(({ person }) => ({ matchKey: keyOf(person), isRegistered: false, applicant }));
  const plan = planSeats(seats, requests, now, line);
  const decisions = plan.decisions.filter((decision) => decision.outcome !== 'REFUSED');
  const passes = decisions.flatMap((decision) => (decision.outcome === 'WAITLISTED' ? [] : decision.passes));
  // Whoever of the list itself waits was passed by nobody else's doing.
  const before = new Set(line.map(({ rank }) => rank));
  return { decisions, after: plan.seats, passes: passes.filter(({ entry }) => before.has(entry.rank)) };
}

function placeTogether(
  seats: Seats,
  fresh: readonly ListLine[],
  { applicant, line, now }: EnrolmentTerms,
): Placing {
  if (fresh.length === 0) return { decisions: [], after: seats, passes: [] };
  const members = fresh.map(({ person }) => ({ id: keyOf(person), ...applicant }));
  const { decision, seats: after } = placeNewcomer(seats, line, { rank: seats.nextRank, members }, now);
  const passes = decision.outcome === 'WAITLISTED' ? [] : decision.passes;
  return { decisions: fresh.map(() => decision), after, passes };
}

function decisionOf(
  { line, person }: ListLine,
  decided: ReadonlyMap<number, LineOutcome>,
  firstLineOf: ReadonlyMap<string, number>,
  { registered, unprepared }: EnrolmentTerms,
): LineOutcome {
  if (!person.ok) return { outcome: 'UNREADABLE' };
  const first = firstLineOf.get(person.value.matchKey)!;
  if (first !== line) return { outcome: 'REPEATED', sameAsLine: first };
  const placed = decided.get(line);
  if (placed) return placed;
  if (registered.has(person.value.matchKey)) return { outcome: 'ALREADY_REGISTERED' };
  return { outcome: unprepared.has(person.value.matchKey) ? 'PREREQUISITES_MISSING' : 'BOOKED_ELSEWHERE' };
}

const withReason = (decision: SeatedDecision, because: WaitReason): LineOutcome =>
  decision.outcome === 'WAITLISTED' ? { ...decision, because } : { outcome: decision.outcome };

const keyOf = (person: ListLine['person']): string => (person.ok ? person.value.matchKey : '');

/** The people of a plan who are written, with what each has. */
export const seatedOf = (
  lines: readonly DecidedLine[],
): readonly { line: number; person: ListedPerson; decision: SeatedOutcome }[] =>
  lines.flatMap(({ line, decision }) =>
    line.person.ok &&
    (decision.outcome === 'CONFIRMED' || decision.outcome === 'PENDING' || decision.outcome === 'WAITLISTED')
      ? [{ line: line.line, person: line.person.value, decision }]
      : [],
  );

export type SeatedOutcome = Extract<
  LineOutcome,
  { outcome: 'CONFIRMED' | 'PENDING' } | { outcome: 'WAITLISTED' }
>;
