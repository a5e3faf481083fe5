/* D1: somebody of the demonstration is erased through the api and the worker's own service. Their name, address and ticket
   codes are then in no table of any schema, the queues' included; ledger and counts are as before. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditSealer, AuditVerifier } from '#audit';
import { ErasePersonService } from '#data-rights';
import { UnitOfWork } from '#database';
import { spawnApp, type SpawnedApp, type TestDatabase, waitFor } from '#testing';
import { composeRights } from '../../libs/data-rights/test/rights.builder.js';
import { tracesOf } from '../../libs/data-rights/test/traces.js';
import { cookieOf, demonstrationDatabase, post, startApi } from '../contract/support.js';

const DAY = 86_400_000;

let db: TestDatabase;
let api: SpawnedApp;
let queues: SpawnedApp;
let worker: INestApplicationContext;

beforeAll(async () => {
  db = await demonstrationDatabase();
  [api, queues] = await Promise.all([startApi(db), spawnApp('worker', { DATABASE_URL: db.url })]);
  worker = await composeRights(db, 'samaki_worker');
}, 120_000);
afterAll(async () => {
  await worker?.close();
  await Promise.all([api?.kill('SIGKILL'), queues?.kill('SIGKILL')]);
  await db?.drop();
});

/** Figures that must not move: everything that was reported, pledged, or counted of sessions that are over, and how many
 *  rows each ledger has. */
const figures = async (): Promise<unknown> => ({
  reported: await db.ownerSql('select * from report_figures order by report_id, version, key'),
  pledged: await db.ownerSql(
    'select status, coalesce(currency, unit_code) as unit, count(*), sum(coalesce(amount_minor, quantity_thousandths))::text as sum from pledges group by 1, 2 order by 1, 2',
  ),
  counted: await db.ownerSql(
    `select o.* from overview_rollups o join sessions s on s.id = o.session_id where s.ends_at < $1 and o.people <> 0
     order by o.session_id, o.measure, o.organisation_kind`,
    [new Date()],
  ),
  rows: await db.ownerSql(
    'select (select count(*) from people) as people, (select count(*) from registrations) as registrations, (select count(*) from attendances) as attendances',
  ),
});

it('erasing somebody leaves no trace, and every figure as it was', async () => {
  const cookie = await cookieOf(api.url, 'PARTICIPANT');
  const ask = async (query: string): Promise<unknown> => (await post(api.url, { query }, { cookie })).body;
  const copy = `mutation { exportOwnData(input: { format: JSON, locale: en }) { file { content } errors { code } } }`;
  const exported = JSON.stringify(await ask(copy));
  expect(await ask('mutation { askErasure { errors { code } } }')).toEqual({
    data: { askErasure: { errors: [] } },
  });
  const [me] = await db.ownerSql<{ id: string; fullName: string; email: string; matchKey: string }>(
    `select p.id, p.full_name as "fullName", p.email, p.match_key as "matchKey" from people p join erasures e on e.person_id = p.id and e.asked_by = p.id`,
  );
  const references = await db.ownerSql<{ reference: string }>(
    'select reference from registrations where person_id = $1',
    [me!.id],
  );
  expect(references.length).toBeGreaterThan(0);
  expect(exported).toContain(me!.email);
  // The mails about the copy and the erasure are written and caught before anything is erased.
  await waitFor(
    async () =>
      (await db.ownerSql('select 1 from caught_mails where to_address = $1', [me!.email])).length >= 2 ||
      null,
    60_000,
  );
  const secrets = [
    me!.fullName,
    me!.email,
    me!.matchKey.split(' ')[1]!,
    ...references.map(({ reference }) => reference),
  ];
  const before = await figures();
  expect((await tracesOf(db, secrets)).length).toBeGreaterThan(3);

  await db.travelBy(14 * DAY + 1_000);
  await waitFor(async () => {
    await worker.get(ErasePersonService).eraseDue();
    const rows = await db.ownerSql('select 1 from people where id = $1 and erased_at is not null', [me!.id]);
    return rows.length > 0 || null;
  }, 30_000);

  expect(await tracesOf(db, secrets)).toEqual([]);
  expect(await figures()).toEqual(before);
  const unitOfWork = worker.get(UnitOfWork);
  await new AuditSealer(unitOfWork).sealOnce();
  expect((await new AuditVerifier(unitOfWork).verify()).fault).toBeNull();
  const { body } = await post(api.url, { query: '{ ownData { fullName } }' }, { cookie });
  expect(body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
}, 120_000);

it('the audit of the demonstration names nobody', async () => {
  const named = await db.ownerSql(
    `select a.action, p.full_name from audit_rows a join people p
       on strpos(concat(a.before::text, a.after::text, a.reason), coalesce(p.email, p.phone)) > 0 limit 5`,
  );
  expect(named).toEqual([]);
});
