import { Injectable } from '@nestjs/common';
import { generateSecret, generateURI, verify } from 'otplib';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import {
  hashRecoveryCode,
  newRecoveryCode,
  openSecret,
  readProof,
  RECOVERY_CODES,
  sealSecret,
  STEP_SECONDS,
  TRIES,
} from './authenticator.rules.js';
import {
  authenticatorOf,
  countTry,
  forgetAuthenticator,
  forgetTries,
  type StoredAuthenticator,
} from './authenticators.sql.js';
import type { EnrolmentRefusalCode } from './enrolment.rules.js';
import { type Enrolment, Enrolments } from './enrolments.js';
import { SignInChanges } from './sign-in-changes.js';
import { endSignInsOf } from './sign-in-list.js';
import { type OpenedSignIn, SignIns } from './sign-ins.js';

/** Shown once, to be scanned or typed. */
export interface NewAuthenticator {
  /** Base32. */
  readonly secret: string;
  /** `otpauth://…` for a QR code. */
  readonly uri: string;
}

export type BeginRefusal = Refusal<EnrolmentRefusalCode | 'PASSKEY_NEEDED' | 'AUTHENTICATOR_THERE'>;
export type ProofRefusal = Refusal<'CODE_WRONG' | 'TOO_MANY_TRIES' | 'PASSKEY_NEEDED' | 'NO_AUTHENTICATOR'>;
export type FirstCodeRefusal = ProofRefusal | Refusal<EnrolmentRefusalCode | 'AUTHENTICATOR_EXPIRED'>;

