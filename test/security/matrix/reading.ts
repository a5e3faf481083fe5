/* What the database itself lets somebody read: the second wall, asked as the application asks. */
import { type Actor, ANONYMOUS, personActor, type Role } from '#authz';
import { createDataSource, EventListeners, type HeldKeys, UnitOfWork } from '#database';
import type { Side } from './act.js';
import { ACTORS, ROLE_COLUMNS } from './grounds.js';
import type { MatrixWorld } from './world.js';

const [NOBODY, ...SOMEBODY] = ROLE_COLUMNS;

/** The columns of who-reads-which-row.txt, in its order: after nobody, who is nobody and holds a ticket or the link of an invitation. */
export const READER_COLUMNS = [NOBODY, 'ticket', 'link', ...SOMEBODY] as const;
export type ReaderColumn = (typeof READER_COLUMNS)[number];

/** Who reads, and on which side they stand. */
export interface RowReader {
  readonly name: string;
  readonly column: ReaderColumn;
  readonly side: Side | null;
  readonly actor: Actor;
  readonly keys: HeldKeys;
}

/** Everybody of the matrix with the roles that they have, and on each side whoever holds a ticket or a link. */
export async function readersOf({ db, rows }: MatrixWorld): Promise<RowReader[]> {
  const grants = await db.ownerSql<{ personId: string; role: Role; scopeId: string | null }>(
    `select person_id as "personId", role, scope_id as "scopeId" from role_grants`,
  );
  const people = ACTORS.map(({ name, role, marker }): RowReader => {
    const personId = marker && rows.id('people', marker);
    const actor = personId
      ? personActor(
          personId,
          grants.filter((grant) => grant.personId === personId),
        )
      : ANONYMOUS;
    const side = marker?.[1];
    return { name, column: role, side: side === 'a' || side === 'b' ? side : null, actor, keys: {} };
  });
  const holders = (['a', 'b'] as const).flatMap((side): RowReader[] => {
    const [marker, nobody] = [`${side}${side}0` as const, { side, actor: ANONYMOUS }];
    const [ticket] = rows.references.get(marker)!;
    const invitation = rows.id('campaign_recipients', marker);
    const of = side.toUpperCase();
    return [
      { ...nobody, name: `holder of a ticket of ${of}`, column: 'ticket', keys: { ticket: ticket! } },
      { ...nobody, name: `holder of a link of ${of}`, column: 'link', keys: { invitation } },
    ];
  });
  return [...people, ...holders];
}

/** A table that people read, and how SQL names the key of a row of it. */
export interface ReadTable {
  readonly table: string;
  readonly key: string;
}

/** The keys of the rows that a reader is answered, by table. */
export type RowsSeen = ReadonlyMap<string, ReadonlySet<string>>;

/** Reads as the api does for a person. */
export class Reading {
  private constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly close: () => Promise<void>,
  ) {}

  static async open({ db }: MatrixWorld): Promise<Reading> {
    const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 2 }).initialize();
    return new Reading(new UnitOfWork(dataSource, new EventListeners()), () => dataSource.destroy());
  }

  /** All rows of these tables that the second wall answers, without a condition of the first. */
  async rowsOf({ actor, keys }: RowReader, tables: readonly ReadTable[]): Promise<RowsSeen> {
    const text = tables.map(({ table, key }) => `select '${table}' as "table", ${key} as key from ${table}`);
    const found = await this.unitOfWork.readAs<{ table: string; key: string }>(
      actor,
      { text: text.join(' union all '), values: [] },
      keys,
    );
    const seen = new Map(tables.map(({ table }) => [table, new Set<string>()]));
    for (const { table, key } of found) seen.get(table)!.add(key);
    return seen;
  }

  /** How many rows a reader is answered; null where they are refused for want of the right. */
  async countOf({ actor, keys }: RowReader, table: string): Promise<number | null> {
    try {
      const count = { text: `select from ${table}`, values: [] };
      return (await this.unitOfWork.readAs(actor, count, keys)).length;
    } catch (error) {
      if (/permission denied/.test(String(error))) return null;
      throw error;
    }
  }

  async end(): Promise<void> {
    await this.close();
  }
}
