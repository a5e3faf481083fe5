import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { CheckOverviewRollups } from '#overview';
import { createTestDatabase, propertyRuns, type TestDatabase, waitFor } from '#testing';
import pg from 'pg';
import { aRegistration, layOverviewStory, type OverviewStory } from './overview.builder.js';

/* docs/stories/overview.md: kept, and checked every night. */

let db: TestDatabase;
let story: OverviewStory;
let checks: CheckOverviewRollups;
/** The same in the owner's role, who alone may write figures. */
let owner: CheckOverviewRollups;
let close: () => Promise<void>;

beforeAll(async () => {
  db = await createTestDatabase();
  story = await layOverviewStory(db);
  const [worker, own] = await Promise.all(
    (['samaki_worker', 'owner'] as const).map((role) =>
      createDataSource(db.url, role, { poolSize: 1 }).initialize(),
    ),
  );
  checks = new CheckOverviewRollups(new UnitOfWork(worker!, new EventListeners()));
  owner = new CheckOverviewRollups(new UnitOfWork(own!, new EventListeners()));
  close = async () => {
    await worker!.destroy();
    await own!.destroy();
  };
});
afterAll(async () => {
  await close();
  await db.drop();
});

const plant = (people: number): Promise<unknown> =>
  db.ownerSql(
    `update overview_rollups set people = people + $1
     where session_id = $2 and measure = 'ATTENDED' and organisation_kind = 'NGO'`,
    [people, story.sessions['A']],
  );

describe('the nightly check', () => {
  it('writes that nothing is wrong when nothing is', async () => {
    expect(await checks.check()).toEqual({ compared: 14, wrong: 0, examples: [] });
    expect(await db.ownerSql(`select compared, wrong, examples from overview_rollup_checks`)).toEqual([
      { compared: 14, wrong: 0, examples: [] },
    ]);
  });

  it('names a figure that somebody changed by hand', async () => {
    await plant(5);

    expect(await checks.check()).toEqual({
      compared: 14,
      wrong: 1,
      examples: [
        {
          sessionId: story.sessions['A'],
          measure: 'ATTENDED',
          organisationKind: 'NGO',
          stands: 6,
          counted: 1,
        },
      ],
    });
    await plant(-5);
    expect(await checks.check()).toMatchObject({ wrong: 0 });
  });

  it('is due once a night, from one o’clock in Phnom Penh, and later when nobody looked', async () => {
    const isDue = async (at: string): Promise<boolean> => {
      await db.travelTo(at);
      return (await checks.checkWhenDue('Asia/Phnom_Penh')) !== null;
    };

    await db.ownerSql('delete from overview_rollup_checks');
    expect(await isDue('2026-12-23T07:05:00Z')).toBe(true);
    expect(await isDue('2026-12-23T17:59:00Z')).toBe(false);
    expect(await isDue('2026-12-23T18:00:01Z')).toBe(true);
    expect(await isDue('2026-12-23T19:00:00Z')).toBe(false);
    expect(await isDue('2026-12-25T09:00:00Z')).toBe(true);
    expect(await isDue('2026-12-25T10:00:00Z')).toBe(false);
    expect(await isDue('2026-12-25T18:00:00Z')).toBe(true);
  });

  it('sees a figure that is missing, and one that counts nothing; the rebuilding mends both', async () => {
    await db.ownerSql(`delete from overview_rollups where session_id = $1`, [story.sessions['B']]);
    await db.ownerSql(
      `insert into overview_rollups (session_id, measure, organisation_kind, people) values ($1, 'INVITED', 'NGO', 3)`,
      [story.sessions['D']],
    );

    expect(await checks.check()).toMatchObject({ wrong: 4 });
    await owner.rebuild();
    expect(await checks.check()).toMatchObject({ wrong: 0 });
  });
});

