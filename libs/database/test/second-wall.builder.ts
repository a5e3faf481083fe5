import type { Actor, Role, RoleGrant } from '#authz';
import type { TestDatabase } from '#testing';

/** The same uuid for the same word; rows are told by their words. */
export const idOf = (word: string): string => {
  const hex = Buffer.from(word.padEnd(16, '.')).toString('hex').slice(0, 32);
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
};

const SIEM_REAP = idOf('siem-reap');
const LOTUS = idOf('lotus');
const SANGKER = idOf('sangker');

const grants = (role: Role, scopeId: string | null = null): RoleGrant[] => [{ role, scopeId }];

/** People of docs/stories/second-wall.md who read. */
export const READERS = {
  dara: [],
  pisey: grants('COORDINATOR', LOTUS),
  rithy: grants('COORDINATOR', SANGKER),
  vichet: grants('TRAINER'),
  sopheap: grants('CITY_OFFICER', SIEM_REAP),
  sokha: grants('WORKING_GROUP'),
  ratana: grants('CHAIR'),
  dalis: grants('HEAD_OF_GOVERNMENT_OFFICE'),
  piseth: grants('ADMINISTRATOR'),
} as const satisfies Record<string, readonly RoleGrant[]>;
export type ReaderName = keyof typeof READERS;

export const actorOf = (name: ReaderName): Actor => ({
  kind: 'person',
  personId: idOf(name),
  signInId: null,
  roles: READERS[name],
  withheldRoles: [],
  strength: 'PASSKEY',
  freshUntil: null,
});

const NAMES: Record<string, string> = {
  dara: 'Kim Dara',
  theary: 'Mao Theary',
  pisey: 'Ngeth Pisey',
  rithy: 'Nhem Rithy',
  sreyneang: 'Pov Sreyneang',
  bopha: 'Keo Bopha',
  sreymom: 'Chan Sreymom',
  vichet: 'Sok Vichet',
  bunthan: 'Chea Bunthan',
  sopheap: 'Lim Sopheap',
  sokha: 'Yim Sokha',
  ratana: 'Hun Ratana',
  dalis: 'Prak Dalis',
  piseth: 'Som Piseth',
};

type Value = string | number | Date | null;
const VERSION = '{"title": "2026"}';

