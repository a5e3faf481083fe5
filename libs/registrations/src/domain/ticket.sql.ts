import type { LocalizedText } from '#kernel';
import { ADDRESS_CORRECTIONS, ADDRESS_MAILS_AGAIN } from './address-hold.rules.js';
import type { RegistrationStatus } from './registration.entity.js';
import type { QuotaKind } from './seat-settings.rules.js';
import type { PromotionCause } from './waitlist.js';
import type { PassReason } from './waitlist.rules.js';

/* What a ticket's page shows, of whoever holds its code and of the person themselves. */

/** Why somebody in line was passed over, as they read it. */
export interface PassView {
  readonly reason: PassReason;
  readonly times: number;
  /** Free then, the last time. */
  readonly seatsFree: number;
  readonly lastAt: Date;
}

/** The address that is still to be confirmed. */
export interface AwaitedAddressView {
  readonly until: Date;
  readonly email: string;
  /** How often the mail may still be sent again, and the address be corrected. */
  readonly mailsLeft: number;
  readonly correctionsLeft: number;
}

/** A ticket's page. Personal fields are null once it has expired. */
export interface TicketView {
  readonly registrationId: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly hasExpired: boolean;
  readonly sessionId: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly locale: 'km' | 'en';
  readonly hasEmail: boolean;
  /** 1 is next in line; null when not waiting. */
  readonly waitlistPosition: number | null;
  readonly wasPromoted: boolean;
  /** Until when an offer stands; null for none, and while the session has no date. */
  readonly offerEndsAt: Date | null;
  readonly promotionCause: PromotionCause | null;
  /** Whose seat it is or was, where a quota kept it. */
  readonly promotionQuota: { organisationKind: QuotaKind | null; city: LocalizedText | null } | null;
  readonly endedBecause: string | null;
  /** Why it was not approved, as the organisers wrote it. */
  readonly declineReason: string | null;
  readonly attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
  /** How many share the place in line or the offer, this one included; 1 for somebody alone. */
  readonly groupSize: number;
  readonly passes: readonly PassView[];
  /** Until when an answer is awaited; null when none is. */
  readonly reconfirmBy: Date | null;
  readonly reconfirmedAt: Date | null;
  /** Null unless the seat is held for an address to be confirmed. */
  readonly awaitedAddress: AwaitedAddressView | null;
}

/** Days after a session's end for which its tickets can be opened. */
const TICKET_DAYS = 90;

/** Whether the tickets of a session `s` can no longer be opened, nor be given back. */
export const TICKET_EXPIRED = `s.ends_at + interval '${TICKET_DAYS} days' <= app_now()`;

/** Place in line of a registration `r`: 1 is next; null when not waiting. Whoever reads need not see those before. */
export const WAITLIST_POSITION = `case when r.status = 'WAITLISTED' then place_in_line(r.session_id, r.waitlist_rank) end`;

/** Tickets, with the registration as `r`, the person as `p` and the session as `s`: the reader adds which, and sees by row-level
 *  security. Read what comes by `withDates`. */
export const TICKETS = `
  select r.id as "registrationId", r.reference, r.status, ${TICKET_EXPIRED} as "hasExpired",
    r.session_id as "sessionId", p.full_name as "fullName", r.organisation_name as organisation, r.locale, p.email is not null as "hasEmail",
    ${WAITLIST_POSITION} as "waitlistPosition", r.promoted_at is not null as "wasPromoted",
    case when r.status = 'OFFERED' then r.hold_until end as "offerEndsAt", r.promotion_cause as "promotionCause",
    (select jsonb_build_object('organisationKind', q.organisation_kind,
      'city', case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end)
      from seat_quotas q left join cities y on y.id = q.city_id where q.id = r.promotion_quota_id and q.organisation_id is null) as "promotionQuota",
    r.ended_because as "endedBecause", r.decline_reason as "declineReason", r.attendance_mode as "attendanceMode", group_size(r.group_id, r.status) as "groupSize",
    coalesce((select jsonb_agg(jsonb_build_object('reason', w.reason, 'times', w.times, 'seatsFree', w.seats_free, 'lastAt', w.last_at)
      order by w.last_at desc) from passes_of(r.id) w), '[]') as passes,
    case when r.status = 'CONFIRMED' and r.reconfirm_asked_at is not null and r.reconfirmed_at is null and s.starts_at > app_now()
      then s.reconfirm_by end as "reconfirmBy", r.reconfirmed_at as "reconfirmedAt",
    case when r.status = 'PENDING' and r.pending_reason = 'ADDRESS' and p.email is not null then jsonb_build_object('until', r.hold_until, 'email', p.email,
      'mailsLeft', ${ADDRESS_MAILS_AGAIN} - r.address_mails, 'correctionsLeft', ${ADDRESS_CORRECTIONS} - r.address_corrections) end as "awaitedAddress"
  from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id`;

/** A row of `TICKETS`: instants within JSON come as text. */
export const withDates = (row: TicketView): TicketView => ({
  ...row,
  awaitedAddress: row.awaitedAddress && { ...row.awaitedAddress, until: new Date(row.awaitedAddress.until) },
  passes: row.passes.map((pass) => ({ ...pass, lastAt: new Date(pass.lastAt) })),
});
