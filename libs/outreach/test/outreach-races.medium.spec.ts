/* Story: docs/stories/outreach.md, "Sending" and "The links": the same moment. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS } from '#authz';
import { Config } from '#config';
import { createDataSource, EventListeners, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { MessageLedger } from '#messaging';
import { Consents } from '#privacy';
import { CampaignRow } from '#outreach';
import { createTestDatabase, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import type { DataSource } from 'typeorm';
import { CampaignRepository } from '../src/domain/campaign.repository.js';
import { OutreachSettings } from '../src/domain/outreach-settings.js';
import { linkToken } from '../src/domain/personal-link.js';
import { StartCampaignService } from '../src/domain/start-campaign.service.js';
import { Subscriptions } from '../src/domain/subscriptions.service.js';
import { WriteCampaignService } from '../src/domain/write-campaign.service.js';
import { WriteMessagesService } from '../src/domain/write-messages.service.js';
import { tellStory, type World } from './outreach.builder.js';

let db: TestDatabase;
let dataSource: DataSource;
let world: World;
let writer: Actor & { personId: string };

const plain = (): UnitOfWork => new UnitOfWork(dataSource, new EventListeners());

beforeAll(async () => {
  db = await createTestDatabase();
  world = await tellStory(db);
  writer = await world.writer();
  dataSource = await createDataSource(db.url, 'samaki_app', {
    entities: [CampaignRow],
    poolSize: 8,
  }).initialize();
});
beforeEach(async () => {
  await db.ownerSql(`truncate messages, message_dedupe_keys, outbox, campaign_recipients;
    delete from consents where address_hash <> outreach_address_hash('rithy@green-remork.example')`);
});
afterAll(async () => {
  await dataSource.destroy();
  await db.drop();
});

/** A draft to private companies of Siem Reap: Pisey, Dara and one of the Lims. */
async function aDraft(): Promise<string> {
  const answer = await new WriteCampaignService(
    plain(),
    new CampaignRepository(),
    new AuditTrail(),
  ).writeCampaign(
    writer,
    {
      subject: { km: 'ក', en: 'x' },
      body: { km: 'ក', en: 'x' },
      sessionId: null,
      segment: {
        kinds: ['PRIVATE_SECTOR'],
        cityIds: [world.id('siem-reap')],
        subKindIds: [],
        isTrained: null,
      },
    },
    newId(),
  );
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}

const starting = (campaigns = new CampaignRepository()): StartCampaignService =>
  new StartCampaignService(plain(), campaigns, new AuditTrail());
const startTwice = async (service: StartCampaignService, campaignId: string): Promise<string[]> => {
  const seen = { campaignId, version: 1, invited: 3 };
  const answers = await Promise.allSettled([
    service.startCampaign(writer, seen),
    service.startCampaign(writer, seen),
  ]);
  return answers
    .map((answer) => {
      if (answer.status === 'rejected') return (answer.reason as { code: string }).code;
      return answer.value.ok ? 'OK' : answer.value.refusal.code;
    })
    .toSorted();
};
const countOf = async (text: string): Promise<number> =>
  (await db.ownerSql<{ n: number }>(`select count(*)::int as n from ${text}`))[0]!.n;

/** Reads a campaign without its lock, and goes on only when both have read. */
class UnlockedRepository extends CampaignRepository {
  private readers = 0;
  private release: () => void = () => undefined;
  private readonly both = new Promise<void>((resolve) => {
    this.release = resolve;
  });

  override async lockById(tx: Tx, id: string): Promise<CampaignRow | null> {
    const campaign = await tx.manager.findOne(CampaignRow, { where: { id } });
    this.readers += 1;
    if (this.readers === 2) this.release();
    await this.both;
    return campaign;
  }
}

describe('one campaign started twice at once', () => {
  it('is frozen once, announced once, and the other is told', async () => {
    for (let round = 0; round < 5; round += 1) {
      const campaignId = await aDraft();

      expect(await startTwice(starting(), campaignId)).toEqual(['CAMPAIGN_NOT_DRAFT', 'OK']);

      expect(
        await countOf(`campaign_recipients where campaign_id = '${campaignId}' and status = 'INVITED'`),
      ).toBe(3);
      expect(await countOf(`outbox where payload ->> 'campaignId' = '${campaignId}'`)).toBe(1);
      expect(
        await countOf(`audit_rows where subject_id = '${campaignId}' and action = 'outreach.start-campaign'`),
      ).toBe(1);
    }
  });

  it('is no refusal but a failure without the lock: only the last wall of the table keeps it from being sent twice', async () => {
    const campaignId = await aDraft();

    expect(await startTwice(starting(new UnlockedRepository()), campaignId)).toEqual(['23505', 'OK']);
  });
});

