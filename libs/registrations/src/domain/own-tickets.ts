import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { TICKETS, type TicketView, withDates } from './ticket.sql.js';

/** A seat, a place in line, or what may yet become one; of a person and a session there is at most one. */
const HOLDS = `r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`;
/** Whatever its hour was: one without a date is still to come. */
const IS_AHEAD = `(s.status = 'POSTPONED' or s.ends_at > app_now())`;

/** The tickets of whoever asks, by their person id: nobody else's, whatever else they may read. Source: docs/stories/own-seats.md. */
@Injectable()
export class OwnTickets {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that hold, by the ids of these sessions, in one statement; none, unasked, for who has no record. Index:
   *  uq_registrations__session_id_person_id. */
  async bySession(actor: Actor, sessionIds: readonly string[]): Promise<Map<string, TicketView>> {
    if (!actor.personId) return new Map();
    const rows = await this.unitOfWork.readAs<TicketView>(actor, {
      text: `${TICKETS} where r.session_id = any($1::uuid[]) and r.person_id = $2 and ${HOLDS}`,
      values: [sessionIds, actor.personId],
    });
    return new Map(rows.map((row) => [row.sessionId, withDates(row)]));
  }

  /** A page of those that hold in sessions that are not over, by the start of the session. Index: ix_registrations__person_id. */
  async ahead(actor: Actor, request: PageRequest): Promise<Page<TicketView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<TicketView & { startsAt: Date }>(actor, {
      text: `select t.*, s.starts_at as "startsAt" from (${TICKETS} where r.person_id = $1 and ${HOLDS} and ${IS_AHEAD}
          and ($2::timestamptz is null or (s.starts_at, r.id) > ($2, $3::uuid)) order by s.starts_at, r.id limit $4) t
        join sessions s on s.id = t."sessionId" order by s.starts_at, t."registrationId"`,
      values: [actor.personId, after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(
      rows.map((row) => ({ ...withDates(row), startsAt: row.startsAt })),
      request.first,
      (row) => [row.startsAt.toISOString(), row.registrationId],
    );
  }
}
