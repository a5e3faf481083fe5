import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { type ExportFormat, FILES_PER_HOUR, TOKEN_SECONDS } from './export-limits.js';

/** What somebody takes along. */
export interface ExportOrder {
  readonly list: string;
  readonly filters: Readonly<Record<string, string>>;
  readonly format: ExportFormat;
}

export type StartExportRefusal = Refusal<'EXPORT_LIMIT_REACHED'>;

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

/** A whole address or number that was searched for: the audit keeps it for good, whoever it belongs to may be erased. */
const CONTACT = /@|^[\p{Nd}+().\s-]{6,}$/u;
const withoutContacts = ({ search, ...others }: ExportOrder['filters']): ExportOrder['filters'] =>
  search === undefined ? others : { ...others, search: CONTACT.test(search) ? '…' : search };

/** Promises of files: each for one sign-in, once, for two minutes. Only the hash of a token is kept. */
@Injectable()
export class ExportTokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  /** Writes down who takes what, and answers the token of the file. The caller has proven that the actor may read the list.
   *  Refuses EXPORT_LIMIT_REACHED with the minutes to wait. Index: ix_export_tokens__person_id_created_at. */
  async start(actor: Actor, order: ExportOrder): Promise<Result<string, StartExportRefusal>> {
    const { list, filters, format } = order;
    return this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`select pg_advisory_xact_lock(hashtext('export:' || ${actor.personId}))`);
      await tx.sql(sql`delete from export_tokens where created_at < app_now() - interval '1 hour'`);
      const [taken] = await tx.sql(sql<{ count: number; wait: number }>`
        select count(*)::int as count, ceil(extract(epoch from min(created_at) + interval '1 hour' - app_now()) / 60)::int as wait
        from export_tokens where person_id = ${actor.personId} and created_at >= app_now() - interval '1 hour'`);
      if (taken && taken.count >= FILES_PER_HOUR)
        return refuse('EXPORT_LIMIT_REACHED', { detail: { minutes: Math.max(1, taken.wait) } });
      const token = randomBytes(32).toString('base64url');
      await tx.sql(sql`
        insert into export_tokens (token_hash, person_id, sign_in_id, list, filters, format, expires_at)
        values (${hashOf(token)}, ${actor.personId}, ${actor.signInId}, ${list}, ${JSON.stringify(filters)}::jsonb, ${format},
          app_now() + make_interval(secs => ${TOKEN_SECONDS}))`);
      await this.audit.record(tx, {
        actor,
        action: 'exports.export-list',
        subjectType: 'list',
        subjectId: list,
        before: null,
        after: { format, filters: withoutContacts(filters) },
      });
      return accept(token);
    });
  }

  /** Uses a token up. Null for one that is unknown, used, too old, or somebody else's, and for another format. */
  async take(actor: Actor, token: string, format: string): Promise<ExportOrder | null> {
    if (!actor.personId || !actor.signInId || !/^[\w-]{43}$/.test(token)) return null;
    const [order] = await this.unitOfWork.run((tx) =>
      tx.sql(sql<ExportOrder>`
        update export_tokens set used_at = app_now()
        where token_hash = ${hashOf(token)} and used_at is null and expires_at > app_now() and format = ${format}
          and person_id = ${actor.personId} and sign_in_id = ${actor.signInId}
        returning list, filters, format`),
    );
    return order ?? null;
  }
}
