/* The story of docs/stories/pledges.md, run through the API as its readers run it. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, type GraphqlAnswer, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let lotus: string;
let session: string;
const cookies = new Map<string, string>();

const ROLES = ['COORDINATOR', 'WORKING_GROUP', 'CITY_OFFICER', 'CHAIR', 'PARTICIPANT', 'TRAINER'];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
  const [organisation] = await db.ownerSql<{ id: string }>(
    `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
  );
  const [tourism] = await db.ownerSql<{ id: string }>(
    `select s.id from sessions s join courses c on c.id = s.course_id
     where c.code = 'tourism-heritage' and s.status = 'OPEN' order by s.starts_at limit 1`,
  );
  lotus = globalId('org', organisation!.id);
  session = globalId('ses', tourism!.id);
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const globalId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

const ask = (query: string, variables: object, role?: string, locale = 'en'): Promise<GraphqlAnswer> =>
  post(
    api.url,
    { query, variables },
    { 'accept-language': locale, ...(role && { cookie: cookies.get(role) ?? '' }) },
  );

async function data<Data>(query: string, variables: object, role: string, locale?: string): Promise<Data> {
  const answer = await ask(query, variables, role, locale);
  if (!answer.body.data) throw new Error(JSON.stringify(answer.body));
  return answer.body.data as Data;
}

interface Pledge {
  readonly id: string;
  readonly status: string;
  readonly version: number;
  readonly money: { amountMinor: string; currency: string } | null;
  readonly quantity: { thousandths: string; unit: { code: string } } | null;
  readonly openActs: readonly string[];
  readonly decisionReason: string | null;
}
interface Payload {
  readonly pledge: Pledge | null;
  readonly errors: readonly { code: string; message: string; path: readonly string[] }[];
}

const PLEDGE = `id status version decisionReason openActs money { amountMinor currency } quantity { thousandths unit { code } }`;

async function mutate(verb: string, input: object, role: string, locale?: string): Promise<Payload> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${verb}(input: $input) {
    pledge { ${PLEDGE} } errors { ... on UserError { code message path } } } }`;
  return (await data<Record<string, Payload>>(query, { input }, role, locale))[verb]!;
}

const TERMS = {
  city: 'siem-reap',
  sector: 'tourism',
  sessionId: null as string | null,
  amount: '១២,៥០០.៥០',
  unit: 'USD',
  description: 'Signs for the old market',
};
const offer = (terms: Partial<typeof TERMS> = {}, idempotencyKey = newId()): Promise<Payload> =>
  mutate(
    'offerPledge',
    { organisationId: lotus, terms: { ...TERMS, ...terms }, idempotencyKey },
    'COORDINATOR',
  );
const anOffer = async (terms: Partial<typeof TERMS> = {}): Promise<Pledge> => {
  const { pledge, errors } = await offer(terms);
  if (!pledge) throw new Error(JSON.stringify(errors));
  return pledge;
};
const code = (payload: Payload): string => payload.errors.map((error) => error.code).join() || 'OK';

/** Pledged and accepted of one city and unit: count and sum, straight from the pledges. */
async function figures(city: string, unit: string): Promise<string> {
  const [row] = await db.ownerSql<{ line: string }>(
    `select concat_ws(' ', sum(d.pledged_count), sum(d.pledged_sum), sum(d.accepted_count), sum(d.accepted_sum)) as line
     from (select city_id, unit, pledged_count, pledged_sum, accepted_count, accepted_sum from pledge_rollup_deltas
       union all select city_id, unit, pledged_count, pledged_sum, accepted_count, accepted_sum from pledge_rollups where level = 'CITY') d
     join cities c on c.id = d.city_id where c.code = $1 and d.unit = $2`,
    [city, unit],
  );
  return row!.line || '0 0 0 0';
}
const minus = (after: string, before: string): string =>
  after
    .split(' ')
    .map((part, at) => BigInt(part) - BigInt(before.split(' ')[at]!))
    .join(' ');

