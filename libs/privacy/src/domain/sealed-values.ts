import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';

const PREFIX = 'sealed:';
const SALT_BYTES = 32;

/** A value of a person that the audit proves without holding it (ADR 0016). */
@Injectable()
export class SealedValues {
  /** Puts the value beside the audit and answers what the audit row holds instead: `sealed:` and a digest over a random
   *  salt and the value. Null stays null. */
  async seal(tx: Tx, personId: string, value: string | null): Promise<string | null> {
    if (value === null) return null;
    const salt = randomBytes(SALT_BYTES);
    const digest = digestOf(salt, value);
    await tx.sql(sql`
      insert into sealed_values (digest, person_id, salt, value) values (${digest}, ${personId}, ${salt}, ${value})`);
    return `${PREFIX}${digest.toString('hex')}`;
  }

  /** The value behind a text of the audit; null when it is no such text, was erased, or does not fit its digest. */
  async open(tx: Tx, text: string): Promise<string | null> {
    if (!/^sealed:[0-9a-f]{64}$/.test(text)) return null;
    const digest = Buffer.from(text.slice(PREFIX.length), 'hex');
    const [row] = await tx.sql(sql<{ salt: Buffer; value: string }>`
      select salt, value from sealed_values where digest = ${digest}`);
    return row && digestOf(row.salt, row.value).equals(digest) ? row.value : null;
  }
}

const digestOf = (salt: Buffer, value: string): Buffer =>
  createHash('sha256').update(salt).update(value, 'utf8').digest();
