/* docs/stories/exports.md: the lists of those who decide about organisations, and of those who give roles. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { globalId } from './both-paths.cases.js';
import { ExportFiles, type Row } from './exports-reader.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let files: ExportFiles;
const cookies = new Map<string, string>();
const ROLES = ['WORKING_GROUP', 'ADMINISTRATOR', 'CITY_OFFICER', 'COORDINATOR', 'PARTICIPANT'];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  files = new ExportFiles(api.url, cookies);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const csvOf: ExportFiles['csvOf'] = (...asked) => files.csvOf(...asked);

/** Does something by the api as a role, and expects no refusal. */
async function done(role: string, verb: string, input: object): Promise<void> {
  const type = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${verb}(input: $input) { errors { code } } }`;
  const { body } = await post(api.url, { query, variables: { input } }, { cookie: cookies.get(role)! });
  expect(body).toEqual({ data: { [verb]: { errors: [] } } });
}

describe('the lists of those who decide', () => {
  it('hold an organisation that waits, for the officer of its city too, until it is decided', async () => {
    await done('PARTICIPANT', 'proposeOrganisation', {
      nameKm: 'សមាគមអ្នកបើកទូកបឹង',
      nameEn: 'Lake Boat Pilots Guild',
      subKind: 'local-ngo',
      city: 'siem-reap',
      website: 'https://boat-pilots.example',
      why: '=We row pupils over the lake.',
      idempotencyKey: newId(),
    });
    const ours = (rows: readonly Row[]): Row | undefined =>
      rows.find((row) => row['Name in English'] === 'Lake Boat Pilots Guild');
    const waiting = ours(await csvOf('CITY_OFFICER', 'organisation-proposals'));

    expect(waiting).toMatchObject({
      'Name in Khmer': 'សមាគមអ្នកបើកទូកបឹង',
      'Name in English': 'Lake Boat Pilots Guild',
      State: 'Not verified yet',
      'Kind of organisation': 'NGO',
      Website: 'https://boat-pilots.example/',
      'Why it takes part': "'=We row pupils over the lake.",
      'Proposed by': 'ចាន់ ស្រីមុំ',
    });
    expect(ours(await csvOf('WORKING_GROUP', 'organisation-proposals'))).toEqual(waiting);
    const [inKhmer] = await csvOf('WORKING_GROUP', 'organisation-proposals', {}, 'km');
    expect(Object.keys(inKhmer!).filter((heading) => !/[\u1780-\u17ff]/.test(heading))).toEqual([]);

    const [row] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lake Boat Pilots Guild'`,
    );
    await done('CITY_OFFICER', 'verifyOrganisation', {
      organisationId: globalId('org', row!.id),
      version: 1,
    });
    expect(ours(await csvOf('CITY_OFFICER', 'organisation-proposals'))).toBeUndefined();
    const decided = await csvOf('CITY_OFFICER', 'organisation-proposals', { decided: 'yes' });
    expect(ours(decided)).toMatchObject({ State: 'Verified' });
  });

  it('hold the domains that wait, and the organisations that ask', async () => {
    const [own] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
    );
    const organisationId = globalId('org', own!.id);
    await done('COORDINATOR', 'requestDomain', { organisationId, domain: 'lotus-angkor.example' });

    const rows = await csvOf('WORKING_GROUP', 'organisation-domains');
    expect(rows.map((row) => [row['Domain'], row['Name in English'], row['State']])).toEqual([
      ['lotus-angkor.example', 'Lotus Angkor Hotel', 'Verified'],
    ]);
    expect(rows[0]!['Asked (Asia/Phnom_Penh)']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
  });

  it('hold people and their roles, with no contact that the page hides', async () => {
    const officers = await csvOf('WORKING_GROUP', 'users', { role: 'CITY_OFFICER' });
    expect(officers.map((row) => row['Roles'])).toContain('City officer, Siem Reap');
    expect(new Set(officers.map((row) => row['E-mail address']))).toEqual(new Set(['Not shown to you']));
    const seen = await csvOf('ADMINISTRATOR', 'users', { role: 'CITY_OFFICER' });
    expect(seen.map((row) => row['Name'])).toEqual(officers.map((row) => row['Name']));
    for (const row of seen) expect(row['E-mail address']).toContain('@');
  });

  it('leave no address or number in the audit that somebody searched for', async () => {
    const searched = ['nget.pisey@lotus-angkor.example', '+855 12 345 678', 'ពិសី'];
    for (const search of searched) await csvOf('ADMINISTRATOR', 'users', { search });
    const rows = await db.ownerSql<{ search: string }>(
      `select after->'filters'->>'search' as search from audit_rows
       where action = 'exports.export-list' and after->'filters' ? 'search' order by at, id`,
    );
    expect(rows.map(({ search }) => search)).toEqual(['…', '…', 'ពិសី']);
  });

  it('hold the invitations to the roles that the reader gives', async () => {
    const chair = { email: 'chair.next@samaki.example', fullName: 'Next Chair', role: 'CHAIR', locale: 'en' };
    const trainer = {
      ...chair,
      email: 'trainer.next@samaki.example',
      fullName: 'Next Trainer',
      role: 'TRAINER',
    };
    await done('ADMINISTRATOR', 'invitePerson', chair);
    await done('WORKING_GROUP', 'invitePerson', trainer);

    const names = async (role: string): Promise<string[]> =>
      (await csvOf(role, 'invitations')).map((row) => row['Name']!).toSorted();
    expect(await names('ADMINISTRATOR')).toEqual(expect.arrayContaining(['Next Chair', 'Next Trainer']));
    const seen = await names('WORKING_GROUP');
    expect(seen).toContain('Next Trainer');
    expect(seen).not.toContain('Next Chair');
    const [newest] = await csvOf('WORKING_GROUP', 'invitations');
    expect(newest).toMatchObject({
      'E-mail address': 'trainer.next@samaki.example',
      Role: 'Trainer',
      State: 'Open',
      'Mails sent': '1',
      'Invited by': 'ម៉ៅ សុវណ្ណារី',
    });
  });
});
