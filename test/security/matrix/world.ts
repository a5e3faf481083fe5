import { loadReferenceData as loadCatalogue } from '#catalogue';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { loadReferenceData as loadSubKinds } from '#organisations';
import { loadReferenceData as loadUnits } from '#pledges';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { Grounds } from './grounds.js';
import { Rows } from './rows.js';
import { audit, campaigns, committee } from './world-of-committee.js';
import { organisations } from './world-of-organisations.js';
import { identity, people } from './world-of-people.js';
import { quotas, registrations, sessions } from './world-of-sessions.js';

export interface MatrixWorld {
  readonly db: TestDatabase;
  readonly rows: Rows;
}

/** Organisations A and B, cities A and B, everybody whom the programme knows, and a row of each in every table that holds rows of
 *  somebody: `aa` in the own city, `ab` and `ba` across. */
export async function buildWorld(): Promise<MatrixWorld> {
  const db = await createTestDatabase();
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 1 }).initialize();
  await new UnitOfWork(dataSource, new EventListeners()).run(async (tx) => {
    await loadCatalogue(tx);
    await loadSubKinds(tx);
    await loadUnits(tx);
  });
  await dataSource.destroy();
  const rows = new Rows(db);
  await rows.begin();
  const grounds = await groundsOf(db, rows);
  for (const part of [
    people,
    organisations,
    sessions,
    registrations,
    quotas,
    committee,
    campaigns,
    identity,
    audit,
  ])
    await part(grounds);
  return { db, rows };
}

async function groundsOf(db: TestDatabase, rows: Rows): Promise<Grounds> {
  const [row] = await db.ownerSql<{ a: string; b: string; sector: string; area: string; subKind: string }>(
    `select (select id from cities where code = 'siem-reap') as a, (select id from cities where code = 'battambang') as b,
       s.id as sector, s.focus_area_id as area, (select id from organisation_sub_kinds where code = 'local-ngo') as "subKind"
     from sectors s where s.code = 'heritage'`,
  );
  const { a, b, sector, area, subKind } = row!;
  for (const [prefix, id] of Object.entries({ cty: a, sct: sector, fcs: area })) rows.grounds.set(prefix, id);
  return { db, rows, cities: { a, b }, sector, area, subKind };
}
