import { Injectable } from '@nestjs/common';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Refusal, type Result } from '#kernel';
import { Enrolments } from './enrolments.js';
import { relyingParty } from './relying-party.js';
import type { PasskeyPurpose } from './strong-sign-in.entity.js';
import { hashToken, isToken } from './token.js';

const CHALLENGE_MINUTES = 5;

/** What the browser hands to the authenticator, and the id under which its answer comes back. */
export interface AskedChallenge {
  readonly challengeId: string;
  readonly options: PublicKeyCredentialCreationOptionsJSON | PublicKeyCredentialRequestOptionsJSON;
}

export type ChallengeRefusal = Refusal<
  'UNAUTHENTICATED' | 'STEP_UP_REQUIRED' | 'ENROLMENT_CLOSED' | 'NO_PASSKEY'
>;

interface OwnPasskey {
  readonly credentialId: Buffer;
  readonly transports: string[];
}

interface Whose {
  readonly fullName: string;
  readonly contact: string;
}

/** Challenges for passkeys: single use, five minutes, in the browser that asked. */
@Injectable()
export class PasskeyChallenges {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly enrolments: Enrolments,
    private readonly config: Config,
  ) {}

  /** Makes a challenge. Refuses UNAUTHENTICATED for all but a sign-in without one, NO_PASSKEY when there is none to confirm
   *  with, and what `decideEnrolment` refuses when one is to be added. */
  async ask(
    actor: Actor,
    purpose: PasskeyPurpose,
    browserToken: string,
  ): Promise<Result<AskedChallenge, ChallengeRefusal>> {
    const { personId } = actor;
    if (purpose !== 'SIGN_IN' && personId === null) return refuse('UNAUTHENTICATED');
    const own = purpose === 'SIGN_IN' ? [] : await this.unitOfWork.read(passkeysOf(personId!));
    if (purpose === 'CONFIRM' && own.length === 0) return refuse('NO_PASSKEY');
    if (purpose === 'ADD') {
      const admitted = await this.enrolments.decide(actor);
      if (!admitted.ok) return admitted;
    }
    const options = purpose === 'ADD' ? await this.creation(actor, own) : await this.request(own);
    const challengeId = newId();
    await this.unitOfWork.run(async (tx) => {
      await tx.sql(sql`
        insert into passkey_challenges (id, purpose, challenge, browser_hash, person_id, expires_at)
        values (${challengeId}, ${purpose}, ${options.challenge}, ${hashToken(browserToken)},
          ${purpose === 'SIGN_IN' ? null : personId}, app_now() + make_interval(mins => ${CHALLENGE_MINUTES}))`);
    });
    return accept({ challengeId, options });
  }

  /** Uses a challenge up and answers it; null when this browser was asked no such thing, or too long ago. */
  async take(
    tx: Tx,
    challengeId: string,
    {
      purpose,
      browserToken,
      personId,
    }: { purpose: PasskeyPurpose; browserToken: string | undefined; personId: string | null },
  ): Promise<string | null> {
    if (!isUuid(challengeId) || !isToken(browserToken)) return null;
    const [taken] = await tx.sql(sql<{ challenge: string; isLive: boolean }>`
      delete from passkey_challenges
      where id = ${challengeId} and purpose = ${purpose} and browser_hash = ${hashToken(browserToken)}
        and person_id is not distinct from ${personId}::uuid
      returning challenge, expires_at > app_now() as "isLive"`);
    return taken?.isLive ? taken.challenge : null;
  }

  private async creation(
    actor: Actor,
    own: readonly OwnPasskey[],
  ): Promise<PublicKeyCredentialCreationOptionsJSON> {
    const personId = actor.personId!;
    const [whose] = await this.unitOfWork.readAs(actor, whoIs(personId));
    const { id, name } = relyingParty(this.config);
    return generateRegistrationOptions({
      rpID: id,
      rpName: name,
      userID: userHandleOf(personId),
      userName: whose?.contact ?? '',
      userDisplayName: whose?.fullName ?? '',
      attestationType: 'none',
      excludeCredentials: own.map(described),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: [-8, -7, -257],
      timeout: CHALLENGE_MINUTES * 60_000,
    });
  }

  private request(own: readonly OwnPasskey[]): Promise<PublicKeyCredentialRequestOptionsJSON> {
    return generateAuthenticationOptions({
      rpID: relyingParty(this.config).id,
      allowCredentials: own.map(described),
      userVerification: 'required',
      timeout: CHALLENGE_MINUTES * 60_000,
    });
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(text);

/** What a passkey keeps of whose it is: the person's id, which says nothing to anybody else. */
export const userHandleOf = (personId: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(personId.replaceAll('-', ''), 'hex'));

const described = ({ credentialId, transports }: OwnPasskey): { id: string; transports: string[] } => ({
  id: credentialId.toString('base64url'),
  transports,
});

const passkeysOf = (personId: string): SqlQuery<OwnPasskey> => sql`
  select credential_id as "credentialId", transports from passkeys where person_id = ${personId} order by id`;

const whoIs = (personId: string): SqlQuery<Whose> => sql`
  select full_name as "fullName", coalesce(email, phone, '') as contact from people where id = ${personId}`;
