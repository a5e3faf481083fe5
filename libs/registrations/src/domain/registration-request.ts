import { createHash } from 'node:crypto';
import { type Actor, actorName } from '#authz';
import { foldText, newId } from '#kernel';
import type { AttendanceMode } from './attendance-mode.js';
import type { Answers } from './question.rules.js';
import { type StoredAnswer, storedAnswers } from './questions.sql.js';
import { newReference } from './reference.js';
import type { SeatLink } from './seat-link.js';

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
  /** In a hybrid session; otherwise without meaning. */
  readonly attendanceMode: AttendanceMode | null;
  readonly signInId: string | null;
  /** Percent of the seats that people without account and address may have, where addresses are confirmed; null: as many as come. */
  readonly phoneSeatsPercent: number | null;
  /** By which the answers were read; 0 for a session without questions. */
  readonly questionsVersion: number;
  /** Null for none. */
  readonly answers: readonly StoredAnswer[] | null;
  /** By whose link they come; the group commit knows nothing of it. Left out: by none. */
  readonly aside?: SeatLink;
}

export interface RegistrationWish {
  readonly sessionId: string;
  readonly fullName: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly locale: 'km' | 'en';
  readonly matchKey: string;
  readonly organisationName: string;
  readonly attendanceMode?: AttendanceMode | null;
  readonly key: string;
  readonly answered?: AnsweredForm;
  /** By whose link they come. */
  readonly aside?: SeatLink;
}

/** What was answered with registering. */
export interface AnsweredForm {
  readonly version: number;
  readonly kept: Answers;
  /** As it was typed: the same body is known again by it, whatever the session asks by then. */
  readonly typed: Answers;
}

/** Somebody without an account and without an address. */
export const isByPhone = ({ email, signInId }: Pick<RegistrationRequest, 'email' | 'signInId'>): boolean =>
  email === null && signInId === null;

const bodyOf = (wish: RegistrationWish): string =>
  [
    wish.sessionId,
    wish.fullName,
    wish.email,
    wish.phone,
    wish.locale,
    wish.organisationName,
    // Only where it was chosen, so that keys from before it could be are known again.
    ...(wish.attendanceMode ? [wish.attendanceMode] : []),
    ...(wish.answered && wish.answered.typed.size > 0 ? [typedText(wish.answered.typed)] : []),
    ...(wish.aside ? [`aside ${wish.aside.quotaId}`] : []),
  ].join('\u001f');

const typedText = (typed: Answers): string =>
  JSON.stringify([...typed].toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** Completes a wish with its ids, its ticket code and its idempotency scope. */
export function newRegistrationRequest(
  actor: Actor,
  wish: RegistrationWish,
  phoneSeatsPercent: number | null = null,
): RegistrationRequest {
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
    attendanceMode: wish.attendanceMode ?? null,
    signInId: actor.signInId,
    phoneSeatsPercent,
    questionsVersion: wish.answered?.version ?? 0,
    answers: wish.answered && wish.answered.kept.size > 0 ? storedAnswers(wish.answered.kept) : null,
    ...(wish.aside && { aside: wish.aside }),
  };
}
