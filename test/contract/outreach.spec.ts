/* Story: docs/stories/outreach.md, through the API: who may, what is refused, and a campaign from draft to inbox. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { spawnApp, type SpawnedApp, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let worker: SpawnedApp;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  [api, worker] = await Promise.all([startApi(db), spawnApp('worker', { DATABASE_URL: db.url })]);
  for (const role of ['WORKING_GROUP', 'CITY_OFFICER', 'COORDINATOR', 'CHAIR'])
    cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await worker?.kill('SIGKILL');
  await api?.kill('SIGKILL');
  await db?.drop();
});

type Answer = Record<string, unknown>;

async function ask(role: string | null, query: string, variables: Answer = {}): Promise<Answer> {
  const headers: Record<string, string> = role ? { cookie: cookies.get(role)! } : {};
  const { body } = await post(api.url, { query, variables }, headers);
  return body.errors ? { code: body.errors[0]!.extensions.code } : (body.data as Answer);
}

const REACH = `reach { organisations invited excluded { reason count } }`;
const WRITE = `mutation ($input: WriteCampaignInput!) {
  writeCampaign(input: $input) { campaign { id version ${REACH} } errors { code path } } }`;
const START = `mutation ($input: StartCampaignInput!) {
  startCampaign(input: $input) { campaign { status ${REACH} } errors { code message } } }`;

const draft = {
  subject: { km: 'អញ្ជើញចូលរួម', en: 'Please join' },
  body: { km: 'សូមអញ្ជើញ។', en: 'Please come.' },
  segment: { kinds: ['NGO'], cities: ['battambang'] },
};

describe('who may', () => {
  it.each([
    ['nobody', null, 'UNAUTHENTICATED'],
    ['a coordinator', 'COORDINATOR', 'FORBIDDEN'],
    ['the chair', 'CHAIR', 'FORBIDDEN'],
    ['a city’s officer', 'CITY_OFFICER', 'FORBIDDEN'],
  ])('%s reads and writes no campaign', async (_who, role, code) => {
    expect(await ask(role, '{ campaigns { nodes { id } } }')).toEqual({ code });
    expect(await ask(role, WRITE, { input: draft })).toEqual({ code });
  });

  it('an officer keeps an organisation of their own city out, and none of another', async () => {
    const exclude = `mutation ($id: ID!) { excludeOrganisation(input: { organisationId: $id, reason: "Twice this month" }) {
      organisation { name { en } } errors { code } } }`;
    const idOf = async (name: string): Promise<string> => {
      const [row] = await db.ownerSql<{ id: string }>('select id from organisations where name_en = $1', [
        name,
      ]);
      return `org_${row!.id.replaceAll('-', '')}`;
    };

    expect(await ask('CITY_OFFICER', exclude, { id: await idOf('Heritage Steps') })).toEqual({
      excludeOrganisation: { organisation: { name: { en: 'Heritage Steps' } }, errors: [] },
    });
    expect(await ask('CITY_OFFICER', exclude, { id: await idOf('Sangker University') })).toEqual({
      excludeOrganisation: { organisation: null, errors: [{ code: 'ORGANISATION_NOT_FOUND' }] },
    });
    expect(
      await ask('CITY_OFFICER', '{ campaignExclusions { nodes { reason organisation { name { en } } } } }'),
    ).toEqual({
      campaignExclusions: {
        nodes: [{ reason: 'Twice this month', organisation: { name: { en: 'Heritage Steps' } } }],
      },
    });
  });
});

describe('from draft to inbox', () => {
  let campaignUuid: string;

  it('counts the same before and after, sends that many, and lets one go', async () => {
    const { writeCampaign } = (await ask('WORKING_GROUP', WRITE, { input: draft })) as {
      writeCampaign: {
        campaign: { id: string; version: number; reach: { invited: number } };
        errors: unknown[];
      };
    };
    const { campaign } = writeCampaign;
    expect(writeCampaign.errors).toEqual([]);
    campaignUuid = campaign.id.replace('cpg_', '');
    const { invited } = campaign.reach;
    expect(invited).toBeGreaterThan(3);
    const input = { campaignId: campaign.id, version: campaign.version, invited };

    expect(await ask('WORKING_GROUP', START, { input: { ...input, invited: invited + 1 } })).toEqual({
      startCampaign: {
        campaign: null,
        errors: [
          {
            code: 'REACH_CHANGED',
            message: `You saw ${invited + 1} people; now it would be ${invited}. Look at the figures again, then decide.`,
          },
        ],
      },
    });
    expect(await ask('WORKING_GROUP', START, { input })).toEqual({
      startCampaign: { campaign: { status: 'SENDING', reach: campaign.reach }, errors: [] },
    });
    expect(await ask('WORKING_GROUP', START, { input })).toMatchObject({
      startCampaign: { campaign: null, errors: [{ code: 'CAMPAIGN_NOT_DRAFT' }] },
    });

    const progress = `query ($id: ID!) { campaign(id: $id) { status progress { waiting sent failed } } }`;
    await waitFor(
      async () => {
        const { campaign: now } = (await ask('WORKING_GROUP', progress, { id: campaign.id })) as {
          campaign: { status: string };
        };
        return now.status === 'SENT';
      },
      60_000,
      'the campaign to be SENT',
    );
    expect(await ask('WORKING_GROUP', progress, { id: campaign.id })).toEqual({
      campaign: { status: 'SENT', progress: { waiting: 0, sent: invited, failed: 0 } },
    });
    const mails = await db.ownerSql<{ to: string }>(
      `select to_address as to from caught_mails where subject in ('Please join', 'អញ្ជើញចូលរួម')`,
    );
    expect(new Set(mails.map(({ to }) => to)).size).toBe(invited);
    expect(mails).toHaveLength(invited);
  }, 90_000);

  it('opens a link without a sign-in, and tells its holder no more than they need', async () => {
    const [row] = await db.ownerSql<{ id: string; email: string; name: string }>(
      `select r.id, p.email, p.full_name as name from campaign_recipients r join people p on p.id = r.person_id
       where r.status = 'INVITED' and r.campaign_id = $1 order by r.id limit 1`,
      [campaignUuid],
    );
    const token = (purpose: string): string => {
      const mac = createHmac('sha256', TEST_SECRET)
        .update(`outreach ${purpose} ${row!.id}`)
        .digest()
        .subarray(0, 16);
      return Buffer.concat([Buffer.from(row!.id.replaceAll('-', ''), 'hex'), mac]).toString('base64url');
    };
    const masked = `${row!.email.slice(0, 1)}•••@${row!.email.split('@')[1]}`;
    const leave = `mutation ($token: String!) { unsubscribe(input: { token: $token }) { subscription { address isSubscribed } errors { code } } }`;

    expect(
      await ask(null, `query ($token: String!) { invitation(token: $token) { fullName session { id } } }`, {
        token: token('invitation'),
      }),
    ).toEqual({ invitation: { fullName: null, session: null } });
    expect(await ask(null, leave, { token: token('unsubscribe') })).toEqual({
      unsubscribe: { subscription: { address: masked, isSubscribed: false }, errors: [] },
    });
    expect(await ask(null, leave, { token: token('invitation') })).toEqual({
      unsubscribe: { subscription: null, errors: [{ code: 'LINK_NOT_VALID' }] },
    });
    const reach = (await ask(
      'WORKING_GROUP',
      `query ($segment: CampaignSegmentInput!) { segmentReach(segment: $segment) { excluded { reason count } } }`,
      { segment: draft.segment },
    )) as { segmentReach: { excluded: { reason: string; count: number }[] } };
    expect(reach.segmentReach.excluded).toContainEqual({ reason: 'UNSUBSCRIBED', count: 1 });
  });
});
