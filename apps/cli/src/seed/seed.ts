import { saveCourse } from '#catalogue';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { matchKeyOf } from '#identity';
import { foldText } from '#kernel';
import { CheckOverviewRollups } from '#overview';
import { PledgeRollups } from '#pledges';
import type pg from 'pg';
import { DEMO_COURSES } from '../demo/courses.data.js';
import { FAMILY_NAMES, GIVEN_NAMES } from '../demo/names.data.js';
import type { SeedSize } from './seed-size.js';
import * as statements from './seed.sql.js';

const MARKER = 'cli.seed';
const ROWS_AT_ONCE = 10_000;

/** One stretch of the work: how many rows it has, and how to write a slice of them. */
export interface SeedStep {
  readonly name: string;
  readonly rows: number;
  write(from: number, to: number): Promise<unknown>;
}

/** The steps in their order. Each slice is one transaction; the rows are the same for the same seed and day. */
export function seedSteps(client: pg.Client, size: SeedSize): SeedStep[] {
  const slice = (name: string, rows: number, text: string): SeedStep => ({
    name,
    rows,
    write: (from, to) => client.query(text, [from, to]),
  });
  const json = (name: string, rows: number, text: string, row: (n: number) => object): SeedStep => ({
    name,
    rows,
    write: (from, to) =>
      client.query(text, [JSON.stringify(Array.from({ length: to - from }, (_, at) => row(from + at)))]),
  });
  return [
    json('Organisations', size.organisations, statements.ORGANISATIONS, (n) => organisation(n, size.seed)),
    json('People', size.people, statements.PEOPLE, (n) => person(n, size.seed)),
    slice('Sessions', size.sessions, statements.SESSIONS),
    slice('Registrations', size.registrations, statements.REGISTRATIONS),
    slice('Attendances', size.registrations, statements.ATTENDANCES),
    slice('Pledges', size.pledges, statements.PLEDGES),
  ];
}

/** Writes all slices of a step; `onProgress` hears how many rows there are after each. */
export async function writeStep(step: SeedStep, onProgress: (rows: number) => void): Promise<void> {
  for (let from = 0; from < step.rows; from += ROWS_AT_ONCE) {
    const to = Math.min(from + ROWS_AT_ONCE, step.rows);
    await step.write(from, to);
    onProgress(to);
  }
}

/** Says whether this seed is in the database, or people are whom no seed and no demonstration brought. */
export async function whatIsThere(
  client: pg.Client,
  seed: number,
): Promise<{ readonly isSeeded: boolean; readonly holdsPeople: boolean }> {
  const { rows } = await client.query<{ isSeeded: boolean; holdsPeople: boolean }>(
    `select exists (select from audit_rows where action = $1 and subject_id = $2) as "isSeeded",
       exists (select from people)
         and not exists (select from audit_rows where action in ($1, 'cli.load-demonstration')) as "holdsPeople"`,
    [MARKER, String(seed)],
  );
  return rows[0]!;
}

/** Courses, where there are none, and what the statements draw from. Marks the seed as being in the database. */
export async function prepareSeed(client: pg.Client, url: string, size: SeedSize): Promise<void> {
  await asOwner(url, async (unitOfWork) => {
    const [known] = await unitOfWork.read<{ n: number }>({
      text: 'select count(*)::int as n from courses',
      values: [],
    });
    if (known?.n === 0)
      await unitOfWork.run(async (tx) => {
        for (const course of DEMO_COURSES) await saveCourse(tx, course);
      });
  });
  await client.query(`select set_config('samaki.seed', $1, false)`, [String(size.seed)]);
  await client.query(statements.HELPERS);
  await client.query(
    `insert into audit_rows (id, actor, action, subject_type, subject_id, after)
     values (pg_temp.seed_id('marker', 0, app_now()), 'system', $1, 'seed', $2, $3)`,
    [MARKER, String(size.seed), JSON.stringify(size)],
  );
}

/** Seats as the registrations left them, statistics, and the figures, which it compares with plain counts. Answers how
 *  many are wrong: 0. */
export async function finishSeed(client: pg.Client, url: string): Promise<number> {
  await client.query(statements.SEATS);
  await client.query('analyze');
  return asOwner(url, async (unitOfWork) => {
    await new PledgeRollups(unitOfWork).fold();
    const people = await new CheckOverviewRollups(unitOfWork).check();
    const [pledges] = await unitOfWork.read<{ wrong: number }>({
      text: statements.WRONG_PLEDGES,
      values: [],
    });
    return people.wrong + (pledges?.wrong ?? 0);
  });
}

async function asOwner<T>(url: string, work: (unitOfWork: UnitOfWork) => Promise<T>): Promise<T> {
  const dataSource = createDataSource(url, 'owner', { poolSize: 1, statementTimeoutMs: 600_000 });
  await dataSource.initialize();
  try {
    return await work(new UnitOfWork(dataSource, new EventListeners()));
  } finally {
    await dataSource.destroy();
  }
}

const SUB_KINDS = [
  ['small-company', 'ក្រុមហ៊ុនសាកល្បង', 'Trial company'],
  ['local-ngo', 'អង្គការសាកល្បង', 'Trial NGO'],
  ['municipal-administration', 'រដ្ឋបាលសាកល្បង', 'Trial administration'],
] as const;

function organisation(n: number, seed: number): object {
  const [subKind, km, en] = SUB_KINDS[n % SUB_KINDS.length]!;
  const [nameKm, nameEn] = [`${km} ${seed}-${n}`, `${en} ${seed}-${n}`];
  return {
    n,
    sub_kind: subKind,
    name_km: nameKm,
    name_en: nameEn,
    folded_km: foldText(nameKm),
    folded_en: foldText(nameEn),
  };
}

function person(n: number, seed: number): object {
  const family = FAMILY_NAMES[n % FAMILY_NAMES.length]!;
  const given = GIVEN_NAMES[Math.floor(n / FAMILY_NAMES.length) % GIVEN_NAMES.length]!;
  const isEnglish = n % 8 === 0;
  const fullName = isEnglish ? `${family[1]} ${given[1]}` : `${family[0]} ${given[0]}`;
  const email = `person${n}@seed${seed}.example`;
  return {
    n,
    full_name: fullName,
    email,
    locale: isEnglish ? 'en' : 'km',
    match_key: matchKeyOf(fullName, { kind: 'EMAIL', value: email }),
  };
}
