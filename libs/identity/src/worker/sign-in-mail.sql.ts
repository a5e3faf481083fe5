import { sql, type SqlQuery } from '#database';
import type { Locale } from '#kernel';
import { selectPersonOfAddress } from '../domain/person-of-address.sql.js';

/** A code that is still good, and whose it is. */
export interface LiveCode {
  readonly id: string;
  readonly codeHash: Buffer;
  readonly personId: string;
  readonly fullName: string;
  /** Has somebody else the address too? Then the mail is to all of them. */
  readonly isShared: boolean;
  readonly email: string;
  readonly locale: Locale;
}

/** The codes among these that may still be used and belong to somebody: where several share the address, the one that it means
 *  most stands for them in the ledger. Indexes: pk_sign_in_codes, ix_people__email. */
export const liveCodes = (ids: readonly string[]): SqlQuery<LiveCode> => ({
  text: `select c.id, c.code_hash as "codeHash", person.id as "personId", person.full_name as "fullName", c.email, c.locale,
      exists (select from people other where lower(other.email) = lower(c.email) and other.id <> person.id) as "isShared"
    from sign_in_codes c join lateral (${selectPersonOfAddress('c.email')}) person on true
    where c.id = any($1) and c.used_at is null and c.voided_at is null and c.expires_at > app_now()`,
  values: [ids],
});

/** Challenges that nobody answered in time. Index: ix_passkey_challenges__expires_at. */
export const purgeChallenges = (): SqlQuery<never> => sql`
  delete from passkey_challenges where expires_at < app_now()`;
