import type { ListLine, ListedPerson } from './people-list.rules.js';
import { planSeats, type SeatDecision, type SeatRefusal, type Seats } from './seat-plan.rules.js';

/* What becomes of a pasted list: the law of seats over its lines, in their order. Pure.
   Source: docs/stories/coordinator.md. */

/** Why somebody waits: every seat is taken, or a seat is free and belongs to those who waited before. */
export type WaitReason = 'NO_SEAT_LEFT' | 'OTHERS_WAIT';

export type LineOutcome =
  | { readonly outcome: 'CONFIRMED' }
  | {
      readonly outcome: 'WAITLISTED';
      readonly rank: number;
      readonly position: number;
      readonly because: WaitReason;
    }
  /** A live registration of the person for the session was there. */
  | { readonly outcome: 'ALREADY_REGISTERED' }
  /** The list names the person before, on this line. */
  | { readonly outcome: 'REPEATED'; readonly sameAsLine: number }
  | { readonly outcome: 'UNREADABLE' };

export interface DecidedLine {
  readonly line: ListLine;
  readonly decision: LineOutcome;
}

/** Decides each line, as many as fit in the order of the list. `registered` holds the match keys of those who hold a
 *  live registration. Answers SESSION_CANCELLED or SESSION_STARTED when nobody can be enrolled any more. */
export function planEnrolment(
  seats: Seats,
  lines: readonly ListLine[],
  registered: ReadonlySet<string>,
  now: Date,
): readonly DecidedLine[] | Exclude<SeatRefusal, 'ALREADY_REGISTERED'> {
  if (!seats.isOpen) return 'SESSION_CANCELLED';
  if (seats.closesAt <= now) return 'SESSION_STARTED';
  const firstLineOf = new Map<string, number>();
  const fresh = lines.filter(({ line, person }) => {
    if (!person.ok || firstLineOf.has(person.value.matchKey)) return false;
    firstLineOf.set(person.value.matchKey, line);
    return !registered.has(person.value.matchKey);
  });
  const { decisions } = planSeats(
    seats,
    fresh.map(({ person }) => ({ matchKey: keyOf(person), isRegistered: false })),
    now,
  );
  const because: WaitReason =
    seats.waiting > 0 && seats.taken < seats.capacity ? 'OTHERS_WAIT' : 'NO_SEAT_LEFT';
  const decided = new Map(fresh.map(({ line }, at) => [line, withReason(decisions[at]!, because)]));
  return lines.map((line) => ({ line, decision: decisionOf(line, decided, firstLineOf) }));
}

function decisionOf(
  { line, person }: ListLine,
  decided: ReadonlyMap<number, LineOutcome>,
  firstLineOf: ReadonlyMap<string, number>,
): LineOutcome {
  if (!person.ok) return { outcome: 'UNREADABLE' };
  const first = firstLineOf.get(person.value.matchKey)!;
  if (first !== line) return { outcome: 'REPEATED', sameAsLine: first };
  return decided.get(line) ?? { outcome: 'ALREADY_REGISTERED' };
}

const withReason = (decision: SeatDecision, because: WaitReason): LineOutcome => {
  if (decision.outcome === 'WAITLISTED') return { ...decision, because };
  return decision.outcome === 'CONFIRMED' ? decision : { outcome: 'ALREADY_REGISTERED' };
};

const keyOf = (person: ListLine['person']): string => (person.ok ? person.value.matchKey : '');

/** The people of a plan who are written, with what each has. */
export const seatedOf = (
  lines: readonly DecidedLine[],
): readonly { line: number; person: ListedPerson; decision: SeatedOutcome }[] =>
  lines.flatMap(({ line, decision }) =>
    line.person.ok && (decision.outcome === 'CONFIRMED' || decision.outcome === 'WAITLISTED')
      ? [{ line: line.line, person: line.person.value, decision }]
      : [],
  );

export type SeatedOutcome = Extract<LineOutcome, { outcome: 'CONFIRMED' | 'WAITLISTED' }>;
