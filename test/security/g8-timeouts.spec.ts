/* G8: a question that takes too long ends in the database, not only for the one who asked. */
import 'reflect-metadata';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { Mutation, Query, Resolver } from '@nestjs/graphql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Config } from '#config';
import { connectionOptions, PublicReads, sql, UnitOfWork } from '#database';
import { Allow } from '#graphql';
import { createLog } from '#logging';
import { createTestDatabase, TEST_SECRET, type TestDatabase } from '#testing';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { createHttpServer } from '../../apps/api/src/http-server.js';
import { post } from '../contract/support.js';

@Resolver()
class SlowResolver {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publicReads: PublicReads,
  ) {}
  @Query(() => String) @Allow('catalogue.read') async slowRead(): Promise<string> {
    await this.unitOfWork.read(sql`select pg_sleep(10)`);
    return 'read';
  }
  @Query(() => String) @Allow('catalogue.read') async slowPublicRead(): Promise<string> {
    await this.publicReads.sql(sql`select pg_sleep(10)`);
    return 'read';
  }
  @Mutation(() => String) @Allow('catalogue.read') async slowWrite(): Promise<string> {
    await this.unitOfWork.run((tx) => tx.sql(sql`select pg_sleep(10)`));
    return 'written';
  }
}

@Module({ providers: [SlowResolver] })
class SlowModule {}

let db: TestDatabase;
let app: NestFastifyApplication;
let url: string;
beforeAll(async () => {
  db = await createTestDatabase();
  const config = Config.read({
    DATABASE_URL: db.url,
    SAMAKI_SECRET: TEST_SECRET,
    NODE_ENV: 'test',
    GRAPHQL_ADHOC: 'everyone',
  });
  const log = createLog({ process: 'test', level: 'silent' });
  app = await NestFactory.create<NestFastifyApplication>(
    ApiModule.with(config, log, { more: [SlowModule] }),
    createHttpServer(config, () => false),
    { logger: false, abortOnError: false, bodyParser: false },
  );
  await app.listen(0, '127.0.0.1');
  url = (await app.getUrl()).replace('[::1]', '127.0.0.1');
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

describe('G8: a statement of ten seconds', () => {
  it('is cancelled before it ends, in queries and mutations', async () => {
    // The same statement without the limit, begun at the same moment: what a clock of this process
    // would say of five seconds depends on how busy the machine is, which of the two ends first does not.
    let unlimitedEnded = false;
    const unlimited = db
      .ownerSql(`select pg_sleep(10), 'unlimited'`)
      .then(() => (unlimitedEnded = true))
      .catch(() => undefined);
    const asked = ['{ slowRead }', '{ slowPublicRead }', 'mutation { slowWrite }'].map(async (query) => {
      const answer = await post(url, { query });
      return [answer.status, answer.body.errors?.[0]?.extensions.code, unlimitedEnded];
    });
    expect(await Promise.all(asked)).toEqual([503, 503, 503].map((status) => [status, 'UNAVAILABLE', false]));

    const left = await db.ownerSql(
      `select pid, query from pg_stat_activity where datname = current_database() and state <> 'idle'
         and query like '%pg_sleep%' and pid <> pg_backend_pid()`,
    );
    expect(left).toEqual([{ pid: expect.any(Number), query: expect.stringContaining(`'unlimited'`) }]);
    await db.ownerSql('select pg_cancel_backend($1)', [left[0]?.['pid']]);
    await unlimited;
  });

  it('has that end in every role under which somebody waits', () => {
    for (const role of ['samaki_app', 'samaki_public'] as const) {
      const timeout = Number(/statement_timeout=(\d+)/.exec(connectionOptions(db.url, role).options)?.[1]);
      expect([role, timeout > 0 && timeout <= 5_000]).toEqual([role, true]);
    }
  });
});
