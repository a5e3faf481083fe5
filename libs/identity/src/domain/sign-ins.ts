import { Injectable } from '@nestjs/common';
import DataLoader from 'dataloader';
import { AuditTrail } from '#audit';
import {
  type Actor,
  ANONYMOUS,
  FRESH_MINUTES,
  personActor,
  type RoleGrant,
  splitByDuty,
  type Strength,
} from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { type Device, UNKNOWN_DEVICE } from './device.rules.js';
import { RoleGrants } from './role-grants.service.js';
import type { SignInMethod } from './sign-in.entity.js';
import { lifeOf, strengthOf } from './sign-in.rules.js';
import { hashToken, isToken, newToken } from './token.js';

/** A sign-in that has just begun, or was proven anew. The token goes into the cookie and is kept nowhere else. */
export interface OpenedSignIn {
  readonly token: string;
  /** Seconds until it ends at the latest. */
  readonly maxAgeSeconds: number;
  readonly actor: Actor;
}

/** How a sign-in begins. */
export interface Beginning {
  readonly method: SignInMethod;
  /** Key of the provider that vouched for the person. */
  readonly provider?: string;
  /** Seconds since the person proved that it was they; null when a sign-in of this method is no proof. */
  readonly provenSecondsAgo?: number | null;
}

/** The browser at the door. */
export interface Caller {
  /** The token of whoever is signed in there now; a sign-in replaces it. */
  readonly previousToken: string | undefined;
  readonly device?: Device;
  /** The token in the browser's own cookie: it is known from then on. */
  readonly browserToken?: string | undefined;
}

interface SignInFacts {
  readonly signInId: string;
  readonly personId: string;
  readonly strength: Strength;
  readonly freshUntil: Date | null;
  /** Until when a proof of this moment would count. */
  readonly demoUntil: Date;
  readonly roles: readonly RoleGrant[];
}

/** The sign-ins of people: opaque tokens, their hashes in the database. */
@Injectable()
export class SignIns {
  /** Nothing is remembered from one turn to the next. */
  private readonly byTokenHash = new DataLoader<Buffer, SignInFacts | null>(
    (hashes) => this.factsOfTokens(hashes),
    {
      cache: false,
      maxBatchSize: 500,
      batchScheduleFn: (send) => setImmediate(send),
    },
  );

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly roleGrants: RoleGrants,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** Begins a sign-in with a fresh token, and ends the one that the browser had before, if any. One by passkey is proven
   *  as it begins; one through a provider when the provider says. */
  async open(
    tx: Tx,
    personId: string,
    how: SignInMethod | Beginning,
    { previousToken, device = UNKNOWN_DEVICE, browserToken }: Caller,
  ): Promise<OpenedSignIn> {
    if (isToken(previousToken)) await tx.sql(endByToken(hashToken(previousToken)));
    const { idleMinutes, absoluteMinutes } = lifeOf(await this.roleGrants.rolesOf(tx, personId));
    const token = newToken();
    const signInId = newId();
    const {
      method,
      provider = null,
      provenSecondsAgo = null,
    } = typeof how === 'string' ? beginningBy(how) : how;
    await tx.sql(sql`
      insert into sign_ins (id, person_id, token_hash, method, strength, proven_at, provider, browser, system, browser_hash, idle_minutes, expires_at)
      values (${signInId}, ${personId}, ${hashToken(token)}, ${method}, ${strengthOf(method)},
        app_now() - make_interval(secs => ${provenSecondsAgo}), ${provider}, ${device.browser}, ${device.system},
        ${isToken(browserToken) ? hashToken(browserToken) : null}, ${idleMinutes},
        app_now() + make_interval(mins => ${absoluteMinutes}))`);
    const [facts] = await tx.sql(factsOf(signInId));
    const actor = this.actorFrom(facts!);
    await this.audit.record(tx, {
      actor,
      action: 'identity.sign-in',
      subjectType: 'person',
      subjectId: personId,
      before: null,
      after: provider === null ? { signInId, method } : { signInId, method, provider },
    });
    return { token, maxAgeSeconds: absoluteMinutes * 60, actor };
  }

  /** Writes down that the person behind the actor's sign-in has given a proof just now. The token is replaced, so that one
   *  taken before the proof is worth nothing after it. Throws when the sign-in is no more: nothing can be proven in it. */
  async prove(
    tx: Tx,
    actor: Actor,
    proof: 'TOTP' | 'PASSKEY' | 'OIDC',
    secondsAgo = 0,
  ): Promise<OpenedSignIn> {
    return this.proven(
      tx,
      actor,
      sql<{ seconds: number }>`
      update sign_ins set proven_at = app_now() - make_interval(secs => ${secondsAgo}),
        strength = case when strength in ('PASSKEY', 'DEMO') or strength = 'OIDC' and ${proof} = 'TOTP' then strength else ${proof} end
      where id = ${actor.signInId} and ended_at is null
      returning greatest(0, extract(epoch from expires_at - app_now()))::int as seconds`,
      { proof },
    );
  }

  /** Writes down a proof that is good for adding a passkey and for nothing else: no role comes with it, and nothing is
   *  fresh. The token is replaced, as by `prove`. */
  async proveForAdding(tx: Tx, actor: Actor): Promise<OpenedSignIn> {
    return this.proven(
      tx,
      actor,
      sql<{ seconds: number }>`
      update sign_ins set proven_for_adding_at = app_now()
      where id = ${actor.signInId} and ended_at is null
      returning greatest(0, extract(epoch from expires_at - app_now()))::int as seconds`,
      { proof: 'TOTP', purpose: 'ADD' },
    );
  }

