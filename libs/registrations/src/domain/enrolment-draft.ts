import { sql, type SqlQuery, type Tx } from '#database';
import { nameKeyOf } from '#identity';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import type { DecidedLine } from './enrolment.rules.js';
import { type LineRefusalCode, MAX_LIST_LINES } from './people-list.rules.js';

/* Rows of lists that were not enrolled, kept for their organisation and session until they are fixed, thrown away or old.
   Source: docs/stories/coordinator-lists.md. */

/** Letters of a cell that are kept. */
const LONGEST_CELL = 300;

export type DraftReason = LineRefusalCode | 'BOOKED_ELSEWHERE';

export interface DraftRow {
  readonly id: string;
  /** As they were written. */
  readonly name: string;
  readonly contact: string;
  readonly reason: DraftReason;
  readonly keptAt: Date;
}

/** A row about to be kept. */
interface LeftRow {
  readonly id: string;
  readonly name: string;
  readonly contact: string;
  readonly nameKey: string;
  readonly matchKey: string | null;
  readonly reason: DraftReason;
}

export interface DraftOf {
  readonly organisationId: string;
  readonly sessionId: string;
}

/** What of a list stays to be fixed, in its order. Pure but for the ids. */
export const leftOf = (lines: readonly DecidedLine[]): LeftRow[] =>
  lines.flatMap(({ line: { name, contact, person }, decision: { outcome } }) => {
    const reason = !person.ok ? person.refusal.code : outcome === 'BOOKED_ELSEWHERE' ? outcome : null;
    if (!reason) return [];
    const written = { name: name.slice(0, LONGEST_CELL), contact: contact.slice(0, LONGEST_CELL) };
    const nameKey = nameKeyOf(written.name).slice(0, LONGEST_CELL);
    return [{ id: newId(), ...written, nameKey, matchKey: person.ok ? person.value.matchKey : null, reason }];
  });

/** People who need no row any more: enrolled now, or before. */
const doneOf = (lines: readonly DecidedLine[]): string[] =>
  lines.flatMap(({ line: { person }, decision: { outcome } }) =>
    person.ok && outcome !== 'BOOKED_ELSEWHERE' ? [person.value.matchKey] : [],
  );

/** Keeps what is left of a list, and lets go of what it came from and of whoever is in. The caller holds the seat lock, so
 *  that drafts of one session change one after the other. Answers how many rows were kept. Refuses DRAFT_FULL beyond as
 *  many as one list may have. */
export async function keepDraft(
  tx: Tx,
  of: DraftOf,
  lines: readonly DecidedLine[],
  { keptBy, cameFrom }: { keptBy: string; cameFrom: readonly string[] },
): Promise<Result<number, Refusal<'DRAFT_FULL'>>> {
  await tx.sql(letGo(of, cameFrom, doneOf(lines)));
  const left = leftOf(lines);
  if (left.length === 0) return accept(0);
  const kept = await tx.sql(keep(of, keptBy, left));
  const [all] = await tx.sql(countDraft(of));
  return all!.count > MAX_LIST_LINES
    ? refuse('DRAFT_FULL', { path: ['list'], detail: { most: MAX_LIST_LINES } })
    : accept(kept.length);
}

/** Index: uq_enrolment_draft_rows__written. */
const letGo = (
  { organisationId, sessionId }: DraftOf,
  ids: readonly string[],
  done: readonly string[],
): SqlQuery<never> => sql`
  delete from enrolment_draft_rows where organisation_id = ${organisationId} and session_id = ${sessionId}
    and (id = any(${ids}::uuid[]) or match_key = any(${done}))`;

/** A row that is written as before stays the one it was, with why it is left now. */
const keep = (
  { organisationId, sessionId }: DraftOf,
  keptBy: string,
  left: readonly LeftRow[],
): SqlQuery<{ id: string }> => sql<{ id: string }>`
  insert into enrolment_draft_rows (id, organisation_id, session_id, name, contact, name_key, match_key, reason, kept_by)
  select distinct on (g.name, g.contact) g.id, ${organisationId}::uuid, ${sessionId}::uuid, g.name, g.contact, g."nameKey",
    g."matchKey", g.reason, ${keptBy}::uuid
  from jsonb_to_recordset(${JSON.stringify(left)}::jsonb) as g(
    id uuid, name text, contact text, "nameKey" text, "matchKey" text, reason text)
  order by g.name, g.contact, g.id
  on conflict (organisation_id, session_id, md5(name), md5(contact)) do update
    set reason = excluded.reason, match_key = excluded.match_key, kept_by = excluded.kept_by, kept_at = app_now()
  returning id`;

const countDraft = ({ organisationId, sessionId }: DraftOf): SqlQuery<{ count: number }> =>
  sql<{ count: number }>`
    select count(*)::int as count from enrolment_draft_rows where organisation_id = ${organisationId} and session_id = ${sessionId}`;

/** In the order in which they were kept; ids grow with it. Of every session where none is named.
 *  Index: uq_enrolment_draft_rows__written. */
export const draftRows = (
  organisationId: string,
  sessionId: string | null,
): SqlQuery<DraftRow> => sql<DraftRow>`
  select id, name, contact, reason, kept_at as "keptAt" from enrolment_draft_rows
  where organisation_id = ${organisationId} and (${sessionId}::uuid is null or session_id = ${sessionId}::uuid) order by id limit ${MAX_LIST_LINES}`;

/** Throws away all of it; answers what went. */
export const discardDraftRows = ({ organisationId, sessionId }: DraftOf): SqlQuery<{ id: string }> =>
  sql<{ id: string }>`
    delete from enrolment_draft_rows where organisation_id = ${organisationId} and session_id = ${sessionId} returning id`;
