/* Story: docs/stories/outreach.md, "Sending". kill -9 of the worker while a campaign goes out. */
import { afterEach, expect, it } from '@jest/globals';
import { fromPackageRoot, newId } from '#kernel';
import { prepareQueueSchema } from '#queue';
import {
  Child,
  createTestDatabase,
  freePort,
  SmtpOracle,
  TEST_SECRET,
  type TestDatabase,
  times,
  waitFor,
} from '#testing';

const PEOPLE = 80;
const ROUNDS = times(1, 4);
/** Mails that one worker has under way at most: two jobs of five each. */
const UNDER_WAY = 10;

let db: TestDatabase | undefined;
let oracle: SmtpOracle | undefined;
let worker: Child | undefined;
afterEach(async () => {
  await worker?.kill('SIGKILL');
  await oracle?.stop();
  await db?.drop();
});

/** A campaign that was just started: its recipients are frozen, its event waits in the outbox. */
async function aStartedCampaign(database: TestDatabase): Promise<string> {
  const [campaign, organisation, subKind] = [newId(), newId(), newId()];
  await database.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'x', 'NGO', 'ក', 'x')`,
    [subKind],
  );
  await database.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en) values ($1, 'NGO', $2, 'ក', 'x', 'ក', 'x')`,
    [organisation, subKind],
  );
  await database.ownerSql(
    `insert into people (id, full_name, email, locale, match_key)
     select gen_random_uuid(), 'Person ' || n, 'person' || n || '@campaign.example', 'km', 'person ' || n from generate_series(1, $1::int) n`,
    [PEOPLE],
  );
  await database.ownerSql(
    `insert into campaigns (id, subject_km, subject_en, body_km, body_en, status, created_by, started_at)
     select $1, 'ក', 'x', 'ក', 'x', 'SENDING', id, app_now() from people limit 1`,
    [campaign],
  );
  await database.ownerSql(
    `insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status, position)
     select gen_random_uuid(), $1, $2, id, 'INVITED', row_number() over (order by id) - 1 from people`,
    [campaign, organisation],
  );
  await database.ownerSql(
    `insert into outbox (id, topic, payload) values ($1, 'outreach.campaign.started.v1', $2)`,
    [newId(), JSON.stringify({ campaignId: campaign })],
  );
  return campaign;
}

const rounds = Array.from({ length: ROUNDS }, (_, n) => n + 1);

it.each(rounds)(
  'reaches everybody, and repeats at most what was under way (round %i)',
  async () => {
    db = await createTestDatabase();
    await prepareQueueSchema(db.url);
    oracle = await SmtpOracle.start();
    const campaign = await aStartedCampaign(db);
    const settings = {
      queue: { jobLockMs: 2_000, stalledCheckMs: 500, outboxPollMs: 200, redispatchAfterSeconds: 2 },
      delivery: { leaseSeconds: 4, putBackAfterSeconds: 4 },
    };
    const start = async (): Promise<Child> =>
      new Child(
        process.execPath,
        [fromPackageRoot('test/e2e/support/impatient-worker.mjs'), JSON.stringify(settings)],
        {
          env: {
            PATH: process.env['PATH'],
            NODE_ENV: 'test',
            LOG_LEVEL: 'fatal',
            SAMAKI_SECRET: TEST_SECRET,
            DATABASE_URL: db!.url,
            SMTP_URL: oracle!.url,
            WORKER_PORT: String(await freePort()),
          },
        },
      );
    let begun = 0;
    oracle.answer(() => {
      begun += 1;
      if (begun === PEOPLE / 2) worker?.signal('SIGKILL');
      return { delayMs: 20 };
    });

    worker = await start();
    await worker.exit();
    worker = await start();

    const statusOf = async (): Promise<unknown> =>
      (await db!.ownerSql('select status from campaigns where id = $1', [campaign]))[0]?.['status'];
    await waitFor(async () => (await statusOf()) === 'SENT', 150_000, 'the campaign to be SENT');
    expect(oracle.counts().size).toBe(PEOPLE);
    expect(oracle.taken.length - PEOPLE).toBeLessThanOrEqual(UNDER_WAY);
    const pairs = new Set(oracle.taken.map((mail) => `${mail.to} ${mail.messageId}`));
    expect(pairs.size).toBe(PEOPLE);
    expect(await db.ownerSql(`select status, count(*)::int as n from messages group by 1`)).toEqual([
      { status: 'SENT', n: PEOPLE },
    ]);
  },
  200_000,
);
