import { Injectable } from '@nestjs/common';
import { type RegistrationResponseJSON, verifyRegistrationResponse } from '@simplewebauthn/server';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { forgetWaitingAuthenticator } from './authenticators.sql.js';
import { type EnrolmentRefusalCode } from './enrolment.rules.js';
import { Enrolments, lockPerson } from './enrolments.js';
import { PasskeyChallenges } from './passkey-challenges.js';
import type { PasskeyAnswer } from './passkey-proof.js';
import { plainName } from './plain-name.rules.js';
import { readResponse } from './passkey-response.js';
import { relyingParty } from './relying-party.js';
import { SignInChanges } from './sign-in-changes.js';
import { endSignInsOf } from './sign-in-list.js';
import { type OpenedSignIn, SignIns } from './sign-ins.js';

export interface PasskeyView {
  readonly id: string;
  readonly name: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

/** What of a registration is kept. */
interface MadePasskey {
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: number;
  readonly transports: readonly string[];
}

const LONGEST_NAME = 60;
const MOST_PASSKEYS = 10;

export type AddPasskeyRefusal = Refusal<
  EnrolmentRefusalCode | 'PASSKEY_REFUSED' | 'PASSKEY_NAME' | 'PASSKEYS_FULL'
>;
export type RemovePasskeyRefusal = Refusal<'STEP_UP_REQUIRED' | 'NOT_FOUND' | 'LAST_PASSKEY'>;

/** A person's own passkeys. */
@Injectable()
export class OwnPasskeys {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly challenges: PasskeyChallenges,
    private readonly enrolments: Enrolments,
    private readonly signIns: SignIns,
    private readonly changes: SignInChanges,
    private readonly config: Config,
  ) {}

  /** In the order in which they were added. */
  async of(actor: Actor): Promise<PasskeyView[]> {
    return this.unitOfWork.readAs(actor, passkeysOf(actor.personId!));
  }

  /** Keeps a new passkey. To make it is a proof, so the sign-in is proven with it. The person is told by mail. Refuses
   *  STEP_UP_REQUIRED and ENROLMENT_CLOSED as `decideEnrolment`, PASSKEY_NAME (1 to 60 characters), PASSKEYS_FULL beyond ten,
   *  PASSKEY_REFUSED. */
  async add(
    actor: Actor,
    command: PasskeyAnswer & { readonly name: string },
  ): Promise<Result<OpenedSignIn, AddPasskeyRefusal>> {
    const name = plainName(command.name, LONGEST_NAME);
    if (name === null) return refuse('PASSKEY_NAME', { path: ['name'] });
    const personId = actor.personId!;
    // On its own, for the challenge stays used whatever becomes of the rest.
    const challenge = await this.unitOfWork.run((tx) =>
      this.challenges.take(tx, command.challengeId, {
        purpose: 'ADD',
        browserToken: command.browserToken,
        personId,
      }),
    );
    return this.unitOfWork.run(async (tx) => {
      const admitted = await this.enrolments.admit(tx, actor);
      if (!admitted.ok) return admitted;
      const made = challenge === null ? null : await this.made(challenge, command.response);
      if (!made) return refuse('PASSKEY_REFUSED');
      const count = (await tx.sql(sql`select id from passkeys where person_id = ${personId}`)).length;
      if (count >= MOST_PASSKEYS) return refuse('PASSKEYS_FULL');
      const [added] = await tx.sql(sql`
        insert into passkeys (id, person_id, credential_id, public_key, counter, transports, name)
        values (${newId()}, ${personId}, ${made.credentialId}, ${made.publicKey}, ${made.counter}, ${made.transports}, ${name})
        on conflict (credential_id) do nothing returning id`);
      if (!added) return refuse('PASSKEY_REFUSED');
      await forgetWaitingAuthenticator(tx, personId);
      await this.changes.record(tx, actor, { personId, kind: 'PASSKEY_ADDED', detail: name });
      return accept(await this.signIns.prove(tx, actor, 'PASSKEY'));
    });
  }

  /** Refuses NOT_FOUND, PASSKEY_NAME. */
  async rename(
    actor: Actor,
    passkeyId: string,
    typed: string,
  ): Promise<Result<null, Refusal<'NOT_FOUND' | 'PASSKEY_NAME'>>> {
    const name = plainName(typed, LONGEST_NAME);
    if (name === null) return refuse('PASSKEY_NAME', { path: ['name'] });
    return this.unitOfWork.run(async (tx) => {
      const [before] = await tx.sql(ownPasskey(passkeyId, actor.personId!));
      if (!before) return refuse('NOT_FOUND');
      await tx.sql(sql`update passkeys set name = ${name} where id = ${passkeyId}`);
      await this.changes.renamed(tx, actor, 'identity.rename-passkey', { before: before.name, after: name });
      return accept(null);
    });
  }

  /** Removes a passkey and ends every other sign-in of the person, who is told by mail. Refuses STEP_UP_REQUIRED without a
   *  fresh proof, NOT_FOUND, and LAST_PASSKEY when a role of theirs could then not be used any more. */
  async remove(actor: Actor, passkeyId: string): Promise<Result<null, RemovePasskeyRefusal>> {
    const personId = actor.personId!;
    if (actor.freshUntil === null) return refuse('STEP_UP_REQUIRED');
    return this.unitOfWork.run(async (tx) => {
      await lockPerson(tx, personId);
      const passkey = await tx.sql(ownPasskey(passkeyId, personId));
      if (!passkey[0]) return refuse('NOT_FOUND');
      const count = (await tx.sql(sql`select id from passkeys where person_id = ${personId}`)).length;
      const { duty, hasAuthenticator, hasProvider } = await this.enrolments.of(personId, tx);
      const isNeeded =
        !hasProvider && (duty === 'PASSKEY' || (duty === 'SECOND_FACTOR' && !hasAuthenticator));
      if (count === 1 && isNeeded) return refuse('LAST_PASSKEY');
      await tx.sql(sql`delete from passkeys where id = ${passkeyId}`);
      await endSignInsOf(tx, personId, actor.signInId);
      await this.changes.record(tx, actor, { personId, kind: 'PASSKEY_REMOVED', detail: passkey[0].name });
      return accept(null);
    });
  }

  private async made(expectedChallenge: string, typed: string): Promise<MadePasskey | null> {
    const response = readResponse<RegistrationResponseJSON>(typed);
    if (!response) return null;
    const { id, origin } = relyingParty(this.config);
    try {
      const { registrationInfo } = await verifyRegistrationResponse({
        response,
        expectedChallenge,
        expectedOrigin: origin,
        expectedRPID: id,
        requireUserVerification: true,
        supportedAlgorithmIDs: [-8, -7, -257],
      });
      if (!registrationInfo) return null;
      const { credential } = registrationInfo;
      return {
        credentialId: Buffer.from(credential.id, 'base64url'),
        publicKey: Buffer.from(credential.publicKey),
        counter: credential.counter,
        transports: (credential.transports ?? []).filter((word) => /^[a-z-]{1,20}$/.test(word)).slice(0, 8),
      };
    } catch {
      return null;
    }
  }
}

const ownPasskey = (id: string, personId: string): SqlQuery<{ name: string }> => sql`
  select name from passkeys where id = ${id} and person_id = ${personId} for update`;

const passkeysOf = (personId: string): SqlQuery<PasskeyView> => sql`
  select id, name, created_at as "createdAt", last_used_at as "lastUsedAt" from passkeys
  where person_id = ${personId} order by created_at, id`;
