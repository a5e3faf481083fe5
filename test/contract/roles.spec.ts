/* The stories of roles and invitations, run through the API as their readers run them: docs/stories/roles.md,
   invitations.md. */
import { deriveInvitationToken } from '#identity';
import { newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase, TEST_SECRET } from '#testing';
import { globalId } from './both-paths.cases.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
const cookies = new Map<string, string>();
const ROLES = [
  'ADMINISTRATOR',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'CITY_OFFICER',
  'TRAINER',
  'COORDINATOR',
  'PARTICIPANT',
];

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const ERRORS = 'errors { ... on UserError { code } }';
/** The data, or the code of what refused. */
async function ask<Data>(query: string, variables: object, role?: string): Promise<Data> {
  const headers: Record<string, string> = role ? { cookie: cookies.get(role) ?? '' } : {};
  const { body } = await post(api.url, { query, variables }, headers);
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Data;
}
/** `OK`, the code of a refusal in the payload, or of the protocol. */
async function said(mutation: string, type: string, input: object, role?: string): Promise<string> {
  const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${ERRORS} } }`;
  const data = await ask<Record<string, { errors: { code: string }[] }> & { refused?: string }>(
    query,
    { input },
    role,
  );
  return data.refused ?? data[mutation]?.errors[0]?.code ?? 'OK';
}
const personAt = async (email: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>('select id from people where email = $1', [email]);
  return row!.id;
};
const cityId = async (code: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>('select id from cities where code = $1', [code]);
  return row!.id;
};

describe('users and roles', () => {
  const USERS = `query ($search: String) { users(first: 100, search: $search) { total nodes { id fullName email signIns roles { role scopeName { en } takeable } } } }`;

  it.each(['CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'CITY_OFFICER', 'TRAINER', 'COORDINATOR', 'PARTICIPANT'])(
    'are not for %s, who gives no role either',
    async (role) => {
      expect(await ask(USERS, {}, role)).toEqual({ refused: 'FORBIDDEN' });
      expect(await ask('{ openInvitations { nodes { id } } }', {}, role)).toEqual({ refused: 'FORBIDDEN' });
      const input = { userId: globalId('per', newId()), role: 'TRAINER', reason: 'x' };
      expect(await said('giveRole', 'ChangeRoleInput', input, role)).toBe('FORBIDDEN');
    },
  );

  it('show contact to administrators, and to the working group that of trainers and coordinators', async () => {
    interface Users {
      users: { nodes: { email: string | null; signIns: number | null; roles: { role: string }[] }[] };
    }
    const seen = (await ask<Users>(USERS, {}, 'ADMINISTRATOR')).users.nodes;
    expect(seen.length).toBeGreaterThan(7);
    expect(seen.filter(({ email }) => email === null)).toEqual([]);
    const limited = (await ask<Users>(USERS, {}, 'WORKING_GROUP')).users.nodes;
    expect(limited).toHaveLength(seen.length);
    for (const { email, signIns, roles } of limited) {
      const isTheirs = roles.some(({ role }) => role === 'TRAINER' || role === 'COORDINATOR');
      expect([email !== null, signIns]).toEqual([isTheirs, null]);
    }
  });

  it('name the city of an officer, and what one may take', async () => {
    const { users } = await ask<{ users: { nodes: { roles: object[] }[] } }>(
      USERS,
      { search: 'city-officer@samaki.example' },
      'ADMINISTRATOR',
    );
    expect(users.nodes.map(({ roles }) => roles)).toEqual([
      [{ role: 'CITY_OFFICER', scopeName: { en: 'Siem Reap' }, takeable: true }],
    ]);
  });

  it('are changed with a reason, and the menu of the person with them at once', async () => {
    const userId = globalId('per', await personAt('chair@samaki.example'));
    const input = { userId, role: 'CHAIR', reason: 'Retired' };
    const before = await tableChecksums(db.url, ['sign_ins']);
    expect(await said('takeRole', 'ChangeRoleInput', { ...input, reason: ' ' }, 'ADMINISTRATOR')).toBe(
      'ROLE_REASON_MISSING',
    );
    expect(await said('takeRole', 'ChangeRoleInput', input, 'WORKING_GROUP')).toBe('FORBIDDEN');
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);

    expect(await said('takeRole', 'ChangeRoleInput', input, 'ADMINISTRATOR')).toBe('OK');
    expect(await ask('{ reports(first: 1) { nodes { id } } }', {}, 'CHAIR')).toEqual({
      refused: 'FORBIDDEN',
    });
    expect(await said('giveRole', 'ChangeRoleInput', input, 'ADMINISTRATOR')).toBe('OK');
    // The role is one of staff: it is worked with after a new sign-in.
    cookies.set('CHAIR', await cookieOf(api.url, 'CHAIR'));
  });

  it('refuse what is no person, no scope and no text to search', async () => {
    const userId = globalId('per', await personAt('trainer@samaki.example'));
    const give = (input: object) => said('giveRole', 'ChangeRoleInput', input, 'ADMINISTRATOR');
    expect(await give({ userId: 'per_1', role: 'TRAINER', reason: 'x' })).toBe('PERSON_NOT_FOUND');
    expect(await give({ userId, role: 'CITY_OFFICER', scopeId: 'cty_1', reason: 'x' })).toBe(
      'SCOPE_NOT_FOUND',
    );
    const city = globalId('cty', await cityId('siem-reap'));
    expect(await give({ userId, role: 'COORDINATOR', scopeId: city, reason: 'x' })).toBe('SCOPE_NOT_FOUND');
    expect(await give({ userId, role: 'CHAIR', scopeId: city, reason: 'x' })).toBe('SCOPE_NOT_FOUND');
    expect(await ask(USERS, { search: 'a\u202eb' }, 'ADMINISTRATOR')).toEqual({ refused: 'BAD_USER_INPUT' });
  });
});

describe('an invitation', () => {
  const INVITATION = `query ($token: String!) { roleInvitation(token: $token) { state fit email role scopeName { en } invitedBy } }`;
  const token = async (): Promise<string> => {
    const [row] = await db.ownerSql<{ id: string }>(
      `select id from invitations where email = 'bopha.lim@battambang.example' order by created_at desc limit 1`,
    );
    return deriveInvitationToken(TEST_SECRET, row!.id);
  };
  const input = async () => ({
    email: 'bopha.lim@battambang.example',
    fullName: 'លឹម បុប្ផា',
    role: 'CITY_OFFICER',
    scopeId: globalId('cty', await cityId('battambang')),
    locale: 'km',
  });

  it('is sent by whoever gives the role', async () => {
    for (const role of ['COORDINATOR', 'TRAINER', 'CITY_OFFICER', 'CHAIR', 'WORKING_GROUP'])
      expect([role, await said('invitePerson', 'InvitePersonInput', await input(), role)]).toEqual([
        role,
        'FORBIDDEN',
      ]);
    expect(await said('invitePerson', 'InvitePersonInput', await input())).toBe('UNAUTHENTICATED');
    expect(await said('invitePerson', 'InvitePersonInput', await input(), 'ADMINISTRATOR')).toBe('OK');
    const waiting = `{ openInvitations(first: 100) { nodes { role email } } }`;
    const mail = { role: 'CITY_OFFICER', email: 'bopha.lim@battambang.example' };
    expect(await ask(waiting, {}, 'ADMINISTRATOR')).toMatchObject({
      openInvitations: { nodes: expect.arrayContaining([mail]) as unknown },
    });
    // Who does not give this role sees no invitation to it.
    expect(JSON.stringify(await ask(waiting, {}, 'WORKING_GROUP'))).not.toContain(mail.email);
  });

  it('is read by whoever holds its link, and changes nothing by it', async () => {
    const link = { token: await token() };
    const facts = {
      state: 'OPEN',
      role: 'CITY_OFFICER',
      scopeName: { en: 'Battambang' },
      invitedBy: expect.any(String) as unknown,
    };
    const before = await tableChecksums(db.url, ['sign_ins']);
    expect(await ask(INVITATION, link)).toEqual({
      roleInvitation: { ...facts, fit: 'SIGNED_OUT', email: 'bopha.lim@battambang.example' },
    });
    expect(await ask(INVITATION, link, 'TRAINER')).toEqual({
      roleInvitation: { ...facts, fit: 'OF_ANOTHER', email: 'b********@battambang.example' },
    });
    expect(await ask(INVITATION, { token: link.token.slice(1) })).toEqual({ roleInvitation: null });
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  });

  it('is accepted by nobody else', async () => {
    const accept = async (role?: string): Promise<string> =>
      said('acceptInvitation', 'AcceptInvitationInput', { token: await token() }, role);
    expect(await accept()).toBe('UNAUTHENTICATED');
    expect(await accept('TRAINER')).toBe('INVITATION_FOR_ANOTHER');
    expect(await accept('ADMINISTRATOR')).toBe('INVITATION_FOR_ANOTHER');
  });

  it('is withdrawn by whoever gives the role', async () => {
    const [row] = await db.ownerSql<{ id: string }>(
      `select id from invitations where email = 'bopha.lim@battambang.example'`,
    );
    const id = { invitationId: globalId('inv', row!.id) };
    expect(await said('withdrawInvitation', 'InvitationIdInput', id, 'WORKING_GROUP')).toBe(
      'INVITATION_NOT_FOUND',
    );
    expect(await said('sendInvitationAgain', 'InvitationIdInput', id, 'ADMINISTRATOR')).toBe('OK');
    expect(await said('withdrawInvitation', 'InvitationIdInput', id, 'ADMINISTRATOR')).toBe('OK');
    expect(await ask(INVITATION, { token: await token() })).toMatchObject({
      roleInvitation: { state: 'WITHDRAWN' },
    });
  });
});

describe('a city officer', () => {
  const IN_PLACE = `select s.id from sessions s left join cities c on c.id = s.city_id
    where s.status = 'OPEN' and s.starts_at > app_now() and coalesce(c.code, 'online') = $1 order by s.starts_at limit 1`;
  const sessionIn = async (place: string): Promise<string> => {
    const [row] = await db.ownerSql<{ id: string }>(IN_PLACE, [place]);
    return globalId('ses', row!.id);
  };
  const ROSTER = `query ($id: ID!) { session(id: $id) { plannable rosterCounts { confirmed } attendanceCounts { unmarked } roster(first: 1) { nodes { fullName contact } } } }`;
  const move = async (sessionId: string): Promise<string> => {
    const now = (await db.now()).getTime();
    const at = (hours: number): string => new Date(now + (40 * 24 + hours) * 3_600_000).toISOString();
    return said(
      'moveSession',
      'MoveSessionInput',
      { sessionId, startsAt: at(0), endsAt: at(3) },
      'CITY_OFFICER',
    );
  };

  it('sees the sessions of the own city, those and no others', async () => {
    const { mySessions } = await ask<{
      mySessions: { nodes: { city: { code: string }; plannable: boolean }[] };
    }>('{ mySessions(first: 100) { nodes { city { code } plannable } } }', {}, 'CITY_OFFICER');
    expect(mySessions.nodes.length).toBeGreaterThan(0);
    expect(new Set(mySessions.nodes.map(({ city, plannable }) => `${city.code} ${plannable}`))).toEqual(
      new Set(['siem-reap true']),
    );
  });

  it('reads the roster and the attendance of the own city’s sessions only', async () => {
    expect(await ask(ROSTER, { id: await sessionIn('siem-reap') }, 'CITY_OFFICER')).toMatchObject({
      session: { plannable: true, rosterCounts: { confirmed: expect.any(Number) as unknown } },
    });
    for (const place of ['battambang', 'online'])
      expect(await ask(ROSTER, { id: await sessionIn(place) }, 'CITY_OFFICER')).toEqual({
        refused: 'FORBIDDEN',
      });
    const mark = async (place: string): Promise<string> =>
      said(
        'markAttendance',
        'MarkAttendanceInput',
        { sessionId: await sessionIn(place), marks: [] },
        'CITY_OFFICER',
      );
    expect(await mark('siem-reap')).not.toBe('FORBIDDEN');
    expect(await mark('battambang')).toBe('FORBIDDEN');
  });

  it('moves and cancels sessions of the own city only, and leaves the others as they were', async () => {
    const before = await tableChecksums(db.url, ['sign_ins']);
    const reason = { km: 'ទឹកជំនន់', en: 'Floods' };
    for (const place of ['battambang', 'online']) {
      const sessionId = await sessionIn(place);
      expect(await move(sessionId)).toBe('FORBIDDEN');
      expect(await said('cancelSession', 'CancelSessionInput', { sessionId, reason }, 'CITY_OFFICER')).toBe(
        'FORBIDDEN',
      );
    }
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);

    const own = await sessionIn('siem-reap');
    expect(await move(own)).toBe('OK');
    expect(
      await said('cancelSession', 'CancelSessionInput', { sessionId: own, reason }, 'CITY_OFFICER'),
    ).toBe('OK');
  });

  it('reads figures, pledges and organisations of the own city only', async () => {
    const overview = '($filter: OverviewFilter) { overview(filter: $filter) { asOf } }';
    expect(await ask(`query ${overview}`, { filter: { city: 'siem-reap' } }, 'CITY_OFFICER')).toMatchObject({
      overview: { asOf: expect.any(String) as unknown },
    });
    expect(await ask(`query ${overview}`, { filter: { city: 'battambang' } }, 'CITY_OFFICER')).toEqual({
      refused: 'FORBIDDEN',
    });
    const { pledges } = await ask<{ pledges: { nodes: { city: { code: string } }[] } }>(
      '{ pledges(first: 100) { nodes { city { code } } } }',
      {},
      'CITY_OFFICER',
    );
    expect(new Set(pledges.nodes.map(({ city }) => city.code))).toEqual(new Set(['siem-reap']));
    const { organisationList } = await ask<{ organisationList: { nodes: { city: { code: string } }[] } }>(
      '{ organisationList(first: 100) { nodes { city { code } } } }',
      {},
      'CITY_OFFICER',
    );
    expect(new Set(organisationList.nodes.map(({ city }) => city.code))).toEqual(new Set(['siem-reap']));
  });

  it('has none of it from the next request on when the role was taken', async () => {
    const userId = globalId('per', await personAt('city-officer@samaki.example'));
    const scopeId = globalId('cty', await cityId('siem-reap'));
    const input = { userId, role: 'CITY_OFFICER', scopeId, reason: 'Moved away' };
    expect(await said('takeRole', 'ChangeRoleInput', input, 'ADMINISTRATOR')).toBe('OK');
    expect(await ask('{ mySessions(first: 1) { nodes { id } } }', {}, 'CITY_OFFICER')).toEqual({
      refused: 'FORBIDDEN',
    });
  });
});
