import type { Refusal } from '#kernel';
import type { DecidedLine, WaitReason } from './enrolment.rules.js';
import type { StoredEnrolment, StoredLine } from './enrolment.sql.js';
import type { MeantMember } from './namesakes.js';
import type { LineRefusalCode, ListLine } from './people-list.rules.js';

/** One line of a pasted list and what became, or would become, of it. */
export interface EnrolmentLineView {
  /** As a sheet counts them, from 1. */
  readonly line: number;
  /** As they were written. */
  readonly name: string;
  readonly contact: string;
  readonly outcome: StoredLine['outcome'];
  /** 1 is next in line; null unless WAITLISTED. */
  readonly waitlistPosition: number | null;
  readonly waitReason: WaitReason | null;
  /** The line that names the same person first; null unless REPEATED. */
  readonly sameAsLine: number | null;
  /** Why it cannot be read; null unless UNREADABLE. */
  readonly refusal: Refusal<LineRefusalCode> | null;
  /** The line has a name only. */
  readonly isNameOnly: boolean;
  /** The member of the organisation whom such a line means; null for somebody new. */
  readonly meant: MeantMember | null;
}

export interface EnrolmentView {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly lines: readonly EnrolmentLineView[];
}

/** A decision as it is kept with its key. */
export const stored = ({ line, decision }: DecidedLine): StoredLine => ({
  line: line.line,
  outcome: decision.outcome,
  position: decision.outcome === 'WAITLISTED' ? decision.position : null,
  because: decision.outcome === 'WAITLISTED' ? decision.because : null,
  sameAsLine: decision.outcome === 'REPEATED' ? decision.sameAsLine : null,
});

/** The stored answer of the same list. Throws when it is of another one, which its hash has ruled out. */
export function linesAgain({ lines }: StoredEnrolment, list: readonly ListLine[]): readonly StoredLine[] {
  if (lines.length !== list.length) throw new Error('A stored answer does not fit its list');
  return lines;
}

/** The lines of a list with their outcomes, which are in the same order. */
export const viewOf = (
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
  outcomes: readonly StoredLine[],
  list: readonly ListLine[],
  meant: ReadonlyMap<number, MeantMember>,
): EnrolmentView => ({
  organisationId,
  sessionId,
  lines: list.map(({ line, name, contact, person }, at) => {
    const { outcome, position, because, sameAsLine } = outcomes[at]!;
    const refusal = person.ok ? null : person.refusal;
    return {
      line,
      name,
      contact,
      outcome,
      waitlistPosition: position,
      waitReason: because,
      sameAsLine,
      refusal,
      isNameOnly: person.ok && person.value.number !== null,
      meant: meant.get(line) ?? null,
    };
  }),
});
