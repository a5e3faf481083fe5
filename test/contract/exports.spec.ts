/* docs/stories/exports.md through the api: who may take which list along, what stands in the file, and that a refusal
   leaves nothing behind. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { layOverseen, type Overseen } from '../../libs/organisations/test/overseen.builder.js';
import { NOW } from '../../libs/registrations/test/seats.builder.js';
import { globalId } from './both-paths.cases.js';
import { ExportFiles, type Filters } from './exports-reader.js';
import { cookieOf, demonstrationDatabase, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let story: Overseen;
let files: ExportFiles;
const cookies = new Map<string, string>();
const ROLES = [
  'WORKING_GROUP',
  'ADMINISTRATOR',
  'CHAIR',
  'CITY_OFFICER',
  'COORDINATOR',
  'TRAINER',
  'PARTICIPANT',
];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  story = await layOverseen(db);
  api = await startApi(db);
  files = new ExportFiles(api.url, cookies);
  for (const role of ROLES) cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});

const start: ExportFiles['start'] = (...asked) => files.start(...asked);
const fetchFile: ExportFiles['fetchFile'] = (...asked) => files.fetchFile(...asked);
const csvOf: ExportFiles['csvOf'] = (...asked) => files.csvOf(...asked);
const workbookOf: ExportFiles['workbookOf'] = (...asked) => files.workbookOf(...asked);

const written = async (): Promise<{ audit: number; tokens: number }> => {
  const [counts] = await db.ownerSql<{ audit: number; tokens: number }>(
    `select (select count(*)::int from audit_rows where action = 'exports.export-list') as audit,
      (select count(*)::int from export_tokens) as tokens`,
  );
  return counts!;
};

describe('a list taken along', () => {
  it('is what the page shows, in its order and language, with all pages', async () => {
    const chosen = await csvOf('WORKING_GROUP', 'organisations', { kind: 'NGO', city: 'phnom-penh' });
    expect(chosen.map((row) => row['Name in English'])).toEqual([
      'Cities for People International',
      'Clean Lanes Cambodia',
      'Open Data Phnom Penh',
      'Russey Keo Clean Water',
      'Streets for All Association',
      'Urban Women Association',
    ]);
    const all = await csvOf('WORKING_GROUP', 'organisations', {}, 'km');
    expect(all).toHaveLength(43);
    const names = all.map((row) => row['ឈ្មោះជាភាសាខ្មែរ']!);
    expect(names).toEqual(names.toSorted(new Intl.Collator('km').compare));
    expect(all.find((row) => row['ឈ្មោះជាភាសាអង់គ្លេស'] === 'Krama Weavers Cooperative')).toMatchObject({
      ប្រភេទអង្គភាព: 'អង្គការក្រៅរដ្ឋាភិបាល',
      មនុស្ស: '4',
      បានបណ្តុះបណ្តាល: '2',
      កន្លែងខាងមុខ: '2',
    });
  });

  it('names its file in both scripts and is nothing but a file', async () => {
    const { token } = await start('WORKING_GROUP', 'organisations');
    const { headers } = await fetchFile('WORKING_GROUP', token, 'csv', 'km');

    const [day] = await db.ownerSql<{ day: string }>(
      `select to_char(now() at time zone 'Asia/Phnom_Penh', 'YYYY-MM-DD') as day`,
    );
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="organisations-${day!.day}.csv"; filename*=UTF-8''${encodeURIComponent(`អង្គភាព-${day!.day}.csv`)}`,
    );
    expect(headers.get('content-type')).toContain('text/csv');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-language')).toBe('km');
  });

  it('keeps money and kind apart, exact to the last digit', async () => {
    const organisation = { organisation: globalId('org', story.weavers) };
    const rows = await csvOf('WORKING_GROUP', 'organisation-pledges', organisation);
    expect(rows.map((row) => [row['Amount'], row['Currency'], row['Quantity'], row['Unit']])).toEqual(
      expect.arrayContaining([
        ['1250.50', 'USD', '', ''],
        ['4000000', 'KHR', '', ''],
        ['', '', '12.125', 'person-days'],
        ['', '', '2', 'vehicles'],
      ]),
    );
    const book = await workbookOf('WORKING_GROUP', 'organisation-pledges', organisation);
    expect(book[0]).toContain('Amount');
    expect(book.slice(1).map((row) => row.slice(0, 2))).toEqual(expect.arrayContaining([[1250.5, 'USD']]));

    const centre = await csvOf('WORKING_GROUP', 'pledges', { unit: 'KHR' });
    expect(centre.map((row) => row['Amount'])).toContain('9999999999999999');
    const exact = await workbookOf('WORKING_GROUP', 'pledges', { unit: 'KHR' });
    expect(exact.flat()).toContain('9999999999999999');
  });

  it('writes instants in the programme’s zone, as dates in a workbook', async () => {
    const rows = await csvOf('TRAINER', 'sessions');
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(row['Starts (Asia/Phnom_Penh)']).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    const [head, first] = await workbookOf('TRAINER', 'sessions');
    const starts = first![head!.indexOf('Starts (Asia/Phnom_Penh)')];
    expect(starts).toBeInstanceOf(Date);
    expect((starts as Date).toISOString().slice(0, 16).replace('T', ' ')).toBe(
      rows[0]!['Starts (Asia/Phnom_Penh)'],
    );
  });
});

describe('who takes it', () => {
  it('is written down with filters and format', async () => {
    const before = await written();
    await csvOf('WORKING_GROUP', 'organisations', { kind: 'NGO' });

    expect(await written()).toEqual({ audit: before.audit + 1, tokens: before.tokens + 1 });
    const [row] = await db.ownerSql(
      `select action, subject_type, subject_id, before, after from audit_rows where action = 'exports.export-list' order by at desc, id desc limit 1`,
    );
    expect(row).toEqual({
      action: 'exports.export-list',
      subject_type: 'list',
      subject_id: 'organisations',
      before: null,
      after: { format: 'CSV', filters: { kind: 'NGO' } },
    });
  });

  it('sees no more in the file than on the page', async () => {
    expect(await csvOf('CITY_OFFICER', 'organisations')).toHaveLength(13);
    const [own] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
    );
    const people = await csvOf('COORDINATOR', 'organisation-people', {
      organisation: globalId('org', own!.id),
    });
    expect(people.length).toBeGreaterThan(0);
    expect(
      (await csvOf('COORDINATOR', 'pledges')).every((row) => row['Organisation'] === 'Lotus Angkor Hotel'),
    ).toBe(true);
  });

  it('is refused as on the page, and then nothing is written', async () => {
    const before = await written();
    const weavers = { organisation: globalId('org', story.weavers) };
    const refusals: [string | null, string, Filters, string][] = [
      [null, 'organisations', {}, 'UNAUTHENTICATED'],
      ['PARTICIPANT', 'topics', {}, 'FORBIDDEN'],
      ['TRAINER', 'organisations', {}, 'FORBIDDEN'],
      ['COORDINATOR', 'organisation-people', weavers, 'FORBIDDEN'],
      ['CHAIR', 'organisation-people', weavers, 'FORBIDDEN'],
      ['CITY_OFFICER', 'overview-people', { measure: 'REGISTERED', city: 'phnom-penh' }, 'FORBIDDEN'],
      ['WORKING_GROUP', 'audit', {}, 'FORBIDDEN'],
      ['CHAIR', 'organisation-proposals', {}, 'FORBIDDEN'],
      ['CITY_OFFICER', 'organisation-domains', {}, 'FORBIDDEN'],
      ['COORDINATOR', 'users', {}, 'FORBIDDEN'],
      ['CITY_OFFICER', 'invitations', {}, 'FORBIDDEN'],
      ['WORKING_GROUP', 'erasures', {}, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'organisation-proposals', { show: 'decided' }, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'users', { role: 'KING' }, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'mails', {}, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', '__proto__', {}, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'organisations', { state: 'OPEN' }, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'organisations', { kind: 'KING' }, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'roster', { session: globalId('ses', newId()) }, 'BAD_USER_INPUT'],
      ['WORKING_GROUP', 'roster', {}, 'BAD_USER_INPUT'],
    ];
    for (const [role, list, filters, code] of refusals)
      expect({ role, list, ...(await start(role, list, filters)) }).toEqual({
        role,
        list,
        token: null,
        refused: code,
      });
    expect(await written()).toEqual(before);
  });

  it('gets the file once, under the same sign-in, within two minutes', async () => {
    const { token } = await start('WORKING_GROUP', 'topics');
    const status = async (role: string | null, ending = 'csv'): Promise<number> => {
      const answer = await fetchFile(role, token, ending);
      await answer.arrayBuffer();
      return answer.status;
    };
    expect([await status(null), await status('CHAIR'), await status('WORKING_GROUP', 'xlsx')]).toEqual([
      401, 404, 404,
    ]);
    expect([await status('WORKING_GROUP'), await status('WORKING_GROUP')]).toEqual([200, 404]);

    const late = await start('WORKING_GROUP', 'topics');
    await db.travelBy(121_000);
    expect((await fetchFile('WORKING_GROUP', late.token)).status).toBe(404);
  });
});

describe('every list', () => {
  it.each<[string, string, Filters]>([
    ['TRAINER', 'sessions', {}],
    ['WORKING_GROUP', 'pledges', { state: 'PLEDGED', city: 'siem-reap', kind: 'NGO' }],
    ['CHAIR', 'overview-people', { measure: 'REGISTERED', city: 'online' }],
    ['CHAIR', 'overview-people', { measure: 'INVITED' }],
    ['CITY_OFFICER', 'overview-pledges', { measure: 'ACCEPTED', unit: 'USD' }],
    ['COORDINATOR', 'topics', {}],
    ['WORKING_GROUP', 'campaigns', {}],
    ['CITY_OFFICER', 'exclusions', {}],
    ['CHAIR', 'reports', { status: 'SUBMITTED' }],
    ['CITY_OFFICER', 'organisation-proposals', { decided: 'yes' }],
    ['ADMINISTRATOR', 'organisation-domains', {}],
    ['WORKING_GROUP', 'users', { search: 'Keo', role: 'TRAINER' }],
    ['ADMINISTRATOR', 'invitations', {}],
    ['ADMINISTRATOR', 'audit', { type: 'session', by: 'PERSON' }],
  ])('is given to a %s: %s %j', async (role, list, filters) => {
    const rows = await csvOf(role, list, filters);
    expect(Array.isArray(rows)).toBe(true);
  });

  it('of a thing names it: roster, submissions, recipients, registrations', async () => {
    const [ids] = await db.ownerSql<{
      session: string;
      topic: string;
      campaign: string;
      organisation: string;
    }>(
      `select (select session_id from registrations group by 1 order by count(*) desc limit 1) as session,
        (select topic_id from submissions limit 1) as topic, (select id from campaigns where started_at is not null limit 1) as campaign,
        (select organisation_id from registrations where organisation_id is not null limit 1) as organisation`,
    );
    const roster = await csvOf('WORKING_GROUP', 'roster', { session: globalId('ses', ids!.session) });
    const [count] = await db.ownerSql<{ n: number }>(
      'select count(*)::int as n from registrations where session_id = $1',
      [ids!.session],
    );
    expect(roster).toHaveLength(count!.n);
    expect(new Set(roster.map((row) => row['Reference'])).size).toBe(count!.n);
    expect(
      (await csvOf('WORKING_GROUP', 'submissions', { topic: globalId('top', ids!.topic) })).length,
    ).toBeGreaterThan(0);
    expect(
      (await csvOf('WORKING_GROUP', 'recipients', { campaign: globalId('cpg', ids!.campaign) })).length,
    ).toBeGreaterThan(0);
    const past = { organisation: globalId('org', ids!.organisation), past: 'yes' };
    expect(Array.isArray(await csvOf('WORKING_GROUP', 'organisation-registrations', past))).toBe(true);
  });
});

describe('a formula', () => {
  it('is a text in every file', async () => {
    const evil = '=HYPERLINK("http://evil.example","Click")';
    await db.ownerSql(`update organisations set name_en = $1 where id = $2`, [evil, story.weavers]);

    const rows = await csvOf('WORKING_GROUP', 'organisations');
    expect(rows.map((row) => row['Name in English'])).toContain(`'${evil}`);
    const book = await workbookOf('WORKING_GROUP', 'organisations');
    expect(book.flat()).toContain(`'${evil}`);
    const cells = [
      ...rows.flatMap((row) => Object.values(row)),
      ...book.flat().filter((cell) => typeof cell === 'string'),
    ];
    expect(cells.filter((cell) => /^[=+@\t\r\n]|^-(?!\d)/.test(cell))).toEqual([]);
  });
});

describe('somebody who takes many', () => {
  it('has thirty in an hour, and is told when to come back', async () => {
    cookies.set('SECOND', await cookieOf(api.url, 'ADMINISTRATOR'));
    await db.ownerSql('delete from export_tokens');
    for (let n = 0; n < 30; n += 1) expect((await start('ADMINISTRATOR', 'topics')).refused).toBeNull();
    const before = await written();
    expect(await start('SECOND', 'topics')).toEqual({ token: null, refused: 'EXPORT_LIMIT_REACHED' });
    expect(await written()).toEqual(before);
    await db.travelBy(3_600_000);
    cookies.set('ADMINISTRATOR', await cookieOf(api.url, 'ADMINISTRATOR'));
    expect((await start('ADMINISTRATOR', 'topics')).refused).toBeNull();
  });
});
