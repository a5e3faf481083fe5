import type { SqlQuery } from '#database';
import { MAIL_OF_STANDING, SENT_AGAIN } from './registration-news.js';
import { ADDRESS_AWAITED } from './registration-reads.js';
import { WAITLIST_POSITION } from './ticket.sql.js';
import { MOST_IN_MAILING, type Registered, type TicketMails } from './ticket-mailing.rules.js';

/** Mails that bring somebody their ticket, or the way to it. */
export const BRINGS_THE_TICKET: readonly string[] = [
  ...Object.values(MAIL_OF_STANDING),
  SENT_AGAIN,
  'registrations.promoted',
  'registrations.received',
  'registrations.switched',
  'sessions.moved',
  'sessions.dated',
];

/** Everybody whose registration carries the organisation, each once and by name in Khmer order: what stands goes before what was given
 *  up. Index: ix_registrations__organisation_id. */
export const colleaguesOf = (organisationId: string, sessionId: string): SqlQuery<Registered> => ({
  text: `select * from (
      select distinct on (r.person_id) r.id, r.person_id as "personId", p.full_name as "fullName", r.status, p.email, r.locale,
        ${ADDRESS_AWAITED} as "isAddressAwaited", ${WAITLIST_POSITION} as "waitlistPosition",
        r.enrolled_by is not null or m.person_id is not null as "isOfOrganisation"
      from registrations r join people p on p.id = r.person_id
      left join memberships m on m.organisation_id = r.organisation_id and m.person_id = p.id
      where r.organisation_id = $1 and r.session_id = $2
      order by r.person_id, r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') desc, r.created_at desc, r.id) one
    order by "fullName" collate "km-x-icu", id limit $3`,
  values: [organisationId, sessionId, MOST_IN_MAILING + 1],
});

/** What was sent for these registrations; for one of which nothing was, no row. Index: ix_messages__cause. */
export const ticketMailsOf = (
  registrationIds: readonly string[],
): SqlQuery<TicketMails & { id: string }> => ({
  text: `select m.cause_id as id,
      max(m.created_at) filter (where m.kind = any($2) and m.status in ('DUE', 'CLAIMED', 'RETRY')) as "underWaySince",
      max(coalesce(m.sent_at, m.created_at)) filter (where m.kind = any($2) and m.status in ('SENT', 'UNKNOWN')
        and coalesce(m.sent_at, m.created_at) > app_now() - interval '1 hour') as "sentLatelyAt",
      (count(*) filter (where m.kind = $3 and m.status in ('SENT', 'UNKNOWN') and m.created_at > app_now() - interval '24 hours'))::int as "sentToday",
      (count(*) filter (where m.kind = $3))::int as "sentEver"
    from messages m where m.cause_id = any($1::uuid[]) and m.cause_type = 'registration' group by m.cause_id`,
  values: [registrationIds, BRINGS_THE_TICKET, SENT_AGAIN],
});
