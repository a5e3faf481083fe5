import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, type Locale, refuse, type Result, tidyText } from '#kernel';
import { Config } from '#config';
import { isName, matchKeyOf, parseContact } from '#identity';
import type { AttendanceMode } from './attendance-mode.js';
import { ConfirmAddressService } from './confirm-address.service.js';
import { GuestTries, type TriesRefusal } from './guest-tries.js';
import { QuestionForms } from './question-forms.js';
import { type Answers, readAnswers } from './question.rules.js';
import type { RegisterRefusal } from './registration.errors.js';
import {
  isByPhone,
  newRegistrationRequest,
  type RegistrationRequest,
  type RegistrationWish,
} from './registration-request.js';
import { SeatBatcher } from './seat-batcher.js';
import type { SeatLink } from './seat-link.js';
import { storedAnswer, type StoredRegistration } from './seats.sql.js';

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
  /** What was typed for the questions of the session, by their ids. */
  readonly answers?: Answers;
  /** Left out: as the session is held, and in the room of a hybrid one. */
  readonly attendanceMode?: AttendanceMode | null;
  /** By whose link they come; `organisation` is its name then, never what was typed. */
  readonly aside?: SeatLink;
}

const NO_ANSWERS: Answers = new Map();
/** So often the questions may change while somebody registers. */
const ATTEMPTS = 5;

/** One seat for one person, no account needed. Source: docs/stories/register-one-seat.md. */
@Injectable()
export class RegisterForSessionService {
  constructor(
    private readonly config: Config,
    private readonly batcher: SeatBatcher,
    private readonly tries: GuestTries,
    private readonly addresses: ConfirmAddressService,
    private readonly forms: QuestionForms,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Answers after the commit: a seat, a seat that is held until the address is confirmed, or a place in the waitlist. Refuses as
   *  `RegisterRefusalCode` names; a refusal has registered nobody. Whoever is registered already, and has not confirmed the
   *  address yet, is sent the link again. `network` is where they come from. Throws when the database does. */
  async register(
    actor: Actor,
    command: RegisterForSession,
    network?: string,
  ): Promise<Result<StoredRegistration, RegisterRefusal>> {
    const wish = readWish(command);
    if (!wish.ok) return wish;
    const typed = command.answers ?? NO_ANSWERS;
    let form = this.forms.recall(command.sessionId);
    let isCounted = false;
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      const read = readAnswers(form.questions, typed);
      const { version, isFresh } = form;
      const answered = { version, kept: read.ok ? read.value : NO_ANSWERS, typed };
      const request = newRegistrationRequest(
        actor,
        { ...wish.value, answered },
        this.config.phoneSeatsPercent,
      );
      if (read.ok) {
        if (!isCounted && network !== undefined) {
          const counted = await this.countTry(request, network);
          if (!counted.ok) return counted;
        }
        isCounted = true;
        const answer = await this.batcher.register(request);
        if (answer.ok || answer.refusal.code !== 'QUESTIONS_CHANGED')
          return this.tell(actor, request, answer);
      } else if (isFresh) return (await this.storedAnswerTo(request)) ?? read;
      form = await this.forms.read(command.sessionId);
    }
    return refuse('QUESTIONS_CHANGED', { path: ['answers'] });
  }

  /** A link of seats that were set aside is had by those for whom they are: many of one house, who give their addresses, are welcome. */
  private async countTry(request: RegistrationRequest, network: string): Promise<Result<true, TriesRefusal>> {
    if (isByPhone(request)) return this.tries.count(request.sessionId, network, 'PHONE');
    return request.aside ? accept(true) : this.tries.count(request.sessionId, network, 'ADDRESS');
  }

  /** The same answer, with the link sent again to whoever is registered already, and beside the field that it is about. */
  private async tell(
    actor: Actor,
    { sessionId, matchKey, email }: RegistrationRequest,
    answer: Result<StoredRegistration, RegisterRefusal>,
  ): Promise<Result<StoredRegistration, RegisterRefusal>> {
    if (answer.ok) return answer;
    const { code } = answer.refusal;
    if (code === 'ALREADY_REGISTERED' && email !== null)
      await this.addresses.mailAgainTo(actor, sessionId, matchKey);
    return code === 'PHONE_SEATS_USED_UP' ? refuse(code, { path: ['contact'] }) : answer;
  }

  /** What the key was answered before the questions were others; null where it was not used. */
  private async storedAnswerTo({
    scope,
    key,
    bodyHash,
  }: RegistrationRequest): Promise<Result<StoredRegistration, RegisterRefusal> | null> {
    const [stored] = await this.unitOfWork.read(storedAnswer(scope, key));
    if (!stored) return null;
    return stored.bodyHash.toString('hex') === bodyHash
      ? accept(stored.answer)
      : refuse('IDEMPOTENCY_KEY_REUSED');
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
    attendanceMode: command.attendanceMode ?? null,
    ...(command.aside && { aside: command.aside }),
  });
}
