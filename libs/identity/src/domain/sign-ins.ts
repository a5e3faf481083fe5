import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS, type RoleGrant } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { RoleGrants } from './role-grants.service.js';
import type { SignInMethod } from './sign-in.entity.js';
import { lifeOf } from './sign-in.rules.js';
import { hashToken, isToken, newToken } from './token.js';

/** A sign-in that has just begun. The token goes into the cookie and is kept nowhere else. */
export interface OpenedSignIn {
  readonly token: string;
  /** Seconds until it ends at the latest. */
  readonly maxAgeSeconds: number;
  readonly actor: Actor;
}

/** The sign-ins of people: opaque tokens, their hashes in the database. */
@Injectable()
export class SignIns {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roleGrants: RoleGrants,
    private readonly audit: AuditTrail,
  ) {}

  /** Begins a sign-in with a fresh token, and ends the one that the browser had before, if any. */
  async open(
    tx: Tx,
    personId: string,
    method: SignInMethod,
    previousToken: string | undefined,
  ): Promise<OpenedSignIn> {
    if (isToken(previousToken)) await tx.sql(endByToken(hashToken(previousToken)));
    const { idleMinutes, absoluteMinutes } = lifeOf(await this.roleGrants.rolesOf(tx, personId));
    const token = newToken();
    const signInId = newId();
    await tx.sql(sql`
      insert into sign_ins (id, person_id, token_hash, method, idle_minutes, expires_at)
      values (${signInId}, ${personId}, ${hashToken(token)}, ${method}, ${idleMinutes},
        app_now() + make_interval(mins => ${absoluteMinutes}))`);
    const roles = await tx.sql(sql<RoleGrant>`
      select role, scope_id as "scopeId" from role_grants where person_id = ${personId} order by role, scope_id`);
    const actor: Actor = { kind: 'person', personId, signInId, roles };
    await this.audit.record(tx, {
      actor,
      action: 'identity.sign-in',
      subjectType: 'person',
      subjectId: personId,
      before: null,
      after: { signInId, method },
    });
    return { token, maxAgeSeconds: absoluteMinutes * 60, actor };
  }

  /** Ends a sign-in at once. Nothing happens for an actor who has none, or whose sign-in has ended. */
  async close(actor: Actor): Promise<void> {
    const { signInId, personId } = actor;
    if (!signInId || !personId) return;
    await this.unitOfWork.run(async (tx) => {
      const ended = await tx.sql(sql`
        update sign_ins set ended_at = app_now() where id = ${signInId} and ended_at is null returning id`);
      if (ended.length === 0) return;
      await this.audit.record(tx, {
        actor,
        action: 'identity.sign-out',
        subjectType: 'person',
        subjectId: personId,
        before: { signInId },
        after: null,
      });
    });
  }

  /** Who is behind a token: nobody when it is unknown, ended, unused for too long or past its last day.
   *  One statement; anything that is not shaped as a token costs none. */
  async actorOfToken(token: string | undefined): Promise<Actor> {
    if (!isToken(token)) return ANONYMOUS;
    const [found] = await this.unitOfWork.read(actorByToken(hashToken(token)));
    return found ? { kind: 'person', ...found } : ANONYMOUS;
  }
}

const endByToken = (tokenHash: Buffer): SqlQuery<never> => sql`
  update sign_ins set ended_at = app_now() where token_hash = ${tokenHash} and ended_at is null`;

/** Index: uq_sign_ins__token_hash. Being seen is written at most once a minute, so most requests write nothing. */
const actorByToken = (tokenHash: Buffer): SqlQuery<Omit<Actor, 'kind'>> => sql`
  with live as (
    select id, person_id, last_seen_at from sign_ins
    where token_hash = ${tokenHash} and ended_at is null and expires_at > app_now()
      and last_seen_at + make_interval(mins => idle_minutes) > app_now()
  ), seen as (
    update sign_ins set last_seen_at = app_now()
    from live where sign_ins.id = live.id and live.last_seen_at < app_now() - interval '1 minute'
  )
  select live.id as "signInId", live.person_id as "personId",
    coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scopeId', g.scope_id) order by g.role, g.scope_id)
      from role_grants g where g.person_id = live.person_id), '[]') as roles
  from live`;
