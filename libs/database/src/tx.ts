import type { EntityManager } from 'typeorm';
import type { DomainEvent } from './domain-event.js';
import type { SqlQuery } from './sql.js';

/** One open transaction on one connection. Handed down explicitly; whoever has it writes inside it. */
export interface Tx {
  /** Entities on this connection. */
  readonly manager: EntityManager;
  /** Runs one statement on this connection and answers its rows. */
  sql<Row>(query: SqlQuery<Row>): Promise<Row[]>;
  /** Announces an event: those who listen inside the transaction hear it now, the others after the commit,
   *  by an outbox row that this call writes. */
  publish(event: DomainEvent): Promise<void>;
}