describe('from the offer to the answer', () => {
  it('is offered, corrected and accepted, and counts to the cent', async () => {
    const before = await figures('siem-reap', 'USD');
    const key = newId();
    const first = (await offer({ sessionId: session }, key)).pledge!;

    expect(first).toMatchObject({
      status: 'OFFERED',
      version: 1,
      money: { amountMinor: '1250050', currency: 'USD' },
      quantity: null,
      openActs: ['CORRECT', 'WITHDRAW'],
    });
    expect((await offer({ sessionId: session }, key)).pledge?.id).toBe(first.id);
    expect(code(await offer({ sessionId: session, amount: '100' }, key))).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(minus(await figures('siem-reap', 'USD'), before)).toBe('1 1250050 0 0');

    const correction = {
      pledgeId: first.id,
      version: 1,
      terms: { ...TERMS, sessionId: session, amount: '15,000' },
    };
    expect((await mutate('correctPledge', correction, 'COORDINATOR')).pledge).toMatchObject({
      version: 2,
      money: { amountMinor: '1500000' },
    });
    expect(code(await mutate('correctPledge', correction, 'COORDINATOR'))).toBe('PLEDGE_CHANGED');

    const seen = { pledgeId: first.id, version: 1, reason: 'Agreed with the market committee' };
    expect(code(await mutate('acceptPledge', seen, 'WORKING_GROUP'))).toBe('PLEDGE_CHANGED');
    expect((await mutate('acceptPledge', { ...seen, version: 2 }, 'WORKING_GROUP')).pledge).toMatchObject({
      status: 'ACCEPTED',
      version: 3,
      openActs: [],
      decisionReason: 'Agreed with the market committee',
    });
    for (const version of [2, 3]) {
      expect(code(await mutate('correctPledge', { ...correction, version }, 'COORDINATOR'))).toBe(
        'PLEDGE_DECIDED',
      );
      expect(code(await mutate('withdrawPledge', { pledgeId: first.id, version }, 'COORDINATOR'))).toBe(
        'PLEDGE_DECIDED',
      );
    }
    expect(minus(await figures('siem-reap', 'USD'), before)).toBe('1 1500000 1 1500000');
    const mails = await db.ownerSql<{ kind: string; full_name: string }>(
      `select m.kind, p.full_name from messages m join people p on p.id = m.person_id
       where m.cause_type = 'pledge' and m.cause_id = $1 order by m.kind`,
      [uuidOf(first.id)],
    );
    expect(mails.map(({ kind, full_name: name }) => `${kind} ${name}`)).toEqual([
      'pledges.accepted ង៉ែត ពិសី',
      'pledges.decided ម៉ៅ សុវណ្ណារី',
      'pledges.received ង៉ែត ពិសី',
      'pledges.to-decide ម៉ៅ សុវណ្ណារី',
    ]);
  });

  it('is declined with a reason only, and then counts nowhere', async () => {
    const before = await figures('battambang', 'KHR');
    const pledge = await anOffer({ city: 'battambang', sector: 'waste', amount: '4,000,000', unit: 'KHR' });
    expect(pledge.money).toEqual({ amountMinor: '4000000', currency: 'KHR' });
    expect(minus(await figures('battambang', 'KHR'), before)).toBe('1 4000000 0 0');

    const decline = { pledgeId: pledge.id, version: 1 };
    const refused = await mutate('declinePledge', { ...decline, reason: ' ' }, 'WORKING_GROUP', 'km');
    expect(refused.errors).toEqual([
      { code: 'REASON_REQUIRED', path: ['reason'], message: 'សូមសរសេរមូលហេតុ។ អង្គភាពនឹងអាន។' },
    ]);
    const reason = 'The city has the bins already';
    expect((await mutate('declinePledge', { ...decline, reason }, 'WORKING_GROUP')).pledge).toMatchObject({
      status: 'DECLINED',
      decisionReason: reason,
    });
    expect(await figures('battambang', 'KHR')).toBe(before);
  });

  it('is withdrawn while nobody has answered', async () => {
    const before = await figures('siem-reap', 'person-days');
    const pledge = await anOffer({ amount: '12.125', unit: 'person-days' });
    expect(pledge.quantity).toEqual({ thousandths: '12125', unit: { code: 'person-days' } });

    const withdraw = { pledgeId: pledge.id, version: 1 };
    expect((await mutate('withdrawPledge', withdraw, 'COORDINATOR')).pledge?.status).toBe('WITHDRAWN');
    expect(await figures('siem-reap', 'person-days')).toBe(before);
    expect(code(await mutate('acceptPledge', withdraw, 'WORKING_GROUP'))).toBe('PLEDGE_DECIDED');
  });

  it.each([
    ['0', 'USD', 'AMOUNT_NOT_POSITIVE', 'The amount must be more than zero.'],
    ['10.125', 'USD', 'AMOUNT_TOO_FINE', 'Write at most 2 digits after the point.'],
    ['1.5', 'KHR', 'AMOUNT_TOO_FINE', 'Riel have no decimals. Write whole riel, such as 4,000,000.'],
    ['10000000000000000', 'KHR', 'AMOUNT_TOO_LARGE', 'This amount is too large. Check the number of zeros.'],
    ['twelve', 'USD', 'AMOUNT_INVALID', 'Write the amount in digits, such as 12,500.50.'],
  ])('refuses %s %s as %s, beside the field', async (amount, unit, expected, message) => {
    expect((await offer({ amount, unit })).errors).toEqual([{ code: expected, message, path: ['amount'] }]);
  });

  it('keeps 9,007,199,254,740,993 riel exactly', async () => {
    const pledge = await anOffer({ amount: '9007199254740993', unit: 'KHR' });
    expect(pledge.money?.amountMinor).toBe('9007199254740993');
    await mutate('withdrawPledge', { pledgeId: pledge.id, version: 1 }, 'COORDINATOR');
  });
});