/** Writes the rows of the story, as the owner. */
export async function buildSecondWall(database: TestDatabase): Promise<void> {
  const insert = async (table: string, columns: string, ...rows: readonly Value[][]): Promise<void> => {
    for (const row of rows)
      await database.ownerSql(
        `insert into ${table} (${columns}) values (${row.map((_, at) => `$${at + 1}`).join(', ')})`,
        row,
      );
  };
  const ids = (...words: string[]): string[] => words.map(idOf);

  await insert(
    'cities',
    'id, code, country_code, name_km, name_en, time_zone',
    ...['siem-reap', 'battambang'].map((code) => [idOf(code), code, 'KH', code, code, 'Asia/Phnom_Penh']),
  );
  await insert('focus_areas', 'id, code, name_km, name_en, rank', [idOf('area'), 'area', 'a', 'a', 1]);
  await insert('sectors', 'id, code, focus_area_id, name_km, name_en', [
    ...ids('sector'),
    'sector',
    idOf('area'),
    's',
    's',
  ]);
  await insert(
    'courses',
    'id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en',
    [idOf('course'), 'course', idOf('sector'), 'c', 'c', 'l', 'l', 'd', 'd', 'a', 'a'],
  );
  await insert('organisation_sub_kinds', 'id, code, kind, name_km, name_en', [
    idOf('kind'),
    'association',
    'NGO',
    'k',
    'k',
  ]);
  await insert(
    'organisations',
    'id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en',
    ...[
      ['lotus', 'siem-reap'],
      ['sangker', 'battambang'],
    ].map(([name, city]) => [idOf(name!), 'NGO', idOf('kind'), idOf(city!), name!, name!, name!, name!]),
  );
  await insert(
    'people',
    'id, full_name, email, locale, match_key',
    ...Object.entries(NAMES).map(([word, name]) => [idOf(word), name, `${word}@canary.example`, 'km', word]),
  );
  await insert(
    'memberships',
    'organisation_id, person_id',
    ...['pisey', 'dara', 'theary'].map((who) => ids('lotus', who)),
    ...['rithy', 'sreyneang', 'bopha'].map((who) => ids('sangker', who)),
  );
  await insert(
    'role_grants',
    'id, person_id, role, scope_id',
    [idOf('grant bunthan'), idOf('bunthan'), 'TRAINER', null],
    ...Object.entries(READERS).flatMap(([who, roles]) =>
      roles.map(({ role, scopeId }) => [idOf(`grant ${who}`), idOf(who), role, scopeId]),
    ),
  );
  await insert(
    'sign_ins',
    'id, person_id, token_hash, method, strength, idle_minutes, expires_at',
    ...['pisey', 'dara'].map((who) => [
      idOf(`in ${who}`),
      idOf(who),
      `\\x${Buffer.from(who).toString('hex')}`,
      'DEMO',
      'DEMO',
      30,
      '2030-01-01',
    ]),
  );
  await insert(
    'sessions',
    'id, course_id, mode, city_id, venue_km, venue_en, languages, doors_open_at, starts_at, ends_at, time_zone',
    ...[
      ['S', 'siem-reap'],
      ['T', 'battambang'],
    ].map(([word, city]) => [
      ...ids(word!, 'course'),
      'IN_PERSON',
      idOf(city!),
      'v',
      'v',
      '{km}',
      '2026-12-08T06:00Z',
      '2026-12-08T06:30Z',
      '2026-12-08T09:00Z',
      'Asia/Phnom_Penh',
    ]),
  );
  await insert(
    'session_seats',
    'session_id, capacity, taken, closes_at, schedule_version',
    ...['S', 'T'].map((word) => [idOf(word), 30, 3, '2026-12-08T06:30Z', 1]),
  );
  await insert(
    'session_trainers',
    'session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en',
    [...ids('S', 'vichet'), 'n', 'n', 'r', 'r'],
    [...ids('T', 'bunthan'), 'n', 'n', 'r', 'r'],
  );
  await insert(
    'registrations',
    'id, session_id, person_id, organisation_name, organisation_id, status, reference, locale',
    ...[
      ['r1', 'S', 'dara', 'lotus'],
      ['r2', 'S', 'theary', 'lotus'],
      ['r3', 'S', 'sreymom', null],
      ['r4', 'T', 'sreyneang', 'sangker'],
      ['r5', 'T', 'bopha', 'sangker'],
      ['r6', 'T', 'dara', 'lotus'],
    ].map(([word, session, who, organisation]) => [
      ...ids(word!, session!, who!),
      organisation ?? 'none',
      organisation ? idOf(organisation) : null,
      'CONFIRMED',
      `CODE-${word}`,
      'km',
    ]),
  );
  await insert(
    'attendances',
    'registration_id, status, marked_by',
    [idOf('r1'), 'ATTENDED', idOf('vichet')],
    [idOf('r3'), 'ATTENDED', idOf('vichet')],
    [idOf('r4'), 'ABSENT', idOf('bunthan')],
  );
  await insert(
    'pledges',
    'id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor',
    ...[
      ['p1', 'lotus', 'siem-reap'],
      ['p2', 'sangker', 'battambang'],
      ['p3', 'sangker', 'siem-reap'],
    ].map(([word, organisation, city]) => [
      ...ids(word!, organisation!),
      'NGO',
      ...ids(city!, 'sector', 'area'),
      'MONEY',
      'USD',
      100,
    ]),
  );
  await insert(
    'topics',
    'id, sector_id, title_km, title_en, question_km, question_en, opens_at, closes_at, asked_by, published_at, outcome_km, outcome_en',
    [
      ...ids('open', 'sector'),
      't',
      't',
      'q',
      'q',
      '2026-11-01',
      '2026-12-01',
      idOf('sokha'),
      null,
      null,
      null,
    ],
    [
      ...ids('told', 'sector'),
      't',
      't',
      'q',
      'q',
      '2026-09-01',
      '2026-10-01',
      idOf('sokha'),
      '2026-10-05',
      'o',
      'o',
    ],
  );
  await insert(
    'submissions',
    'id, topic_id, organisation_id, submitted_by, body, locale',
    [...ids('b1', 'open', 'lotus', 'pisey'), 'body', 'km'],
    [...ids('b2', 'open', 'sangker', 'rithy'), 'body', 'km'],
    [...ids('b3', 'told', 'sangker', 'rithy'), 'body', 'km'],
  );
  await buildReports(insert);
  await buildOutreach(insert);
  await insert('audit_rows', 'id, actor, action, subject_type, subject_id', [
    idOf('audit'),
    `person:${idOf('rithy')}`,
    'pledges.offer',
    'pledge',
    idOf('p2'),
  ]);
}

