import { sql, type SqlQuery, type Tx } from '#database';
import type { Locale } from '#kernel';

export interface OwnPerson {
  readonly id: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: Locale;
}

const COLUMNS = `id, full_name as "fullName", email, phone, locale`;

export const ownPerson = (personId: string): SqlQuery<OwnPerson> => ({
  text: `select ${COLUMNS} from people where id = $1 and erased_at is null`,
  values: [personId],
});

/** The person, locked until the transaction ends: one change of them at a time. */
export const lockPerson = (personId: string): SqlQuery<OwnPerson> => ({
  text: `select ${COLUMNS} from people where id = $1 and erased_at is null for no key update`,
  values: [personId],
});

/** Throws when the person is not there: a sign-in leads to nobody else. */
export async function personOf(tx: Tx, personId: string, locked = true): Promise<OwnPerson> {
  const [person] = await tx.sql(locked ? lockPerson(personId) : ownPerson(personId));
  if (!person) throw new Error('Somebody signed in is not there');
  return person;
}

/** The person's own record, and those that were merged into it. Index: ix_people__merged_into. */
export async function recordsOf(tx: Tx, personId: string): Promise<readonly string[]> {
  const merged = await tx.sql(
    sql<{ id: string }>`select id from people where merged_into = ${personId} order by id`,
  );
  return [personId, ...merged.map(({ id }) => id)];
}

/** Is the key another person's? A record that was merged into theirs is no other. Index: uq_people__match_key. */
export const keyIsTaken = (matchKey: string, personId: string): SqlQuery<{ taken: boolean }> => sql`
  select exists (select from people
    where match_key = ${matchKey} and id <> ${personId} and merged_into is distinct from ${personId}) as taken`;

/** Frees a key that a record merged into theirs still has: from now on it leads to the person themselves. Index: uq_people__match_key. */
export const takeKeyOver = (matchKey: string, personId: string): SqlQuery<never> => sql`
  update people set match_key = 'merged ' || id where match_key = ${matchKey} and merged_into = ${personId}`;
