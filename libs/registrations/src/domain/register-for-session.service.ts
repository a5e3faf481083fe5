import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { accept, type Locale, refuse, type Result, tidyText } from '#kernel';
import { isName, matchKeyOf, parseContact } from '#identity';
import type { RegisterRefusal } from './registration.errors.js';
import { newRegistrationRequest, type RegistrationWish } from './registration-request.js';
import { SeatBatcher } from './seat-batcher.js';
import type { StoredRegistration } from './seats.sql.js';

export interface RegisterForSession {
  readonly sessionId: string;
  /** As it shall stand on a certificate; 1 to 200 characters. */
  readonly fullName: string;
  /** Company, organisation or institution, 1 to 200 characters. */
  readonly organisation: string;
  /** E-mail address or phone number, Khmer digits welcome. */
  readonly contact: string;
  readonly locale: Locale;
  readonly idempotencyKey: string;
}

/** One seat for one person, no account needed. Source: docs/stories/register-one-seat.md. */
@Injectable()
export class RegisterForSessionService {
  constructor(private readonly batcher: SeatBatcher) {}

  /** Answers after the commit: a seat, or a place in the waitlist. Refuses as `RegisterRefusalCode` names; a refusal
   *  has written nothing. Throws when the database does. */
  async register(
    actor: Actor,
    command: RegisterForSession,
  ): Promise<Result<StoredRegistration, RegisterRefusal>> {
    const wish = readWish(command);
    if (!wish.ok) return wish;
    return this.batcher.register(newRegistrationRequest(actor, wish.value));
  }
}

/** Checks what the person typed and puts it into the stored form. Pure. */
export function readWish(command: RegisterForSession): Result<RegistrationWish, RegisterRefusal> {
  const fullName = tidyText(command.fullName);
  if (!isName(fullName)) return refuse('NAME_INVALID', { path: ['fullName'] });
  const organisationName = tidyText(command.organisation);
  if (!isName(organisationName)) return refuse('ORGANISATION_INVALID', { path: ['organisation'] });
  const contact = parseContact(command.contact);
  if (!contact.ok) return refuse(contact.refusal.code, { path: ['contact'] });
  return accept({
    sessionId: command.sessionId,
    fullName,
    email: contact.value.kind === 'EMAIL' ? contact.value.value : null,
    phone: contact.value.kind === 'PHONE' ? contact.value.value : null,
    locale: command.locale,
    matchKey: matchKeyOf(fullName, contact.value),
    organisationName,
    key: command.idempotencyKey,
  });
}
