import type { TestDatabase } from '#testing';
import { canaryEmail, canaryId, canaryPhone, canaryReference, canaryText, type Marker } from './canaries.js';

/** Columns of text that hold no canary, each with the reason. */
export const WITHOUT_CANARY: Readonly<Record<string, string>> = {
  'campaigns.segment_kinds': 'a choice among kinds',
  'consents.wording': 'the name of a wording of the house',
  'enrolment_draft_rows.reason': 'a code',
  'export_tokens.filters': 'made by the api, read once',
  'export_tokens.list': 'the name of a list',
  'messages.cause_type': 'a type',
  'messages.kind': 'a kind',
  'messages.outcome': 'what a mail server said',
  'messages.subject_type': 'a type',
  'messages.worker': 'the name of a process',
  'organisation_hand_overs.outcome': 'a choice',
  'passkeys.transports': 'a choice of the browser',
  'pledges.currency': 'a choice',
  'pledges.unit_code': 'a key of pledge_units',
  'provider_identities.issuer': 'of a setting',
  'registrations.attendance_mode': 'a choice',
  'registrations.ended_because': 'a code',
  'registrations.pending_reason': 'a code that no answer holds',
  'registrations.promotion_cause': 'a code',
  'report_figures.filter': 'a choice among cities and sectors',
  'report_figures.key': 'a citation',
  'report_figures.measure': 'a choice',
  'report_figures.unit': 'a key of pledge_units',
  'report_steps.role': 'a role',
  'report_versions.city_codes': 'keys of cities',
  'reports.creation_key': 'a key of the client, never answered',
  'session_seats.group_policy': 'a choice',
  'session_seats.promotion': 'a choice',
  'session_seats.state': 'a choice',
  'sessions.languages': 'codes of languages',
  'session_trainers.languages': 'codes of languages',
  'sessions.time_zone': 'the name of a time zone',
  'sign_ins.browser': 'a choice',
  'sign_ins.system': 'a choice',
  'courses.audience_kinds': 'a choice',
  'courses.code': 'a key in addresses',
  'courses.languages': 'codes of languages',
  'course_materials.audience': 'a choice',
  'course_materials.language': 'a code of a language',
  'courses.level': 'a choice',
  'experiences.country_code': 'a code of a country',
  'experiences.source_url': 'an address that the rules let in',
  'material_versions.url': 'an address that the rules let in',
  'waitlist_passes.reason': 'a code',
  'audit_rows.actor': 'a kind, or the id of a person, which is one',
  'audit_rows.subject_type': 'a type',
  'audit_rows.subject_id': 'an id, which is a canary',
};
/** Columns whose words are choices wherever they stand. */
/** What everybody may read: it says whose it is, too, and is no canary. */
export const KNOWN =
  /^organisations\.(name_..|folded_..|website)$|^sessions\.(?!join_url)|^session_trainers\.|^session_questions\./;
const CHOICES =
  /^(status|state|kind|mode|role|locale|act|change|format|purpose|source|disposition|strength|method|exclusion_reason|organisation_kind|fault_kind|fault_at|action|subject_type)$/;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
}
/** A row as it was written: by what the database tells it from others, and whose it is. */
export interface Written {
  readonly key: string;
  readonly marker: Marker;
}
type Values = Readonly<Record<string, unknown>>;

/** Writes rows in which every column of text that is not given says whose the row is. */
export class Rows {
  private readonly columns = new Map<string, Column[]>();
  private keys: ReadonlyMap<string, string> = new Map();
  /** The ids of each table by marker, in the order in which they were written. */
  readonly ids = new Map<string, string[]>();
  /** Every row by table, in the order in which they were written. */
  readonly written = new Map<string, Written[]>();
  /** Codes of tickets by marker. */
  readonly references = new Map<Marker, string[]>();
  /** Ids of what is nobody's, by the prefix of its kind. */
  readonly grounds = new Map<string, string>();

  constructor(private readonly db: TestDatabase) {}

  async begin(): Promise<void> {
    for (const column of await textColumns(this.db, false))
      this.columns.set(column.table, [...(this.columns.get(column.table) ?? []), column]);
    this.keys = await rowKeys(this.db);
  }

  /** Answers the id of the row, or that in `values` by which it is known. */
  async add(table: string, marker: Marker, values: Values = {}): Promise<string> {
    const columns = this.columns.get(table);
    if (!columns) throw new Error(`No table ${table}`);
    const hasId = columns.some(({ name, type }) => name === 'id' && type === 'uuid');
    const id = (values['id'] as string | undefined) ?? canaryId(marker);
    const row: Record<string, unknown> = { ...(hasId && { id }), ...values };
    for (const { name, type } of columns) {
      if (name in row || type !== 'text' || isPlain(table, name)) continue;
      row[name] = textFor(marker, table, name, id);
    }
    const names = Object.keys(row);
    const [added] = await this.db.ownerSql<{ key: string }>(
      `insert into ${table} (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')})
       returning ${this.keys.get(table)!} as key`,
      names.map((name) => row[name]),
    );
    this.written.set(table, [...(this.written.get(table) ?? []), { key: added!.key, marker }]);
    if (typeof row['reference'] === 'string')
      this.references.set(marker, [...(this.references.get(marker) ?? []), row['reference']]);
    const key = `${table} ${marker}`;
    this.ids.set(key, [...(this.ids.get(key) ?? []), id]);
    return id;
  }