describe('figures under parallel writers', () => {
  const WRITERS = 4;
  const { numRuns: ACTS, seed } = propertyRuns(400, 10_000);

  it(`equal the plain counts after ${ACTS} random acts on ${WRITERS} connections (seed ${seed})`, async () => {
    const crowd = await layCrowd();

    let isOver = false;
    const rebuilding = rebuildUntil(() => isOver);
    const acts = await Promise.all(
      Array.from({ length: WRITERS }, (_, n) => actAtRandom(seed + n, ACTS / WRITERS, crowd)),
    ).finally(() => (isOver = true));
    await rebuilding;

    expect(acts.reduce((sum, done) => sum + done, 0)).toBe(ACTS);
    const measured = await db.ownerSql(
      `select measure from overview_rollups where people > 0 group by 1 order by 1`,
    );
    expect(measured.map(({ measure }) => measure)).toEqual(['ATTENDED', 'INVITED', 'REGISTERED']);
    expect(await checks.check()).toMatchObject({ wrong: 0 });
  }, 300_000);

  it('equal the plain counts when an organisation changes its kind under an open mark', async () => {
    expect(await raceOverKind()).toBe(0);
  });

  it('would not, did a mark not hold the organisation', async () => {
    const [source] = await db.ownerSql<{ text: string }>(
      `select pg_get_functiondef('overview_note_attendances()'::regprocedure) as text`,
    );
    await db.ownerSql(source!.text.replaceAll(/perform from organisations[^;]*;/g, ''));

    expect(await raceOverKind()).toBe(2);
    await db.ownerSql(source!.text);
  });
});

/** Makes all figures anew, again and again, beside the writers. */
async function rebuildUntil(isOver: () => boolean): Promise<void> {
  while (!isOver()) await owner.rebuild();
}

interface Crowd {
  readonly sessions: readonly string[];
  readonly organisations: readonly string[];
  readonly people: readonly string[];
}

async function layCrowd(): Promise<Crowd> {
  const people: string[] = [];
  for (let n = 0; n < 40; n += 1) {
    people.push(newId());
    await db.ownerSql(
      `insert into people (id, full_name, locale, match_key) values ($1, $2, 'km', $2 || '|')`,
      [people[n], `Crowd ${n}`],
    );
  }
  return {
    people,
    sessions: Object.values(story.sessions),
    organisations: Object.values(story.organisations),
  };
}

/** Random numbers that a seed repeats. */
function randomOf(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** Each act is a transaction of its own that locks the seats first, as all writers do; now and then one rolls back. A
 *  deadlock over the rows of organisations is begun anew, as the unit of work does. */
async function actAtRandom(seed: number, acts: number, crowd: Crowd): Promise<number> {
  const client = await connect();
  const random = randomOf(seed);
  const pick = <Item>(items: readonly Item[]): Item => items[random(items.length)]!;
  let done = 0;
  try {
    while (done < acts) {
      const session = pick(crowd.sessions);
      const organisation = random(4) === 0 ? null : pick(crowd.organisations);
      const act = pick(ACTS_OF);
      try {
        await client.query('begin');
        await client.query('select lock_seats(array[$1::uuid])', [session]);
        await act(client, { session, organisation, person: pick(crowd.people), below: random });
        await client.query(random(8) === 0 ? 'rollback' : 'commit');
        done += 1;
      } catch (error) {
        await client.query('rollback');
        if (!(error instanceof pg.DatabaseError) || error.code !== '40P01') throw error;
      }
    }
  } finally {
    await client.end();
  }
  return done;
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: db.url });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

interface Act {
  readonly session: string;
  readonly organisation: string | null;
  readonly person: string;
  readonly below: (limit: number) => number;
}

const SOME_REGISTRATION = `select id from registrations where session_id = $1 order by id offset $2 limit 1 for no key update`;