/** Authenticators (RFC 6238), for those whose roles do not ask for a passkey. */
@Injectable()
export class Authenticators {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolments: Enrolments,
    private readonly signIns: SignIns,
    private readonly changes: SignInChanges,
    private readonly config: Config,
  ) {}

  /** Makes a secret, which counts from its first code on and waits ten minutes for it; asked for again before that, it is
   *  another. Refuses PASSKEY_NEEDED, AUTHENTICATOR_THERE, and as `decideEnrolment`. */
  async begin(actor: Actor): Promise<Result<NewAuthenticator, BeginRefusal>> {
    const personId = actor.personId!;
    return this.unitOfWork.run(async (tx) => {
      const admitted = await this.admit(tx, actor, ({ hasAuthenticator }) =>
        hasAuthenticator ? refuse('AUTHENTICATOR_THERE') : accept(null),
      );
      if (!admitted.ok) return admitted;
      const secret = generateSecret();
      await tx.sql(sql`
        insert into authenticators (person_id, sealed_secret) values (${personId}, ${this.seal(personId, secret)})
        on conflict (person_id) do update set sealed_secret = excluded.sealed_secret, created_at = app_now()`);
      await this.changes.audited(tx, actor, 'identity.begin-authenticator');
      return accept(await this.described(tx, personId, secret));
    });
  }

  /** The secret that waits for its first code, for a page that is shown again; null when none does, or not any more. */
  async waiting(actor: Actor): Promise<NewAuthenticator | null> {
    const personId = actor.personId!;
    return this.unitOfWork.run(async (tx) => {
      const [stored] = await tx.sql(authenticatorOf(personId));
      if (!stored || stored.isConfirmed || stored.isExpired) return null;
      const secret = openSecret(this.config.secret, personId, stored.sealedSecret);
      return secret === null ? null : await this.described(tx, personId, secret);
    });
  }

  async recoveryCodesLeft(actor: Actor): Promise<number> {
    const [left] = await this.unitOfWork.readAs(
      actor,
      sql<{ count: number }>`
      select count(*)::int as count from recovery_codes where person_id = ${actor.personId} and used_at is null`,
    );
    return left?.count ?? 0;
  }

  /** The first code: from here on the authenticator counts, and the sign-in is proven. Answers ten recovery codes, which
   *  are readable here only. What `begin` asks for must hold now too: a secret that was begun before a role or a passkey
   *  came is no way to either. Refuses as `begin` does, NO_AUTHENTICATOR when none waits, AUTHENTICATOR_EXPIRED after ten
   *  minutes, and as `prove`. */
  async confirmFirst(
    actor: Actor,
    typed: string,
  ): Promise<Result<OpenedSignIn & { readonly recoveryCodes: readonly string[] }, FirstCodeRefusal>> {
    const personId = actor.personId!;
    return this.committed(async (tx) => {
      const admitted = await this.admit(tx, actor, ({ hasAuthenticator }) =>
        hasAuthenticator ? refuse('NO_AUTHENTICATOR') : accept(null),
      );
      if (!admitted.ok) return admitted;
      const [stored] = await tx.sql(authenticatorOf(personId));
      if (!stored) return refuse('NO_AUTHENTICATOR');
      if (stored.isExpired) return refuse('AUTHENTICATOR_EXPIRED');
      const judged = await this.judge(tx, personId, stored, typed);
      if (!judged.ok) return judged;
      await tx.sql(sql`update authenticators set confirmed_at = app_now() where person_id = ${personId}`);
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
      await tx.sql(sql`delete from recovery_codes where person_id = ${personId}`);
      for (const code of recoveryCodes) {
        const hash = hashRecoveryCode(this.config.secret, personId, code);
        await tx.sql(
          sql`insert into recovery_codes (id, person_id, code_hash) values (${newId()}, ${personId}, ${hash})`,
        );
      }
      await this.changes.record(tx, actor, { personId, kind: 'AUTHENTICATOR_ADDED' });
      return accept({ ...(await this.signIns.prove(tx, actor, 'TOTP')), recoveryCodes });
    });
  }

  /** Proves the actor's sign-in with a code of the authenticator or a recovery code; where a new role asks for a passkey, for
   *  adding that alone. Refuses CODE_WRONG (also: used before),
   *  TOO_MANY_TRIES after five wrong ones in a quarter of an hour, NO_AUTHENTICATOR, PASSKEY_NEEDED. */
  async prove(actor: Actor, typed: string): Promise<Result<OpenedSignIn, ProofRefusal>> {
    const personId = actor.personId!;
    return this.committed(async (tx) => {
      const { authenticatorWorth } = await this.enrolments.of(personId, tx);
      if (authenticatorWorth === 'NOTHING') return refuse('PASSKEY_NEEDED');
      const [stored] = await tx.sql(authenticatorOf(personId));
      if (!stored?.isConfirmed) return refuse('NO_AUTHENTICATOR');
      const judged = await this.judge(tx, personId, stored, typed);
      if (!judged.ok) return judged;
      return accept(
        authenticatorWorth === 'ADDING'
          ? await this.signIns.proveForAdding(tx, actor)
          : await this.signIns.prove(tx, actor, 'TOTP'),
      );
    });
  }

  /** Takes the authenticator and its recovery codes away, and ends every other sign-in. Refuses STEP_UP_REQUIRED, NOT_FOUND,
   *  and LAST_PASSKEY when a role of theirs could then not be used any more. */
  async remove(
    actor: Actor,
  ): Promise<Result<null, Refusal<'STEP_UP_REQUIRED' | 'NOT_FOUND' | 'LAST_PASSKEY'>>> {
    const personId = actor.personId!;
    if (actor.freshUntil === null) return refuse('STEP_UP_REQUIRED');
    return this.unitOfWork.run(async (tx) => {
      const [stored] = await tx.sql(authenticatorOf(personId));
      const { duty, hasPasskey, hasProvider } = await this.enrolments.of(personId, tx);
      if (!stored) return refuse('NOT_FOUND');
      if (stored.isConfirmed && duty === 'SECOND_FACTOR' && !hasPasskey && !hasProvider)
        return refuse('LAST_PASSKEY');
      await forgetAuthenticator(tx, personId);
      if (!stored.isConfirmed) return accept(null);
      await endSignInsOf(tx, personId, actor.signInId);
      await this.changes.record(tx, actor, { personId, kind: 'AUTHENTICATOR_REMOVED' });
      return accept(null);
    });
  }

  /** May this person set one up now? Under the person's lock. */
  private async admit<C extends string>(
    tx: Tx,
    actor: Actor,
    whetherThere: (standing: Enrolment) => Result<null, Refusal<C>>,
  ): Promise<Result<null, Refusal<C | EnrolmentRefusalCode | 'PASSKEY_NEEDED'>>> {
    const admitted = await this.enrolments.admit(tx, actor);
    const standing = await this.enrolments.of(actor.personId!, tx);
    if (standing.duty === 'PASSKEY') return refuse('PASSKEY_NEEDED');
    const free = whetherThere(standing);
    return free.ok ? admitted : free;
  }

  /** Holds what was typed against the authenticator, whose row is locked, and counts it. */
  private async judge(
    tx: Tx,
    personId: string,
    stored: StoredAuthenticator,
    typed: string,
  ): Promise<Result<null, Refusal<'CODE_WRONG' | 'TOO_MANY_TRIES'>>> {
    const proof = readProof(typed);
    if (!proof || (proof.kind === 'RECOVERY' && !stored.isConfirmed)) return refuse('CODE_WRONG');
    if (stored.tries >= TRIES) return refuse('TOO_MANY_TRIES');
    const isRight =
      proof.kind === 'CODE'
        ? await this.isNewCode(tx, personId, stored, proof.code)
        : await this.isUnusedRecoveryCode(tx, personId, proof.code);
    await tx.sql(isRight ? forgetTries(personId) : countTry(personId));
    if (isRight) return accept(null);
    await this.changes.refused(tx, personId, 'identity.refuse-authenticator', { tries: stored.tries + 1 });
    return refuse('CODE_WRONG');
  }

  private async isNewCode(
    tx: Tx,
    personId: string,
    { sealedSecret, lastStep, epoch }: StoredAuthenticator,
    token: string,
  ): Promise<boolean> {
    const secret = openSecret(this.config.secret, personId, sealedSecret);
    if (secret === null) return false;
    const result = await verify({ secret, token, epoch, epochTolerance: STEP_SECONDS });
    if (!result.valid || !('timeStep' in result)) return false;
    if (lastStep !== null && result.timeStep <= Number(lastStep)) return false;
    await tx.sql(sql`update authenticators set last_step = ${result.timeStep} where person_id = ${personId}`);
    return true;
  }

  private async isUnusedRecoveryCode(tx: Tx, personId: string, code: string): Promise<boolean> {
    const used = await tx.sql(sql`
      update recovery_codes set used_at = app_now()
      where person_id = ${personId} and used_at is null
        and code_hash = ${hashRecoveryCode(this.config.secret, personId, code)} returning id`);
    return used.length === 1;
  }

  /** A refused result would roll back, and a wrong code must stay counted. */
  private async committed<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { result } = await this.unitOfWork.run(async (tx) => ({ result: await work(tx) }));
    return result;
  }

  private async described(tx: Tx, personId: string, secret: string): Promise<NewAuthenticator> {
    const [whose] = await tx.sql(
      sql<{
        label: string;
      }>`select coalesce(email, phone, full_name) as label from people where id = ${personId}`,
    );
    return { secret, uri: generateURI({ issuer: 'Samaki', label: whose?.label ?? '', secret }) };
  }

  private seal(personId: string, plain: string): Buffer {
    return sealSecret(this.config.secret, personId, plain);
  }
}
