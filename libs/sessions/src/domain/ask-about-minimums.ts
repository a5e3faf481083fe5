import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { SYSTEM } from '#authz';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import type { Locale } from '#kernel';
import { MessageLedger } from '#messaging';
import { SessionSeats } from './session-seats.port.js';

/** The kind of the mail that asks. Written by registrations, which knows who comes. */
export const TO_DECIDE = 'sessions.to-decide';
const MOST_IN_A_ROUND = 50;

interface Due {
  readonly id: string;
  readonly cityId: string | null;
  readonly minParticipants: number;
  readonly decideBy: Date;
}

/** When the date of a decision passes: a session with enough people takes place; of one with too few the question goes to those who run
 *  it, and nothing is cancelled by itself. Works under the worker's role. Source: docs/stories/minimum-participants.md. */
@Injectable()
export class AskAboutMinimums {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly seats: SessionSeats,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers of how many the date had passed. Safe to repeat, and beside another: the rows are locked, and one that is locked is left
   *  for the next round. Index: ix_sessions__to_decide. */
  async round(): Promise<number> {
    return this.unitOfWork.run(async (tx) => {
      const due = await tx.sql(DUE);
      const confirmed = await this.seats.confirmedIn(
        tx,
        due.map(({ id }) => id),
      );
      for (const session of due) await this.settleOrAsk(tx, session, confirmed.get(session.id) ?? 0);
      return due.length;
    });
  }

  private async settleOrAsk(tx: Tx, session: Due, confirmed: number): Promise<void> {
    const isReached = confirmed >= session.minParticipants;
    await tx.sql(
      isReached
        ? sql`update sessions set minimum_settled_at = app_now() where id = ${session.id}`
        : sql`update sessions set minimum_asked_at = app_now() where id = ${session.id}`,
    );
    await this.audit.record(tx, {
      actor: SYSTEM,
      action: isReached ? 'sessions.settle-minimum' : 'sessions.ask-about-minimum',
      subjectType: 'session',
      subjectId: session.id,
      before: null,
      after: {
        minParticipants: session.minParticipants,
        confirmed,
        decideBy: session.decideBy.toISOString(),
      },
      reason: isReached ? 'As many as it needs have a seat' : 'Fewer than it needs have a seat',
    });
    if (!isReached) await this.ask(tx, session);
  }

  private async ask(tx: Tx, { id, cityId, decideBy }: Due): Promise<void> {
    const recipients = await tx.sql(whoRunsSessionsIn(cityId));
    await this.ledger.queue(
      tx,
      recipients.map(({ personId, email, locale }) => ({
        kind: TO_DECIDE,
        personId,
        toAddress: email,
        locale,
        cause: { type: 'session', id },
        dedupeKey: `${TO_DECIDE}~${id}~${decideBy.toISOString()}~${personId}`,
      })),
    );
  }
}

const DUE = sql<Due>`
  select id, city_id as "cityId", min_participants as "minParticipants", decide_by as "decideBy" from sessions
  where status = 'OPEN' and minimum_asked_at is null and minimum_settled_at is null and decide_by <= app_now() and starts_at > app_now()
  order by decide_by, id limit ${MOST_IN_A_ROUND} for update skip locked`;

/** The working group, and the officers of the city. */
const whoRunsSessionsIn = (
  cityId: string | null,
): SqlQuery<{ personId: string; email: string; locale: Locale }> => sql`
  select distinct p.id as "personId", p.email, p.locale from role_grants g join people p on p.id = g.person_id
  where p.email is not null and (g.role = 'WORKING_GROUP' or g.role = 'CITY_OFFICER' and g.scope_id = ${cityId}::uuid) order by 1`;
