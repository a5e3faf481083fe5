/* Story: docs/stories/privacy.md, through the API: who may, what is answered, and which fields of the schema show how
   somebody is reached. */
import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { fromPackageRoot } from '#kernel';
import { RETENTION } from '#privacy';
import { Child, type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
const cookies = new Map<string, string>();

beforeAll(async () => {
  db = await demonstrationDatabase();
  api = await startApi(db);
  for (const role of ['PARTICIPANT', 'COORDINATOR', 'TRAINER', 'WORKING_GROUP', 'CHAIR', 'ADMINISTRATOR'])
    cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

type Answer = Record<string, unknown>;

async function ask(role: string | null, query: string, variables: Answer = {}): Promise<Answer> {
  const headers: Record<string, string> = role ? { cookie: cookies.get(role)! } : {};
  const { body } = await post(api.url, { query, variables }, headers);
  return body.errors ? { code: body.errors[0]!.extensions.code } : (body.data as Answer);
}

const ASK_FOR = `mutation { askErasureFor(input: { fullName: "Nobody", phone: "012 999 999", reason: "Called" }) { done errors { code path } } }`;

it('everybody reads what is held, nobody but the signed-in what is held of them', async () => {
  const { privacyRegister } = (await ask(null, '{ privacyRegister { what { km en } keptDays } }')) as {
    privacyRegister: object[];
  };
  expect(privacyRegister.length).toBeGreaterThan(15);
  for (const query of [
    '{ ownData { fullName } }',
    'mutation { askErasure { errors { code } } }',
    'mutation { cancelErasure { errors { code } } }',
    'mutation { changeConsent(input: { purpose: PHOTOGRAPHS, given: true }) { errors { code } } }',
    'mutation { exportOwnData(input: { format: JSON, locale: km }) { errors { code } } }',
    'mutation { correctDetails(input: { fullName: "X", locale: km }) { errors { code } } }',
    'mutation { requestContactChange(input: { email: "x@example.org" }) { errors { code } } }',
    'mutation { confirmContactChange(input: { code: "12345678" }) { errors { code } } }',
    '{ pendingErasures { nodes { id } } }',
    ASK_FOR,
  ])
    expect({ query, answer: await ask(null, query) }).toEqual({ query, answer: { code: 'UNAUTHENTICATED' } });
});

it.each(['PARTICIPANT', 'COORDINATOR', 'TRAINER', 'CHAIR', 'ADMINISTRATOR'])(
  '%s erases nobody else',
  async (role) => {
    expect(await ask(role, ASK_FOR)).toEqual({ code: 'FORBIDDEN' });
    expect(await ask(role, '{ pendingErasures { nodes { fullName } } }')).toEqual({ code: 'FORBIDDEN' });
  },
);

it('the working group is told that nobody has this name and number', async () => {
  expect(await ask('WORKING_GROUP', ASK_FOR)).toEqual({
    askErasureFor: { done: false, errors: [{ code: 'ERASURE_PERSON_NOT_FOUND', path: ['fullName'] }] },
  });
});

it('the words of a person are kept with their history, and a duty is told first', async () => {
  const say =
    'mutation ($given: Boolean!) { changeConsent(input: { purpose: PHOTOGRAPHS, given: $given }) { ownData { consents { purpose given history { given source } } } } }';
  await ask('TRAINER', say, { given: true });
  expect(await ask('TRAINER', say, { given: false })).toEqual({
    changeConsent: {
      ownData: {
        consents: [
          { purpose: 'CAMPAIGNS', given: true, history: [] },
          {
            purpose: 'PHOTOGRAPHS',
            given: false,
            history: [
              { given: false, source: 'ACCOUNT' },
              { given: true, source: 'ACCOUNT' },
            ],
          },
        ],
      },
    },
  });
  expect(
    await ask('TRAINER', 'mutation { askErasure { ownData { fullName } errors { code message } } }'),
  ).toEqual({
    askErasure: {
      ownData: null,
      errors: [{ code: 'SESSIONS_TO_HOLD', message: expect.stringContaining('another trainer') }],
    },
  });
});

it('a trainer sees contacts of the own rosters around the session only; the working group always', async () => {
  const { mySessions } = (await ask('TRAINER', '{ mySessions(first: 50) { nodes { id } } }')) as {
    mySessions: { nodes: { id: string }[] };
  };
  const roster = `query ($id: ID!) { session(id: $id) { startsAt endsAt rosterShowsContacts roster(first: 5) { nodes { contact } } } }`;
  let shown = 0;
  let hidden = 0;
  const now = (await db.now()).getTime();
  for (const { id } of mySessions.nodes) {
    type Seen = {
      session: {
        startsAt: string;
        endsAt: string;
        rosterShowsContacts: boolean;
        roster: { nodes: { contact: string | null }[] };
      };
    };
    const { session } = (await ask('TRAINER', roster, { id })) as Seen;
    const isAround =
      now >= Date.parse(session.startsAt) - 14 * 86_400_000 &&
      now < Date.parse(session.endsAt) + 7 * 86_400_000;
    expect(session.rosterShowsContacts).toBe(isAround);
    const contacts = session.roster.nodes.filter(({ contact }) => contact !== null);
    if (isAround) shown += contacts.length;
    else {
      hidden += session.roster.nodes.length;
      expect(contacts).toEqual([]);
    }
    const office = (await ask('WORKING_GROUP', roster, { id })) as Seen;
    expect(office.session.roster.nodes.every(({ contact }) => contact !== null)).toBe(true);
  }
  expect(shown).toBeGreaterThan(0);
  expect(hidden).toBeGreaterThan(0);
});

it('an operator counts what would pass, and nothing is changed', async () => {
  const before = await tableChecksums(db.url);
  const cli = new Child(
    process.execPath,
    [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'privacy', 'retention', '--dry-run', '--json'],
    { env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: db.url } },
  );
  expect(await cli.exit()).toBe(0);
  const said = JSON.parse(cli.log.trim().split('\n').at(-1) ?? '') as {
    isDryRun: boolean;
    retained: { subject: string; count: number }[];
  };
  expect(said.isDryRun).toBe(true);
  expect(said.retained.map(({ subject }) => subject).toSorted()).toEqual(Object.keys(RETENTION).toSorted());
  expect(await tableChecksums(db.url)).toEqual(before);
});

const RETENTION_QUERY = '{ retention { lastAt lines { subject what { km en } keptDays due passed } } }';
type Round = {
  retention: {
    lastAt: string | null;
    lines: { subject: string; keptDays: number; due: number; passed: number | null }[];
  };
};
const lineOf = ({ retention }: Round, subject: string): object | undefined =>
  retention.lines.find((line) => line.subject === subject);

it('working group and administrator read what is deleted by itself, and nobody else does', async () => {
  for (const role of ['PARTICIPANT', 'COORDINATOR', 'TRAINER', 'CHAIR'])
    expect(await ask(role, RETENTION_QUERY)).toEqual({ code: 'FORBIDDEN' });
  expect(await ask(null, RETENTION_QUERY)).toEqual({ code: 'UNAUTHENTICATED' });
  for (const role of ['WORKING_GROUP', 'ADMINISTRATOR']) {
    const { retention } = (await ask(role, RETENTION_QUERY)) as Round;
    expect(retention.lines.map(({ subject, keptDays }) => [subject, keptDays])).toEqual(
      Object.entries(RETENTION).map(([subject, { days }]) => [subject, days]),
    );
  }
});

it('three rows are due; a round takes them, and says when and how many; a dry run says nothing', async () => {
  await db.ownerSql(
    `insert into sign_in_codes (id, email, locale, code_hash, browser_hash, expires_at)
     select gen_random_uuid(), 'x@example.org', 'en', '\\x00', '\\x00', app_now() - make_interval(hours => n) from unnest('{25,26,23}'::int[]) n`,
  );
  await db.ownerSql(
    `insert into people (id, full_name, locale, match_key, created_at) values (gen_random_uuid(), 'Nobody Any More', 'en', 'nobody any more', app_now() - interval '1826 days')`,
  );
  const round = async (...flags: string[]): Promise<{ retained: { subject: string; count: number }[] }> => {
    const cli = new Child(
      process.execPath,
      [fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js'), 'privacy', 'retention', '--json', ...flags],
      { env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: db.url } },
    );
    expect(await cli.exit()).toBe(0);
    return JSON.parse(cli.log.trim().split('\n').at(-1) ?? '') as {
      retained: { subject: string; count: number }[];
    };
  };
  const before = (await ask('WORKING_GROUP', RETENTION_QUERY)) as Round;
  const counted = await round('--dry-run');
  for (const { subject, count } of counted.retained)
    expect(lineOf(before, subject)).toMatchObject({ subject, due: count, passed: null });
  expect(before.retention.lastAt).toBeNull();
  expect(lineOf(before, 'identity.sign-in-codes')).toMatchObject({ due: 2 });
  expect(lineOf(before, 'data-rights.inactive-people')).toMatchObject({ due: 1 });
  expect(((await ask('WORKING_GROUP', RETENTION_QUERY)) as Round).retention.lastAt).toBeNull();

  const from = await db.now();
  await round();

  const after = (await ask('ADMINISTRATOR', RETENTION_QUERY)) as Round;
  expect(Date.parse(after.retention.lastAt ?? '')).toBeGreaterThanOrEqual(from.getTime());
  for (const { subject, count } of counted.retained)
    expect(lineOf(after, subject)).toMatchObject({ subject, due: 0, passed: count });
  const records = await db.ownerSql(
    `select actor, subject_type as type, before, (after ->> 'identity.sign-in-codes')::int as codes, (after ->> 'data-rights.inactive-people')::int as people,
       (select count(*)::int from jsonb_object_keys(after)) as subjects from audit_rows where action = 'data-rights.retain-rows'`,
  );
  expect(records).toEqual([
    {
      actor: 'system',
      type: 'retention',
      before: null,
      codes: 2,
      people: 1,
      subjects: Object.keys(RETENTION).length,
    },
  ]);
});

it('a copy holds the authenticator and the domains that somebody asked for', async () => {
  await ask('COORDINATOR', 'mutation { beginAuthenticator { errors { code } } }');
  const { account } = (await ask('COORDINATOR', '{ account { email } }')) as { account: { email: string } };
  await db.ownerSql(
    `insert into organisation_domains (id, organisation_id, domain, requested_by)
     select gen_random_uuid(), g.scope_id, 'copied.example', g.person_id
     from role_grants g join people p on p.id = g.person_id where g.role = 'COORDINATOR' and p.email = $1 limit 1`,
    [account.email],
  );

  const copied = (await ask(
    'COORDINATOR',
    'mutation { exportOwnData(input: { format: JSON, locale: en }) { file { content } } }',
  )) as { exportOwnData: { file: { content: string } } };

  const { content } = copied.exportOwnData.file;
  for (const held of ['copied.example', 'recoveryCodesLeft', 'handOvers']) expect(content).toContain(held);
});

const REACHING = /contact|mail$|phone|address|^to$|sentTo/i;

/* A field that shows how somebody is reached is decided about here, with who has a reason to see it. */
it('no other field of the schema shows how somebody is reached', () => {
  const schema = buildSchema(readFileSync(fromPackageRoot('apps', 'api', 'schema.graphql'), 'utf8'));
  const reaching = Object.values(schema.getTypeMap())
    .filter(isObjectType)
    .filter(({ name }) => !/^(__|Query$|Mutation$)/.test(name))
    .flatMap((type) =>
      Object.values(type.getFields())
        .filter(({ type: of, name }) => getNamedType(of).name === 'String' && REACHING.test(name))
        .map(({ name }) => `${type.name}.${name}`),
    );
  expect(reaching.toSorted()).toEqual(EXPECTED);
});

const EXPECTED = [
  // One's own.
  'Account.email',
  'Account.phone',
  // With stars in it, for whoever has the ticket and has to confirm it.
  'AwaitedAddress.address',
  // Of a page of the ministry's.
  'BeginWithProviderPayload.address',
  // The address of a recipient, for those who write campaigns.
  'CampaignRecipient.address',
  // Told apart, not told.
  'CampaignSubscription.address',
  // The mailbox of a demonstration.
  'CaughtMail.to',
  'ContactChange.sentTo',
  // Whom a coordinator of the organisation wrote to, for its coordinators.
  'CoordinatorInvitation.email',
  // Told apart, not told, for whoever has the link.
  'DateWish.address',
  // What a coordinator pasted, back to the same coordinator, and what is left of it to those of the organisation.
  'EnrolmentDraftRow.contact',
  'EnrolmentLine.contact',
  // Members of the own organisation that a line may mean.
  'EnrolmentLine.memberContact',
  // Who asks to join, for the coordinators who decide.
  'JoinRequest.contact',
  // Whom somebody invited, for those who give the role.
  'OpenInvitation.email',
  // Coordinators of the own organisation.
  'OrganisationCoordinator.email',
  // Members of the own organisation.
  'OrganisationPerson.contact',
  // Who proposed an organisation, for those who decide upon it.
  'OrganisationProposal.proposerContact',
  // Whom the own organisation enrolled.
  'OrganisationRegistration.contact',
  // One's own.
  'OwnData.email',
  'OwnData.phone',
  'RequestSignInCodePayload.sentTo',
  // With stars in it for whoever is signed in with another.
  'RoleInvitation.email',
  // Around the session.
  'RosterEntry.contact',
  // The writer's own.
  'SendTestMailPayload.address',
  // For the administrator, for the working group of those whose roles it gives, and for whoever looked for it.
  'User.email',
  'User.phone',
];