type Insert = (table: string, columns: string, ...rows: readonly Value[][]) => Promise<void>;

async function buildReports(insert: Insert): Promise<void> {
  const sokha = idOf('sokha');
  for (const [word, version, status] of [
    ['draft', 0, 'DRAFT'],
    ['sent', 1, 'SUBMITTED'],
  ] as const) {
    const id = idOf(word);
    await insert('reports', 'id, status, content, version, created_by', [
      id,
      status,
      VERSION,
      version,
      sokha,
    ]);
    await insert('report_authors', 'report_id, person_id', [id, sokha]);
    await insert('report_steps', 'id, report_id, version, act, person_id, role', [
      idOf(`made ${word}`),
      id,
      0,
      'CREATE',
      sokha,
      'WORKING_GROUP',
    ]);
  }
  const sent = idOf('sent');
  await insert('report_steps', 'id, report_id, version, act, person_id, role', [
    idOf('submitted'),
    sent,
    1,
    'SUBMIT',
    sokha,
    'WORKING_GROUP',
  ]);
  await insert('report_versions', 'report_id, number, content, city_codes, as_of, submitted_by', [
    sent,
    1,
    VERSION,
    '{}',
    '2026-11-01',
    sokha,
  ]);
  await insert('report_figures', 'report_id, version, key, measure, unit, filter, value', [
    sent,
    1,
    'invited',
    'INVITED',
    'PEOPLE',
    '{}',
    7,
  ]);
}

async function buildOutreach(insert: Insert): Promise<void> {
  const sokha = idOf('sokha');
  for (const [word, session] of [
    ['c1', idOf('S')],
    ['c2', null],
  ] as const)
    await insert(
      'campaigns',
      'id, session_id, subject_km, subject_en, body_km, body_en, status, created_by, started_at',
      [idOf(word), session, 's', 's', 'b', 'b', 'SENDING', sokha, '2026-11-01'],
    );
  await insert(
    'campaign_recipients',
    'id, campaign_id, organisation_id, person_id, status',
    ...[
      ['i1', 'c1', 'lotus', 'dara'],
      ['i2', 'c1', 'sangker', 'sreyneang'],
      ['i3', 'c2', 'lotus', 'theary'],
    ].map((words) => [...words.map(idOf), 'INVITED']),
  );
  await insert(
    'messages',
    'id, kind, person_id, to_address, locale',
    ...['dara', 'sreyneang'].map((who) => [
      idOf(`mail ${who}`),
      'kind',
      idOf(who),
      `${who}@canary.example`,
      'km',
    ]),
  );
  await insert(
    'outreach_exclusions',
    'organisation_id, reason, excluded_by',
    ...['lotus', 'sangker'].map((word) => [idOf(word), 'busy', sokha]),
  );
  await insert('consents', 'purpose, is_given, address_hash, source, wording', [
    'CAMPAIGNS',
    'false',
    '\\x00',
    'EARLIER',
    '1',
  ]);
}