const uuidOf = (id: string): string =>
  id.slice(4).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

describe('who may', () => {
  it('sees only what is theirs; what is not is not there', async () => {
    const query = `query ($id: ID!) { pledge(id: $id) { id openActs } node(id: $id) { id }
      pledges(first: 100) { nodes { organisation { name { en } } city { code } } } }`;
    const pledge = await anOffer({ city: 'battambang' });
    type Seen = {
      pledge: Pledge | null;
      node: object | null;
      pledges: { nodes: { organisation: { name: { en: string } }; city: { code: string } }[] };
    };
    const seenBy = (role: string): Promise<Seen> => data<Seen>(query, { id: pledge.id }, role);

    const coordinator = await seenBy('COORDINATOR');
    expect(coordinator.pledge?.openActs).toEqual(['CORRECT', 'WITHDRAW']);
    expect(new Set(coordinator.pledges.nodes.map((node) => node.organisation.name.en))).toEqual(
      new Set(['Lotus Angkor Hotel']),
    );
    const committee = await seenBy('WORKING_GROUP');
    expect(committee.pledge?.openActs).toEqual(['ACCEPT', 'DECLINE']);
    expect(committee.pledges.nodes.length).toBeGreaterThan(30);
    expect((await seenBy('CHAIR')).pledge?.openActs).toEqual([]);
    const officer = await seenBy('CITY_OFFICER');
    expect([officer.pledge, officer.node]).toEqual([null, null]);
    expect(new Set(officer.pledges.nodes.map((node) => node.city.code))).toEqual(new Set(['siem-reap']));
  });

  it('is refused by role, and nobody offers for an organisation that is not theirs', async () => {
    const list = `{ pledges(first: 1) { nodes { id } } }`;
    for (const [role, expected] of [
      ['PARTICIPANT', 'FORBIDDEN'],
      ['TRAINER', 'FORBIDDEN'],
      [undefined, 'UNAUTHENTICATED'],
    ] as const)
      expect((await ask(list, {}, role)).body.errors?.[0]?.extensions.code).toBe(expected);
    const [other] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Green Remork Co., Ltd.'`,
    );
    const input = { organisationId: globalId('org', other!.id), terms: TERMS, idempotencyKey: newId() };
    expect(code(await mutate('offerPledge', input, 'COORDINATOR'))).toBe('ORGANISATION_NOT_FOUND');
    const mutation = 'mutation ($input: OfferPledgeInput!) { offerPledge(input: $input) { pledge { id } } }';
    expect((await ask(mutation, { input }, 'WORKING_GROUP')).body.errors?.[0]?.extensions.code).toBe(
      'FORBIDDEN',
    );
  });
});
