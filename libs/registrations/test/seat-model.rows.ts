import type { TestDatabase } from '#testing';
import { minuteOf, type SeatStanding } from './seat-model.types.js';

/* What the database says of a session's seats, in the words of the model. */

type Row = Omit<SeatStanding, 'ends'> & { readonly ends: Date | null };

/** How everybody stands, by name; whoever came again, by status too. */
export async function standing(db: TestDatabase, sessionId: string): Promise<SeatStanding[]> {
  const rows = await db.ownerSql<Row>(
    `select p.full_name as name, r.status, case when r.status = 'WAITLISTED' then place_in_line(r.session_id, r.waitlist_rank) end as place,
       case when r.status in ('OFFERED', 'PENDING') then r.hold_until end as ends,
       r.status <> 'WAITLISTED' or exists (select from passes_of(r.id)) as passed
     from registrations r join people p on p.id = r.person_id where r.session_id = $1 order by (p.full_name || ' ' || r.status) collate "C"`,
    [sessionId],
  );
  return rows.map(({ ends, ...row }) => ({ ...row, ends: minuteOf(ends?.getTime() ?? null) }));
}

/** Whether each counter is what the rows say when they are counted. */
export async function counters(db: TestDatabase, sessionId: string): Promise<Record<string, unknown>> {
  const [counted] = await db.ownerSql(
    `select s.taken = (select count(*) from registrations r where r.session_id = s.session_id and r.status in ('CONFIRMED', 'OFFERED', 'PENDING')) as taken,
       s.waiting = (select count(*) from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED') as waiting,
       s.waiting - s.waiting_together = (select count(distinct waitlist_rank) from registrations r where r.session_id = s.session_id and r.status = 'WAITLISTED') as places,
       not exists (select from seat_quotas q where q.session_id = s.session_id and q.taken <> (select count(*) from registrations r
         where r.session_id = s.session_id and r.status in ('CONFIRMED', 'OFFERED', 'PENDING') and q.id = any(r.quota_ids))) as quotas,
       s.taken + (select coalesce(sum(greatest(q.seats - q.taken, 0)), 0) from seat_quotas q where q.session_id = s.session_id
         and q.organisation_id is not null and q.released_at is null) <= s.capacity as "notOversold"
     from session_seats s where s.session_id = $1`,
    [sessionId],
  );
  return counted!;
}

export const COUNTERS_ALIKE = { taken: true, waiting: true, places: true, quotas: true, notOversold: true };
