/* The stories docs/stories/organisation-life.md and merging.md, run through the API as its readers run it. */
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { CheckOverviewRollups } from '#overview';
import { RollupCheck } from '#pledges';
import type { SpawnedApp, TestDatabase } from '#testing';
import { layOverseen } from '../../libs/organisations/test/overseen.builder.js';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, type GraphqlAnswer, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let weavers: string;
const cookies = new Map<string, string>();
const ROLES = ['PARTICIPANT', 'COORDINATOR', 'CITY_OFFICER', 'WORKING_GROUP', 'CHAIR', 'TRAINER'];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  ({ weavers } = await layOverseen(db));
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const globalId = (uuid: string): string => `org_${uuid.replaceAll('-', '')}`;
const ask = (query: string, variables: object, role?: string): Promise<GraphqlAnswer> =>
  post(api.url, { query, variables }, role ? { cookie: cookies.get(role) ?? '' } : {});
async function data<Data>(query: string, variables: object, role: string): Promise<Data> {
  const answer = await ask(query, variables, role);
  if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as Data;
}
const codeOf = async (query: string, variables: object, role?: string): Promise<string> =>
  (await ask(query, variables, role)).body.errors?.[0]?.extensions.code ?? 'OK';

interface Payload {
  readonly organisation: { id: string; state: string } | null;
  readonly errors: readonly { code: string }[];
  readonly similar?: readonly { organisation: { name: { en: string } }; reasons: string[] }[];
}
async function mutate(verb: string, input: object, role: string, more = ''): Promise<Payload> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${verb}(input: $input) {
    organisation { id state } errors { ... on UserError { code } } ${more} } }`;
  return (await data<Record<string, Payload>>(query, { input }, role))[verb]!;
}
const said = ({ organisation, errors }: Payload): string =>
  errors.map(({ code }) => code).join() || organisation?.state || '';

const QUEUE = `query { organisationProposals(first: 100) { waiting nodes { why openActs organisation { id state } similar { score organisation { id } } } } }`;
const WHEELS = {
  nameKm: 'កង់បៃតងសៀមរាប',
  nameEn: 'Green Wheels Siem Reap',
  subKind: 'local-ngo',
  city: 'siem-reap',
  website: 'https://green-wheels.example',
  why: 'We lend bicycles to pupils.',
};
const SIMILAR = 'similar { reasons organisation { name { en } } }';

describe('an organisation proposes itself', () => {
  it('is shown what it may be, is verified by the officer of its city, and is meant by its name', async () => {
    const twin = { ...WHEELS, nameKm: '', nameEn: 'Lotus Angkor Hotels', idempotencyKey: newId() };
    const refused = await mutate('proposeOrganisation', twin, 'PARTICIPANT', SIMILAR);
    expect(said(refused)).toBe('POSSIBLE_DUPLICATE');
    expect(refused.similar?.map(({ organisation }) => organisation.name.en)).toContain('Lotus Angkor Hotel');

    const proposed = await mutate(
      'proposeOrganisation',
      { ...WHEELS, idempotencyKey: newId() },
      'PARTICIPANT',
      SIMILAR,
    );
    expect(said(proposed)).toBe('UNVERIFIED');
    const organisationId = proposed.organisation!.id;
    type Queue = {
      organisationProposals: { nodes: { organisation: { id: string }; openActs: string[] }[] };
    };
    const queue = await data<Queue>(QUEUE, {}, 'CITY_OFFICER');
    expect(
      queue.organisationProposals.nodes.find(({ organisation }) => organisation.id === organisationId)
        ?.openActs,
    ).toEqual(['ASK', 'VERIFY', 'DECLINE']);
    for (const role of ['PARTICIPANT', 'CHAIR', 'TRAINER'])
      expect(await codeOf(QUEUE, {}, role)).toBe('FORBIDDEN');
    expect(await codeOf(QUEUE, {})).toBe('UNAUTHENTICATED');

    // Pledging waits until it is verified; the participant coordinates it by now.
    const pledge = {
      organisationId,
      idempotencyKey: newId(),
      terms: { city: 'siem-reap', sector: 'tourism', amount: '100', unit: 'USD' },
    };
    const offer = `mutation ($input: OfferPledgeInput!) { offerPledge(input: $input) { pledge { status } errors { ... on UserError { code } } } }`;
    const offered = await data<{ offerPledge: { errors: { code: string }[] } }>(
      offer,
      { input: pledge },
      'PARTICIPANT',
    );
    expect(offered.offerPledge.errors).toEqual([{ code: 'ORGANISATION_NOT_VERIFIED' }]);
    expect(said(await mutate('verifyOrganisation', { organisationId, version: 1 }, 'CITY_OFFICER'))).toBe(
      'VERIFIED',
    );
    expect(said(await mutate('verifyOrganisation', { organisationId, version: 2 }, 'WORKING_GROUP'))).toBe(
      'PROPOSAL_DECIDED',
    );
    const now = await data<{ offerPledge: { pledge: { status: string } } }>(
      offer,
      { input: { ...pledge, idempotencyKey: newId() } },
      'PARTICIPANT',
    );
    expect(now.offerPledge.pledge.status).toBe('OFFERED');
  });
});

describe('what a coordinator manages', () => {
  it('is nobody else’s', async () => {
    const inside = `query ($id: ID!) { organisation(id: $id) { joinLink { token } coordinators { email } domains { domain } joinRequests { contact } } }`;
    expect(await codeOf(inside, { id: globalId(weavers) }, 'COORDINATOR')).toBe('FORBIDDEN');
    expect(await codeOf(inside, { id: globalId(weavers) }, 'WORKING_GROUP')).toBe('FORBIDDEN');
    for (const [verb, more] of [
      ['renewJoinLink', { days: 14 }],
      ['requestDomain', { domain: 'krama-weavers.example' }],
      ['addMember', { fullName: 'X Y', locale: 'en' }],
      ['inviteCoordinator', { email: 'x@krama-weavers.example', fullName: 'X Y', locale: 'en' }],
      ['handOverOrganisation', { email: 'x@krama-weavers.example', fullName: 'X Y', locale: 'en' }],
      ['giveUpCoordination', {}],
    ] as const)
      expect(said(await mutate(verb, { organisationId: globalId(weavers), ...more }, 'COORDINATOR'))).toBe(
        'ORGANISATION_NOT_FOUND',
      );
  });
});

describe('two organisations turn out to be one', () => {
  it('are previewed and merged to the last cent, and old links lead on', async () => {
    const [row] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
    );
    const pair = { fromId: globalId(weavers), intoId: globalId(row!.id) };
    const PREVIEW = `query ($fromId: ID!, $intoId: ID!) { previewOrganisationMerge(fromId: $fromId, intoId: $intoId) {
      preview { seen holdings { held moves collides sums } } errors { ... on UserError { code } } } }`;
    for (const role of ['COORDINATOR', 'CITY_OFFICER', 'CHAIR'])
      expect(await codeOf(PREVIEW, pair, role)).toBe('FORBIDDEN');
    type Preview = {
      previewOrganisationMerge: {
        preview: {
          seen: string;
          holdings: { held: string; moves: number; collides: number; sums: string[] }[];
        };
      };
    };
    const { preview } = (await data<Preview>(PREVIEW, pair, 'WORKING_GROUP')).previewOrganisationMerge;
    expect(
      Object.fromEntries(preview.holdings.map(({ held, moves, collides }) => [held, [moves, collides]])),
    ).toEqual({
      MEMBERS: [3, 0],
      COORDINATORS: [0, 0],
      JOINING: [0, 0],
      REGISTRATIONS: [6, 0],
      PLEDGES: [8, 0],
      SUBMISSIONS: [0, 0],
      CAMPAIGN_ROWS: [0, 0],
      EXCLUSION: [0, 0],
    });
    expect(preview.holdings.find(({ held }) => held === 'PLEDGES')?.sums.toSorted()).toEqual([
      'KHR 4,000,000 ACCEPTED',
      'USD 2,000.01 OFFERED',
      'USD 300 ACCEPTED',
      'person-days 13 ACCEPTED',
    ]);
    const before = await peopleByKind();
    expect(said(await mutate('mergeOrganisations', { ...pair, seen: preview.seen }, 'WORKING_GROUP'))).toBe(
      'VERIFIED',
    );
    expect(said(await mutate('mergeOrganisations', { ...pair, seen: preview.seen }, 'WORKING_GROUP'))).toBe(
      'MERGE_NOT_POSSIBLE',
    );
    const after = await peopleByKind();
    const moved = (measure: string): number[] =>
      ['NGO', 'PRIVATE_SECTOR'].map(
        (kind) => (after.get(`${measure} ${kind}`) ?? 0) - (before.get(`${measure} ${kind}`) ?? 0),
      );
    expect([moved('REGISTERED'), moved('ATTENDED')]).toEqual([
      [-5, 5],
      [-2, 2],
    ]);
    const link = await data<{ organisation: { name: { en: string } } }>(
      `query ($id: ID!) { organisation(id: $id) { name { en } } }`,
      { id: globalId(weavers) },
      'WORKING_GROUP',
    );
    expect(link.organisation.name.en).toBe('Lotus Angkor Hotel');

    const worker = await createDataSource(db.url, 'samaki_worker', { poolSize: 1 }).initialize();
    const unitOfWork = new UnitOfWork(worker, new EventListeners());
    expect(await new CheckOverviewRollups(unitOfWork).check()).toMatchObject({ wrong: 0 });
    expect(await new RollupCheck(unitOfWork).check()).toMatchObject({ wrong: 0 });
    await worker.destroy();
  });
});

/** What the overview says, by measure and kind. */
async function peopleByKind(): Promise<Map<string, number>> {
  const rows = await db.ownerSql<{ key: string; people: number }>(
    `select measure || ' ' || organisation_kind as key, sum(people)::int as people from overview_rollups group by 1`,
  );
  return new Map(rows.map(({ key, people }) => [key, people]));
}
