import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { newId } from '#kernel';
import {
  type Cause,
  insertMessages,
  readdress,
  type SubjectBelow,
  toldBelow,
  withdrawBelow,
  withdrawFor,
} from './ledger.sql.js';
import type { LedgerRow, NewMessage } from './message.js';

/** The ledger of mail. A message is written in the transaction of what it tells, so that it is sent if and only
 *  if that came true. It holds an address and ids, never the text: that is composed when it leaves. */
@Injectable()
export class MessageLedger {
  /** Writes messages down; a key that was used before is passed over. Answers the ids really written. */
  async queue(tx: Tx, messages: readonly NewMessage[]): Promise<string[]> {
    if (messages.length === 0) return [];
    const rows = await tx.sql(insertMessages(messages.map((message) => ({ ...message, id: newId() }))));
    return rows.map((row) => row.id);
  }

  /** Withdraws unsent messages about older versions of a subject. Answers them. */
  async withdrawUnsent(tx: Tx, subject: SubjectBelow): Promise<LedgerRow[]> {
    return tx.sql(withdrawBelow(subject));
  }

  /** Withdraws unsent messages of one cause, for example of a registration that was given up. Answers them. */
  async withdrawForCause(tx: Tx, cause: Cause): Promise<LedgerRow[]> {
    return tx.sql(withdrawFor(cause));
  }

  /** Sends to a new address what has not left yet. */
  async readdress(tx: Tx, personId: string, toAddress: string): Promise<void> {
    await tx.sql(readdress(personId, toAddress));
  }

  /** Who was told, or may have been told, an older version: the newest message for each cause. */
  async told(tx: Tx, subject: SubjectBelow): Promise<LedgerRow[]> {
    return tx.sql(toldBelow(subject));
  }
}
