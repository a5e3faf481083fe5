import net from 'node:net';
import { Config, ConfigError } from '#config';
import { createDataSource, loadMigrations } from '#database';
import { asOwner } from '../on-database.js';

export interface Finding {
  readonly what: string;
  readonly ok: boolean;
  /** Never holds a secret. */
  readonly note: string;
}

/** Looks at the settings and at each service that they name. Touches nothing. */
export async function examine(env: NodeJS.ProcessEnv): Promise<Finding[]> {
  const config = settings(env);
  const findings: Finding[] = [
    { what: 'Node.js', ok: true, note: process.versions.node },
    ...config.findings,
  ];
  const databaseUrl = env['DATABASE_URL'];
  if (databaseUrl) findings.push(...(await database(databaseUrl)));
  if (env['REDIS_URL']) findings.push(await reaches('Redis', env['REDIS_URL'], 6379));
  if (env['SMTP_URL']) findings.push(await reaches('Mail server', env['SMTP_URL'], 587));
  return findings;
}

function settings(env: NodeJS.ProcessEnv): { findings: Finding[] } {
  try {
    Config.read(env);
    return { findings: [{ what: 'Settings', ok: true, note: 'usable' }] };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return { findings: error.mistakes.map((note) => ({ what: 'Settings', ok: false, note })) };
  }
}

async function database(url: string): Promise<Finding[]> {
  try {
    const version = await asOwner(url, async (client) => {
      const answer = await client.query<{ version: string }>(
        `select current_setting('server_version') as version`,
      );
      return answer.rows[0]?.version ?? '';
    });
    const findings = [
      {
        what: 'PostgreSQL',
        ok: Number.parseInt(version, 10) >= 15,
        note: `${version} (15 or newer is needed)`,
      },
    ];
    const dataSource = await createDataSource(url, 'owner', {
      migrations: await loadMigrations(),
      poolSize: 1,
    }).initialize();
    try {
      const waiting = await dataSource.showMigrations();
      return [
        ...findings,
        {
          what: 'Tables',
          ok: !waiting,
          note: waiting ? 'migrations are waiting: run migrate' : 'up to date',
        },
      ];
    } finally {
      await dataSource.destroy();
    }
  } catch (error) {
    return [{ what: 'PostgreSQL', ok: false, note: (error as Error).message || 'no answer' }];
  }
}

const reaches = (what: string, url: string, usualPort: number): Promise<Finding> =>
  new Promise((resolve) => {
    const { hostname, port } = new URL(url);
    const at = `${hostname}:${port || usualPort}`;
    const socket = net.connect({ host: hostname, port: Number(port) || usualPort, timeout: 5_000 });
    const say = (ok: boolean, note: string): void => {
      socket.destroy();
      resolve({ what, ok, note });
    };
    socket.once('connect', () => say(true, `${at} answers`));
    socket.once('timeout', () => say(false, `${at} does not answer`));
    socket.once('error', (error) => say(false, `${at}: ${error.message}`));
  });
