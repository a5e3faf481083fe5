import type { Tx } from '#database';
import type { LocalizedText } from '#kernel';
import { countDue, letPass, type PassingRows } from './passing-rows.js';
import type { RetentionSubject } from './retention.rules.js';

/** Why it may be held at all. PUBLIC_TASK: the committee's programme; CONSENT: the person said so; SECURITY: to keep
 *  accounts and the record safe; ACCOUNTABILITY: public decisions must say who took them. */
export const LEGAL_GROUNDS = ['PUBLIC_TASK', 'CONSENT', 'SECURITY', 'ACCOUNTABILITY'] as const;
export type LegalGround = (typeof LEGAL_GROUNDS)[number];

/** One kind of data about people, in the words of the public register. */
export interface HeldData {
  /** Tables that it stands in. Every table with people's data belongs to exactly one source. */
  readonly tables: readonly string[];
  readonly what: LocalizedText;
  readonly why: LocalizedText;
  readonly ground: LegalGround;
  /** What decides how long: a period of `RETENTION`, or until the person is erased. */
  readonly kept: RetentionSubject | 'UNTIL_ERASED' | 'FOR_EVER';
  readonly seenBy: LocalizedText;
}

export type ExportedValue = string | number | boolean | null | Date | readonly string[];

/** A part of an export: rows of one kind, with their columns named in plain English. */
export interface ExportedRows {
  readonly name: string;
  readonly title: LocalizedText;
  readonly rows: readonly Readonly<Record<string, ExportedValue>>[];
}

/** Something that must be handed over before a person can be erased, and how many of it. */
export interface Duty {
  readonly code:
    | 'LAST_ADMINISTRATOR'
    | 'ONLY_COORDINATOR'
    | 'SESSIONS_TO_HOLD'
    | 'REPORTS_UNDER_WAY'
    | 'CAMPAIGNS_UNDER_WAY';
  readonly count: number;
}

export interface Retained {
  readonly subject: RetentionSubject;
  /** Rows that passed their time: deleted, or their personal columns blanked. */
  readonly count: number;
}

/** When a source's turn is at an erasure. Seats are locked before people are, as everywhere; what names an address only goes while
 *  it is still known whose that was. */
export const TURN = { SEATS: 0, ADDRESSED: 25, ROWS: 50, PEOPLE: 100 } as const;

/** What one lib holds of people. Each lib with such tables provides one, as a plain provider of its domain module; it is
 *  found at boot. */
export abstract class PersonalDataSource {
  /** Name of the lib. */
  abstract readonly subject: string;
  abstract readonly holds: readonly HeldData[];
  readonly turn: number = TURN.ROWS;
  /** What of it is deleted by itself after its time. */
  readonly passing: readonly PassingRows[] = [];

  /** Everything about this person, and nothing about anybody else. */
  abstract exportOf(tx: Tx, personId: string): Promise<readonly ExportedRows[]>;

  /** Takes out what tells who the person is. Called in the transaction of the whole erasure; twice does no harm. */
  abstract erase(tx: Tx, personId: string, pseudonym: string): Promise<void>;

  /** Deletes or blanks what has passed its time; counts it. */
  retain(tx: Tx): Promise<Retained[]> {
    return inTurnOf(this.passing, tx, letPass);
  }

  /** Counts what `retain` would let pass now; changes nothing. */
  due(tx: Tx): Promise<Retained[]> {
    return inTurnOf(this.passing, tx, countDue);
  }

  /** Which of these people had a part in the programme since then. */
  async activeSince(_tx: Tx, _personIds: readonly string[], _since: Date): Promise<readonly string[]> {
    return [];
  }

  /** What this person must hand over first. */
  async dutiesOf(_tx: Tx, _personId: string): Promise<readonly Duty[]> {
    return [];
  }
}

async function inTurnOf(
  passing: readonly PassingRows[],
  tx: Tx,
  query: typeof countDue,
): Promise<Retained[]> {
  const counted: Retained[] = [];
  for (const rows of passing) {
    const [row] = await tx.sql(query(rows));
    counted.push({ subject: rows.subject, count: row?.count ?? 0 });
  }
  return counted;
}
