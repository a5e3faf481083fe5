/* Story: docs/stories/strong-sign-in.md, "A fresh proof": acts that ask for one refuse on both paths, and nothing is changed. */
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { cookieOf, demonstrationDatabase, lasting, post, startApi, trustedDocuments } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let office: string;
let coordinator: string;

beforeAll(async () => {
  db = await demonstrationDatabase();
  const demonstration = await startApi(db);
  office = await cookieOf(demonstration.url, 'HEAD_OF_GOVERNMENT_OFFICE');
  coordinator = await cookieOf(demonstration.url, 'COORDINATOR');
  await demonstration.kill('SIGKILL');
  // Outside the demonstration, where proofs are asked for.
  api = await startApi(db, { SAMAKI_DEMO: '0' });
});
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

/** Makes the sign-in of the demonstration one by passkey or by code, proven that many minutes ago. */
const become = (method: 'PASSKEY' | 'EMAIL_CODE', minutesAgo: number | null) =>
  db.ownerSql(
    `update sign_ins set method = $1, strength = $1, proven_at = app_now() - make_interval(mins => $2::int)`,
    [method, minutesAgo],
  );

async function approve(): Promise<{ status: number; body: unknown }[]> {
  const document = trustedDocuments().get('ApproveReport')!;
  const variables = { input: { reportId: 'rpt_0', version: 1, comment: 'យល់ព្រម' } };
  const answers = [];
  for (const body of [{ documentId: document.id }, { query: document.text }])
    answers.push(lasting(await post(api.url, { ...body, variables }, { cookie: office })));
  return answers;
}

const REFUSED = {
  status: 200,
  body: {
    data: null,
    errors: [
      {
        message: 'Confirm that it is you, then try again.',
        path: ['approveReport'],
        extensions: { code: 'STEP_UP_REQUIRED' },
      },
    ],
  },
};

it.each([
  ['was proven six minutes ago', 'PASSKEY', 6],
  ['was never proven', 'PASSKEY', null],
] as const)(
  'refuses on both paths with a sign-in that %s, and changes nothing',
  async (_how, method, ago) => {
    await become(method, ago);
    const before = await tableChecksums(db.url, ['sign_ins']);
    expect(await approve()).toEqual([REFUSED, REFUSED]);
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
  },
);

it('refuses a sign-in by code, whose role waits for a stronger one', async () => {
  await become('EMAIL_CODE', null);
  expect(await approve()).toEqual([REFUSED, REFUSED]);
});

it('words it in Khmer', async () => {
  const { text: query } = trustedDocuments().get('ApproveReport')!;
  const variables = { input: { reportId: 'rpt_0', version: 1, comment: null } };
  const answer = await post(api.url, { query, variables }, { cookie: office, 'accept-language': 'km' });
  expect(answer.body.errors?.[0]?.message).toBe('សូមបញ្ជាក់អត្តសញ្ញាណ រួចព្យាយាមម្តងទៀត។');
});

it('lets a fresh one through to the act, and everybody read without', async () => {
  await become('PASSKEY', 4);
  for (const { body } of await approve())
    expect(body).toMatchObject({ data: { approveReport: { errors: [{ code: 'REPORT_NOT_FOUND' }] } } });

  await become('PASSKEY', 60);
  const { text: query } = trustedDocuments().get('ViewerInHeader')!;
  expect((await post(api.url, { query }, { cookie: office })).body.data).toMatchObject({
    viewer: { roles: ['HEAD_OF_GOVERNMENT_OFFICE'] },
  });
});

it.each(['InviteCoordinator', 'HandOverOrganisation'])(
  'makes nobody a coordinator by an open screen: %s, nine days after a code',
  async (name) => {
    await become('EMAIL_CODE', 9 * 24 * 60);
    const [own] = await db.ownerSql<{ id: string }>(
      `select g.scope_id as id from role_grants g join people p on p.id = g.person_id
       where g.role = 'COORDINATOR' and p.email = 'coordinator@samaki.example'`,
    );
    const input = {
      organisationId: `org_${own!.id.replaceAll('-', '')}`,
      email: 'thief@evil.example',
      fullName: 'Some Body',
      locale: 'en',
    };
    const document = trustedDocuments().get(name)!;
    const before = await tableChecksums(db.url, ['sign_ins']);
    for (const asked of [{ documentId: document.id }, { query: document.text }]) {
      const answer = await post(api.url, { ...asked, variables: { input } }, { cookie: coordinator });
      expect(answer.body.errors?.[0]?.extensions?.code).toBe('STEP_UP_REQUIRED');
    }
    expect(await tableChecksums(db.url, ['sign_ins'])).toEqual(before);
    // With a proof of four minutes ago it is done: the refusal was about nothing else.
    await become('PASSKEY', 4);
    const done = await post(
      api.url,
      { documentId: document.id, variables: { input } },
      { cookie: coordinator },
    );
    expect(done.body).toEqual({ data: { [`${name[0]!.toLowerCase()}${name.slice(1)}`]: { errors: [] } } });
    expect(await db.ownerSql(`select role from invitations where email = 'thief@evil.example'`)).toEqual([
      { role: 'COORDINATOR' },
    ]);
  },
);
