import { createHash, randomUUID } from 'node:crypto';
import { newToken } from '#identity';
import type pg from 'pg';
import { SIGN_IN_COOKIE } from './sign-in-cookie.js';

/** Somebody who is signed in, and what their browser sends. */
export interface SignedIn {
  readonly personId: string;
  readonly signInId: string;
  readonly cookie: string;
}

/** So many participants, each signed in for a day. */
export async function signInPeople(client: pg.Client, count: number): Promise<SignedIn[]> {
  const people: SignedIn[] = [];
  for (let n = 0; n < count; n += 1) {
    const [personId, signInId, token] = [randomUUID(), randomUUID(), newToken()];
    await client.query(
      `insert into people (id, full_name, email, locale, match_key) values ($1, 'Sok ' || $2, $2 || '@example.org', 'km', $2)`,
      [personId, `signed-in-${personId}`],
    );
    await client.query(`insert into role_grants (id, person_id, role) values ($1, $2, 'PARTICIPANT')`, [
      randomUUID(),
      personId,
    ]);
    await client.query(
      `insert into sign_ins (id, person_id, token_hash, method, strength, idle_minutes, expires_at)
       values ($1, $2, $3, 'EMAIL_CODE', 'EMAIL_CODE', 1440, now() + interval '1 day')`,
      [signInId, personId, createHash('sha256').update(token).digest()],
    );
    people.push({ personId, signInId, cookie: `${SIGN_IN_COOKIE}=${token}` });
  }
  return people;
}
