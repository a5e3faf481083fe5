import { sql, type SqlQuery, type Tx } from '#database';
import { SET_UP_MINUTES, TRIES_MINUTES } from './authenticator.rules.js';

export interface StoredAuthenticator {
  readonly sealedSecret: Buffer;
  readonly isConfirmed: boolean;
  /** Has it waited for its first code for too long? */
  readonly isExpired: boolean;
  readonly lastStep: string | null;
  /** Wrong codes within the last quarter of an hour. */
  readonly tries: number;
  readonly epoch: number;
}

/** Forgets a person's authenticator and recovery codes. */
export async function forgetAuthenticator(tx: Tx, personId: string): Promise<void> {
  await tx.sql(sql`delete from authenticators where person_id = ${personId}`);
  await tx.sql(sql`delete from recovery_codes where person_id = ${personId}`);
}

/** Forgets a secret that waits for its first code: what it was begun for has changed. */
export async function forgetWaitingAuthenticator(tx: Tx, personId: string): Promise<void> {
  await tx.sql(sql`delete from authenticators where person_id = ${personId} and confirmed_at is null`);
}

/** Locked: codes of one person are judged one after the other. Index: pk_authenticators. */
export const authenticatorOf = (personId: string): SqlQuery<StoredAuthenticator> => sql`
  select sealed_secret as "sealedSecret", confirmed_at is not null as "isConfirmed",
    confirmed_at is null and created_at <= app_now() - make_interval(mins => ${SET_UP_MINUTES}) as "isExpired", last_step as "lastStep",
    case when tries_since > app_now() - make_interval(mins => ${TRIES_MINUTES}) then tries else 0 end as tries,
    floor(extract(epoch from app_now()))::int as epoch
  from authenticators where person_id = ${personId} for update`;

export const countTry = (personId: string): SqlQuery<never> => sql`
  update authenticators set
    tries = case when tries_since > app_now() - make_interval(mins => ${TRIES_MINUTES}) then tries + 1 else 1 end,
    tries_since = case when tries_since > app_now() - make_interval(mins => ${TRIES_MINUTES}) then tries_since else app_now() end
  where person_id = ${personId}`;

export const forgetTries = (personId: string): SqlQuery<never> => sql`
  update authenticators set tries = 0, tries_since = null where person_id = ${personId}`;
