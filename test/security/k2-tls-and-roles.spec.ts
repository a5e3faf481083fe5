/* K2: nobody poses as the database, the queue or the mail server; the roles of the database can do little. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { Redis } from 'ioredis';
import pg from 'pg';
import { Config } from '#config';
import { connectionOptions, type DatabaseRole } from '#database';
import { SmtpMailTransport } from '#mailer';
import {
  createTestDatabase,
  deployedRedisUsers,
  hasRedis,
  startRedis,
  TEST_SECRET,
  type TestDatabase,
  type TestRedis,
  waitFor,
} from '#testing';
import { redisQueueBackend } from '../../libs/queue/src/queue-backend.js';
import { anAuthority } from './certificates.js';

const ours = anAuthority('Ours');
const other = anAuthority('Other');
const folder = mkdtempSync(path.join(tmpdir(), 'samaki-tls-'));
const file = (name: string, text: string): string => {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
};
const oursFile = file('ours.pem', ours.cert);
const otherFile = file('other.pem', other.cert);

interface Listener {
  readonly port: number;
  /** What was said to it once the connection was encrypted. */
  heard(): string;
  /** How many shook hands with it, or tried. */
  readonly tried: { count: number };
  close(): void;
}

/** A server with a certificate of ours; PostgreSQL asks first whether it may encrypt. */
async function listen(kind: 'tls' | 'postgres' | 'plain smtp'): Promise<Listener> {
  const parts: Buffer[] = [];
  const tried = { count: 0 };
  const sockets = new Set<net.Socket>();
  const certificate = ours.serve();
  const encrypt = (socket: net.Socket): void => {
    const secure = new tls.TLSSocket(socket, { isServer: true, ...certificate });
    secure.on('error', () => undefined);
    secure.on('data', (part: Buffer) => parts.push(part));
  };
  const server = net.createServer((socket) => {
    sockets.add(socket);
    tried.count += 1;
    socket.on('error', () => undefined);
    if (kind === 'tls') encrypt(socket);
    else if (kind === 'postgres')
      socket.once('data', () => {
        socket.write('S');
        encrypt(socket);
      });
    else {
      // It knows no STARTTLS.
      socket.write('220 mail\r\n');
      socket.on('data', (part: Buffer) => {
        parts.push(part);
        socket.write('250 fine\r\n');
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    heard: () => Buffer.concat(parts).toString('latin1'),
    tried,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

let db: TestDatabase;
beforeAll(async () => {
  db = await createTestDatabase();
});
afterAll(async () => {
  await db?.drop();
  rmSync(folder, { recursive: true, force: true });
});

const MAIL = {
  messageId: 'one@samaki.example',
  to: { address: 'dara@example.org' },
  locale: 'km' as const,
  subject: 'Code 12345678',
  text: 'Code',
  html: '<p>Code</p>',
};
const FROM = { name: 'Samaki', address: 'no-reply@samaki.example' };

describe('K2: PostgreSQL', () => {
  const connect = async (port: number, query: string): Promise<string> => {
    const url = `postgres://somebody:a-password@localhost:${port}/samaki?${query}`;
    const client = new pg.Client({ ...connectionOptions(url, 'samaki_app'), connectionTimeoutMillis: 3_000 });
    client.on('error', () => undefined);
    const outcome = await client.connect().then(
      () => 'connected',
      (error: NodeJS.ErrnoException) => error.code ?? error.message,
    );
    await client.end().catch(() => undefined);
    return outcome;
  };

  it.each([
    ['the certificate of another authority', `sslmode=verify-full&sslrootcert=${otherFile}`],
    ['a certificate that no authority of this machine made', 'sslmode=verify-full'],
  ])('with %s is told nothing', async (_what, query) => {
    const server = await listen('postgres');
    expect(await connect(server.port, query)).toMatch(/SELF_SIGNED|UNABLE_TO|CERT/);
    expect([server.tried.count, server.heard()]).toEqual([1, '']);
    server.close();
  });

  it('with the certificate of the authority that is named is spoken to', async () => {
    const server = await listen('postgres');
    const done = connect(server.port, `sslmode=verify-full&sslrootcert=${oursFile}`);
    await waitFor(() => server.heard().includes('somebody'), 5_000, 'the first word');
    server.close();
    await done;
  });
});

describe('K2: Redis', () => {
  it('with the certificate of another authority is told nothing', async () => {
    const server = await listen('tls');
    const backend = redisQueueBackend(`rediss://:a-password@localhost:${server.port}`);
    await waitFor(() => server.tried.count >= 2, 5_000, 'Redis to be tried');
    await backend.close();
    expect(server.heard()).toBe('');
    server.close();
  });

  // The queues run under these rules in every test that has a Redis (libs/testing), so what they need is allowed.
  let own: TestRedis | undefined;
  let client: Redis | undefined;
  afterAll(async () => {
    client?.disconnect();
    await own?.kill();
  });
  const OTHERS = [
    ['FLUSHALL'],
    ['FLUSHDB'],
    ['KEYS', '*'],
    ['CONFIG', 'GET', '*'],
    ['CONFIG', 'SET', 'dir', '/tmp'],
    ['ACL', 'LIST'],
    ['SHUTDOWN'],
    ['SAVE'],
    ['REPLICAOF', '127.0.0.1', '1'],
    ['MODULE', 'LIST'],
    ['MONITOR'],
    ['CLIENT', 'KILL', 'ID', '1'],
    ['SCRIPT', 'FLUSH'],
    ['FUNCTION', 'LIST'],
    ['GET', 'others'],
    ['SET', 'others', 'x'],
    ['RENAME', '{samaki}:mine', 'others'],
    ['EVAL', "return redis.call('get', 'others')", '0'],
    ['EVAL', "return redis.call('flushall')", '0'],
    ['PUBLISH', 'others', 'x'],
  ];

  it('lets nobody in without the password, and whoever has it do no more than queue', async () => {
    if (!hasRedis()) return;
    const redis = (own = await startRedis());
    const { username, password } = new URL(redis.url);
    const [off, ours] = deployedRedisUsers(password);
    expect([off, ours?.slice(0, 3)]).toEqual([
      ['default', 'off'],
      [username, 'on', `>${password}`],
    ]);
    client = new Redis(redis.url, { maxRetriesPerRequest: 0 });
    expect(await client.set('{samaki}:mine', 'kept')).toBe('OK');
    expect(await redis.command('SET others theirs')).toBe('+OK');

    const done: string[] = [];
    for (const [name = '', ...args] of OTHERS) {
      const outcome = await client.call(name, ...args).then(
        () => 'done',
        (error: Error) => error.message,
      );
      if (!/NOPERM|can't run this command|can't access/i.test(outcome)) done.push(`${name}: ${outcome}`);
    }
    expect(done).toEqual([]);
    expect(await client.get('{samaki}:mine')).toBe('kept');
    expect(await redis.command('GET others')).toBe('$6');

    expect(await redis.command('ACL SETUSER default off')).toBe('+OK');
    expect(await redis.command('GET others')).toMatch(/^-NOAUTH/);
    expect(await redis.command(`AUTH ${username} wrong`)).toMatch(/^-WRONGPASS/);
  });
});

describe('K2: the mail server', () => {
  it('with the certificate of another authority is told nothing, and the mail waits', async () => {
    const server = await listen('tls');
    const transport = new SmtpMailTransport({ url: `smtps://u:p@localhost:${server.port}`, from: FROM });
    expect(await transport.send(MAIL)).toMatchObject({ kind: 'RETRY', dataEntered: false });
    await transport.close();
    expect([server.tried.count > 0, server.heard()]).toEqual([true, '']);
    server.close();
  });

  it('on another machine that does not encrypt is given no mail', async () => {
    const server = await listen('plain smtp');
    // This machine by an address that is not known as its own.
    const url = `smtp://0.0.0.0:${server.port}`;
    const transport = new SmtpMailTransport({ url, from: FROM, connectTimeoutMs: 3_000 });
    expect(await transport.send(MAIL)).toMatchObject({ kind: 'RETRY', dataEntered: false });
    await transport.close();
    expect(server.heard()).toMatch(/^EHLO/);
    expect(server.heard()).not.toMatch(/MAIL FROM|Code/);
    server.close();
  });
});

describe('K2: a setting that turns the check off', () => {
  const good = { DATABASE_URL: 'postgres://x@db.example/x', SAMAKI_SECRET: TEST_SECRET };
  it.each([
    [{ DATABASE_URL: 'postgres://x@db.example/x?sslmode=no-verify' }, 'DATABASE_URL'],
    [{ DATABASE_URL: 'postgres://x@db.example/x?uselibpqcompat=true&sslmode=require' }, 'DATABASE_URL'],
    [{ SMTP_URL: 'smtps://mail.example?tls.rejectUnauthorized=false' }, 'SMTP_URL'],
    [{ SMTP_URL: 'smtp://mail.example?ignoreTLS=true' }, 'SMTP_URL'],
    [{ NODE_TLS_REJECT_UNAUTHORIZED: '0' }, 'NODE_TLS_REJECT_UNAUTHORIZED'],
  ])('%j stops the boot', (env, name) => {
    expect(Config.read(good).databaseUrl).toContain('db.example');
    expect(() => Config.read({ ...good, ...env })).toThrow(name);
  });
});

describe('K2: a role of the database', () => {
  const DDL = [
    'create table stolen (id int)',
    'alter table people add column stolen text',
    'drop table people',
    'truncate people',
    'create index on people (full_name)',
    'create schema stolen',
    'create role thief login',
    'create extension dblink',
    `create function app_now2() returns int language sql as 'select 1'`,
    'create or replace function app_now() returns timestamptz language sql stable as $$ select now() $$',
    'alter function app_now() rename to app_then',
    'create trigger stolen before insert on people for each row execute function audit_rows_stamp()',
    'alter table audit_rows disable trigger all',
    'update audit_rows set hash = hash',
    'delete from audit_rows',
    `copy people to program 'cat'`,
    'select pg_read_file($$/etc/passwd$$)',
  ];

  it.each<DatabaseRole>(['samaki_app', 'samaki_worker', 'samaki_public'])(
    '%s changes no structure',
    async (role) => {
      const client = new pg.Client(connectionOptions(db.url, role));
      await client.connect();
      const allowed: string[] = [];
      for (const text of DDL) {
        const state = await client.query(`begin; ${text}; rollback`).then(
          () => 'done',
          (error: { code?: string }) => error.code ?? '',
        );
        await client.query('rollback').catch(() => undefined);
        if (state !== '42501') allowed.push(`${text}: ${state}`);
      }
      const [facts] = (
        await client.query<object>(
          'select rolsuper, rolcreaterole, rolcreatedb, rolbypassrls from pg_roles where rolname = current_user',
        )
      ).rows;
      await client.end();
      expect(allowed).toEqual([]);
      expect(facts).toEqual({
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
        rolbypassrls: false,
      });
    },
  );
});
