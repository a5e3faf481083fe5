import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { withMails } from './mailing.rules.js';
import { answeredMailing, keepMailing, mailingKey } from './mailing-key.js';
import { SENT_AGAIN, sentAgainKey } from './registration-news.js';
import { readSeats } from './seats.sql.js';
import {
  type MailingRefusal,
  NO_TICKET_SENT,
  planMailing,
  type TicketMailing,
} from './ticket-mailing.rules.js';
import { colleaguesOf, ticketMailsOf } from './ticket-mailing.sql.js';

export interface MailingOf {
  readonly organisationId: string;
  readonly sessionId: string;
}

export interface SendTickets extends MailingOf {
  readonly idempotencyKey: string;
}

export type SendTicketsRefusal = MailingRefusal | Refusal<'NOBODY_TO_MAIL' | 'IDEMPOTENCY_KEY_REUSED'>;

/** Sends the people of an organisation their tickets of one session once more. The caller has decided that the actor coordinates it.
 *  Source: docs/stories/ticket-mails.md. */
@Injectable()
export class SendTicketsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Who would get a mail now, and who would not and why. Writes nothing and holds no lock. */
  async preview(actor: Actor, of: MailingOf): Promise<Result<TicketMailing, MailingRefusal>> {
    const [session] = await this.unitOfWork.read(readSeats(of.sessionId));
    const people = await this.unitOfWork.readAs(actor, colleaguesOf(of.organisationId, of.sessionId));
    const sent = await this.unitOfWork.read(ticketMailsOf(people.map(({ id }) => id)));
    return planMailing(session, withMails(people, sent, NO_TICKET_SENT));
  }

  /** Writes the mails down, with one row of the audit, and answers how many. Of several who send at once the key of each message lets one
   *  through. The same key with the same wish answers what it answered first. Refuses as `SendTicketsRefusal` names, nothing written then:
   *  NOBODY_TO_MAIL when nobody is left who could get one now. */
  async send(actor: Actor, wish: SendTickets): Promise<Result<number, SendTicketsRefusal>> {
    const { organisationId, sessionId, idempotencyKey } = wish;
    const key = mailingKey('registrations.send-tickets', actor, idempotencyKey, [organisationId, sessionId]);
    return this.unitOfWork.run(async (tx) => {
      const before = await answeredMailing(tx, key);
      if (before) return before;
      const [session] = await tx.sql(readSeats(sessionId));
      const people = await tx.sql(colleaguesOf(organisationId, sessionId));
      const sent = await tx.sql(ticketMailsOf(people.map(({ id }) => id)));
      const mailing = planMailing(session, withMails(people, sent, NO_TICKET_SENT));
      if (!mailing.ok) return mailing;
      const written = await this.ledger.queue(
        tx,
        mailing.value.recipients.map(({ id, personId, email, locale, sentEver }) => ({
          kind: SENT_AGAIN,
          personId,
          toAddress: email,
          locale,
          subject: { type: 'session', id: sessionId, version: session!.scheduleVersion },
          cause: { type: 'registration', id },
          dedupeKey: sentAgainKey(id, sentEver),
        })),
      );
      // Whoever sent the same a moment before has it answered by now.
      if (written.length === 0) return (await answeredMailing(tx, key)) ?? refuse('NOBODY_TO_MAIL');
      await this.audit.record(tx, {
        actor,
        action: 'registrations.send-tickets',
        subjectType: 'session',
        subjectId: sessionId,
        before: null,
        after: { organisationId, mails: written.length },
      });
      await keepMailing(tx, key, written.length);
      return accept(written.length);
    });
  }
}
