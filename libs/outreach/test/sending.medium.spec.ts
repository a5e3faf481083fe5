/* Story: docs/stories/outreach.md. Mails, links, the way out, minutes, cancelling. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ANONYMOUS, SYSTEM } from '#authz';
import type { Result } from '#kernel';
import { prepareQueueSchema } from '#queue';
import { RegisterOneService } from '#registrations';
import { CancelSessionService } from '#sessions';
import { createTestDatabase, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import { type ParsedMail, simpleParser } from 'mailparser';
import { aRequest, aSession } from '../../registrations/test/seats.builder.js';
import { CampaignReads } from '../src/domain/campaign-reads.js';
import { CancelCampaignService } from '../src/domain/cancel-campaign.service.js';
import { InvitationReads } from '../src/domain/invitation-reads.js';
import { linkToken } from '../src/domain/personal-link.js';
import { RecipientReads } from '../src/domain/recipient-reads.js';
import { StartCampaignService } from '../src/domain/start-campaign.service.js';
import { Subscriptions } from '../src/domain/subscriptions.service.js';
import { TestMailService } from '../src/domain/test-mail.service.js';
import { type CampaignDraft, WriteCampaignService } from '../src/domain/write-campaign.service.js';
import { composeOutreach, startOutreachWorker, tellStory, type World } from './outreach.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let worker: INestApplicationContext | undefined;
let world: World;
let writer: Actor & { personId: string };
let sessionId: string;

const valueOf = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const draftOf = (more: Partial<CampaignDraft> = {}): CampaignDraft => ({
  subject: { km: 'អញ្ជើញចូលរួមវគ្គ', en: 'An invitation to a session' },
  body: { km: 'សូមអញ្ជើញមក។\n\nយើងរង់ចាំអ្នក។', en: 'Please come.\n\nWe look forward to it.' },
  sessionId,
  segment: {
    kinds: ['PRIVATE_SECTOR', 'NGO'],
    cityIds: [world.id('siem-reap')],
    subKindIds: [],
    isTrained: null,
  },
  ...more,
});
const write = async (more: Partial<CampaignDraft> = {}): Promise<string> =>
  valueOf(await app.get(WriteCampaignService).writeCampaign(writer, draftOf(more), null));
const start = async (campaignId: string, invited: number): Promise<string> =>
  valueOf(await app.get(StartCampaignService).startCampaign(writer, { campaignId, version: 1, invited }));
const statusOf = async (campaignId: string): Promise<unknown> =>
  (await db.ownerSql('select status from campaigns where id = $1', [campaignId]))[0]?.['status'];
const ended = (campaignId: string, status = 'SENT'): Promise<boolean> =>
  waitFor(async () => (await statusOf(campaignId)) === status, 30_000, `the campaign to be ${status}`);
const heard = (): Promise<boolean> =>
  waitFor(
    async () => {
      const [row] = await db.ownerSql<{ n: number }>(
        'select count(*)::int as n from outbox where handled_at is null',
      );
      return row?.n === 0;
    },
    30_000,
    'all news to be heard',
  );
const mails = async (): Promise<ParsedMail[]> => {
  const rows = await db.ownerSql<{ raw: Buffer }>('select raw from caught_mails order by to_address');
  return Promise.all(rows.map(({ raw }) => simpleParser(raw)));
};
const addressOf = (mail: ParsedMail): string => [mail.to].flat()[0]?.value[0]?.address ?? '';
const linkIn = (mail: ParsedMail, part: string): string =>
  new RegExp(`https://samaki\\.example/(?:km|en)/${part}/([^\\s)"<>]+)`).exec(mail.text ?? '')?.[1] ?? '';

beforeAll(async () => {
  db = await createTestDatabase();
  await prepareQueueSchema(db.url);
  await db.travelTo('2026-12-01T09:00:00+07:00');
  app = await composeOutreach(db);
  world = await tellStory(db);
  writer = await world.writer();
}, 30_000);
beforeEach(async () => {
  await db.travelTo('2026-12-01T09:00:00+07:00');
  sessionId = await aSession(db, { capacity: 30 });
  await db.ownerSql(
    `insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
     values (gen_random_uuid(), $1, $2, 'Trapeang Chhuk', 'CONFIRMED', upper(substr(md5(random()::text), 1, 12)), 'km', app_now())`,
    [sessionId, world.id('Mao Channary')],
  );
  await db.ownerSql(
    `insert into outreach_exclusions (organisation_id, reason, excluded_by) values ($1, 'Twice this month', $2) on conflict do nothing`,
    [world.id('Remork Drivers Network'), writer.personId],
  );
});
afterEach(async () => {
  await worker?.close();
  worker = undefined;
  await db.ownerSql(`truncate messages, message_dedupe_keys, outbox, caught_mails, campaign_recipients;
    delete from consents where address_hash <> outreach_address_hash('rithy@green-remork.example')`);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

describe('a campaign that goes out', () => {
  it('reaches three people once each, in their language, with the way out', async () => {
    worker = await startOutreachWorker(db);
    const campaignId = await start(await write(), 3);

    await ended(campaignId);

    const sent = await mails();
    expect(sent.map((mail) => [addressOf(mail), mail.subject])).toEqual([
      ['Dara@lotus-angkor.example', 'An invitation to a session'],
      ['office@kravan-crafts.example', 'អញ្ជើញចូលរួមវគ្គ'],
      ['pisey@lotus-angkor.example', 'អញ្ជើញចូលរួមវគ្គ'],
    ]);
    expect(await app.get(CampaignReads).progressOf(writer, campaignId)).toEqual({
      waiting: 0,
      sent: 3,
      failed: 0,
    });
    for (const mail of sent) {
      const way = mail.headers.get('list') as { unsubscribe?: { url?: string } } | undefined;
      expect(way?.unsubscribe?.url).toMatch(/^https:\/\/samaki\.example\/(km|en)\/unsubscribe\/[\w-]{43}$/);
      expect(mail.headerLines.find(({ key }) => key === 'list-unsubscribe-post')?.line).toBe(
        'List-Unsubscribe-Post: List-Unsubscribe=One-Click',
      );
      const links = [...(mail.text ?? '').matchAll(/https:\/\/\S+/g)].join(' ');
      expect(links).not.toMatch(/lotus|kravan|pisey|dara|lim|@|%40/i);
    }
    expect(sent[0]!.text).toContain('Please come.\n\nWe look forward to it.');
    expect(sent[0]!.text).toContain('Lotus Angkor Hotel');
  }, 60_000);

  it('sends a test to its writer alone, and says that it is one', async () => {
    worker = await startOutreachWorker(db);
    const campaignId = await write();

    const address = valueOf(
      await app.get(TestMailService).sendTestMail(writer, { campaignId, locale: 'en' }),
    );

    const [mail, ...others] = await waitFor(async () => {
      const caught = await mails();
      return caught.length > 0 && caught;
    }, 30_000);
    expect(others).toEqual([]);
    expect(addressOf(mail!)).toBe(address);
    expect(mail!.text).toContain('This is a test.');
    expect(linkIn(mail!, 'invitations')).toBe('');
    expect(mail!.headers.has('list')).toBe(false);
    expect(await statusOf(campaignId)).toBe('DRAFT');
  }, 60_000);

  it('refuses a test of a language that is not written, and of nothing', async () => {
    const campaignId = await write({ subject: { km: '', en: 'x' } });
    const service = app.get(TestMailService);

    expect(await service.sendTestMail(writer, { campaignId, locale: 'km' })).toMatchObject({
      refusal: { code: 'TRANSLATION_MISSING', path: ['subject', 'km'] },
    });
    expect(await service.sendTestMail(writer, { campaignId: sessionId, locale: 'km' })).toMatchObject({
      refusal: { code: 'CAMPAIGN_NOT_FOUND' },
    });
    expect(await db.ownerSql('select id from messages')).toEqual([]);
  });
});

describe('the personal link', () => {
  it('fills in name and organisation until the session begins, and leads nobody astray', async () => {
    worker = await startOutreachWorker(db);
    await ended(await start(await write(), 3));
    const [dara] = await mails();
    const token = linkIn(dara!, 'invitations');
    const reads = app.get(InvitationReads);

    expect(await reads.byToken(token)).toMatchObject({
      sessionId,
      fullName: 'Sok Dara',
      organisation: { en: 'Lotus Angkor Hotel' },
    });
    const last = token.at(-1) === 'A' ? 'E' : 'A';
    expect(await reads.byToken(token.slice(0, -1) + last)).toBeNull();
    expect(await reads.byToken(linkIn(dara!, 'unsubscribe'))).toBeNull();
    await db.travelTo('2026-12-08T13:30:00+07:00');
    expect(await reads.byToken(token)).toMatchObject({ sessionId, fullName: null });
  }, 60_000);
});

describe('the way out', () => {
  const registerPisey = async (): Promise<void> => {
    valueOf(
      await app.get(RegisterOneService).registerOne({
        ...aRequest(sessionId, 7),
        fullName: 'Nget Pisey',
        email: 'pisey@lotus-angkor.example',
        matchKey: `Nget Pisey|${world.id('Nget Pisey')}`,
      }),
    );
  };

  it('keeps campaigns away and lets mails about own registrations come, until it is undone', async () => {
    worker = await startOutreachWorker(db);
    await ended(await start(await write(), 3));
    const token = linkIn((await mails()).at(-1)!, 'unsubscribe');
    const subscriptions = app.get(Subscriptions);

    expect(await subscriptions.byToken(token)).toEqual({
      address: 'p•••@lotus-angkor.example',
      isSubscribed: true,
    });
    const gone = { ok: true, value: { address: 'p•••@lotus-angkor.example', isSubscribed: false } };
    expect(await subscriptions.unsubscribe(ANONYMOUS, token)).toEqual(gone);
    expect(await subscriptions.unsubscribe(ANONYMOUS, token)).toEqual(gone);
    expect(await subscriptions.unsubscribe(ANONYMOUS, `${token.slice(0, -2)}AA`)).toMatchObject({
      refusal: { code: 'LINK_NOT_VALID' },
    });
    await db.ownerSql('truncate caught_mails');

    const second = await write({ sessionId: null });
    expect(await app.get(RecipientReads).reach(writer, draftOf().segment, null)).toMatchObject({
      invited: 3,
      excluded: expect.arrayContaining([{ reason: 'UNSUBSCRIBED', count: 2 }]) as unknown,
    });
    await ended(await start(second, 3));
    await registerPisey();
    const all = await waitFor(async () => {
      const caught = await mails();
      return caught.length === 4 && caught;
    }, 30_000);
    expect(all.map((mail) => [addressOf(mail), mail.subject?.startsWith('អញ្ជើញ')])).toEqual([
      ['Dara@lotus-angkor.example', false],
      ['channary@trapeang-chhuk.example', true],
      ['office@kravan-crafts.example', true],
      ['pisey@lotus-angkor.example', false],
    ]);
    expect(all[3]!.text).toContain('/tickets/');

    expect(await subscriptions.resubscribe(ANONYMOUS, token)).toMatchObject({
      value: { isSubscribed: true },
    });
    expect(await app.get(RecipientReads).reach(writer, draftOf().segment, null)).toMatchObject({
      invited: 4,
    });
    expect(
      await db.ownerSql(
        `select action, count(*)::int as n from audit_rows where action like 'outreach.%subscribe' group by 1 order by 1`,
      ),
    ).toEqual([
      { action: 'outreach.resubscribe', n: 1 },
      { action: 'outreach.unsubscribe', n: 1 },
    ]);
  }, 90_000);

  it('withdraws what has not left, and counts the person as excluded', async () => {
    worker = await startOutreachWorker(db, { perMinute: 1 });
    const campaignId = await start(await write(), 3);
    await waitFor(async () => (await mails()).length === 1, 30_000, 'the first minute');
    await heard();
    const [next] = await db.ownerSql<{ id: string; address: string }>(
      `select m.cause_id as id, m.to_address as address from messages m where m.status = 'DUE' order by due_at limit 1`,
    );

    await app.get(Subscriptions).unsubscribe(ANONYMOUS, linkToken(TEST_SECRET, 'unsubscribe', next!.id));

    await db.travelBy(180_000);
    await ended(campaignId);
    expect((await mails()).map(addressOf)).not.toContain(next!.address);
    expect(await app.get(RecipientReads).frozen(writer, campaignId)).toMatchObject({
      invited: 2,
      excluded: expect.arrayContaining([{ reason: 'UNSUBSCRIBED', count: 2 }]) as unknown,
    });
    expect(await app.get(CampaignReads).progressOf(writer, campaignId)).toEqual({
      waiting: 0,
      sent: 2,
      failed: 0,
    });
  }, 60_000);
});

describe('minutes', () => {
  it('lets 300 be due in the first, 300 in the second, 100 in the third; cancelling takes back the 400', async () => {
    await world.organisation('Seven Hundred', { kind: 'INSTITUTION', city: 'battambang' });
    await db.ownerSql(
      `with people_of as (
         insert into people (id, full_name, email, locale, match_key)
         select gen_random_uuid(), 'P ' || n, 'p' || n || '@hundred.example', 'km', 'hundred ' || n from generate_series(1, 700) n returning id)
       insert into memberships (organisation_id, person_id) select $1, id from people_of`,
      [world.id('Seven Hundred')],
    );
    const segment = {
      kinds: ['INSTITUTION' as const],
      cityIds: [world.id('battambang')],
      subKindIds: [],
      isTrained: null,
    };
    const campaignId = await start(await write({ segment }), 700);
    worker = await startOutreachWorker(db);
    await waitFor(async () => {
      const [row] = await db.ownerSql<{ n: number }>(
        `select count(*)::int as n from messages where status = 'SENT'`,
      );
      return row?.n === 300;
    }, 60_000);
    expect(
      await db.ownerSql(
        `select round(extract(epoch from m.due_at - k.started_at) / 60)::int as minute, count(*)::int as n
         from messages m join campaigns k on k.id = m.subject_id group by 1 order by 1`,
      ),
    ).toEqual([
      { minute: 0, n: 300 },
      { minute: 1, n: 300 },
      { minute: 2, n: 100 },
    ]);

    valueOf(await app.get(CancelCampaignService).cancelCampaign(writer, campaignId));

    await db.travelBy(600_000);
    expect(await app.get(RecipientReads).frozen(writer, campaignId)).toMatchObject({
      invited: 300,
      excluded: [{ reason: 'CAMPAIGN_CANCELLED', count: 400 }],
    });
    expect(await app.get(CampaignReads).progressOf(writer, campaignId)).toEqual({
      waiting: 0,
      sent: 300,
      failed: 0,
    });
    expect(
      await db.ownerSql(`select status, count(*)::int as n from messages group by 1 order by 1`),
    ).toEqual([
      { status: 'CANCELLED', n: 400 },
      { status: 'SENT', n: 300 },
    ]);
  }, 120_000);

  it('ends with the session that it invites to', async () => {
    worker = await startOutreachWorker(db, { perMinute: 1 });
    const campaignId = await start(await write(), 3);
    await waitFor(async () => (await mails()).length === 1, 30_000, 'the first minute');

    valueOf(
      await app
        .get(CancelSessionService)
        .cancelSession(SYSTEM, { sessionId, reason: { km: 'ជំនន់', en: 'Flood' } }),
    );

    await ended(campaignId, 'CANCELLED');
    await db.travelBy(180_000);
    expect(await app.get(CampaignReads).progressOf(writer, campaignId)).toEqual({
      waiting: 0,
      sent: 1,
      failed: 0,
    });
    expect(
      await db.ownerSql(
        `select actor, reason from audit_rows where action = 'outreach.cancel-campaign' and subject_id = $1`,
        [campaignId],
      ),
    ).toEqual([{ actor: 'system', reason: 'the session was cancelled' }]);
  }, 60_000);
});