const ACTS_OF: readonly ((client: pg.Client, act: Act) => Promise<unknown>)[] = [
  (client, { session, organisation, person }) =>
    client.query(
      `insert into registrations (id, session_id, person_id, organisation_id, organisation_name, status, reference, locale)
       values ($1, $2, $3, $4, 'x', 'CONFIRMED', $5, 'km')
       on conflict (session_id, person_id) where status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') do nothing`,
      [newId(), session, person, organisation, newId().slice(-12).toUpperCase()],
    ),
  (client, { session, below }) =>
    client.query(
      `update registrations set status = 'CANCELLED', waitlist_rank = null, cancelled_at = app_now() where id = (${SOME_REGISTRATION})`,
      [session, below(30)],
    ),
  (client, { session, organisation, below }) =>
    client.query(`update registrations set organisation_id = $3 where id in (${SOME_REGISTRATION})`, [
      session,
      below(30),
      organisation,
    ]),
  async (client, { session, below }) => {
    const { rows } = await client.query<{ id: string }>(SOME_REGISTRATION, [session, below(30)]);
    await client.query(
      `insert into attendances (registration_id, status, marked_by) select r.id, $2, r.person_id from registrations r where r.id = any($1)
       on conflict (registration_id) do update set status = excluded.status, version = attendances.version + 1, reason = 'x'`,
      [rows.map(({ id }) => id), below(3) === 0 ? 'ABSENT' : 'ATTENDED'],
    );
  },
  (client, { session, organisation, person }) =>
    client.query(
      `insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status)
       select $1, c.id, $3, $4, 'INVITED' from campaigns c where c.session_id = $2 and $3::uuid is not null on conflict do nothing`,
      [newId(), session, organisation, person],
    ),
  (client, { session, below }) =>
    client.query(
      `update campaign_recipients set status = 'EXCLUDED', exclusion_reason = 'UNSUBSCRIBED' where id = (
         select r.id from campaign_recipients r join campaigns c on c.id = r.campaign_id where c.session_id = $1 and r.status = 'INVITED'
         order by r.id offset $2 limit 1 for no key update of r)`,
      [session, below(20)],
    ),
  (client, { session, below }) =>
    client.query(
      `delete from campaign_recipients where id = (
         select r.id from campaign_recipients r join campaigns c on c.id = r.campaign_id where c.session_id = $1
         order by r.id offset $2 limit 1 for update of r)`,
      [session, below(40)],
    ),
  (client, { organisation, below }) =>
    client.query(
      `update organisations o set kind = k.kind, sub_kind_id = k.id
       from (select id, kind from organisation_sub_kinds order by id offset $2 limit 1) k where o.id = $1`,
      [organisation, below(10)],
    ),
];

/** One marks somebody and stays open; another changes the organisation's kind and waits, or does not. Answers how many
 *  figures are wrong afterwards, all of which are then set right. */
async function raceOverKind(): Promise<number> {
  const [marker, changer] = [await connect(), await connect()];
  const personId = newId();
  await db.ownerSql(`insert into people (id, full_name, locale, match_key) values ($1, 'Racer', 'km', $2)`, [
    personId,
    personId,
  ]);
  const organisationId = story.organisations['Angkor Guides']!;
  const registrationId = await aRegistration(db, {
    sessionId: story.sessions['D']!,
    personId,
    organisationId,
    organisationName: 'x',
    status: 'CONFIRMED',
  });
  const [before] = await db.ownerSql<{ kind: string }>(`select kind from organisations where id = $1`, [
    organisationId,
  ]);

  const { pid } = (await changer.query<{ pid: number }>('select pg_backend_pid() as pid')).rows[0]!;
  await marker.query('begin');
  await marker.query(
    `insert into attendances (registration_id, status, marked_by) values ($1, 'ATTENDED', $2)`,
    [registrationId, personId],
  );
  const changed = changer.query(
    `update organisations o set kind = k.kind, sub_kind_id = k.id
     from (select id, kind from organisation_sub_kinds where kind <> $2 order by code limit 1) k where o.id = $1`,
    [organisationId, before!.kind],
  );
  // Either it waits for the mark, or it is over: both can be seen.
  await waitFor(async () => {
    const [seen] = await db.ownerSql<{ settled: boolean }>(
      `select cardinality(pg_blocking_pids(pid)) > 0 or state = 'idle' and query like 'update organisations%' as settled
       from pg_stat_activity where pid = $1`,
      [pid],
    );
    return seen?.settled === true;
  });
  await marker.query('commit');
  await changed;
  await Promise.all([marker.end(), changer.end()]);

  const { wrong } = await checks.check();
  await owner.rebuild();
  return wrong;
}
