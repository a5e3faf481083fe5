import { Injectable, type OnModuleInit } from '@nestjs/common';
import { EventListeners, sql, type SqlQuery, type Tx } from '#database';
import { MessageLedger } from '#messaging';
import {
  SessionCancelledV1,
  type SessionMoved,
  SessionMovedV1,
  SessionPostponedV1,
  type SessionVersion,
} from '#sessions';
import type { RegistrationStatus } from './registration.entity.js';
import { MAIL_OF_STANDING } from './registration-news.js';

interface Registrant {
  readonly id: string;
  readonly personId: string;
  readonly status: RegistrationStatus;
  readonly locale: 'km' | 'en';
  readonly email: string;
}

/** What registrants are told when their session changes, in the transaction that changes it. */
@Injectable()
export class TellRegistrants implements OnModuleInit {
  constructor(
    private readonly listeners: EventListeners,
    private readonly ledger: MessageLedger,
  ) {}

  onModuleInit(): void {
    this.listeners.inTransaction(SessionMovedV1, (tx, event) => this.confirmAgain(tx, event.payload));
    this.listeners.inTransaction(SessionPostponedV1, (tx, event) =>
      this.tell(tx, event.payload, 'sessions.postponed'),
    );
    this.listeners.inTransaction(SessionCancelledV1, (tx, event) =>
      this.tell(tx, event.payload, 'sessions.cancelled'),
    );
  }

  /** Those whose confirmation was withdrawn before it left get it anew, with the new date, and no correction. */
  private async confirmAgain(tx: Tx, moved: SessionMoved): Promise<void> {
    if (moved.asksAgain) return this.tell(tx, moved, 'sessions.dated');
    const untold = await tx.sql(withoutMessageOfVersion(moved));
    await this.queue(
      tx,
      moved,
      untold,
      (registrant) => MAIL_OF_STANDING[registrant.status] ?? 'registrations.waitlisted',
    );
  }

  private async tell(tx: Tx, session: SessionVersion, kind: string): Promise<void> {
    const everyone = await tx.sql(withoutMessageOfVersion(session));
    await this.queue(tx, session, everyone, () => kind);
  }

  private async queue(
    tx: Tx,
    session: SessionVersion,
    registrants: readonly Registrant[],
    kindOf: (registrant: Registrant) => string,
  ): Promise<void> {
    await this.ledger.queue(
      tx,
      registrants.map((registrant) => ({
        kind: kindOf(registrant),
        personId: registrant.personId,
        toAddress: registrant.email,
        locale: registrant.locale,
        subject: { type: 'session', id: session.sessionId, version: session.scheduleVersion },
        cause: { type: 'registration', id: registrant.id },
        dedupeKey: `${kindOf(registrant)}~${registrant.id}~v${session.scheduleVersion}`,
      })),
    );
  }
}

/** Live registrations with an address to whom nothing of this version of the plan is on its way.
 *  Indexes: ix_registrations__session_id_id, ix_messages__cause. */
const withoutMessageOfVersion = (session: SessionVersion): SqlQuery<Registrant> => sql`
  select r.id, r.person_id as "personId", r.status, r.locale, p.email
  from registrations r join people p on p.id = r.person_id
  where r.session_id = ${session.sessionId} and r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') and p.email is not null
    -- To an address that nobody has confirmed nothing goes but what asks for it: the page and the next mail tell the new plan.
    and r.pending_reason is distinct from 'ADDRESS'
    and not exists (select from messages m where m.cause_type = 'registration' and m.cause_id = r.id
      and m.subject_version = ${session.scheduleVersion} and m.status <> 'CANCELLED')
  order by r.id`;
