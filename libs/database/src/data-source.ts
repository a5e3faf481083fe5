import type pg from 'pg';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { SamakiNamingStrategy } from './naming-strategy.js';

/** The database roles. A process steps down to its role as it connects (`-c role=`); migrations and the
 *  replacement of the clock stay with the owner. */
export type DatabaseRole = 'samaki_app' | 'samaki_worker' | 'samaki_public';

/** While somebody waits for the answer, a statement may take this long; then the server cancels it. */
const WHILE_SOMEBODY_WAITS_MS = 4_500;
const IN_THE_BACKGROUND_MS = 10_000;
/** So long somebody who waits may wait for a connection: where none is free, or nobody answers, they are told so. */
const CONNECTED_WITHIN_MS = 4_500;

/** Options of a pg connection in one of the roles. `statementTimeoutMs` cancels a query in the server. */
export function connectionOptions(
  url: string,
  role: DatabaseRole | 'owner',
  statementTimeoutMs = role === 'samaki_worker' || role === 'owner'
    ? IN_THE_BACKGROUND_MS
    : WHILE_SOMEBODY_WAITS_MS,
): {
  connectionString: string;
  options: string;
  application_name: string;
  connectionTimeoutMillis?: number;
} {
  const settings = [`-c statement_timeout=${statementTimeoutMs}`, '-c TimeZone=UTC'];
  if (role !== 'owner') settings.push(`-c role=${role}`);
  const isWaitedFor = role === 'samaki_app' || role === 'samaki_public';
  return {
    connectionString: url,
    options: settings.join(' '),
    application_name: `samaki ${role}`,
    ...(isWaitedFor && { connectionTimeoutMillis: CONNECTED_WITHIN_MS }),
  };
}

/** The same for a pool. Between the moment at which the pool hands out a new connection and the one at which its user listens for
 *  errors, the server may cut it, in the very packet that said that it is ready: without a listener that would end the process. The
 *  user then finds that the connection answers nothing, and the pool opens another. */
export function poolOptions(
  ...asked: Parameters<typeof connectionOptions>
): ReturnType<typeof connectionOptions> & { onConnect(client: pg.ClientBase): void } {
  return {
    ...connectionOptions(...asked),
    onConnect: (client) => void client.on('error', () => undefined),
  };
}

/** TypeORM over one pool. Entities are handed in by the app that composes the libs. */
export function createDataSource(
  url: string,
  role: DatabaseRole | 'owner',
  more: {
    entities?: DataSourceOptions['entities'];
    /** Only who migrates has them. */
    migrations?: DataSourceOptions['migrations'];
    poolSize?: number;
    statementTimeoutMs?: number;
  } = {},
): DataSource {
  const { connectionString, ...extra } = poolOptions(url, role, more.statementTimeoutMs);
  return new DataSource({
    type: 'postgres',
    url: connectionString,
    extra,
    poolSize: more.poolSize ?? 10,
    namingStrategy: new SamakiNamingStrategy(),
    entities: more.entities ?? [],
    migrations: more.migrations ?? [],
    migrationsTableName: 'migrations',
    migrationsTransactionMode: 'each',
    installExtensions: false,
    logging: false,
  });
}
