/* Story: docs/stories/second-wall.md, sign-in, roles and organisations. */
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ANONYMOUS } from '#authz';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { DataSource } from 'typeorm';
import { actorOf, buildSecondWall, idOf, type ReaderName, READERS } from './second-wall.builder.js';

let database: TestDatabase;
let dataSource: DataSource;
let unitOfWork: UnitOfWork;

beforeAll(async () => {
  database = await createTestDatabase();
  await buildSecondWall(database);
  const ids = (...words: string[]): string => words.map((word) => `'${idOf(word)}'`).join(', ');
  await database.ownerSql(`
    insert into organisation_join_links (id, organisation_id, created_by, expires_at) values (${ids('link', 'lotus', 'pisey')}, '2030-01-01');
    insert into organisation_join_requests (id, organisation_id, person_id) values (${ids('asks', 'lotus', 'sreymom')});
    insert into organisation_proposals (organisation_id, proposed_by, why) values (${ids('lotus', 'bunthan')}, 'We are new.');
    insert into organisation_domains (id, organisation_id, requested_by, domain, state, decided_at)
      values (${ids('approved', 'lotus', 'pisey')}, 'canary.example', 'APPROVED', app_now()),
        (${ids('requested', 'sangker', 'rithy')}, 'sangker.example', 'REQUESTED', null),
        (${ids('foreign', 'sangker', 'rithy')}, 'city.example', 'APPROVED', app_now());
    insert into invitations (id, invited_by, scope_id, role, email, full_name, locale, token_hash, expires_at)
      values (${ids('to lotus', 'pisey', 'lotus')}, 'COORDINATOR', 'a@canary.example', 'A', 'km', '\\x01', '2030-01-01'),
        (${ids('to train', 'sokha')}, null, 'TRAINER', 'b@canary.example', 'B', 'km', '\\x02', '2030-01-01');
    insert into course_materials (id, course_id, title_km, title_en, language, audience, is_shown)
      values (${ids('slides', 'course')}, 's', 's', 'km', 'EVERYBODY', true);
    insert into material_versions (id, material_id, number, url) values (${ids('slides 1', 'slides')}, 1, 'https://slides.example.org/1');
    insert into material_hand_ins (version_id, person_id) values (${ids('slides 1', 'vichet')});
    insert into session_observers (session_id, person_id, role_km, role_en) values (${ids('S', 'dara')}, 'r', 'r'), (${ids('T', 'rithy')}, 'r', 'r');
    insert into role_changes (id, person_id, changed_by, change, role) values (${ids('given', 'dara', 'sokha')}, 'GIVEN', 'TRAINER');
    insert into sign_in_recoveries (id, person_id, asked_by, reason) values (${ids('lost', 'sokha', 'piseth')}, 'Lost the phone.');
    insert into erasures (id, person_id, due_at) values (${ids('erases', 'dara')}, '2030-01-01');`);
  dataSource = await createDataSource(database.url, 'samaki_app', { poolSize: 2 }).initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
});
afterAll(async () => {
  await dataSource?.destroy();
  await database.drop();
});

const names = Object.keys(READERS) as ReaderName[];
const running = { sokha: 1, piseth: 1 };
const committee = { ...running, ratana: 1, dalis: 1 };
const everyDomain = { sokha: 3, piseth: 3, ratana: 3, dalis: 3 };

it.each<[table: string, rows: Partial<Record<ReaderName, number>>]>([
  ['organisation_join_links', { ...running, pisey: 1 }],
  ['organisation_join_requests', { ...running, pisey: 1 }],
  ['organisation_proposals', { ...committee, pisey: 1, sopheap: 1 }],
  // The approved one of their own address is everybody's who has one.
  ['organisation_domains', { dara: 1, pisey: 1, rithy: 3, vichet: 1, sopheap: 1, ...everyDomain }],
  ['invitations', { sokha: 2, piseth: 2, pisey: 1 }],
  ['material_hand_ins', { ...running, vichet: 1 }],
  [
    'session_observers',
    { sokha: 2, piseth: 2, ratana: 2, dalis: 2, dara: 1, rithy: 1, vichet: 1, sopheap: 1 },
  ],
  ['role_changes', { ...running, dara: 1 }],
  ['sign_in_recoveries', { sokha: 1, piseth: 1 }],
  ['erasures', { ...running, dara: 1 }],
])('%s answers each what they may see', async (table, rows) => {
  const count = { text: `select count(*)::int as count from ${table}`, values: [] };
  for (const name of names) {
    const [row] = await unitOfWork.readAs<{ count: number }>(actorOf(name), count);
    expect([name, row!.count]).toEqual([name, rows[name] ?? 0]);
  }
  expect(await unitOfWork.readAs(ANONYMOUS, count)).toEqual([{ count: 0 }]);
});

it('who asks to join is seen by who decides, and who proposed by the seat and the coordinator', async () => {
  const seen = async (reader: ReaderName): Promise<string[]> => {
    const rows = await unitOfWork.readAs<{ name: string }>(actorOf(reader), {
      text: 'select full_name as name from people where id = any($1) order by 1',
      values: [[idOf('sreymom'), idOf('bunthan')]],
    });
    return rows.map(({ name }) => name);
  };

  expect(await seen('pisey')).toEqual(['Chan Sreymom', 'Chea Bunthan']);
  // Sreymom is registered for a session of this city.
  expect(await seen('sopheap')).toEqual(['Chan Sreymom', 'Chea Bunthan']);
  expect(await seen('rithy')).toEqual([]);
  expect(await seen('dara')).toEqual([]);
});

it.each(['passkey_challenges', 'first_administrator_secrets', 'export_tokens'])(
  '%s is refused, whoever asks',
  async (table) => {
    await expect(
      unitOfWork.readAs(actorOf('piseth'), { text: `select from ${table}`, values: [] }),
    ).rejects.toThrow(/permission denied/);
  },
);
