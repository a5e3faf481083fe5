import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import pg from 'pg';
import { connectionOptions } from './data-source.js';
import type { SqlQuery } from './sql.js';

/** Reads for everybody: plain `pg` rows under a role that has no right on tables about people. */
@Injectable()
export class PublicReads implements OnApplicationShutdown {
  private readonly pool: pg.Pool;

  constructor(config: Config) {
    this.pool = new pg.Pool({ ...connectionOptions(config.databaseUrl, 'samaki_public'), max: 4 });
    // An idle connection that the server closes must not end the process; the next read opens another.
    this.pool.on('error', () => undefined);
  }

  async sql<Row>(query: SqlQuery<Row>): Promise<Row[]> {
    const answer = await this.pool.query({ text: query.text, values: [...query.values] });
    return answer.rows as Row[];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }
}
