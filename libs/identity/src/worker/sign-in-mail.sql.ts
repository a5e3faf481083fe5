import type { SqlQuery } from '#database';
import type { Locale } from '#kernel';
import { selectPersonOfAddress } from '../domain/person-of-address.sql.js';

/** A code that is still good, and whose it is. */
export interface LiveCode {
  readonly id: string;
  readonly codeHash: Buffer;
  readonly personId: string;
  readonly fullName: string;
  readonly email: string;
  readonly locale: Locale;
}

/** The codes among these that may still be used and belong to somebody: where several share the address, to the one
 *  who would be signed in. Indexes: pk_sign_in_codes, ix_people__email. */
export const liveCodes = (ids: readonly string[]): SqlQuery<LiveCode> => ({
  text: `select c.id, c.code_hash as "codeHash", person.id as "personId", person.full_name as "fullName", c.email, c.locale
    from sign_in_codes c join lateral (${selectPersonOfAddress('c.email')}) person on true
    where c.id = any($1) and c.used_at is null and c.voided_at is null and c.expires_at > app_now()`,
  values: [ids],
});
