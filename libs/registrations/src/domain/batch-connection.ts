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

/** The batcher's own connection: no pool to wait for, one prepared statement, a statement timeout in the server.
 *  It opens at the first batch and again after it was lost. */
@Injectable()
export class BatchConnection {
  private client: pg.Client | null = null;

  constructor(private readonly config: Config) {}

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

  async close(): Promise<void> {
    const client = this.client;
    this.client = null;
    await client?.end().catch(() => undefined);
  }

  private async open(): Promise<pg.Client> {
    const client = new pg.Client({
      ...connectionOptions(this.config.databaseUrl, 'samaki_app'),
      connectionTimeoutMillis: 5_000,
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
