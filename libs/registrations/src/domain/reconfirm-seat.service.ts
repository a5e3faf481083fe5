import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, can } from '#authz';
import { EventListeners, sql, type Tx, UnitOfWork } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { runsSessionsIn, SessionMovedV1 } from '#sessions';
import { CancelRegistrationService } from './cancel-registration.service.js';
import { readReference } from './reference.js';

export type ReconfirmRefusal = Refusal<'TICKET_NOT_FOUND' | 'NOT_ASKED_AGAIN' | 'SESSION_STARTED'>;
export type DecideUnansweredRefusal = Refusal<
  'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'STILL_ASKED' | 'SESSION_STARTED' | 'LIST_EMPTY' | 'LIST_TOO_LONG'
>;

/** Seats decided at once. */
export const MOST_DECIDED = 100;

export interface DecideUnanswered {
  readonly sessionId: string;
  readonly registrationIds: readonly string[];
  /** Keep their seats, or give them to who waits. */
  readonly keep: boolean;
}

/** Who had a seat in a session without a date says, once it has one, whether they still come; of those who say nothing by the
 *  day that was named, the organisers decide. Source: docs/stories/session-postponed.md. */
@Injectable()
export class ReconfirmSeatService implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly listeners: EventListeners,
    private readonly giving: CancelRegistrationService,
    private readonly audit: AuditTrail,
  ) {}

  onModuleInit(): void {
    this.listeners.inTransaction(SessionMovedV1, async (tx, { payload }) => {
      if (!payload.asksAgain) return;
      await tx.sql(sql`
        update registrations set reconfirm_asked_at = app_now(), reconfirmed_at = null
        where session_id = ${payload.sessionId} and status = 'CONFIRMED'`);
    });
  }

  /** Whoever has the ticket's code may say that they come (ADR 0007), after the day that was named too, as long as nobody decided
   *  otherwise. To say it twice is to say it once. Answers the code. Refuses: TICKET_NOT_FOUND, NOT_ASKED_AGAIN (or without a
   *  seat any more), SESSION_STARTED. */
  async reconfirm(actor: Actor, typed: string): Promise<Result<string, ReconfirmRefusal>> {
    const reference = readReference(typed);
    if (!reference) return refuse('TICKET_NOT_FOUND', { path: ['reference'] });
    return this.unitOfWork.run(async (tx) => {
      const [held] = await tx.sql(sql<{ id: string; asked: boolean; answered: boolean; started: boolean }>`
        select r.id, r.status = 'CONFIRMED' and r.reconfirm_asked_at is not null as asked, r.reconfirmed_at is not null as answered,
          s.starts_at <= app_now() as started
        from registrations r join sessions s on s.id = r.session_id where r.reference = ${reference} for no key update of r`);
      if (!held) return refuse('TICKET_NOT_FOUND', { path: ['reference'] });
      if (!held.asked) return refuse('NOT_ASKED_AGAIN');
      if (held.answered) return accept(reference);
      if (held.started) return refuse('SESSION_STARTED');
      await this.keep(tx, actor, held.id);
      return accept(reference);
    });
  }

  /** Decides of people who said nothing. Those among them who answered meanwhile, or have no seat any more, are left alone.
   *  Answers how many it was decided of. Refuses: SESSION_NOT_FOUND, FORBIDDEN to whoever does not run sessions there, STILL_ASKED
   *  before the day that was named, SESSION_STARTED, LIST_EMPTY, LIST_TOO_LONG. */
  async decide(
    actor: Actor,
    { sessionId, registrationIds, keep }: DecideUnanswered,
  ): Promise<Result<number, DecideUnansweredRefusal>> {
    if (registrationIds.length === 0) return refuse('LIST_EMPTY', { path: ['registrationIds'] });
    if (registrationIds.length > MOST_DECIDED)
      return refuse('LIST_TOO_LONG', { path: ['registrationIds'], detail: { max: MOST_DECIDED } });
    return this.unitOfWork.run(async (tx) => {
      const [session] = await tx.sql(sql<{ cityId: string | null; asked: boolean; started: boolean }>`
        select city_id as "cityId", coalesce(reconfirm_by > app_now(), true) as asked, starts_at <= app_now() as started
        from sessions where id = ${sessionId} and status = 'OPEN' for share`);
      if (!session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
      if (!can(actor, 'registrations.decide-unanswered') || !runsSessionsIn(actor, session.cityId))
        return refuse('FORBIDDEN');
      if (session.started) return refuse('SESSION_STARTED');
      if (session.asked) return refuse('STILL_ASKED');
      await tx.sql(sql`select from lock_seats(array[${sessionId}]::uuid[])`);
      const silent = await tx.sql(sql<{ id: string }>`
        select id from registrations where session_id = ${sessionId} and id = any(${registrationIds}::uuid[])
          and status = 'CONFIRMED' and reconfirm_asked_at is not null and reconfirmed_at is null order by id for no key update`);
      for (const { id } of silent) {
        if (keep) await this.keep(tx, actor, id);
        else await this.giving.takeBack(tx, actor, { id, sessionId });
      }
      return accept(silent.length);
    });
  }

  private async keep(tx: Tx, actor: Actor, id: string): Promise<void> {
    await tx.sql(sql`update registrations set reconfirmed_at = app_now() where id = ${id}`);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.reconfirm',
      subjectType: 'registration',
      subjectId: id,
      before: { reconfirmed: false },
      after: { reconfirmed: true },
    });
  }
}
