import type { SqlQuery } from '#database';
import { type AskingMails, MOST_ASKED, type Unanswered } from './answer-mailing.rules.js';
import { ANSWERS_ASKED } from './registration-news.js';
import { ADDRESS_AWAITED } from './registration-reads.js';
import { BRINGS_THE_TICKET } from './ticket-mailing.sql.js';

/** Everybody of a session with an open question, by name in Khmer order. Index: ix_registrations__session_id_id. */
export const unansweredOf = (sessionId: string): SqlQuery<Unanswered> => ({
  text: `select r.id, r.person_id as "personId", p.full_name as "fullName", p.email, r.locale,
      ${ADDRESS_AWAITED} as "isAddressAwaited", q.open as "openQuestions"
    from registrations r join session_seats s on s.session_id = r.session_id and s.questions_version > 0
    join people p on p.id = r.person_id cross join lateral (select open_questions(r.id) as open) q
    where r.session_id = $1 and r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') and q.open > 0
    order by p.full_name collate "km-x-icu", r.id limit $2`,
  values: [sessionId, MOST_ASKED + 1],
});

/** What was sent for these registrations; for one of which nothing was, no row. Index: ix_messages__cause. */
export const askingMailsOf = (
  registrationIds: readonly string[],
): SqlQuery<AskingMails & { id: string }> => ({
  text: `select m.cause_id as id,
      max(m.created_at) filter (where m.kind = any($2) and m.status in ('DUE', 'CLAIMED', 'RETRY')) as "underWaySince",
      max(coalesce(m.sent_at, m.created_at)) filter (where m.kind = $3 and m.status in ('SENT', 'UNKNOWN')
        and coalesce(m.sent_at, m.created_at) > app_now() - interval '24 hours') as "askedLatelyAt",
      (count(*) filter (where m.kind = $3))::int as "askedEver"
    from messages m where m.cause_id = any($1::uuid[]) and m.cause_type = 'registration' group by m.cause_id`,
  values: [registrationIds, [...BRINGS_THE_TICKET, ANSWERS_ASKED], ANSWERS_ASKED],
});
