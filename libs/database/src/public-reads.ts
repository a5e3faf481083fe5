import { createHash } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import pg from 'pg';
import { poolOptions } from './data-source.js';
import type { SqlQuery } from './sql.js';

/** Statements under way at once, each on a connection of its own. Nothing that writes waits behind them, nor they behind it. */
const AT_ONCE = 4;
/** Texts beyond these are not prepared: somebody makes them anew each time. */
const MOST_PREPARED = 300;

interface Waiting {
  readonly query: SqlQuery<unknown>;
  readonly answer: Promise<readonly unknown[]>;
  readonly resolve: (rows: Promise<readonly unknown[]>) => void;
}

/** Reads for everybody: plain `pg` rows under a role that has no right on tables about people. When many ask the same at one
 *  moment, those whose statement was not sent yet share one: nobody is answered by what was read before they asked. */
@Injectable()
export class PublicReads implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly names = new Map<string, string>();
  /** By statement and values, in the order of arrival. */
  private readonly waiting = new Map<string, Waiting>();
  private running = 0;

  constructor(config: Config) {
    this.pool = new pg.Pool({ ...poolOptions(config.databaseUrl, 'samaki_public'), max: AT_ONCE });
    // An idle connection that the server closes must not end the process; the next read opens another.
    this.pool.on('error', () => undefined);
  }

  /** The rows are shared among those who asked the same: read them, and change none. */
  async sql<Row>(query: SqlQuery<Row>): Promise<Row[]> {
    const rows = this.running < AT_ONCE ? this.send(query) : this.join(query);
    return [...((await rows) as readonly Row[])];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private join(query: SqlQuery<unknown>): Promise<readonly unknown[]> {
    const key = `${query.text}\u001f${JSON.stringify(query.values)}`;
    const same = this.waiting.get(key);
    if (same) return same.answer;
    let resolve: Waiting['resolve'] = () => undefined;
    const answer = new Promise<readonly unknown[]>((done) => (resolve = done));
    this.waiting.set(key, { query, answer, resolve });
    return answer;
  }

  private async send({ text, values }: SqlQuery<unknown>): Promise<readonly unknown[]> {
    this.running += 1;
    try {
      const name = this.nameOf(text);
      const asked = { text, values: [...values] };
      return (await this.pool.query<pg.QueryResultRow>(name ? { ...asked, name } : asked)).rows;
    } finally {
      this.running -= 1;
      this.sendNext();
    }
  }

  private sendNext(): void {
    const [next] = this.waiting;
    if (!next) return;
    const [key, { query, resolve }] = next;
    this.waiting.delete(key);
    resolve(this.send(query));
  }

  /** A name under which each connection keeps the statement prepared. */
  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= MOST_PREPARED) return known;
    const name = createHash('sha256').update(text).digest('base64url').slice(0, 32);
    this.names.set(text, name);
    return name;
  }
}
