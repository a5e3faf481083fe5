/* docs/stories/approval-deputies.md through the API: named, taken back, and what a deputy may see and do. */
import { newId } from '#kernel';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const { ask } = programme;
let sessionId: string;

/** The trainer of the demonstration is the officer of Battambang as well: nothing of Siem Reap is theirs. */
const DEPUTY = 'TRAINER';
const LEAVE = { startsOn: '2026-12-01', endsOn: '2026-12-04' };

beforeAll(async () => {
  await programme.begin();
  const { db, api } = programme;
  for (const role of ['CITY_OFFICER', 'CHAIR']) programme.cookies.set(role, await cookieOf(api.url, role));
  await db.ownerSql(
    `insert into role_grants (id, person_id, role, scope_id)
     select $1, p.id, 'CITY_OFFICER', y.id from people p, cities y where p.email = 'trainer@samaki.example' and y.code = 'battambang'`,
    [newId()],
  );
  sessionId = await aSession(db, { capacity: 2 });
  await db.ownerSql(
    `update sessions set mode = 'IN_PERSON', venue_km = 'x', venue_en = 'x', city_id = (select id from cities where code = 'siem-reap') where id = $1`,
    [sessionId],
  );
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [sessionId]);
  for (const n of [71, 72]) await programme.register(sessionId, person(n));
}, 120_000);
afterAll(() => programme.end());
beforeEach(async () => programme.db.travelTo(NOW));

interface Deputies {
  readonly named: object | null;
  readonly standsInFor: readonly object[];
  readonly choices: readonly { id: string; fullName: string; city: { en: string } | null }[];
  readonly sessionsToDecide: readonly object[];
}
const deputiesOf = async (role: string): Promise<Deputies> => {
  const query = `{ approvalDeputies { named { fullName startsOn endsOn isNow } standsInFor { fullName startsOn endsOn isNow }
    choices { id fullName city { en } } sessionsToDecide { id awaitingApproval } } }`;
  return (await ask<{ approvalDeputies: Deputies }>(query, {}, role)).approvalDeputies;
};
const name = async (deputyId: string, more: object = {}, locale = 'en'): Promise<Payload> => {
  const document = `mutation ($input: NameApprovalDeputyInput!) { nameApprovalDeputy(input: $input) { ${ERRORS} } }`;
  const input = { deputyId, ...LEAVE, ...more };
  return (await ask<{ nameApprovalDeputy: Payload }>(document, { input }, 'CITY_OFFICER', locale))
    .nameApprovalDeputy;
};
const deputyId = async (): Promise<string> =>
  (await deputiesOf('CITY_OFFICER')).choices.find(({ fullName }) => fullName === 'កែវ សុភា')!.id;

const waiting = async (role: string): Promise<unknown> => {
  const query = `query ($id: ID!) { session(id: $id) { awaitingApproval } }`;
  return (await ask<{ session: { awaitingApproval: unknown } }>(query, { id: ses(sessionId) }, role)).session
    .awaitingApproval;
};
/** Names on the roster, or the code of the protocol. */
const roster = async (role: string, only: string): Promise<unknown> => {
  const query = `query ($id: ID!) { session(id: $id) { roster(first: 10${only}) { nodes { id fullName } } } }`;
  const cookie = programme.cookies.get(role)!;
  const { body } = await post(programme.api.url, { query, variables: { id: ses(sessionId) } }, { cookie });
  const answer = body as {
    data: { session: { roster: { nodes: { id: string; fullName: string }[] } } | null } | null;
    errors?: { extensions: { code: string } }[];
  };
  return answer.errors?.[0]?.extensions.code ?? answer.data?.session?.roster.nodes;
};
const WAITING = ', awaitsApproval: true';

it('refuses who is no colleague, and days that are none, in the language of the reader', async () => {
  expect(codes(await name('per_1'))).toEqual(['DEPUTY_UNKNOWN']);
  const { errors } = await name(await deputyId(), { endsOn: '2026-11-30' }, 'km');
  expect(errors).toEqual([
    {
      code: 'DEPUTY_DAYS_INVALID',
      message: 'ថ្ងៃចុងក្រោយមិនអាចកន្លងផុត ឬមុនថ្ងៃដំបូងបានទេ ហើយមិនលើសពី 92 ថ្ងៃ។',
      path: ['endsOn'],
    },
  ]);
  expect((await deputiesOf('CITY_OFFICER')).named).toBeNull();
});

it('shows nothing of the session to who is no deputy', async () => {
  expect(await waiting(DEPUTY)).toBeNull();
  expect(await roster(DEPUTY, WAITING)).toBe('FORBIDDEN');
});

it('lets the deputy see who waits, and nothing else of the session', async () => {
  expect(codes(await name(await deputyId()))).toEqual([]);

  expect((await deputiesOf('CITY_OFFICER')).named).toEqual({ fullName: 'កែវ សុភា', ...LEAVE, isNow: true });
  expect(await deputiesOf(DEPUTY)).toMatchObject({
    named: null,
    standsInFor: [{ fullName: 'ប្រាក់ វណ្ណៈ', ...LEAVE, isNow: true }],
    sessionsToDecide: [{ id: ses(sessionId), awaitingApproval: 2 }],
  });
  expect(await waiting(DEPUTY)).toBe(2);
  expect(await roster(DEPUTY, WAITING)).toMatchObject([{ fullName: 'Person 71' }, { fullName: 'Person 72' }]);
  expect(await roster(DEPUTY, '')).toBe('FORBIDDEN');
});

it('lets the deputy decide, until it is taken back', async () => {
  const [first, second] = (await roster(DEPUTY, WAITING)) as { id: string }[];
  const document = `mutation ($input: DecideApprovalsInput!) { decideApprovals(input: $input) { decided ${ERRORS} } }`;
  const decide = (one: { id: string }): Promise<{ decideApprovals: object }> =>
    ask(document, { input: { sessionId: ses(sessionId), registrationIds: [one.id], approve: true } }, DEPUTY);
  expect(await decide(first!)).toEqual({ decideApprovals: { decided: 1, errors: [] } });

  await ask(`mutation { withdrawApprovalDeputy { ${ERRORS} } }`, {}, 'CITY_OFFICER');

  await expect(decide(second!)).rejects.toThrow('FORBIDDEN');
  expect(await waiting(DEPUTY)).toBeNull();
  expect(await waiting('CITY_OFFICER')).toBe(1);
});

it.each(['CHAIR', 'PARTICIPANT'])('is nothing for %s', async (role) => {
  await expect(deputiesOf(role)).rejects.toThrow('FORBIDDEN');
});