  private async proven(
    tx: Tx,
    actor: Actor,
    write: SqlQuery<{ seconds: number }>,
    how: object,
  ): Promise<OpenedSignIn> {
    const [proven] = await tx.sql(write);
    if (!proven) throw new Error('A sign-in was proven that is no more');
    const token = newToken();
    await tx.sql(sql`update sign_ins set token_hash = ${hashToken(token)} where id = ${actor.signInId}`);
    const [facts] = await tx.sql(factsOf(actor.signInId!));
    const provenActor = this.actorFrom(facts!);
    await this.audit.record(tx, {
      actor: provenActor,
      action: 'identity.confirm-sign-in',
      subjectType: 'person',
      subjectId: provenActor.personId!,
      before: null,
      after: { signInId: actor.signInId, ...how },
    });
    return { token, maxAgeSeconds: proven.seconds, actor: provenActor };
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
        // It has just ended here, so the audit must not look for it.
        actor: { ...actor, signInId: null },
        action: 'identity.sign-out',
        subjectType: 'person',
        subjectId: personId,
        before: { signInId },
        after: null,
      });
    });
  }

  /** Who is behind a token: nobody when it is unknown, ended, unused for too long or past its last day, or was given by a
   *  demonstration that is over. One statement for all who come in one turn of the event loop; anything that is not shaped as a
   *  token costs none. */
  async actorOfToken(token: string | undefined): Promise<Actor> {
    if (!isToken(token)) return ANONYMOUS;
    const found = await this.byTokenHash.load(hashToken(token));
    return found ? this.actorFrom(found) : ANONYMOUS;
  }

  private async factsOfTokens(hashes: readonly Buffer[]): Promise<(SignInFacts | null)[]> {
    const found = await this.unitOfWork.read(actorsByToken(hashes, this.config.isDemo));
    const byHash = new Map(found.map((facts) => [facts.tokenHash.toString('hex'), facts]));
    return hashes.map((hash) => byHash.get(hash.toString('hex')) ?? null);
  }

  /** Who is behind a sign-in that is known already, as for its token. Nobody is seen by it: a file that leaves by itself keeps
   *  no sign-in awake. A proof replaces the token and not the sign-in, so a file goes on after one. */
  async actorOfSignIn(signInId: string | null): Promise<Actor> {
    if (!signInId) return ANONYMOUS;
    const [found] = await this.unitOfWork.read(actorBySignIn(signInId, this.config.isDemo));
    return found ? this.actorFrom(found) : ANONYMOUS;
  }

  /** Roles whose duty this sign-in does not meet are withheld. A demonstration asks for no proof, however one came in. */
  private actorFrom({ personId, signInId, strength, freshUntil, demoUntil, roles }: SignInFacts): Actor {
    const { isDemo } = this.config;
    const split = splitByDuty(isDemo ? 'DEMO' : strength, roles);
    return personActor(personId, split.roles, {
      signInId,
      withheldRoles: split.withheldRoles,
      strength,
      freshUntil: isDemo ? demoUntil : freshUntil,
    });
  }
}

const beginningBy = (method: SignInMethod): Beginning => ({
  method,
  provenSecondsAgo: method === 'PASSKEY' ? 0 : null,
});

const endByToken = (tokenHash: Buffer): SqlQuery<never> => sql`
  update sign_ins set ended_at = app_now() where token_hash = ${tokenHash} and ended_at is null`;

/** What of a sign-in makes an actor. `s` is the row of sign_ins. */
const FACTS = `s.id as "signInId", s.person_id as "personId", s.strength,
  app_now() + interval '${FRESH_MINUTES} minutes' as "demoUntil",
  case when s.proven_at > app_now() - interval '${FRESH_MINUTES} minutes'
    then s.proven_at + interval '${FRESH_MINUTES} minutes' end as "freshUntil",
  coalesce((select jsonb_agg(jsonb_build_object('role', g.role, 'scopeId', g.scope_id) order by g.role, g.scope_id)
    from role_grants g where g.person_id = s.person_id), '[]') as roles`;

const factsOf = (signInId: string): SqlQuery<SignInFacts> => ({
  text: `select ${FACTS} from sign_ins s where s.id = $1`,
  values: [signInId],
});

/** A sign-in that holds; `$2` whether one of a demonstration does. */
const HOLDS = `ended_at is null and expires_at > app_now()
        and last_seen_at + make_interval(mins => idle_minutes) > app_now() and (method <> 'DEMO' or $2)`;

const actorBySignIn = (signInId: string, isDemo: boolean): SqlQuery<SignInFacts> => ({
  text: `select ${FACTS} from sign_ins s where s.id = $1 and ${HOLDS}`,
  values: [signInId, isDemo],
});

/** Index: uq_sign_ins__token_hash. Being seen is written at most once a minute, so most requests write nothing; rows that
 *  another process writes at this moment are left to it, so that two never wait for each other. */
const actorsByToken = (
  hashes: readonly Buffer[],
  isDemo: boolean,
): SqlQuery<SignInFacts & { tokenHash: Buffer }> => ({
  text: `with s as (
      select id, token_hash, person_id, last_seen_at, strength, proven_at from sign_ins
      where token_hash = any($1::bytea[]) and ${HOLDS}
    ), due as (
      select id from sign_ins where id in (select id from s where last_seen_at < app_now() - interval '1 minute')
      for no key update skip locked
    ), seen as (
      update sign_ins set last_seen_at = app_now() from due where sign_ins.id = due.id
    )
    select s.token_hash as "tokenHash", ${FACTS} from s`,
  values: [hashes, isDemo],
});
