/* L2: Canary Vanishing goes through the house, makes every mistake, meets a fault; afterwards nothing of her stands in a log, a
   queue, an event, an address, an error or a metric. Her rows and her mails are where she is. */
import { Redis } from 'ioredis';
import { newId } from '#kernel';
import { hasRedis, spawnApp, type SpawnedApp, startRedis, type TestRedis, waitFor } from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, post, trustedDocuments } from '../contract/support.js';
import { aPerson, type House, openHouse } from './house.js';

const SHE = {
  fullName: 'Canary Vanishing',
  khmer: 'កាណារី បាត់ខ្លួន',
  email: 'canary.vanishing@canary.example',
  phone: '012999777',
  organisation: 'Canary Holdings',
};
/** Whatever could be left of her, in any spelling that a machine would make of it. */
const CANARY =
  /canary|vanishing|កាណារី|បាត់ខ្លួន|\\u1780\\u17b6\\u178e|%E1%9E%80%E1%9E%B6%E1%9E%8E|12 ?999 ?777|Y2FuYXJ5|Q2FuYXJ5/i;

let house: House;
let worker: SpawnedApp;
let redis: TestRedis | undefined;
let session: string;
/** Addresses, headers and errors of all answers. */
const answered: string[] = [];
const secrets: string[] = [];

const register = (more: object) =>
  post(house.api.url, {
    documentId: trustedDocuments().get('RegisterForSession')!.id,
    variables: {
      input: {
        sessionId: session,
        fullName: SHE.fullName,
        organisation: SHE.organisation,
        contact: SHE.email,
        locale: 'en',
        idempotencyKey: newId(),
        ...more,
      },
    },
  });

async function note(answer: ReturnType<typeof post>): Promise<Awaited<ReturnType<typeof post>>> {
  const { body, headers, status } = await answer;
  const cookies = headers.getSetCookie().map((cookie) => cookie.split(';')[0]!.split('=')[1]!);
  secrets.push(...cookies.filter((value) => value.length > 20));
  answered.push(JSON.stringify(body.errors ?? ''));
  return { body, headers, status };
}

async function page(at: string, fields?: Record<string, string>): Promise<void> {
  const response = await fetch(`${house.web.url}${at}`, {
    redirect: 'manual',
    ...(fields && {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields).toString(),
    }),
  });
  answered.push(response.headers.get('location') ?? '');
  if (response.status >= 400 && !fields) answered.push(await response.text());
  else await response.body?.cancel();
}

beforeAll(async () => {
  if (hasRedis()) redis = await startRedis();
  house = await openHouse({ LOG_LEVEL: 'debug', SAMAKI_DEMO: '1', PUBLIC_URL: 'http://localhost:3000' });
  const { db } = house;
  worker = await spawnApp('worker', {
    DATABASE_URL: db.url,
    LOG_LEVEL: 'debug',
    PUBLIC_URL: 'http://localhost:3000',
    ...(redis && { REDIS_URL: redis.url }),
  });
  const id = await aSession(db, { capacity: 10, startsAt: new Date(Date.now() + 7 * 86_400_000) });
  session = `ses_${id.replaceAll('-', '')}`;
  await aPerson(db, 'Mao Sovannary', 'WORKING_GROUP');
});
afterAll(async () => {
  await worker?.kill('SIGKILL');
  await house?.leave();
  await redis?.stop();
});

