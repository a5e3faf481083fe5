import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { UnitOfWork, type Tx } from '#database';
import { MessageLedger } from '#messaging';
import { DateWishes } from './date-wishes.service.js';
import { endWishesOfSeats, takeTellings } from './date-wishes.sql.js';
import { SESSION_OPEN, SESSION_SUBJECT, SESSION_SUBJECT_VERSION, WISH_CAUSE } from './wish-facts.js';
import { forgetWishTries } from './wish-tries.js';

/** Tells whoever waits of sessions in which somebody can have a seat, each of each once. The worker's. Asked again and again and not on an
 *  event alone: registration opens by the clock, too, and by a seat that comes free. */
@Injectable()
export class TellOfSessions {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly wishes: DateWishes,
  ) {}

  /** Writes the mails that are due, 500 at most; answers how many. Twice, or twice at one moment, does no harm. */
  async tell(): Promise<number> {
    return this.unitOfWork.run((tx) => this.tellWithin(tx));
  }

  /** The same in a transaction that is under way. */
  async tellWithin(tx: Tx): Promise<number> {
    const tellings = await tx.sql(takeTellings);
    const written = await this.ledger.queue(
      tx,
      tellings.map(({ wishId, sessionId, personId, email, locale }) => ({
        kind: SESSION_OPEN,
        personId,
        toAddress: email,
        locale,
        subject: { type: SESSION_SUBJECT, id: sessionId, version: SESSION_SUBJECT_VERSION },
        cause: { type: WISH_CAUSE, id: wishId },
        dedupeKey: `${SESSION_OPEN}~${wishId}~${sessionId}`,
      })),
    );
    return written.length;
  }

  /** Ends the wishes that these registrations fulfil. */
  async fulfil(tx: Tx, registrationIds: readonly string[]): Promise<void> {
    await this.wishes.withdraw(tx, SYSTEM, await tx.sql(endWishesOfSeats(registrationIds)), 'REGISTERED');
  }

  /** Forgets who asked an hour ago. */
  async forgetTries(): Promise<void> {
    await this.unitOfWork.read(forgetWishTries);
  }
}
