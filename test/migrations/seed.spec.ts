import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { fromPackageRoot } from '#kernel';
import { loadDemonstration } from '../../apps/cli/src/demo/index.js';
import { Child, createTestDatabase, tableChecksums, type TestDatabase } from '#testing';

/* docs/stories/seed.md */

/** Wednesday 2 December 2026, 09:00 in Phnom Penh. */
const NOW = '2026-12-02T02:00:00Z';

jest.setTimeout(120_000);

let db: TestDatabase;
let other: TestDatabase;
beforeAll(async () => {
  [db, other] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  for (const one of [db, other]) await one.travelTo(NOW);
});
afterAll(async () => {
  await db.drop();
  await other.drop();
});

interface Said {
  readonly code: number | string;
  readonly log: string;
}

const seed = (on: TestDatabase, args: string, env: NodeJS.ProcessEnv = {}): Promise<Said> =>
  run(on, `seed ${args}`, env);

async function run(on: TestDatabase, words: string, env: NodeJS.ProcessEnv = {}): Promise<Said> {
  const cli = fromPackageRoot('dist', 'apps', 'cli', 'src', 'main.js');
  const child = new Child(process.execPath, [cli, ...words.split(' ')], {
    env: { PATH: process.env['PATH'], NODE_ENV: 'test', DATABASE_URL: on.url, ...env },
  });
  return { code: await child.exit(), log: child.log };
}

const SMALL = '--registrations 130 --pledges 500 --json';

const count = async (text: string): Promise<number> =>
  Number((await db.ownerSql<{ n: string }>(`select count(*) as n from ${text}`))[0]?.n);

