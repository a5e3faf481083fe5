/* The rules of the second wall as the database holds them, each with what takes it away and what puts it back. */
import type { MatrixWorld } from './world.js';

/** Tables without row-level security, each with the reason. */
export const OPEN_TABLES: Readonly<Record<string, string>> = {
  audit_head: 'a number and a hash; no reader has a right on it',
  cities: 'public',
  course_materials: 'texts of courses, without people; who they are for is decided by what they say',
  course_modules: 'public',
  course_objectives: 'public',
  course_outline_items: 'public',
  course_prerequisites: 'public',
  courses: 'public',
  date_wish_tellings: 'ids of wishes and of sessions; no reader has a right on it',
  experience_courses: 'public',
  experience_sectors: 'public',
  experiences: 'public',
  focus_areas: 'public',
  learning_path_courses: 'public',
  learning_paths: 'public',
  line_passes: 'how often a line was passed; it names nobody',
  material_files: 'sums of files, without people',
  material_versions: 'names of files and links, without people; as their materials',
  message_dedupe_keys: 'keys of mails; no reader has a right on it',
  migrations: 'of the house',
  organisation_sub_kinds: 'public',
  organisations: 'the names, kinds and seats of organisations are public',
  outbox: 'ids of what happened; no reader has a right on it',
  overview_rollup_checks: 'sums',
  overview_rollups: 'sums',
  pledge_rollup_checks: 'sums',
  pledge_rollup_deltas: 'sums',
  pledge_rollups: 'sums',
  pledge_units: 'public',
  guest_tries: 'hashes of where tries come from; no reader has a right on it',
  point_buckets: 'hashes of who asks; no reader has a right on it',
  public_holidays: 'public',
  registration_groups: 'ids of those who share a place in line; no reader has a right on it',
  seat_quotas: 'for whom seats are kept is public',
  sectors: 'public',
  session_questions: 'what a session asks is public',
  session_seats: 'how many seats there are is public',
  session_topics: 'public',
  sessions: 'the calendar is public; the join link is a column that no reader has a right on',
  topics: 'what the committee asks is public',
  virtual_rooms: 'ids of sessions and states of their rooms, without people; no reader has a right on it',
  wish_tries: 'hashes of where and for whom somebody asks; no reader has a right on it',
};

/** Policies that keep no row from a reader, each with the reason, beside those by which the processes pass: test/migrations/second-wall.spec.ts
 *  shows that they are for the processes alone. */
export const OTHER_POLICIES: Readonly<Record<string, string>> = {
  'session_trainers.everybody': 'what is public of a trainer, by column, for who reads for everybody',
};

export interface WallRule {
  readonly name: string;
  readonly without: string;
  readonly restore: string;
  /** Tables of which it decides who reads them: it is red in the first, and in no other than these. */
  readonly guards: readonly string[];
}

interface Policy extends Record<string, unknown> {
  readonly table: string;
  readonly policy: string;
  readonly condition: string;
}

interface Called extends Record<string, unknown> {
  readonly name: string;
  readonly text: string;
}

/** Each policy opened to every reader and shut to every reader, each table without row-level security, each function that policies
 *  ask answering for everybody. */
export async function rulesOf(world: MatrixWorld): Promise<WallRule[]> {
  const policies = await world.db.ownerSql<Policy>(
    `select tablename as "table", policyname as policy, qual as condition from pg_policies
     where schemaname = 'public' and 'samaki_reader' = any(roles) order by 1, 2`,
  );
  const functions = await world.db.ownerSql<Called>(
    `select proname as name, pg_get_functiondef(oid) as text from pg_proc
     where pronamespace = 'public'::regnamespace and proname ~ '^reader_' order by 1`,
  );
  const walls = [...new Set(policies.map(({ table }) => table))];
  const tablesThatAsk = (words: readonly string[]): string[] => {
    const asks = new RegExp(`\\b(${words.join('|')})\\b`);
    return policies.filter(({ condition }) => asks.test(condition)).map(({ table }) => table);
  };
  const guardsOf = (table: string): string[] => [...new Set([table, ...tablesThatAsk([`FROM ${table}`])])];
  const blind = blindAnswers(world);
  return [
    ...policies.flatMap((policy) => waysWithout(policy, guardsOf(policy.table))),
    ...walls.map((table) => ({
      name: `${table} without row-level security`,
      without: `alter table ${table} disable row level security`,
      restore: `alter table ${table} enable row level security`,
      guards: guardsOf(table),
    })),
    ...functions
      .filter(({ name }) => name in blind)
      .map(({ name, text }) => ({
        name: `${name}() for everybody`,
        without: blinded(text, blind[name]!),
        restore: text,
        guards: [...new Set(tablesThatAsk(callersOf(name, functions)).flatMap(guardsOf))],
      })),
  ];
}

/** A function, those that ask it, those that ask these. */
function callersOf(name: string, functions: readonly Called[]): string[] {
  const found = new Set([name]);
  for (const callee of found)
    for (const { name: caller, text } of functions)
      if (new RegExp(`\\b${callee}\\(`).test(text)) found.add(caller);
  return [...found];
}

const waysWithout = ({ table, policy, condition }: Policy, guards: readonly string[]): WallRule[] =>
  ['true', 'false'].map((says) => ({
    name: `${table}.${policy} using (${says})`,
    without: `alter policy ${policy} on ${table} using (${says})`,
    restore: `alter policy ${policy} on ${table} using (${condition})`,
    guards,
  }));

/** Its arguments, its rights and its cost stay; it asks nothing any more. */
const blinded = (text: string, answer: string): string =>
  text
    .replace(/LANGUAGE \w+/, 'LANGUAGE sql')
    .replace(/AS \$(\w*)\$.*\$\1\$/s, () => `AS $blind$ ${answer} $blind$`);

/** What each function says when it asks nothing of who reads: everybody may, everything is theirs, or they are another. */
function blindAnswers({ rows }: MatrixWorld): Readonly<Record<string, string>> {
  const [ticket] = rows.references.get('bb0')!;
  return {
    reader_campaigns: 'select id from campaigns',
    reader_cities: 'select array(select id from cities)',
    reader_domain: `select 'canary-bb1.example'`,
    reader_has: 'select true',
    reader_invitation: `select '${rows.id('campaign_recipients', 'bb0')}'::uuid`,
    reader_invited_to: `select '${rows.id('campaigns', 'cb0')}'::uuid`,
    reader_is_committee: 'select true',
    reader_organisations: 'select array(select id from organisations)',
    reader_person: `select '${rows.id('people', 'bb1')}'::uuid`,
    reader_runs_programme: 'select true',
    reader_sees_applicant: 'select true',
    reader_sees_person: 'select true',
    reader_sessions: 'select id from sessions',
    reader_ticket: `select '${ticket!}'`,
  };
}
