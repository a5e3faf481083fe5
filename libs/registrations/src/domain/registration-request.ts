import { createHash } from 'node:crypto';
import { type Actor, actorName } from '#authz';
import { foldText, newId } from '#kernel';
import { newReference } from './reference.js';

/** A request for one seat, checked and complete: every id that its rows will have is already drawn, so that the
 *  batch and the single path write the same rows. */
export interface RegistrationRequest {
  readonly registrationId: string;
  readonly personId: string;
  readonly messageId: string;
  readonly outboxId: string;
  readonly auditId: string;
  readonly reference: string;
  readonly sessionId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: 'km' | 'en';
  readonly matchKey: string;
  readonly organisationName: string;
  /** Folded, for matching it to a known organisation. */
  readonly organisationFolded: string;
  /** Keys of one actor are not seen by another. */
  readonly scope: string;
  readonly key: string;
  /** SHA-256 of what was asked, in hex: the same key with another body is refused. */
  readonly bodyHash: string;
  readonly actor: string;
  readonly signInId: string | null;
}

export interface RegistrationWish {
  readonly sessionId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: 'km' | 'en';
  readonly matchKey: string;
  readonly organisationName: string;
  readonly key: string;
}

const bodyOf = (wish: RegistrationWish): string =>
  [wish.sessionId, wish.fullName, wish.email, wish.phone, wish.locale, wish.organisationName].join('\u001f');

/** Completes a wish with its ids, its ticket code and its idempotency scope. */
export function newRegistrationRequest(actor: Actor, wish: RegistrationWish): RegistrationRequest {
  const name = actorName(actor);
  return {
    registrationId: newId(),
    personId: newId(),
    messageId: newId(),
    outboxId: newId(),
    auditId: newId(),
    reference: newReference(),
    sessionId: wish.sessionId,
    fullName: wish.fullName,
    email: wish.email,
    phone: wish.phone,
    locale: wish.locale,
    matchKey: wish.matchKey,
    organisationName: wish.organisationName,
    organisationFolded: foldText(wish.organisationName),
    scope: `registrations.register~${name}`,
    key: wish.key,
    bodyHash: createHash('sha256').update(bodyOf(wish)).digest('hex'),
    actor: name,
    signInId: actor.signInId,
  };
}
