import { Injectable } from '@nestjs/common';
import { type AuthenticationResponseJSON, verifyAuthenticationResponse } from '@simplewebauthn/server';
import { AuditTrail } from '#audit';
import { type Actor, ANONYMOUS } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx } from '#database';
import { PasskeyChallenges, userHandleOf } from './passkey-challenges.js';
import { readResponse } from './passkey-response.js';
import { relyingParty } from './relying-party.js';

/** The answer of an authenticator to a challenge. */
export interface PasskeyAnswer {
  readonly challengeId: string;
  /** JSON as the browser wrote it. */
  readonly response: string;
  readonly browserToken: string | undefined;
}

interface StoredPasskey {
  readonly id: string;
  readonly personId: string;
  readonly credentialId: Buffer;
  readonly publicKey: Buffer;
  readonly counter: string;
}

/** Why a proof was refused; for the audit, never for the person. */
type Reason = 'UNREADABLE' | 'UNKNOWN_PASSKEY' | 'ANOTHER_PERSON' | 'NOT_VERIFIED';

/** Judges what an authenticator signed. */
@Injectable()
export class PasskeyProof {
  constructor(
    private readonly challenges: PasskeyChallenges,
    private readonly audit: AuditTrail,
    private readonly config: Config,
  ) {}

  /** The person whose passkey signed the challenge, user verification, origin and counter included; null when anything is
   *  not as it should be. `actor` is who confirms, or nobody for a sign-in. The challenge is used up either way, so the
   *  caller commits either way. */
  async personOf(tx: Tx, actor: Actor | null, answer: PasskeyAnswer): Promise<string | null> {
    const { challengeId, browserToken } = answer;
    const challenge = await this.challenges.take(tx, challengeId, {
      purpose: actor ? 'CONFIRM' : 'SIGN_IN',
      browserToken,
      personId: actor?.personId ?? null,
    });
    if (challenge === null) return null;
    const judged = await this.judge(tx, actor, challenge, answer.response);
    if (typeof judged !== 'string') return judged.personId;
    await this.audit.record(tx, {
      actor: actor ?? ANONYMOUS,
      action: 'identity.refuse-passkey',
      subjectType: 'passkey-challenge',
      subjectId: challengeId,
      before: null,
      after: { reason: judged },
    });
    return null;
  }

  private async judge(
    tx: Tx,
    actor: Actor | null,
    challenge: string,
    typed: string,
  ): Promise<Reason | { personId: string }> {
    const response = readResponse<AuthenticationResponseJSON>(typed);
    if (!response) return 'UNREADABLE';
    const [passkey] = await tx.sql(passkeyOf(Buffer.from(response.id, 'base64url')));
    if (!passkey) return 'UNKNOWN_PASSKEY';
    const { userHandle } = response.response;
    const isTheirs =
      userHandle === undefined ||
      Buffer.from(userHandle, 'base64url').equals(Buffer.from(userHandleOf(passkey.personId)));
    if (!isTheirs || (actor && actor.personId !== passkey.personId)) return 'ANOTHER_PERSON';
    const counter = await this.verify(challenge, response, passkey);
    if (counter === null) return 'NOT_VERIFIED';
    await tx.sql(sql`
      update passkeys set counter = ${counter}, last_used_at = app_now() where id = ${passkey.id}`);
    return { personId: passkey.personId };
  }

  /** The new counter; null for anything that does not verify: the library throws for most of it. */
  private async verify(
    expectedChallenge: string,
    response: AuthenticationResponseJSON,
    passkey: StoredPasskey,
  ): Promise<number | null> {
    const { id, origin } = relyingParty(this.config);
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        response,
        expectedChallenge,
        expectedOrigin: origin,
        expectedRPID: id,
        requireUserVerification: true,
        credential: {
          id: passkey.credentialId.toString('base64url'),
          publicKey: Uint8Array.from(passkey.publicKey),
          counter: Number(passkey.counter),
        },
      });
      return verified ? authenticationInfo.newCounter : null;
    } catch {
      return null;
    }
  }
}

/** None of a record that was merged: it signs nobody in. Locked, so that two answers cannot both be newer than one counter. Index: uq_passkeys__credential_id. */
const passkeyOf = (credentialId: Buffer): SqlQuery<StoredPasskey> => sql`
  select id, person_id as "personId", credential_id as "credentialId", public_key as "publicKey", counter
  from passkeys where credential_id = ${credentialId}
    and not exists (select from people p where p.id = person_id and p.merged_into is not null) for update`;