describe('seed', () => {
  it('writes what the story says, and figures that equal the plain counts', async () => {
    const { code, log } = await seed(db, SMALL);

    expect({ code, log }).toMatchObject({ code: 0 });
    expect(log).toContain('"wrong":0');
    expect(await count('sessions')).toBe(3);
    expect(await count('people')).toBe(100);
    expect(await count('organisations')).toBe(10);
    expect(await count('registrations')).toBe(130);
    expect(await count('messages')).toBe(130);
    expect(await count('message_dedupe_keys')).toBe(130);
    expect(await count('campaign_recipients')).toBe(60);
    expect(await count('pledges')).toBe(500);
    expect(await count(`audit_rows where action = 'registrations.register'`)).toBe(130);
    expect(await count(`audit_rows where action = 'pledges.offer-pledge'`)).toBe(500);
    expect(
      await db.ownerSql(
        `select t.taken, t.waiting, t.next_rank::int as next, count(*) filter (where r.status = 'CANCELLED')::int as cancelled,
           count(r.promoted_at)::int as promoted
         from session_seats t join registrations r using (session_id) group by t.session_id, 1, 2, 3 order by count(*) desc`,
      ),
    ).toEqual([
      { taken: 50, waiting: 7, next: 11, cancelled: 3, promoted: 3 },
      { taken: 50, waiting: 7, next: 11, cancelled: 3, promoted: 3 },
      { taken: 9, waiting: 0, next: 1, cancelled: 1, promoted: 0 },
    ]);
    expect(
      await db.ownerSql(
        `select sum(people)::int as people from overview_rollups where measure = 'REGISTERED'`,
      ),
    ).toEqual([{ people: 123 }]);
    expect(await count('(select distinct status from pledges) s')).toBe(4);
  });

  it('leaves figures that `rollups verify` finds right, wrong by a cent or a person, and right again when made anew', async () => {
    expect(await run(db, 'rollups verify')).toMatchObject({ code: 0 });
    await db.ownerSql(
      `update pledge_rollups set pledged_sum = pledged_sum + 1 where level = 'TOTAL' and unit = 'USD'`,
    );
    await db.ownerSql(
      `update overview_rollups set people = people + 1 where ctid = (select ctid from overview_rollups where measure = 'REGISTERED' limit 1)`,
    );

    const { code, log } = await run(db, 'rollups verify');

    expect(code).toBe(1);
    expect(log).toMatch(/^1 of \d+ figures of pledges are not what their rows add up to:\n {2}TOTAL USD /m);
    expect(log).toMatch(
      /^1 of \d+ figures of people are not what their rows add up to:\n {2}session [-0-9a-f]{36} REGISTERED /m,
    );
    expect(await run(db, 'rollups rebuild')).toMatchObject({ code: 0 });
    expect(await run(db, 'rollups verify')).toMatchObject({ code: 0 });
  });

  it('writes the same rows for the same seed on the same day', async () => {
    expect((await seed(other, SMALL)).code).toBe(0);

    // Ids of cities, sectors and courses differ from one database to the next.
    const tables = ['people', 'memberships', 'registrations', 'attendances', 'session_seats', 'messages'];
    const own = await tableChecksums(db.url);
    const others = await tableChecksums(other.url);
    for (const table of tables) expect([table, others[table]]).toEqual([table, own[table]]);
    const pledges = `select p.id, o.name_en, c.code as city, s.code as sector, coalesce(p.currency, p.unit_code) as unit,
        coalesce(p.amount_minor, p.quantity_thousandths) as value, p.status, p.offered_at
      from pledges p join organisations o on o.id = p.organisation_id join cities c on c.id = p.city_id
      join sectors s on s.id = p.sector_id order by p.id`;
    expect(await other.ownerSql(pledges)).toEqual(await db.ownerSql(pledges));
  });

  it('refuses the same seed twice, and takes another, saying how far it is', async () => {
    const { code, log } = await seed(db, SMALL);

    expect(code).toBe(1);
    expect(log).toContain('Seed 1 is in this database already');
    expect(await count('registrations')).toBe(130);
    const second = await seed(db, '--registrations 130 --pledges 500 --seed 2');
    expect(second.code).toBe(0);
    for (const said of [
      `${'█'.repeat(24)} 130 of 130`,
      `${'█'.repeat(24)} 500 of 500`,
      '130 registrations in 3 sessions and 500 pledges in',
      'All figures equal the plain counts.',
    ])
      expect(second.log).toContain(said);
    expect(await count('registrations')).toBe(260);
    expect(await count('pledges')).toBe(1_000);
  });

  it('refuses in production and among people, unless it is meant', async () => {
    await other.ownerSql(`delete from audit_rows where action = 'cli.seed'`);

    const inProduction = await seed(other, '--pledges 1 --registrations 0 --seed 3', {
      NODE_ENV: 'production',
    });
    const amongPeople = await seed(other, '--pledges 1 --registrations 0 --seed 3');

    expect([inProduction.code, amongPeople.code]).toEqual([1, 1]);
    expect(inProduction.log).toContain('Not with NODE_ENV=production');
    expect(amongPeople.log).toContain('holds people and no demonstration');
    expect((await other.ownerSql('select from pledges')).length).toBe(500);
    expect((await seed(other, '--pledges 1 --registrations 0 --seed 3 --yes-really')).code).toBe(0);
    expect((await other.ownerSql('select from pledges')).length).toBe(501);
  });

  it('leaves the demonstration that comes after it to itself', async () => {
    const seeded = `select id from sessions where venue_en = 'Meeting hall' or mode = 'ONLINE' and join_url is null`;
    const onSeeded = `select
      (select count(*)::int from attendances a join registrations r on r.id = a.registration_id where r.session_id in (${seeded})) as marked,
      (select count(*)::int from pledges where session_id in (${seeded})) as credited,
      (select count(*)::int from campaigns where session_id in (${seeded})) as campaigns`;
    const before = await other.ownerSql(onSeeded);

    expect(await loadDemonstration(other.url)).toEqual({ isNew: true });

    expect(await other.ownerSql(`select count(*)::int as n from (${seeded}) s`)).toEqual([{ n: 3 }]);
    expect((await other.ownerSql('select from sessions')).length).toBe(24);
    expect(await other.ownerSql(onSeeded)).toEqual(before);
    const written = await other.ownerSql(
      `select c.subject_en, o.name_en like 'Trial %' as is_trial from campaign_recipients r
       join organisations o on o.id = r.organisation_id join campaigns c on c.id = r.campaign_id group by 1, 2 order by 1, 2`,
    );
    expect(written).toEqual([
      { subject_en: 'A session in Siem Reap: you are invited', is_trial: false },
      { subject_en: 'Come to our session', is_trial: true },
      { subject_en: 'What could your institution support?', is_trial: false },
    ]);
  });

  it.each(['--registrations many', '--pledgez 1'])('is not written %s', async (args) => {
    expect((await seed(other, args)).code).toBe(2);
  });
});
