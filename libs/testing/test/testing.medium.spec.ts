import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import {
  createEmptyDatabase,
  createTestDatabase,
  hasRedis,
  SmtpOracle,
  startRedis,
  tableChecksums,
  TableWatch,
  type TestDatabase,
  waitFor,
} from '#testing';
import nodemailer from 'nodemailer';

const databases: TestDatabase[] = [];
const open = async (create: () => Promise<TestDatabase>): Promise<TestDatabase> => {
  const database = await create();
  databases.push(database);
  return database;
};
afterAll(async () => {
  for (const database of databases) await database.drop();
});

describe('createTestDatabase', () => {
  it('gives each caller the migrated tables and none of the others rows', async () => {
    const [a, b] = await Promise.all([open(createTestDatabase), open(createTestDatabase)]);

    await a.ownerSql(
      `insert into outbox (id, topic, payload) values (gen_random_uuid(), 'testing.row.written.v1', '{}')`,
    );

    expect(await a.ownerSql('select topic from outbox')).toEqual([{ topic: 'testing.row.written.v1' }]);
    expect(await b.ownerSql('select topic from outbox')).toEqual([]);
  });

  it('leaves an empty database empty', async () => {
    const database = await open(createEmptyDatabase);

    expect(await tableChecksums(database.url)).toEqual({});
  });
});

describe('travel', () => {
  it('moves the clock of one database for all its connections, and back', async () => {
    const [moved, still] = await Promise.all([open(createTestDatabase), open(createTestDatabase)]);

    await moved.travelTo('2027-02-01T09:00:00Z');
    await moved.travelBy(3_600_000);
    const [row] = await moved.ownerSql<{ created: Date }>(
      `insert into outbox (id, topic, payload) values (gen_random_uuid(), 'testing.row.written.v1', '{}') returning created_at as created`,
    );

    expect(row?.created.toISOString()).toMatch(/^2027-02-01T10:00:/);
    expect(Math.abs((await still.now()).getTime() - Date.now())).toBeLessThan(60_000);

    await moved.travelBack();
    expect(Math.abs((await moved.now()).getTime() - Date.now())).toBeLessThan(60_000);
  });
});

describe('tableChecksums', () => {
  it('changes with a single value and only for its table', async () => {
    const database = await open(createTestDatabase);
    await database.ownerSql(`insert into outbox (id, topic, payload) values (gen_random_uuid(), 'a', '{}')`);
    const before = await tableChecksums(database.url);

    expect(await tableChecksums(database.url)).toEqual(before);

    await database.ownerSql(`update outbox set topic = 'b'`);
    const after = await tableChecksums(database.url);
    expect(Object.keys(after).filter((table) => after[table] !== before[table])).toEqual(['outbox']);
  });
});

describe('TableWatch', () => {
  const line = `insert into outbox (id, topic, payload) values (gen_random_uuid(), 'a', '{}')`;

  it('says what tableChecksums says, whatever is written in between', async () => {
    const database = await open(createTestDatabase);
    const watch = new TableWatch(database);
    const steps = [
      'select 1',
      line,
      `update outbox set topic = 'b'`,
      // One gone and one come: as many as before.
      `with gone as (delete from outbox) ${line}`,
      // Written as it was: other versions, the same contents.
      'update outbox set topic = topic',
      'delete from outbox',
    ];
    for (const step of steps) {
      await database.ownerSql(step);
      expect(await watch.checksums()).toEqual(await tableChecksums(database.url));
    }
  });

  it('sums up only what was written to', async () => {
    const database = await open(createTestDatabase);
    const summed: string[][] = [];
    const watch = new TableWatch({
      ownerSql: async <Row extends object>(text: string, values?: readonly unknown[]) => {
        const rows = await database.ownerSql<Row & { name: string; sum?: string | null }>(text, values);
        if (values) summed.push(rows.flatMap(({ name, sum }) => (sum === null ? [] : [name])));
        return rows as Row[];
      },
    });
    const tables = Object.keys(await watch.checksums());
    await watch.checksums();
    await database.ownerSql(line);
    await watch.checksums();
    expect(tables.length).toBeGreaterThan(50);
    expect(summed).toEqual([tables, [], ['outbox']]);
  });
});

describe('waitFor', () => {
  it('names what it waited for, and keeps the last error', async () => {
    const waiting = waitFor(() => Promise.reject(new Error('not yet')), 60, 'the moon');

    await expect(waiting).rejects.toThrow('Waited 60 ms in vain for the moon');
  });
});

describe('SmtpOracle', () => {
  let oracle: SmtpOracle;
  afterEach(() => oracle.stop());
  const send = (to: string): Promise<unknown> =>
    nodemailer
      .createTransport({ host: '127.0.0.1', port: oracle.port, ignoreTLS: true, socketTimeout: 3_000 })
      .sendMail({ from: 'a@samaki.example', to, subject: 'សួស្តី', text: 'ជំរាបសួរ' });

  it('counts what it took, whatever the sender was told', async () => {
    oracle = await SmtpOracle.start();
    oracle.answer(({ to, attempt }) => {
      if (to === 'busy@samaki.example' && attempt === 1) return { code: 451, message: 'Come back later' };
      if (to === 'nobody@samaki.example') return { code: 550, message: 'No such person', at: 'recipient' };
      if (to === 'before@samaki.example') return 'drop-before';
      return to === 'after@samaki.example' ? 'drop-after' : 'take';
    });

    await expect(send('busy@samaki.example')).rejects.toMatchObject({ responseCode: 451 });
    await send('busy@samaki.example');
    await expect(send('nobody@samaki.example')).rejects.toMatchObject({ responseCode: 550 });
    await expect(send('before@samaki.example')).rejects.toThrow();
    await expect(send('after@samaki.example')).rejects.toThrow();

    expect(oracle.counts()).toEqual(
      new Map([
        ['busy@samaki.example', 1],
        ['after@samaki.example', 1],
      ]),
    );
    expect(oracle.to('busy@samaki.example')[0]).toMatchObject({ subject: 'សួស្តី', text: 'ជំរាបសួរ' });
  });
});

describe('startRedis', () => {
  it('starts one of its own, where a redis-server is installed', async () => {
    const redis = hasRedis() ? await startRedis() : undefined;

    expect(await redis?.command('SET a 1')).toBe(redis && '+OK');
    expect(await redis?.command('FLUSHALL')).toBe(redis && '+OK');

    await redis?.stop();
  });
});
