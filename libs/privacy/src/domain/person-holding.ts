import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import type { MergeRecord } from './merge-record.js';

/** Two people who turned out to be one. */
export interface PersonMerging {
  /** The one who becomes part of the other. */
  readonly fromId: string;
  /** The survivor. */
  readonly intoId: string;
}

/** A column that refers to a person, and what becomes of it when the person turns out to be another. */
export interface PersonColumn {
  readonly table: string;
  readonly column: string;
  /** MOVES: rows of the one become the survivor's. STAYS: the row says who did something, or is about the record itself; it stays
   *  with the record, which leads to the survivor. BY_HAND: `move` of the holding sees to it. */
  readonly act: 'MOVES' | 'STAYS' | 'BY_HAND';
  /** Columns of the primary key; needed where rows move. */
  readonly key?: readonly string[];
  /** What must be unchanged for an undo to take a row back: all of it, or this column alone. COLUMN by default. */
  readonly watch?: 'ROW' | 'COLUMN';
  /** A condition over the row `t`, with $1 the one and $2 the survivor, under which the survivor has their own of it. */
  readonly collides?: string;
  /** What becomes of a row that collides: it is taken away and kept for the undo, or stays with the old record. */
  readonly collision?: 'TAKEN_AWAY' | 'STAYS';
}

/** In which order holdings have their turn: marks are read while both registrations still stand. */
export const MOVE_TURN = { MARKS: 10, SEATS: 20, ROWS: 50, RECORD: 100 } as const;

/** What one lib holds that refers to people. Each lib with such columns provides one, as a plain provider of its domain module;
 *  it is found at boot. All methods run in the merge's transaction. Source: docs/stories/people-merging.md. */
export abstract class PersonHolding {
  /** Name of the lib. */
  abstract readonly held: string;
  abstract readonly columns: readonly PersonColumn[];
  readonly turn: number = MOVE_TURN.ROWS;

  /** Takes locks that come before those of people, such as seats; nothing by default. */
  lockFirst(_tx: Tx, _merging: PersonMerging): Promise<void> {
    return Promise.resolve();
  }

  /** Is there something that must be settled before the one can become part of the other? */
  standsAgainst(_tx: Tx, _merging: PersonMerging): Promise<boolean> {
    return Promise.resolve(false);
  }

  /** Moves what the columns say. Whoever overrides it goes on with it. */
  async move(record: MergeRecord): Promise<void> {
    for (const column of this.columns) if (column.act === 'MOVES') await record.moveColumn(this.held, column);
  }

  /** Takes back a change that this holding made through a door of its own. Answers false when it stays. */
  takeBack(_tx: Tx, _actor: Actor, _change: DoorChange): Promise<boolean> {
    return Promise.resolve(false);
  }
}

/** A change that went through a door of its holding: JSON of the row before and after. */
export interface DoorChange {
  readonly table: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** Columns that refer to people: by a foreign key, or by their name. */
export const columnsOfPeople = sql<{ column: string }>`
  select distinct c.relname || '.' || a.attname as "column"
  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    and (a.attname ~ '(^|_)person_id$' or exists (select from pg_constraint f where f.contype = 'f' and f.conrelid = c.oid
      and f.confrelid = 'people'::regclass and a.attnum = any(f.conkey)))
  order by 1`;

/** Every holding of this process, in its turn. */
@Injectable()
export class PersonHoldings implements OnModuleInit {
  private found: readonly PersonHolding[] = [];

  constructor(private readonly modules: ModulesContainer) {}

  /** Throws when two holdings claim one column. */
  onModuleInit(): void {
    const found = new Map<string, PersonHolding>();
    for (const module of this.modules.values())
      for (const { instance } of module.providers.values())
        if (instance instanceof PersonHolding) found.set(instance.held, found.get(instance.held) ?? instance);
    this.found = [...found.values()].toSorted((a, b) => a.turn - b.turn || (a.held < b.held ? -1 : 1));
    const owners = new Map<string, string>();
    for (const { held, columns } of this.found)
      for (const { table, column } of columns) {
        const name = `${table}.${column}`;
        if (owners.has(name)) throw new Error(`${name} is held by ${owners.get(name)} and by ${held}`);
        owners.set(name, held);
      }
  }

  all(): readonly PersonHolding[] {
    return this.found;
  }

  of(held: string): PersonHolding | undefined {
    return this.found.find((one) => one.held === held);
  }

  /** Columns that refer to people and that no holding of this process answers for. While there is one, nobody is merged. */
  async unclaimed(tx: Tx): Promise<string[]> {
    const claimed = new Set(
      this.found.flatMap(({ columns }) => columns.map(({ table, column }) => `${table}.${column}`)),
    );
    const columns = await tx.sql(columnsOfPeople);
    return columns.map(({ column }) => column).filter((column) => !claimed.has(column));
  }
}
