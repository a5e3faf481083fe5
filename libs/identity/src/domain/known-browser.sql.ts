import { sql, type SqlQuery } from '#database';

/** Was somebody of this address signed in in this browser before? As long as the sign-in is on record, which is thirty
 *  days beyond its end. Indexes: ix_sign_ins__browser_hash, pk_people. */
export const knowsBrowser = (email: string, browserHash: Buffer): SqlQuery<{ isKnown: boolean }> => sql`
  select exists (select from sign_ins s join people p on p.id = s.person_id
    where s.browser_hash = ${browserHash} and s.method <> 'DEMO' and lower(p.email) = lower(${email})) as "isKnown"`;

/** No browser of the person's is known any more: who sat at them is not certain. Index: ix_sign_ins__person_id. */
export const forgetBrowsers = (personId: string): SqlQuery<never> => sql`
  update sign_ins set browser_hash = null where person_id = ${personId} and browser_hash is not null`;
