import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { MessageLedger, type NewMessage } from '#messaging';
import { prepareQueueSchema } from '#queue';
import {
  createTestDatabase,
  queueBackends,
  SmtpOracle,
  startRedis,
  type TestDatabase,
  type TestRedis,
  waitFor,
} from '#testing';
import { composedTogether, startTestWorker } from './test-worker.js';

const message = (toAddress: string, more: Partial<NewMessage> = {}): NewMessage => ({
  kind: 'registrations.confirmed',
  personId: null,
  toAddress,
  locale: 'km',
  dedupeKey: `test~${toAddress}`,
  ...more,
});

describe.each(queueBackends())('delivering mail, queues on %s', (backend) => {
  let database: TestDatabase;
  let redis: TestRedis | undefined;
  let oracle: SmtpOracle;
  let worker: INestApplicationContext;

  const queue = (...messages: NewMessage[]): Promise<string[]> =>
    worker.get(UnitOfWork).run((tx) => new MessageLedger().queue(tx, messages));
  const rowOf = async (address: string): Promise<Record<string, unknown>> =>
    (await database.ownerSql('select * from messages where to_address = $1', [address]))[0] ?? {};
  const settled = (address: string, status: string): Promise<Record<string, unknown>> =>
    waitFor(
      async () => {
        const row = await rowOf(address);
        return row['status'] === status && row;
      },
      60_000,
      `${address} to be ${status}`,
    );

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareQueueSchema(database.url);
    redis = backend === 'redis' ? await startRedis() : undefined;
    oracle = await SmtpOracle.start();
    worker = await startTestWorker({ databaseUrl: database.url, redisUrl: redis?.url, smtpUrl: oracle.url });
  }, 120_000);
  afterEach(() => oracle.answer(() => 'take'));
  afterAll(async () => {
    await worker.close();
    await oracle.stop();
    await redis?.stop();
    await database.drop();
  });

  it('sends what is due, once, with the id of its row', async () => {
    const [id] = await queue(message('due@example.org'));

    const row = await settled('due@example.org', 'SENT');

    expect(row).toMatchObject({ attempts: 1, unknowns: 0, lease_until: null, worker: null });
    expect(oracle.to('due@example.org').map((mail) => mail.messageId)).toEqual([`<${id}@samaki.example>`]);
  });

  it('passes over a key that was used before', async () => {
    await queue(message('once@example.org'));
    expect(await queue(message('once@example.org', { dedupeKey: 'test~once@example.org' }))).toEqual([]);
    await settled('once@example.org', 'SENT');

    expect(oracle.to('once@example.org')).toHaveLength(1);
  });

  it('waits for the time by the clock of the database', async () => {
    await queue(message('later@example.org', { dueAt: new Date(Date.now() + 3_600_000) }));
    await queue(message('now@example.org'));
    await settled('now@example.org', 'SENT');
    expect(oracle.to('later@example.org')).toHaveLength(0);

    await database.travelBy(3_601_000);

    await settled('later@example.org', 'SENT');
    await database.travelBack();
  });

  it('cancels what nobody wants any more, without a word to the server', async () => {
    await queue(message('unwanted@example.org'));

    await settled('unwanted@example.org', 'CANCELLED');

    expect(oracle.to('unwanted@example.org')).toHaveLength(0);
  });

  it('sends the others when one cannot be composed', async () => {
    await queue(message('poison@example.org'), message('beside-poison@example.org'));

    await settled('beside-poison@example.org', 'SENT');

    expect(await settled('poison@example.org', 'RETRY')).toMatchObject({ outcome: 'not composed: Error' });
    await database.ownerSql(
      `update messages set status = 'CANCELLED' where to_address = 'poison@example.org'`,
    );
  });

  it.each(['recipient', 'data'] as const)(
    'tries again when the server puts it off at %s, and sends once',
    async (at) => {
      const address = `put-off-${at}@example.org`;
      oracle.answer(({ attempt }) => (attempt <= 2 ? { code: 451, message: 'later', at } : 'take'));

      await queue(message(address));

      expect(await settled(address, 'SENT')).toMatchObject({ attempts: 3, unknowns: 0 });
      expect(oracle.to(address)).toHaveLength(1);
    },
  );

  it('stops at 550 after one try', async () => {
    oracle.answer(() => ({ code: 550, message: 'no such user', at: 'recipient' }));

    await queue(message('nobody@example.org'));

    expect(await settled('nobody@example.org', 'FAILED')).toMatchObject({ attempts: 1 });
  });

  it('sends again with the same Message-ID when the link was cut after the final dot', async () => {
    oracle.answer(({ attempt }) => (attempt === 1 ? 'drop-after' : 'take'));

    await queue(message('cut@example.org'));

    expect(await settled('cut@example.org', 'SENT')).toMatchObject({ unknowns: 1 });
    const copies = oracle.to('cut@example.org').map((mail) => mail.messageId);
    expect(copies).toHaveLength(2);
    expect(new Set(copies).size).toBe(1);
  });

  it('sends what is in doubt again each mail alone, so that one that ends its worker takes nobody along', async () => {
    const addresses = [1, 2, 3, 4, 5].map((n) => `alone-${n}@example.org`);
    oracle.answer(({ attempt }) => (attempt === 1 ? 'drop-after' : 'take'));
    composedTogether.length = 0;

    await queue(...addresses.map((address) => message(address)));

    for (const address of addresses) expect(await settled(address, 'SENT')).toMatchObject({ unknowns: 1 });
    const calls = composedTogether.filter((call) => call.some((address) => addresses.includes(address)));
    expect(calls[0]?.toSorted()).toEqual(addresses);
    const again = calls.slice(1);
    expect(again.map((call) => call.length)).toEqual([1, 1, 1, 1, 1]);
    expect(again.flat().toSorted()).toEqual(addresses);
  });

  it('leaves it to an operator after three sendings in doubt', async () => {
    oracle.answer(() => 'drop-after');

    await queue(message('doubt@example.org'));

    const row = await waitFor(async () => {
      const found = await rowOf('doubt@example.org');
      return found['unknowns'] === 3 && found;
    }, 120_000);
    expect(row).toMatchObject({ status: 'UNKNOWN', lease_until: null });
    expect(oracle.to('doubt@example.org')).toHaveLength(3);
  }, 120_000);

  it('never repeats a sign-in code that may have arrived', async () => {
    oracle.answer(() => 'drop-after');

    await queue(message('code@example.org', { kind: 'identity.sign-in-code' }));

    expect(await settled('code@example.org', 'UNKNOWN')).toMatchObject({ lease_until: null, unknowns: 1 });
    expect(oracle.to('code@example.org')).toHaveLength(1);
  });
});
