import { sql, type SqlQuery } from '#database';
import type { RegistrationStatus } from './registration.entity.js';
import { TICKET_EXPIRED } from './ticket.sql.js';

/* A registration as those who change it need it, by the ticket's code or by its id. */

export interface Found {
  readonly id: string;
  readonly sessionId: string;
}

export interface Held {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly status: RegistrationStatus;
  readonly locale: 'km' | 'en';
  readonly email: string | null;
  readonly matchKey: string;
  readonly quotaIds: readonly string[];
  readonly online: boolean;
  /** How many share the place in line, this one included. */
  readonly together: number;
  /** Until when an offer stands; null for whoever has none, and while it is frozen. */
  readonly holdUntil: Date | null;
  readonly isApproved: boolean;
  /** When answers were changed that are looked at anew, or were. */
  readonly editedAt: Date | null;
  readonly wasPromoted: boolean;
  readonly endedBecause: string | null;
  /** What a PENDING registration waits for. */
  readonly pendingReason: 'APPROVAL' | 'ADDRESS' | null;
}

/** Since when an approval is awaited: of `registrations r`. */
export const WAITS_SINCE = 'greatest(coalesce(r.promoted_at, r.created_at), r.edited_at)';

/** What keeps a seat from others. */
export const HOLDS_A_SEAT: ReadonlySet<RegistrationStatus> = new Set(['CONFIRMED', 'PENDING', 'OFFERED']);

export const heldBy = (reference: string): SqlQuery<Found & { readonly hasExpired: boolean }> => ({
  text: `select r.id, r.session_id as "sessionId", ${TICKET_EXPIRED} as "hasExpired"
    from registrations r join sessions s on s.id = r.session_id where r.reference = $1`,
  values: [reference],
});

/** Locks a registration; the caller holds the seat lock. */
export const lockHeld = (id: string): SqlQuery<Held> => sql`
  select r.id, r.session_id as "sessionId", r.person_id as "personId", r.status, r.locale, p.email, p.match_key as "matchKey",
    r.quota_ids as "quotaIds", coalesce(r.attendance_mode = 'ONLINE', false) as online,
    case when r.status = 'WAITLISTED' and r.group_id is not null then
      (select count(*)::int from registrations g where g.group_id = r.group_id and g.status = 'WAITLISTED') else 1 end as together,
    r.hold_until as "holdUntil", r.approved_at is not null as "isApproved", r.edited_at as "editedAt", r.promoted_at is not null as "wasPromoted",
    r.ended_because as "endedBecause", r.pending_reason as "pendingReason"
  from registrations r join people p on p.id = r.person_id where r.id = ${id} for no key update of r`;
