/* Story: docs/stories/outreach.md. Writing, previewing, freezing, cancelling. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import type { Actor } from '#authz';
import { newId, type Result } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { aRequest, aSession } from '../../registrations/test/seats.builder.js';
import { RegisterOneService } from '#registrations';
import { CancelCampaignService } from '../src/domain/cancel-campaign.service.js';
import { ExcludeOrganisationService } from '../src/domain/exclude-organisation.service.js';
import { CampaignReads } from '../src/domain/campaign-reads.js';
import { RecipientReads } from '../src/domain/recipient-reads.js';
import type { Segment } from '../src/domain/segment.js';
import { StartCampaignService } from '../src/domain/start-campaign.service.js';
import { type CampaignDraft, WriteCampaignService } from '../src/domain/write-campaign.service.js';
import { composeOutreach, tellStory, type World } from './outreach.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let world: World;
let writer: Actor & { personId: string };
let officer: Actor & { personId: string };
let sessionId: string;

const segmentOf = (more: Partial<Segment> = {}): Segment => ({
  kinds: ['PRIVATE_SECTOR', 'NGO'],
  cityIds: [world.id('siem-reap')],
  subKindIds: [],
  isTrained: null,
  ...more,
});
const draftOf = (more: Partial<CampaignDraft> = {}): CampaignDraft => ({
  subject: { km: 'អញ្ជើញ', en: 'An invitation' },
  body: { km: 'សូមអញ្ជើញមក។', en: 'Please come.' },
  sessionId,
  segment: segmentOf(),
  ...more,
});
const valueOf = <Value>(result: Result<Value>): Value => {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
};
const write = async (more: Partial<CampaignDraft> = {}): Promise<string> =>
  valueOf(await app.get(WriteCampaignService).writeCampaign(writer, draftOf(more), null));
const start = (campaignId: string, seen = { version: 1, invited: 3 }) =>
  app.get(StartCampaignService).startCampaign(writer, { campaignId, ...seen });
const rowOf = async (campaignId: string): Promise<Record<string, unknown>> =>
  (await db.ownerSql('select * from campaigns where id = $1', [campaignId]))[0]!;

/** The session of 10 November, at which Dara was and Keo Rithy was not. */
async function daraAttended(): Promise<void> {
  const past = await aSession(db, { capacity: 30, startsAt: new Date('2026-11-10T01:00:00Z') });
  for (const [name, status] of [
    ['Sok Dara', 'ATTENDED'],
    ['Keo Rithy', 'ABSENT'],
  ]) {
    const id = newId();
    await db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, status, reference, locale, confirmed_at)
       values ($1, $2, $3, 'as typed', 'CONFIRMED', upper(substr(md5(random()::text), 1, 12)), 'km', app_now())`,
      [id, past, world.id(name!)],
    );
    await db.ownerSql(
      `insert into attendances (registration_id, status, marked_by, marked_at) values ($1, $2, $3, app_now())`,
      [id, status, writer.personId],
    );
  }
}

/** Everything that a refusal must leave alone. */
const traces = async (): Promise<number[]> => {
  const tables = [
    'campaigns',
    'campaign_recipients',
    'messages',
    'outbox',
    'audit_rows',
    'outreach_exclusions',
  ];
  const counts = await Promise.all(
    tables.map((table) => db.ownerSql<{ n: number }>(`select count(*)::int as n from ${table}`)),
  );
  return counts.map(([row]) => row!.n);
};

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T09:00:00+07:00');
  app = await composeOutreach(db);
  world = await tellStory(db);
  writer = await world.writer();
  officer = await world.officer('siem-reap');
  sessionId = await aSession(db, { capacity: 30 });
  valueOf(
    await app.get(RegisterOneService).registerOne({
      ...aRequest(sessionId, 1),
      fullName: 'Mao Channary',
      matchKey: `Mao Channary|${world.id('Mao Channary')}`,
    }),
  );
  await daraAttended();
  valueOf(
    await app.get(ExcludeOrganisationService).exclude(officer, {
      organisationId: world.id('Remork Drivers Network'),
      reason: 'They were written to twice this month',
    }),
  );
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

describe('the reach of a segment', () => {
  const reach = (segment: Segment, session: string | null = sessionId) =>
    app.get(RecipientReads).reach(writer, segment, session);

  it('counts the story: three invited, six excluded, one for each reason', async () => {
    expect(await reach(segmentOf())).toEqual({
      organisations: 6,
      invited: 3,
      excluded: [
        { reason: 'ORGANISATION_EXCLUDED', count: 1 },
        { reason: 'NO_PERSON', count: 1 },
        { reason: 'NO_ADDRESS', count: 1 },
        { reason: 'UNSUBSCRIBED', count: 1 },
        { reason: 'ALREADY_REGISTERED', count: 1 },
        { reason: 'SAME_ADDRESS', count: 1 },
      ],
    });
  });

  it('has an empty list mean every one', async () => {
    const everybody = { kinds: [], cityIds: [], subKindIds: [], isTrained: null };
    expect(await reach(everybody)).toMatchObject({ organisations: 8, invited: 5 });
  });

  it('asks nobody about a session that it does not invite to', async () => {
    expect(await reach(segmentOf(), null)).toMatchObject({ organisations: 6, invited: 4 });
  });

  it('knows who is trained: somebody of it attended', async () => {
    expect(await reach(segmentOf({ isTrained: true }))).toEqual({
      organisations: 1,
      invited: 2,
      excluded: [{ reason: 'NO_ADDRESS', count: 1 }],
    });
    const untrained = await reach(segmentOf({ isTrained: false }));
    expect(untrained).toMatchObject({ organisations: 5, invited: 1 });
    expect(untrained.excluded.reduce((sum, { count }) => sum + count, 0)).toBe(5);
  });

  it('goes by sub-kind too', async () => {
    const [ngo] = await db.ownerSql<{ id: string }>(
      `select id from organisation_sub_kinds where code = 'ngo'`,
    );
    expect(await reach(segmentOf({ kinds: [], subKindIds: [ngo!.id] }))).toMatchObject({
      organisations: 2,
      invited: 0,
    });
  });

  it('lists by name exactly those whom it counts', async () => {
    const page = await app
      .get(RecipientReads)
      .pageOfSegment(writer, 'en', segmentOf(), sessionId, {}, { first: 100, after: null });

    expect(page.items.map((each) => [each.fullName, each.exclusionReason])).toEqual([
      [null, 'NO_PERSON'],
      ['Keo Rithy', 'UNSUBSCRIBED'],
      ['Lim Sophal', 'SAME_ADDRESS'],
      ['Lim Sothea', null],
      ['Chea Bopha', 'NO_ADDRESS'],
      ['Nget Pisey', null],
      ['Sok Dara', null],
      ['Prom Vuthy', 'ORGANISATION_EXCLUDED'],
      ['Mao Channary', 'ALREADY_REGISTERED'],
    ]);
    expect(page.items.every((each) => each.delivery === null)).toBe(true);
  });

  it('lists page by page, and one reason alone', async () => {
    const pageOf = (only: 'INVITED' | 'NO_ADDRESS', after: string | null = null) =>
      app
        .get(RecipientReads)
        .pageOfSegment(writer, 'km', segmentOf(), sessionId, { only }, { first: 2, after });
    const first = await pageOf('INVITED');
    const rest = await pageOf('INVITED', first.cursors[1]);
    const one = await pageOf('NO_ADDRESS');

    expect([...first.items, ...rest.items].map((each) => each.fullName)).toEqual([
      'Lim Sothea',
      'Nget Pisey',
      'Sok Dara',
    ]);
    expect(rest.hasNextPage).toBe(false);
    expect(one.items.map((each) => each.fullName)).toEqual(['Chea Bopha']);
  });
});

describe('writing', () => {
  it('keeps a draft, audited, and writes it once for one key', async () => {
    const key = newId();
    const draft = draftOf({ subject: { km: '', en: ' An   invitation ' } });
    const service = app.get(WriteCampaignService);

    const id = valueOf(await service.writeCampaign(writer, draft, key));
    const again = valueOf(await service.writeCampaign(writer, draft, key));
    const other = await service.writeCampaign(writer, draftOf(), key);

    expect(again).toBe(id);
    expect(other).toMatchObject({ refusal: { code: 'IDEMPOTENCY_KEY_REUSED' } });
    expect(await rowOf(id)).toMatchObject({ status: 'DRAFT', version: 1, subject_en: 'An invitation' });
    expect(await db.ownerSql('select action, actor from audit_rows where subject_id = $1', [id])).toEqual([
      { action: 'outreach.write-campaign', actor: `person:${writer.personId}` },
    ]);
  });

  it('writes one draft for a form that is posted twice at once', async () => {
    const key = newId();
    const service = app.get(WriteCampaignService);
    const ids = await Promise.all(
      Array.from({ length: 5 }, async () => valueOf(await service.writeCampaign(writer, draftOf(), key))),
    );
    expect(new Set(ids).size).toBe(1);
  });

  it('changes a draft that nobody changed meanwhile, and no other', async () => {
    const service = app.get(WriteCampaignService);
    const campaignId = await write();
    const edit = (version: number, en: string) =>
      service.editCampaign(writer, { ...draftOf({ subject: { km: 'ក', en } }), campaignId, version });

    expect(await edit(1, 'Second')).toEqual({ ok: true, value: campaignId });
    const before = await traces();
    expect(await edit(1, 'Third')).toMatchObject({ refusal: { code: 'CAMPAIGN_CHANGED' } });
    expect(
      await service.editCampaign(writer, { ...draftOf(), campaignId: newId(), version: 1 }),
    ).toMatchObject({
      refusal: { code: 'CAMPAIGN_NOT_FOUND' },
    });
    expect(await service.writeCampaign(writer, draftOf({ sessionId: newId() }), null)).toMatchObject({
      refusal: { code: 'SESSION_NOT_FOUND' },
    });

    expect(await rowOf(campaignId)).toMatchObject({ version: 2, subject_en: 'Second' });
    expect(await traces()).toEqual(before);
  });
});

describe('starting', () => {
  it('freezes nine rows and says so once', async () => {
    const campaignId = await write();
    const [campaigns, recipients, messages, outbox, audit] = await traces();

    expect(await start(campaignId)).toEqual({ ok: true, value: campaignId });

    expect(await rowOf(campaignId)).toMatchObject({ status: 'SENDING', started_by: writer.personId });
    expect(
      await db.ownerSql(
        `select status, exclusion_reason as reason, count(*)::int as n, array_agg(position order by position) as positions
         from campaign_recipients where campaign_id = $1 group by 1, 2 order by 1 desc, 2`,
        [campaignId],
      ),
    ).toEqual([
      { status: 'INVITED', reason: null, n: 3, positions: [0, 1, 2] },
      ...[
        'ALREADY_REGISTERED',
        'NO_ADDRESS',
        'NO_PERSON',
        'ORGANISATION_EXCLUDED',
        'SAME_ADDRESS',
        'UNSUBSCRIBED',
      ].map((reason) => ({ status: 'EXCLUDED', reason, n: 1, positions: [null] })),
    ]);
    expect(await traces()).toEqual([campaigns, recipients! + 9, messages, outbox! + 1, audit! + 1, 1]);
    expect(
      await db.ownerSql(
        `select after -> 'reach' as reach from audit_rows where subject_id = $1 and action = 'outreach.start-campaign'`,
        [campaignId],
      ),
    ).toEqual([
      {
        reach: {
          INVITED: 3,
          ALREADY_REGISTERED: 1,
          NO_ADDRESS: 1,
          NO_PERSON: 1,
          ORGANISATION_EXCLUDED: 1,
          SAME_ADDRESS: 1,
          UNSUBSCRIBED: 1,
        },
      },
    ]);
  });

  it('numbers the recipients of a later campaign after those of an earlier one, for lists that begin with the newest', async () => {
    for (let n = 0; n < 2; n += 1) expect((await start(await write())).ok).toBe(true);

    const rows = await db.ownerSql<{ campaign: string; version: string }>(
      `select campaign_id as campaign, substr(id::text, 15, 1) as version from campaign_recipients order by id`,
    );
    const campaigns = rows.map(({ campaign }) => campaign);
    expect(campaigns).toEqual(campaigns.toSorted());
    expect(new Set(rows.map(({ version }) => version))).toEqual(new Set(['7']));
  });

  it('shows afterwards what was frozen, whatever the world has become', async () => {
    const campaignId = await write();
    await start(campaignId);
    const late = await world.person('Green Remork', 'Too Late', { email: 'late@green-remork.example' });

    expect(await app.get(RecipientReads).frozen(writer, campaignId)).toMatchObject({
      organisations: 6,
      invited: 3,
    });
    expect(await app.get(CampaignReads).progressOf(writer, campaignId)).toEqual({
      waiting: 3,
      sent: 0,
      failed: 0,
    });
    await db.ownerSql('delete from people where id = $1', [late]);
  });

  const refused: [
    code: string,
    seen: { version: number; invited: number },
    more: () => Partial<CampaignDraft>,
  ][] = [
    ['CAMPAIGN_CHANGED', { version: 2, invited: 3 }, () => ({})],
    ['REACH_CHANGED', { version: 1, invited: 4 }, () => ({})],
    ['TRANSLATION_MISSING', { version: 1, invited: 3 }, () => ({ subject: { km: '', en: 'x' } })],
    [
      'NOBODY_TO_INVITE',
      { version: 1, invited: 3 },
      () => ({ segment: segmentOf({ kinds: ['NGO'], cityIds: [world.id('battambang')] }) }),
    ],
  ];
  it.each(refused)('refuses with %s, and nothing is frozen', async (code, seen, more) => {
    const campaignId = await write(more());
    const before = await traces();

    expect(await start(campaignId, seen)).toMatchObject({ ok: false, refusal: { code } });

    expect(await traces()).toEqual(before);
    expect(await rowOf(campaignId)).toMatchObject({ status: 'DRAFT', started_at: null });
  });

  it('refuses when the session was cancelled, has no new date or has begun', async () => {
    const other = await aSession(db, { capacity: 3, startsAt: new Date('2026-12-01T01:00:00Z') });
    const begun = await write({ sessionId: other });
    expect(await start(begun)).toMatchObject({ refusal: { code: 'SESSION_STARTED' } });
    await db.ownerSql(
      `update sessions set status = 'POSTPONED', postponed_starts_at = starts_at, postponed_ends_at = ends_at, postpone_reason_km = 'ទឹកជំនន់',
         postpone_reason_en = 'Flood', starts_at = '9999-01-01', ends_at = '9999-01-02', doors_open_at = '9999-01-01' where id = $1`,
      [other],
    );
    const before = await traces();
    expect(await start(begun)).toMatchObject({ refusal: { code: 'SESSION_POSTPONED', path: ['sessionId'] } });
    expect(await traces()).toEqual(before);
    await db.ownerSql(
      `update sessions set status = 'CANCELLED', postponed_starts_at = null, postponed_ends_at = null, postpone_reason_km = null,
         postpone_reason_en = null where id = $1`,
      [other],
    );
    expect(await start(begun)).toMatchObject({ refusal: { code: 'SESSION_CANCELLED' } });
  });
});

describe('giving up', () => {
  const cancel = (campaignId: string) => app.get(CancelCampaignService).cancelCampaign(writer, campaignId);

  it('ends a draft for good', async () => {
    const campaignId = await write();

    expect(await cancel(campaignId)).toEqual({ ok: true, value: campaignId });

    expect(await rowOf(campaignId)).toMatchObject({ status: 'CANCELLED' });
    expect(await start(campaignId)).toMatchObject({ refusal: { code: 'CAMPAIGN_NOT_DRAFT' } });
    const before = await traces();
    expect(await cancel(campaignId)).toMatchObject({ refusal: { code: 'CAMPAIGN_OVER' } });
    expect(await cancel(newId())).toMatchObject({ refusal: { code: 'CAMPAIGN_NOT_FOUND' } });
    expect(await traces()).toEqual(before);
  });

  it('excludes those whose message was not written yet', async () => {
    const campaignId = await write();
    await start(campaignId);
    await cancel(campaignId);

    expect(await app.get(RecipientReads).frozen(writer, campaignId)).toMatchObject({
      invited: 0,
      excluded: expect.arrayContaining([{ reason: 'CAMPAIGN_CANCELLED', count: 3 }]) as unknown,
    });
  });
});
