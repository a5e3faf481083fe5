import type { Actor, Role } from '#authz';
import pg from 'pg';
import type { SqlQuery } from './sql.js';

/** What somebody holds who need not be signed in: knowing it is the right to see the row that it opens. */
export interface HeldKeys {
  /** The code of a ticket, in its stored form. */
  readonly ticket?: string;
  /** The recipient that the signed link of an invitation names. */
  readonly invitation?: string;
}

/** Sets the reader for the transaction that it runs in, and answers no row: `num_nulls` makes every call happen, and is never
 *  so large. Policies raise the cost that the planner expects above what makes it compile, and compiling takes seconds. */
const SET_READER = `select where num_nulls(
  set_config('role', 'samaki_reader', true), set_config('transaction_read_only', 'on', true),
  set_config('jit', 'off', true),
  set_config('app.person_id', $1, true), set_config('app.roles', $2, true), set_config('app.organisation_ids', $3, true),
  set_config('app.city_ids', $4, true), set_config('app.ticket', $5, true), set_config('app.invitation', $6, true)) > 99`;

/** An array as PostgreSQL reads it. Names of roles and uuids need no quotes. */
const listed = (values: readonly string[]): string => `{${[...new Set(values)].join(',')}}`;

const scopesOf = (actor: Actor, role: Role): string[] =>
  actor.roles.flatMap((grant) => (grant.role === role && grant.scopeId ? [grant.scopeId] : []));

/** Values of `SET_READER`. */
const readerOf = (actor: Actor, keys: HeldKeys): string[] => [
  actor.personId ?? '',
  listed(actor.roles.map(({ role }) => role)),
  listed(scopesOf(actor, 'COORDINATOR')),
  listed(scopesOf(actor, 'CITY_OFFICER')),
  keys.ticket ?? '',
  keys.invitation ?? '',
];

/** Two statements with one Sync between them and the answer: one transaction, one round trip (ADR 0012). */
class ReadAs extends pg.Query {
  constructor(
    private readonly reader: string[],
    query: SqlQuery<unknown>,
    answer: (error: Error | undefined, result: unknown) => void,
  ) {
    super({ text: query.text, values: [...query.values] }, undefined, answer);
  }

  /** Asked by the driver: a statement without values, too, must go by messages that end with a Sync. */
  requiresPreparation(): boolean {
    return true;
  }

  override submit = (connection: pg.Connection): void => {
    connection.stream.cork();
    try {
      connection.parse({ name: '', text: SET_READER, types: [] }, true);
      connection.bind({ values: this.reader }, true);
      connection.execute({}, true);
      // Ends with the Sync.
      return pg.Query.prototype.submit.call(this, connection);
    } finally {
      connection.stream.uncork();
    }
  };
}

/** Reads for a person on a connection of any role that may become `samaki_reader`: only rows that row-level security lets
 *  the actor see, and nothing is written. Leaves nothing on the connection, after an error either. */
export async function readAs<Row>(
  client: pg.ClientBase,
  actor: Actor,
  query: SqlQuery<Row>,
  keys: HeldKeys = {},
): Promise<Row[]> {
  // It reads past the second wall, by `read`: a read that names it by mistake must not.
  if (actor.kind === 'system') throw new Error('The system is nobody to read as');
  return new Promise((resolve, reject) => {
    client.query(
      new ReadAs(readerOf(actor, keys), query, (error, results) => {
        if (error) reject(error);
        else resolve(rowsOf(results));
      }),
    );
  });
}

/** Of two statements the second's. */
function rowsOf<Row>(results: unknown): Row[] {
  const answer = (results as [unknown, pg.QueryResult])[1];
  return answer.rows as Row[];
}
