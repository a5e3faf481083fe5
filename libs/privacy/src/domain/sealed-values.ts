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
}

const digestOf = (salt: Buffer, value: string): Buffer =>
  createHash('sha256').update(salt).update(value, 'utf8').digest();

/** The digest in a text of the audit; null when it holds none. */
export function digestIn(text: string): Buffer | null {
  return /^sealed:[0-9a-f]{64}$/.test(text) ? Buffer.from(text.slice(PREFIX.length), 'hex') : null;
}

/** Is this the value that was written? */
export const isOfDigest = (row: {
  readonly digest: Buffer;
  readonly salt: Buffer;
  readonly value: string;
}): boolean => digestOf(row.salt, row.value).equals(row.digest);