/** Stops the writing of a batch after it has asked who is excluded, until `pause` lets it go on. */
class PausedUnitOfWork extends UnitOfWork {
  constructor(
    private readonly pause: () => Promise<void>,
    private readonly isLocked: boolean,
  ) {
    super(dataSource, new EventListeners());
  }

  override run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return super.run((tx) => work({ ...tx, sql: (query) => this.ask(tx, query) }));
  }

  private async ask<Row>(tx: Tx, query: SqlQuery<Row>): Promise<Row[]> {
    const text =
      this.isLocked || !query.text.includes('queued_at is null')
        ? query.text
        : query.text.replace('for update', '');
    const rows = await tx.sql({ ...query, text });
    if (query.text.includes('"organisationExcluded"')) await this.pause();
    return rows;
  }
}

/** Unsubscribes one of three at the moment when their message is being written. Answers what stands afterwards. */
async function unsubscribeWhileWriting(isLocked: boolean): Promise<unknown> {
  const campaignId = await aDraft();
  await starting().startCampaign(writer, { campaignId, version: 1, invited: 3 });
  const [pisey] = await db.ownerSql<{ id: string }>(
    'select id from campaign_recipients where campaign_id = $1 and person_id = $2',
    [campaignId, world.id('Nget Pisey')],
  );
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const subscriptions = new Subscriptions(
    plain(),
    new MessageLedger(),
    new AuditTrail(),
    new Consents(),
    config,
  );
  let leaving: Promise<unknown> = Promise.resolve();
  const meet = async (): Promise<void> => {
    let isDone = false;
    leaving = subscriptions
      .unsubscribe(ANONYMOUS, linkToken(TEST_SECRET, 'unsubscribe', pisey!.id))
      .finally(() => {
        isDone = true;
      });
    await waitFor(
      async () =>
        isDone ||
        (await countOf(`pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)) >
          0,
      30_000,
      'the other side to be through or to wait',
    );
  };
  const messages = new WriteMessagesService(
    new PausedUnitOfWork(meet, isLocked),
    new CampaignRepository(),
    new MessageLedger(),
    new AuditTrail(),
    OutreachSettings.with(),
  );
  await messages.writeBatch(campaignId);
  await leaving;
  const [row] = await db.ownerSql(
    `select r.status, r.exclusion_reason as reason, m.status as message from campaign_recipients r
     left join messages m on m.cause_id = r.id where r.id = $1`,
    [pisey!.id],
  );
  return row;
}

describe('unsubscribing while the message is being written', () => {
  it('takes it back', async () => {
    expect(await unsubscribeWhileWriting(true)).toEqual({
      status: 'EXCLUDED',
      reason: 'UNSUBSCRIBED',
      message: 'CANCELLED',
    });
  });

  it('leaves it due when the recipients are not locked', async () => {
    expect(await unsubscribeWhileWriting(false)).toEqual({
      status: 'EXCLUDED',
      reason: 'UNSUBSCRIBED',
      message: 'DUE',
    });
  });
});

describe('several workers on one campaign', () => {
  it('write each message once, in batches of two', async () => {
    const campaignId = await aDraft();
    await starting().startCampaign(writer, { campaignId, version: 1, invited: 3 });
    const messages = new WriteMessagesService(
      plain(),
      new CampaignRepository(),
      new MessageLedger(),
      new AuditTrail(),
      OutreachSettings.with({ perBatch: 2 }),
    );

    const more = await Promise.all(Array.from({ length: 4 }, () => messages.writeBatch(campaignId)));
    await messages.writeBatch(campaignId);

    expect(more.filter(Boolean)).toHaveLength(1);
    expect(
      await db.ownerSql(
        `select m.to_address as address, m.locale from messages m where m.subject_id = $1 order by 1`,
        [campaignId],
      ),
    ).toEqual([
      { address: 'Dara@lotus-angkor.example', locale: 'en' },
      { address: 'office@kravan-crafts.example', locale: 'km' },
      { address: 'pisey@lotus-angkor.example', locale: 'km' },
    ]);
  });
});
