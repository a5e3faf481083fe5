import type { Locale } from '#kernel';

/** - DUE: waits for its time, or for a worker. - CLAIMED: a worker has it, until its lease ends.
 *  - SENT: the server took it. - RETRY: did surely not leave; waits for its next time.
 *  - UNKNOWN: may have left; sent again with the same Message-ID, or an operator's to look at.
 *  - FAILED: will never be taken. - CANCELLED: no longer wanted before it left. */
export type MessageStatus = 'DUE' | 'CLAIMED' | 'SENT' | 'RETRY' | 'FAILED' | 'UNKNOWN' | 'CANCELLED';

/** One mail to one person, to be written down in the transaction that makes it true. */
export interface NewMessage {
  readonly kind: string;
  readonly personId: string | null;
  readonly toAddress: string;
  readonly locale: Locale;
  /** What it speaks of, and in which version, so that a change of plan can withdraw and correct it. */
  readonly subject?: { readonly type: string; readonly id: string; readonly version: number };
  /** The row it is sent for, for example a registration. */
  readonly cause?: { readonly type: string; readonly id: string };
  /** Not before this instant; at once when absent. */
  readonly dueAt?: Date;
  /** Never two messages with one key, not even after the first was withdrawn. */
  readonly dedupeKey: string;
}

/** A row of the ledger as composers and libs above see it. */
export interface LedgerRow {
  readonly id: string;
  readonly kind: string;
  readonly personId: string | null;
  readonly toAddress: string;
  readonly locale: Locale;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly subjectVersion: number | null;
  readonly causeType: string | null;
  readonly causeId: string | null;
  readonly status: MessageStatus;
  readonly dueAt: Date;
}
