import { Injectable } from '@nestjs/common';
import { AuditSealedTexts } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { digestIn, isOfDigest } from './sealed-values.js';

/** What the audit proves without holding it, for who reads the audit. Row-level security lets administrators read. */
@Injectable()
export class SealedValueReads extends AuditSealedTexts {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  /** Index: pk_sealed_values. */
  async open(actor: Actor, texts: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const byDigest = new Map<string, string>();
    for (const text of texts) {
      const digest = digestIn(text);
      if (digest) byDigest.set(digest.toString('hex'), text);
    }
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ digest: Buffer; salt: Buffer; value: string }>`
      select digest, salt, value from sealed_values
      where digest = any(select decode(d, 'hex') from unnest(${[...byDigest.keys()]}::text[]) d)`,
    );
    const values = new Map<string, string>();
    for (const row of rows)
      if (isOfDigest(row)) values.set(byDigest.get(row.digest.toString('hex'))!, row.value);
    return values;
  }
}
