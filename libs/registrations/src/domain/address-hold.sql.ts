import { sql, type SqlQuery } from '#database';
import type { AddressAtHand } from './address-hold.rules.js';
import type { AddressLink } from './address-token.js';
import { TICKET_EXPIRED } from './ticket.sql.js';

/* A registration as those who confirm or correct its address need it. */

export interface AddressRow extends AddressAtHand {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly reference: string;
  readonly locale: 'km' | 'en';
  readonly fullName: string;
  readonly email: string | null;
  readonly matchKey: string;
  readonly isApproved: boolean;
  readonly editedAt: Date | null;
}

export interface AddressFound {
  readonly id: string;
  readonly sessionId: string;
  readonly hasExpired: boolean;
}

/** What a link that confirms an address speaks of. */
export interface AddressLinkView {
  readonly sessionId: string;
  /** AWAITED: it is to be confirmed until `until`. CONFIRMED: it was. ENDED: the time ran out, or the registration ended otherwise. */
  readonly state: 'AWAITED' | 'CONFIRMED' | 'ENDED';
  readonly until: Date | null;
}

/** What a link speaks of. Key: pk_registrations. */
export const addressLinkOf = ({ registrationId, corrections }: AddressLink): SqlQuery<AddressLinkView> => ({
  text: `select r.session_id as "sessionId", r.hold_until as until,
      case when r.status = 'CONFIRMED' or r.status = 'PENDING' and r.pending_reason = 'APPROVAL' then 'CONFIRMED'
        when r.status = 'PENDING' and r.pending_reason = 'ADDRESS' and r.hold_until > app_now() and s.starts_at > app_now()
          and s.status <> 'CANCELLED' then 'AWAITED'
        else 'ENDED' end as state
    from registrations r join sessions s on s.id = r.session_id
    where r.id = $1 and r.address_corrections = $2 and not (${TICKET_EXPIRED})`,
  values: [registrationId, corrections],
});

/** By its id. Key: pk_registrations. */
export const addressOf = (id: string): SqlQuery<AddressFound> => ({
  text: `select r.id, r.session_id as "sessionId", ${TICKET_EXPIRED} as "hasExpired"
    from registrations r join sessions s on s.id = r.session_id where r.id = $1`,
  values: [id],
});

/** The live registration of a session that whoever has this name and contact holds. Index: uq_people__match_key. */
export const addressOfPerson = (sessionId: string, matchKey: string): SqlQuery<AddressFound> => sql`
  select r.id, r.session_id as "sessionId", false as "hasExpired" from people k
  join registrations r on r.person_id = coalesce(k.merged_into, k.id) and r.session_id = ${sessionId}
  where k.match_key = ${matchKey} and r.status = 'PENDING' and r.pending_reason = 'ADDRESS'`;

/** Registrations, in the order of their keys. The caller holds the seat lock, under which alone an address is confirmed, asked for again,
 *  corrected or given up. Key: pk_registrations. */
export const addressesAtHand = (ids: readonly string[]): SqlQuery<AddressRow> => sql`
  select r.id, r.session_id as "sessionId", r.person_id as "personId", r.reference, r.locale, p.full_name as "fullName", p.email,
    p.match_key as "matchKey", r.status, r.pending_reason as "pendingReason", r.hold_until as "holdUntil", r.ended_because as "endedBecause",
    r.confirmed_at as "confirmedAt", r.address_mails as mails, coalesce(r.address_mailed_at, r.created_at) as "mailedAt",
    r.address_corrections as corrections, r.approved_at is not null as "isApproved", r.edited_at as "editedAt"
  from registrations r join people p on p.id = r.person_id where r.id = any(${ids}::uuid[]) order by r.id`;

/** The person of a name and contact, and whether they hold a live registration of the session. Index: uq_people__match_key. */
export const personOf = (
  matchKey: string,
  sessionId: string,
): SqlQuery<{ id: string; isRegistered: boolean }> => sql`
  select p.id, exists (select from registrations g where g.session_id = ${sessionId} and g.person_id = p.id
    and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) as "isRegistered"
  from people k join people p on p.id = coalesce(k.merged_into, k.id) where k.match_key = ${matchKey}`;

/** Writes the right address into a record that began with this registration and is of nothing else; answers nothing for any other
 *  record, which somebody may know by the address that it has. */
export const mendPerson = (row: AddressRow, email: string, matchKey: string): SqlQuery<{ id: string }> => sql`
  update people p set email = ${email}, match_key = ${matchKey} from registrations r
  where p.id = ${row.personId} and r.id = ${row.id} and p.created_at >= r.created_at - interval '1 minute'
    and not exists (select from registrations g where g.person_id = p.id and g.id <> r.id)
    and not exists (select from sign_ins i where i.person_id = p.id)
  returning p.id`;
