import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';

/** A row as it was written. */
export interface AuditRowView {
  readonly id: string;
  readonly at: Date;
  /** `person:<id>`, `anonymous`, `system`. */
  readonly actor: string;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly before: Readonly<Record<string, unknown>> | null;
  readonly after: Readonly<Record<string, unknown>> | null;
  readonly reason: string | null;
  /** Is it under a seal? Until then a deletion is not missed. */
  readonly isSealed: boolean;
}

/** Everything given must hold. Days are of the programme's time zone, both included. */
export interface AuditFilter {
  /** Names of actors, such as `person:<id>`; an empty list fits nobody. */
  readonly actors?: readonly string[] | null;
  readonly actorKind?: 'PERSON' | 'ANONYMOUS' | 'SYSTEM' | null;
  readonly action?: string | null;
  readonly subjectType?: string | null;
  readonly subjectId?: string | null;
  readonly from?: string | null;
  readonly to?: string | null;
}

/** The head of one day, as it was kept. */
export interface AuditHeadView {
  readonly id: string;
  /** `2026-12-02`, a day of the programme's time zone. */
  readonly day: string;
  readonly number: number;
  /** Hexadecimal. */
  readonly hash: string;
  readonly rowCount: number;
  readonly faultKind: 'ROW' | 'SEAL' | 'HEAD' | null;
  /** Id of the row, or number of the seal. */
  readonly faultAt: string | null;
  readonly verifiedAt: Date;
}

type Row = AuditRowView & { readonly micros: string };

const COLUMNS = `r.id, r.at, r.actor, r.action, r.subject_type as "subjectType", r.subject_id as "subjectId", r.before, r.after, r.reason,
  r.xid < coalesce((select to_xid from audit_seals order by number desc limit 1), '0'::xid8) as "isSealed",
  (extract(epoch from r.at) * 1000000)::bigint::text as micros`;

/** An instant of the database by its microseconds: a `Date` has only milliseconds, and would skip rows between them. */
const INSTANT = `'epoch'::timestamptz + $::bigint * interval '1 microsecond'`;
const MICROS = /^\d{1,17}$/;

/** The audit for readers; who may read it is the caller's to say. */
@Injectable()
export class AuditReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A page, the newest first; `timeZone` is that in which days are meant. Indexes: ix_audit_rows__at_id,
   *  ix_audit_rows__actor_at_id, ix_audit_rows__action_at_id, ix_audit_rows__subject. */
  async page(
    actor: Actor,
    filter: AuditFilter,
    request: PageRequest,
    timeZone: string,
  ): Promise<Page<AuditRowView>> {
    const values: unknown[] = [];
    const hold = (value: unknown): string => `$${values.push(value)}`;
    const where = conditions(filter, timeZone, hold);
    const [micros, id] = keyAfter(request, ['text', 'id']) ?? [];
    if (micros !== undefined && MICROS.test(String(micros)))
      where.push(`(r.at, r.id) < (${INSTANT.replace('$', hold(micros))}, ${hold(id)}::uuid)`);
    const rows = await this.unitOfWork.readAs<Row>(actor, {
      text: `select ${COLUMNS} from audit_rows r where ${where.join(' and ') || 'true'}
        order by r.at desc, r.id desc limit ${hold(request.first + 1)}`,
      values,
    });
    return toPage(rows, request.first, (row) => [row.micros, row.id]);
  }

  async byIds(actor: Actor, ids: readonly string[]): Promise<Map<string, AuditRowView>> {
    const rows = await this.unitOfWork.readAs<Row>(actor, {
      text: `select ${COLUMNS} from audit_rows r where r.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Number of the seal over a row; null while there is none. Index: ix_audit_seals__to_xid. */
  async sealOf(actor: Actor, rowId: string): Promise<number | null> {
    const [seal] = await this.unitOfWork.readAs(
      actor,
      sql<{ number: number }>`
      select s.number::int as number from audit_seals s
      where s.to_xid > (select xid from audit_rows where id = ${rowId}) order by s.to_xid limit 1`,
    );
    return seal?.number ?? null;
  }

  /** The heads of the last days, the newest first; the worker watches them too. */
  async heads(limit: number): Promise<AuditHeadView[]> {
    return this.unitOfWork.read(sql<AuditHeadView>`
      select id, to_char(day, 'YYYY-MM-DD') as day, number::int as number, encode(hash, 'hex') as hash, row_count::int as "rowCount",
        fault_kind as "faultKind", fault_at as "faultAt", verified_at as "verifiedAt"
      from audit_heads order by audit_heads.day desc limit ${limit}`);
  }
}

/** One condition for each part of a filter. */
function conditions(filter: AuditFilter, timeZone: string, hold: (value: unknown) => string): string[] {
  const { actors, actorKind, action, subjectType, subjectId, from, to } = filter;
  const where: string[] = [];
  if (actors) where.push(`r.actor = any(${hold(actors)}::text[])`);
  if (actorKind === 'PERSON')
    where.push(`r.actor <> 'anonymous' and r.actor > 'person:' and r.actor < 'person;'`);
  else if (actorKind) where.push(`r.actor = ${hold(actorKind.toLowerCase())}`);
  if (action) where.push(`r.action = ${hold(action)}`);
  if (subjectType) where.push(`r.subject_type = ${hold(subjectType)}`);
  if (subjectId) where.push(`r.subject_id = ${hold(subjectId)}`);
  if (from) where.push(`r.at >= ${hold(from)}::date::timestamp at time zone ${hold(timeZone)}::text`);
  if (to) where.push(`r.at < (${hold(to)}::date + 1)::timestamp at time zone ${hold(timeZone)}::text`);
  return where;
}
