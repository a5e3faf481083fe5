import { Injectable } from '@nestjs/common';
import { type Actor, ActorGoneError, actorName } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';

export interface AuditEntry {
  readonly actor: Actor;
  /** `<lib>.<verb>-<object>`, for example `sessions.move-session`. */
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Columns that changed, as they were and as they are. Null before a creation and after a deletion. */
  readonly before: object | null;
  readonly after: object | null;
  readonly reason?: string | null;
}

/** Writes down who changed what. One row for each change of state, in its transaction.
 *
 *  Since every change passes here, it is here that whoever is signed in is looked at once more: a sign-in that ended or a
 *  role that was taken while the request was under way undoes the change (ASVS 7.4.2). Throws `ActorGoneError`. */
@Injectable()
export class AuditTrail {
  async record(tx: Tx, ...entries: AuditEntry[]): Promise<void> {
    for (const actor of new Set(entries.map((entry) => entry.actor))) await assertStillThere(tx, actor);
    for (const entry of entries) {
      await tx.sql(sql`
        insert into audit_rows (id, actor, action, subject_type, subject_id, before, after, reason)
        values (${newId()}, ${actorName(entry.actor)}, ${entry.action}, ${entry.subjectType}, ${entry.subjectId},
          ${entry.before && JSON.stringify(entry.before)}::jsonb, ${entry.after && JSON.stringify(entry.after)}::jsonb,
          ${entry.reason ?? null})`);
    }
  }
}

async function assertStillThere(tx: Tx, actor: Actor): Promise<void> {
  if (!actor.signInId) return;
  const [found] = await tx.sql(standing(actor));
  if (!found?.isSignedIn) throw new ActorGoneError('UNAUTHENTICATED');
  if (!found.holdsRoles) throw new ActorGoneError('FORBIDDEN');
}

/** As committed at this moment, and as changed by this transaction. Indexes: pk_sign_ins,
 *  uq_role_grants__person_id_role_scope_id. */
const standing = ({
  signInId,
  personId,
  roles,
}: Actor): SqlQuery<{ isSignedIn: boolean; holdsRoles: boolean }> => sql`
  select exists (select from sign_ins s where s.id = ${signInId} and s.ended_at is null) as "isSignedIn",
    not exists (
      select from jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) as held(role text, "scopeId" uuid)
      where not exists (
        select from role_grants g
        where g.person_id = ${personId} and g.role = held.role and g.scope_id is not distinct from held."scopeId"))
    as "holdsRoles"`;
