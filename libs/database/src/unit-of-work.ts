import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { isRefused, newId } from '#kernel';
import type pg from 'pg';
import { DataSource, type QueryRunner } from 'typeorm';
import type { DomainEvent } from './domain-event.js';
import { EventListeners } from './event-listeners.js';
import { type HeldKeys, readAs } from './read-as.js';
import { sql, type SqlQuery } from './sql.js';
import type { Tx } from './tx.js';

const RETRYABLE = new Set(['40001', '40P01']);
const ATTEMPTS = 4;

/** Opens transactions. Commits when the work succeeds; rolls back when it throws **and when it refuses**. */
@Injectable()
export class UnitOfWork {
  constructor(
    private readonly dataSource: DataSource,
    private readonly listeners: EventListeners,
  ) {}

  /** Runs `work` in one transaction. On a serialization failure or a deadlock the whole closure runs again,
   *  at most four times in all, so it may hold no effect outside the transaction. */
  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.once(work);
      } catch (error) {
        if (attempt === ATTEMPTS || !RETRYABLE.has(sqlState(error))) throw error;
      }
    }
  }

  /** What a person asked to see: only rows that they may see by row-level security, whatever the statement says. One
   *  round trip. Nothing can be written. `keys` is for who opens a row by what they hold (ADR 0012). */
  async readAs<Row>(actor: Actor, query: SqlQuery<Row>, keys?: HeldKeys): Promise<Row[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await readAs((await runner.connect()) as pg.ClientBase, actor, query, keys);
    } finally {
      await runner.release();
    }
  }

  /** Statements outside any transaction, for reads that the programme makes for itself: past row-level security. */
  async read<Row>(query: SqlQuery<Row>): Promise<Row[]> {
    return this.dataSource.query(query.text, query.values as unknown[]);
  }

  private async once<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      await runner.connect();
      await runner.startTransaction();
      const result = await work(this.transactionOn(runner));
      if (isRefused(result)) await runner.rollbackTransaction();
      else await runner.commitTransaction();
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  private transactionOn(runner: QueryRunner): Tx {
    const tx: Tx = {
      manager: runner.manager,
      sql: async <Row>(query: SqlQuery<Row>): Promise<Row[]> => {
        const answer: { records?: Row[] } = await runner.query(query.text, query.values as unknown[], true);
        return answer.records ?? [];
      },
      publish: async (event: DomainEvent) => {
        await this.listeners.hear(tx, event);
        await tx.sql(insertOutboxRow(event));
      },
    };
    return tx;
  }
}

/** SQLSTATE of a database error, or the empty string for any other error. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlState(error.driverError) : '';
}

const insertOutboxRow = (event: DomainEvent): SqlQuery<never> => sql`
  insert into outbox (id, topic, payload) values (${newId()}, ${event.topic}, ${JSON.stringify(event.payload)})`;
