import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { Config } from '#config';
import { sql, type Tx, UnitOfWork } from '#database';
import { matchKeyOf, parseEmail } from '#identity';
import { accept, newId, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import {
  type AgainRefusalCode,
  type ConfirmRefusalCode,
  decideConfirmation,
  decideCorrection,
  decideMailAgain,
} from './address-hold.rules.js';
import {
  addressesAtHand,
  type AddressFound,
  addressLinkOf,
  type AddressLinkView,
  addressOf,
  addressOfPerson,
  type AddressRow,
  mendPerson,
  personOf,
} from './address-hold.sql.js';
import { readAddressToken } from './address-token.js';
import { giveKeptSeat } from './give-kept-seat.js';
import { heldBy } from './held-registration.sql.js';
import { readReference } from './reference.js';
import { ADDRESS_ASKED, addressAskedKey } from './registration-news.js';
import { isKeptOut } from './same-hour.js';
import { holdSeats, type SeatsAtLock } from './seats.sql.js';

export type ConfirmAddressRefusal = Refusal<
  ConfirmRefusalCode | 'ADDRESS_LINK_INVALID' | 'BOOKED_AT_SAME_HOUR'
>;
export type AddressAgainRefusal = Refusal<
  AgainRefusalCode | 'TICKET_NOT_FOUND' | 'TICKET_EXPIRED' | 'EMAIL_INVALID' | 'ALREADY_REGISTERED'
>;

type Work<R extends Refusal> = (tx: Tx, seats: SeatsAtLock, row: AddressRow) => Promise<Result<string, R>>;

/** The address of somebody without an account: confirmed by a link, asked for again, corrected. Every way goes under the seat lock, so
 *  that a seat is either confirmed or released. Source: docs/stories/address-hold.md. */
@Injectable()
export class ConfirmAddressService {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** What a link speaks of, or null for one that is none. The link is the key: it tells neither the person nor the ticket's code. */
  async look(token: string): Promise<AddressLinkView | null> {
    const link = readAddressToken(this.config.secrets, token);
    const [view] = link ? await this.unitOfWork.read(addressLinkOf(link)) : [];
    return view ?? null;
  }

  /** Gives the seat to whoever opened the link of its mail, or leaves it with those who approve. Pressed twice it answers the same: one
   *  confirmation, one mail. Answers the ticket's code. Refuses as `ConfirmAddressRefusal` names: ADDRESS_LINK_INVALID for a link that is
   *  none, or of an address that was corrected since; BOOKED_AT_SAME_HOUR where the session takes nobody who has a seat elsewhere by now, while
   *  the seat stays held. */
  async confirm(actor: Actor, token: string): Promise<Result<string, ConfirmAddressRefusal>> {
    const link = readAddressToken(this.config.secrets, token);
    const invalid = refuse('ADDRESS_LINK_INVALID', { path: ['token'] });
    if (!link) return invalid;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(addressOf(link.registrationId));
      if (!found || found.hasExpired) return invalid;
      return this.underLock<ConfirmAddressRefusal>(tx, found, async (_tx, seats, row) => {
        if (row.corrections !== link.corrections) return invalid;
        const decided = decideConfirmation(row, seats, seats.now);
        if (!decided.ok) return decided;
        if (decided.value === 'AGAIN') return accept(row.reference);
        if (await isKeptOut(tx, seats, row.matchKey)) return refuse('BOOKED_AT_SAME_HOUR');
        await this.give(tx, actor, seats, row);
        return accept(row.reference);
      });
    });
  }

  /** Sends the mail with the link again, within its limits. Whoever has the ticket's code may ask (ADR 0007). Answers the code. Refuses as
   *  `AddressAgainRefusal` names. */
  async mailAgain(actor: Actor, typedReference: string): Promise<Result<string, AddressAgainRefusal>> {
    return this.withTicket(typedReference, (tx, seats, row) => this.again(tx, actor, seats, row));
  }

  /** The same for whoever registers again and is told that they did: by name and address, and without a word to them of how it went. */
  async mailAgainTo(actor: Actor, sessionId: string, matchKey: string): Promise<void> {
    await this.unitOfWork.run(async (tx): Promise<Result<string, AddressAgainRefusal>> => {
      const [found] = await tx.sql(addressOfPerson(sessionId, matchKey));
      if (!found) return refuse('ADDRESS_NOT_AWAITED');
      return this.underLock<AddressAgainRefusal>(tx, found, (_tx, seats, row) =>
        this.again(tx, actor, seats, row),
      );
    });
  }

  /** Corrects an address that was mistyped: the mail goes to the right one, the link of the wrong one opens nothing, and the seat is held
   *  no longer than before. Whoever has the ticket's code may (ADR 0007). Answers the code. Refuses as `AddressAgainRefusal` names. */
  async correct(
    actor: Actor,
    typedReference: string,
    typedEmail: string,
  ): Promise<Result<string, AddressAgainRefusal>> {
    const email = parseEmail(typedEmail);
    if (!email.ok) return refuse('EMAIL_INVALID', { path: ['email'] });
    return this.withTicket(typedReference, async (tx, seats, row) => {
      const decided = decideCorrection(row, seats, seats.now);
      if (!decided.ok) return decided;
      const matchKey = matchKeyOf(row.fullName, email.value);
      if (matchKey === row.matchKey) return this.again(tx, actor, seats, row);
      const moved = await this.movePerson(tx, row, email.value.value, matchKey);
      if (!moved.ok) return moved;
      await tx.sql(sql`
        update registrations set person_id = ${moved.value}, address_corrections = address_corrections + 1, address_mailed_at = app_now()
        where id = ${row.id}`);
      const corrected = {
        ...row,
        personId: moved.value,
        email: email.value.value,
        corrections: row.corrections + 1,
      };
      await this.ask(tx, actor, row, corrected, 'registrations.correct-address');
      return accept(row.reference);
    });
  }

  /** Confirms those of a session whose address is still awaited: who stands at the door is known. The caller marks them in the same
   *  transaction, and has decided that the actor may. */
  async confirmAtDoor(tx: Tx, actor: Actor, sessionId: string, ids: readonly string[]): Promise<void> {
    const awaited = await tx.sql(sql<{ id: string }>`
      select id from registrations where session_id = ${sessionId} and id = any(${ids}::uuid[]) and pending_reason = 'ADDRESS'`);
    const seats = awaited.length > 0 ? await holdSeats(tx, sessionId) : undefined;
    if (!seats) return;
    for (const row of await tx.sql(addressesAtHand(awaited.map(({ id }) => id))))
      if (row.pendingReason === 'ADDRESS') await this.give(tx, actor, seats, row);
  }

  private async withTicket(
    typedReference: string,
    work: Work<AddressAgainRefusal>,
  ): Promise<Result<string, AddressAgainRefusal>> {
    const reference = readReference(typedReference);
    const notFound = refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    if (!reference) return notFound;
    return this.unitOfWork.run(async (tx) => {
      const [found] = await tx.sql(heldBy(reference));
      if (!found) return notFound;
      if (found.hasExpired) return refuse('TICKET_EXPIRED', { path: ['reference'] });
      return this.underLock(tx, found, work);
    });
  }

  private async underLock<R extends Refusal>(
    tx: Tx,
    { id, sessionId }: Pick<AddressFound, 'id' | 'sessionId'>,
    work: Work<R>,
  ): Promise<Result<string, R>> {
    const seats = await holdSeats(tx, sessionId);
    const [row] = await tx.sql(addressesAtHand([id]));
    if (!seats || !row) throw new Error('A registration without its seats or its person');
    return work(tx, seats, row);
  }

  private give(tx: Tx, actor: Actor, seats: SeatsAtLock, row: AddressRow): Promise<void> {
    return giveKeptSeat(tx, actor, { ledger: this.ledger, audit: this.audit }, seats, row, {
      action: 'registrations.confirm-address',
      before: { status: 'PENDING', pendingReason: 'ADDRESS' },
    });
  }

  private async again(
    tx: Tx,
    actor: Actor,
    seats: SeatsAtLock,
    row: AddressRow,
  ): Promise<Result<string, AddressAgainRefusal>> {
    const decided = decideMailAgain(row, seats, seats.now);
    if (!decided.ok) return decided;
    await tx.sql(sql`
      update registrations set address_mails = address_mails + 1, address_mailed_at = app_now() where id = ${row.id}`);
    await this.ask(tx, actor, row, { ...row, mails: row.mails + 1 }, 'registrations.ask-address-again');
    return accept(row.reference);
  }

  /** Of an older mail that has not left nothing is sent. */
  private async ask(
    tx: Tx,
    actor: Actor,
    before: AddressRow,
    { id, personId, email, locale, mails, corrections }: AddressRow,
    action: 'registrations.ask-address-again' | 'registrations.correct-address',
  ): Promise<void> {
    await this.audit.record(tx, {
      actor,
      action,
      subjectType: 'registration',
      subjectId: id,
      before: { mails: before.mails, corrections: before.corrections },
      after: { mails, corrections },
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'registration', causeId: id });
    await this.ledger.queue(tx, [
      {
        kind: ADDRESS_ASKED,
        personId,
        toAddress: email!,
        locale,
        cause: { type: 'registration', id },
        dedupeKey: addressAskedKey(id, mails + corrections),
      },
    ]);
  }

  /** The record of whoever has this name and the right address: known already, mended, or new. */
  private async movePerson(
    tx: Tx,
    row: AddressRow,
    email: string,
    matchKey: string,
  ): Promise<Result<string, AddressAgainRefusal>> {
    const [known] = await tx.sql(personOf(matchKey, row.sessionId));
    if (known?.isRegistered) return refuse('ALREADY_REGISTERED', { path: ['email'] });
    if (known) return accept(known.id);
    const [mended] = await tx.sql(mendPerson(row, email, matchKey));
    if (mended) return accept(mended.id);
    const id = newId();
    const [written] = await tx.sql(sql<{ id: string }>`
      insert into people (id, full_name, email, locale, match_key) values (${id}, ${row.fullName}, ${email}, ${row.locale}, ${matchKey})
      on conflict (match_key) do nothing returning id`);
    // Somebody wrote the same person at this moment: theirs is the record.
    return written ? accept(written.id) : this.movePerson(tx, row, email, matchKey);
  }
}