describe('L2: Canary Vanishing', () => {
  it('registers, is mailed, asks for a code, errs in every way, and meets a fault', async () => {
    const { api, db } = house;
    const first = await note(register({}));
    const { ticket } = first.body.data!['registerForSession'] as { ticket: { reference: string } };
    await note(register({ fullName: SHE.khmer, contact: SHE.phone }));
    await waitFor(
      async () =>
        (await db.ownerSql('select 1 from caught_mails where to_address = $1', [SHE.email])).length > 0,
      30_000,
      'her mail',
    );
    const ask =
      'mutation ($email: String!) { requestSignInCode(input: { email: $email, locale: en }) { errors { code } } }';
    const code =
      'mutation ($email: String!, $code: String!) { signIn(input: { email: $email, code: $code }) { errors { code } } }';
    await note(post(api.url, { query: ask, variables: { email: SHE.email } }));
    await note(post(api.url, { query: code, variables: { email: SHE.email, code: '48201937' } }));
    await note(post(api.url, { query: `{ node(id: "${SHE.fullName}") { id } }` }));
    await note(post(api.url, { query: `{ ${SHE.fullName} }`, operationName: SHE.fullName }));
    await note(post(api.url, { documentId: SHE.email, variables: { [SHE.fullName]: SHE.phone } }));
    await note(post(api.url, `{"query": "${SHE.fullName}`));
    await note(register({ fullName: `${SHE.fullName}\u202e` }));
    await note(register({ locale: SHE.fullName }));
    await note(register({ sessionId: SHE.email }));
    await cookieOf(api.url, 'WORKING_GROUP');
    await page(`/en/tickets/${ticket.reference}`);
    await page(`/en/sessions/${session}/register`, {
      fullName: SHE.fullName,
      organisation: SHE.organisation,
      contact: SHE.email,
    });
    await page('/en/sign-in', { email: SHE.email });
    await page('/en/sign-in/code', { code: '48201937', email: SHE.email });
    await page(`/en/tickets/none/cancel`, { contact: SHE.phone });

    await db.ownerSql('alter table registrations rename column reference to broken');
    await note(register({ idempotencyKey: newId() }));
    await page(`/en/sessions/${session}/register`, {
      fullName: SHE.khmer,
      organisation: SHE.organisation,
      contact: SHE.phone,
    });
    await page(`/en/tickets/${ticket.reference}`);
    await db.ownerSql('alter table registrations rename column broken to reference');
  }, 90_000);

  it('is in her rows and in her mail', async () => {
    const rows = await house.db.ownerSql<{ text: string }>('select r::text as text from registrations r');
    expect(rows.map(({ text }) => text).join()).toMatch(CANARY);
  });

  it.each(['api', 'web', 'worker'] as const)('is in no line of the log of the %s', (name) => {
    const { log } = name === 'worker' ? worker : house[name];
    expect(log.length).toBeGreaterThan(50);
    expect(log.split('\n').filter((line) => CANARY.test(line) || line.includes('48201937'))).toEqual([]);
    expect(secrets.filter((secret) => log.includes(secret))).toEqual([]);
  });

  it('is in no event, no job, no bucket, and no note of the database about what runs', async () => {
    const { db } = house;
    const tables = await db.ownerSql<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'bullmq' or schemaname = 'public' and tablename in ('outbox', 'guest_tries', 'point_buckets', 'wish_tries', 'audit_seals')`,
    );
    expect(tables.map(({ name }) => name)).toContain('public.outbox');
    for (const { name } of tables) {
      const rows = await db.ownerSql<{ text: string }>(`select t::text as text from ${name} t`);
      expect([name, rows.filter(({ text }) => CANARY.test(text))]).toEqual([name, []]);
    }
    const running = await db.ownerSql<{ query: string }>(
      `select query from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    expect(running.filter(({ query }) => CANARY.test(query))).toEqual([]);
  });

  it('is not in Redis', async () => {
    if (!redis) return;
    const client = new Redis(redis.ownerUrl);
    const found: string[] = [];
    const keys = await client.keys('*');
    for (const key of keys) {
      const type = await client.type(key);
      const value =
        type === 'hash'
          ? await client.hgetall(key)
          : type === 'list'
            ? await client.lrange(key, 0, -1)
            : type === 'zset'
              ? await client.zrange(key, 0, -1)
              : type === 'set'
                ? await client.smembers(key)
                : type === 'stream'
                  ? await client.xrange(key, '-', '+')
                  : await client.get(key);
      if (CANARY.test(key + JSON.stringify(value))) found.push(key);
    }
    client.disconnect();
    expect(keys.length).toBeGreaterThan(0);
    expect(found).toEqual([]);
  });

  it('is in no address, no error and no metric', async () => {
    expect(answered.filter((text) => CANARY.test(text))).toEqual([]);
    for (const app of [house.api, worker]) {
      const metrics = await (await fetch(`${app.url}/metrics`)).text();
      expect(metrics).toContain('samaki');
      expect(metrics).not.toMatch(CANARY);
    }
  });
});