  /** The id of a row that was written before, the first unless said. */
  id(table: string, marker: Marker, at = 0): string {
    const id = this.ids.get(`${table} ${marker}`)?.[at];
    if (!id) throw new Error(`No row of ${marker} in ${table}`);
    return id;
  }
}

const isPlain = (table: string, column: string): boolean =>
  CHOICES.test(column) || `${table}.${column}` in WITHOUT_CANARY;

function textFor(marker: Marker, table: string, column: string, id: string): string {
  if (KNOWN.test(`${table}.${column}`))
    return column === 'website' || column === 'map_url'
      ? `https://known-${marker}.example/`
      : `Known-${marker} ${table} ${column}`;
  if (/email|to_address/.test(column)) return canaryEmail(marker, id);
  if (column === 'phone') return canaryPhone(marker, id);
  if (column === 'reference') return canaryReference(marker, id);
  if (column === 'domain') return `canary-${marker}.example`;
  if (column === 'join_url' || column === 'website') return `https://canary-${marker}.example/${column}`;
  if (column === 'match_key') return `canary-${marker} ${id}`;
  return canaryText(marker, table, column);
}

/** How SQL names the primary key of a row, by table. */
export async function rowKeys(db: TestDatabase): Promise<ReadonlyMap<string, string>> {
  const keys = await db.ownerSql<{ table: string; key: string }>(
    `select c.relname as "table", 'jsonb_build_array(' || string_agg(quote_ident(a.attname), ', ' order by a.attnum) || ')::text' as key
     from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
       join pg_attribute a on a.attrelid = c.oid and a.attnum = any(i.indkey)
     where c.relnamespace = 'public'::regnamespace and not c.relispartition group by 1`,
  );
  return new Map(keys.map(({ table, key }) => [table, key]));
}

/** Columns that hold texts or JSON, or with `texts` false every column, of tables that keep facts. */
export const textColumns = (db: TestDatabase, texts = true): Promise<Column[]> =>
  db.ownerSql<Column & Record<string, unknown>>(
    `select c.relname as "table", a.attname as name, format_type(a.atttypid, null) as type
     from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and c.relpersistence = 'p'
       and a.attgenerated = '' and (not $1 or format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb'))
     order by 1, a.attnum`,
    [texts],
  );

/** Tables with columns of text that hold no row here, each with the reason. */
export const WITHOUT_ROWS: Readonly<Record<string, string>> = {
  cities: 'public, and the same for everybody',
  export_tokens: 'promises of files, which the api makes',
  focus_areas: 'public, and the same for everybody',
  idempotency_keys: 'answers of acts, which the api keeps for who did them',
  migrations: 'of the house',
  organisation_sub_kinds: 'public, and the same for everybody',
  organisation_pairs: 'kinds of likeness, which the api and the worker write',
  organisations_to_compare: 'ids, drawn by triggers',
  outbox: 'ids of what happened, no words',
  overview_rollups: 'counts',
  passkey_challenges: 'drawn by the api, answered once',
  public_holidays: 'public, and the same for everybody',
  person_merge_rows: 'what an undo needs: no reader of the api has a right on it',
  people_to_compare: 'ids, drawn by triggers',
  person_pairs: 'made by the api and the worker: no reader of the api has a right on it',
  person_sounds: 'made by the api: no reader of it has a right on it',
  pledge_rollup_checks: 'counts',
  pledge_rollup_deltas: 'counts',
  pledge_rollups: 'counts',
  pledge_units: 'public, and the same for everybody',
  seat_quotas: 'how many seats are kept for whom is public',
  message_dedupe_keys: 'keys of messages, which no answer holds',
  sectors: 'public, and the same for everybody',
  virtual_rooms: 'states of rooms, which the worker writes',
  provider_attempts: 'drawn by the api, answered once',
  sign_in_codes: 'no reader of the api has a right on it',
};

export const tablesWithText = async (db: TestDatabase): Promise<string[]> => [
  ...new Set((await textColumns(db)).map(({ table }) => table)),
];

/** Columns of text in which no row, or not every row, of somebody's says whose it is. */
export async function columnsWithoutCanary(db: TestDatabase, tables: ReadonlySet<string>): Promise<string[]> {
  const bare: string[] = [];
  for (const { table, name } of await textColumns(db)) {
    if (!tables.has(table) || isPlain(table, name) || KNOWN.test(`${table}.${name}`)) continue;
    const [row] = await db.ownerSql<{ told: number; silent: number }>(
      `select count(*) filter (where ${name}::text ~* 'canary-?[a-e][abc][0-9]|019a0000|\\+855129')::int as told,
         count(*) filter (where ${name} is not null and ${name}::text !~* 'canary-?[a-e][abc][0-9]|019a0000|\\+855129')::int as silent
       from ${table}`,
    );
    if (row!.told === 0 || row!.silent > 0) bare.push(`${table}.${name}`);
  }
  return bare;
}
