import { createHmac } from 'node:crypto';
import type { ProviderPurpose } from './provider.entity.js';

/** A proof at a provider is fresh for so many seconds, as one by passkey is here. */
export const FRESH_SECONDS = 300;
/** Seconds by which two clocks may differ. */
const CLOCKS_DIFFER = 30;

/** What only the browser that began and this server know together of one way to a provider: the nonce in its token, and the
 *  verifier that its code is bound to. The state is in addresses; the browser's token is in its cookie alone. Nothing of it
 *  is stored. */
export function secretsOfAttempt(browserToken: string, state: string): { nonce: string; verifier: string } {
  const derive = (purpose: string): string =>
    createHmac('sha256', browserToken).update(`samaki ${purpose} ${state}`).digest('base64url');
  return { nonce: derive('oidc nonce'), verifier: derive('oidc verifier') };
}

/** Must the person prove anew, at the provider, that it is they? */
export const asksForProof = (purpose: ProviderPurpose): boolean =>
  purpose === 'CONFIRM' || purpose === 'LINK';

/** What a token says whose signature, issuer, audience, nonce and times are right. */
export interface ProviderClaims {
  readonly sub: string;
  readonly azp?: unknown;
  readonly acr?: unknown;
  readonly auth_time?: unknown;
  readonly email?: unknown;
  readonly email_verified?: unknown;
}

/** Whom a provider vouches for. */
export interface VouchedFor {
  readonly subject: string;
  /** Seconds since the person proved at the provider that it was they; null when it does not say. */
  readonly provenSecondsAgo: number | null;
  /** An address that the provider says it has verified, in lower case. It never says who somebody is. */
  readonly email: string | null;
}

/** Why a token that is otherwise right is not taken; for the audit, never for the person. */
export type ClaimsRefusal = 'SUBJECT' | 'AUTHORISED_PARTY' | 'WAY_OF_SIGNING_IN' | 'NOT_FRESH';

/** Judges what a right token says: for this client, by one of the ways of signing in that are asked for, and proven lately where
 *  that is asked. Pure; `now` in seconds since 1970. */
export function judgeClaims(
  claims: ProviderClaims,
  asked: {
    readonly clientId: string;
    readonly acr: readonly string[];
    readonly isFresh: boolean;
    readonly now: number;
  },
): VouchedFor | ClaimsRefusal {
  const { sub, azp, acr, auth_time: authTime, email, email_verified: isVerified } = claims;
  if (sub.length === 0 || sub.length > 255) return 'SUBJECT';
  if (azp !== undefined && azp !== asked.clientId) return 'AUTHORISED_PARTY';
  if (asked.acr.length > 0 && !(typeof acr === 'string' && asked.acr.includes(acr)))
    return 'WAY_OF_SIGNING_IN';
  const age =
    typeof authTime === 'number' && Number.isFinite(authTime) ? Math.floor(asked.now - authTime) : null;
  const isInFuture = age !== null && age < -CLOCKS_DIFFER;
  if (isInFuture || (asked.isFresh && (age === null || age > FRESH_SECONDS))) return 'NOT_FRESH';
  return {
    subject: sub,
    provenSecondsAgo: age === null ? null : Math.max(0, age),
    email: typeof email === 'string' && isVerified === true ? email.toLowerCase() : null,
  };
}
