import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { connectionOptions } from '#database';
import pg from 'pg';
import type { StoredRegistration } from './seats.sql.js';

export interface BatchRow {
  readonly ordinal: number;
  readonly outcome: string;
  readonly answer: StoredRegistration | null;
}

/** Milliseconds for which a batch waits for the seats of its sessions: they are locked for as long as a batch of another process
 *  takes, and whoever waits longer waits for something else. */
const WAITS_FOR_SEATS_MS = 500;

/** The batcher's own connection: no pool to wait for, one prepared statement, time-outs in the server.
 *  It opens at the first batch and again after it was lost. */
@Injectable()
export class BatchConnection {
  private client: pg.Client | null = null;
  private waitsForSeatsMs = WAITS_FOR_SEATS_MS;

  constructor(private readonly config: Config) {}

  /** A second one, which waits for the seats of its sessions for so many milliseconds. */
  another(waitsForSeatsMs: number): BatchConnection {
    const another = new BatchConnection(this.config);
    another.waitsForSeatsMs = waitsForSeatsMs;
    return another;
  }

  /** Decides and writes a batch in one statement, which is one transaction. Throws when it was undone, and when the
   *  connection was lost; then the outcome is unknown. */
  async registerBatch(requests: string): Promise<BatchRow[]> {
    const client = this.client ?? (await this.open());
    const answer = await client.query<BatchRow>({
      name: 'register-batch',
      text: 'select ordinal, outcome, answer from register_batch($1::jsonb)',
      values: [requests],
    });
    return answer.rows;
  }

  /** Those of the sessions whose seats nobody holds at this moment. Index: pk_session_seats. Lock: let go at once. */
  async free(sessionIds: readonly string[]): Promise<string[]> {
    const client = this.client ?? (await this.open());
    const answer = await client.query<{ id: string }>(
      'select session_id as id from session_seats where session_id = any($1::uuid[]) for no key update skip locked',
      [sessionIds],
    );
    return answer.rows.map(({ id }) => id);
  }

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<pg.Client> {
    const { options, ...more } = connectionOptions(this.config.databaseUrl, 'samaki_app');
    const client = new pg.Client({
      ...more,
      options: `${options} -c lock_timeout=${this.waitsForSeatsMs}`,
      query_timeout: 8_000,
      keepAlive: true,
    });
    const forget = (): void => {
      if (this.client === client) this.client = null;
    };
    client.on('error', forget);
    client.on('end', forget);
    await client.connect();
    this.client = client;
    return client;
  }
}
