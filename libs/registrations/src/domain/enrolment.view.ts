import type { Refusal } from '#kernel';
import type { BookedElsewhere } from './booked-elsewhere.sql.js';
import type { DecidedLine, WaitReason } from './enrolment.rules.js';
import type { StoredEnrolment, StoredLine } from './enrolment.sql.js';
import type { MeantMember } from './namesakes.js';
import type { ListColumn } from './list-columns.rules.js';
import type { LineRefusalCode, ListLine, PeopleList } from './people-list.rules.js';

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
  /** Has the person a seat elsewhere at that hour, whether placed in spite of it or not? */
  readonly isBookedElsewhere: boolean;
  /** That seat, where it may be shown. */
  readonly clash: BookedElsewhere | null;
}

export interface EnrolmentView {
  readonly organisationId: string;
  readonly sessionId: string;
  readonly lines: readonly EnrolmentLineView[];
  /** None where each row was read on its own. */
  readonly columns: readonly ListColumn[];
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

/** What is known of those whom the lines name. */
export interface KnownOfLines {
  readonly meant: ReadonlyMap<number, MeantMember>;
  /** By match keys; not looked up for an answer that is given again. */
  readonly elsewhere?: ReadonlyMap<string, BookedElsewhere>;
}

/** The lines of a list with their outcomes, which are in the same order. */
export const viewOf = (
  { organisationId, sessionId }: { organisationId: string; sessionId: string },
  outcomes: readonly StoredLine[],
  { lines, columns }: PeopleList,
  known: KnownOfLines,
): EnrolmentView => ({
  organisationId,
  sessionId,
  columns,
  lines: lines.map((line, at) => lineView(line, outcomes[at]!, known)),
});

function lineView(
  { line, name, contact, person }: ListLine,
  { outcome, position, because, sameAsLine }: StoredLine,
  { meant, elsewhere }: KnownOfLines,
): EnrolmentLineView {
  // Whoever is registered already, or named before, is no news.
  const isNews = outcome !== 'ALREADY_REGISTERED' && outcome !== 'REPEATED';
  const seat = (isNews && person.ok && elsewhere?.get(person.value.matchKey)) || null;
  return {
    line,
    name,
    contact,
    outcome,
    waitlistPosition: position,
    waitReason: because,
    sameAsLine,
    refusal: person.ok ? null : person.refusal,
    isNameOnly: person.ok && person.value.number !== null,
    meant: meant.get(line) ?? null,
    isBookedElsewhere: seat !== null || outcome === 'BOOKED_ELSEWHERE',
    clash: seat?.isShown ? seat : null,
  };
}
