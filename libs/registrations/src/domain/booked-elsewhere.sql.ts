import { sql, type SqlQuery } from '#database';

/** A seat that somebody has at the hour of another session. */
export interface BookedElsewhere {
  readonly matchKey: string;
  /** Does whoever enrols see which it is? Of the organisation's own people only: what others attend is theirs. */
  readonly isShown: boolean;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly courseKm: string;
  readonly courseEn: string;
}

/** Of people of these keys, the first seat each has in another session that meets this one's hours, and the block that does. A place in a waitlist
 *  is no seat, nor is one held for an address: whoever knows a name and an address could keep somebody out with it. Indexes: uq_people__match_key, ix_registrations__person_id, pk_memberships. */
export const seatsElsewhere = (
  matchKeys: readonly string[],
  sessionId: string,
  organisationId: string,
): SqlQuery<BookedElsewhere> => sql`
  select distinct on (k.match_key) k.match_key as "matchKey", m."startsAt", m."endsAt",
    c.title_km as "courseKm", c.title_en as "courseEn",
    r.organisation_id is not distinct from ${organisationId}::uuid
      or exists (select from memberships m where m.organisation_id = ${organisationId} and m.person_id = r.person_id) as "isShown"
  from sessions s
  join people k on k.match_key = any(${matchKeys})
  join registrations r on r.person_id = coalesce(k.merged_into, k.id) and r.session_id <> s.id
    and r.status in ('PENDING', 'CONFIRMED', 'OFFERED') and r.pending_reason is distinct from 'ADDRESS'
  join sessions o on o.id = r.session_id and o.status = 'OPEN' and o.starts_at < s.ends_at and s.starts_at < o.ends_at
  cross join lateral (select lower(b) as "startsAt", upper(b) as "endsAt" from unnest(held_at(o.starts_at, o.ends_at, o.blocks)) b
    where b && held_at(s.starts_at, s.ends_at, s.blocks) order by b limit 1) m
  join courses c on c.id = o.course_id
  where s.id = ${sessionId}
  order by k.match_key, m."startsAt", o.id`;

/** Locks these people until the transaction ends, in one order for all: two sessions that take nobody who is booked elsewhere would otherwise
 *  each see no seat in the other. Whoever was merged is locked as the survivor, whoever is new by the key that they will have. The seat
 *  locks come before. Index: uq_people__match_key. */
export const lockHours = (matchKeys: readonly string[]): SqlQuery<never> => sql`
  select pg_advisory_xact_lock(hashtextextended('same hour ' || key, 0)) from (
    select distinct coalesce(p.match_key, k.key) as key from unnest(${matchKeys}::text[]) k(key)
    left join people w on w.match_key = k.key left join people p on p.id = coalesce(w.merged_into, w.id) order by 1) keys`;

/** Has somebody of this key a seat, as `seatsElsewhere` counts them, in another session that meets this one's hours? One that is about to be given for the seat here does not
 *  count. Indexes: as `seatsElsewhere`. */
export const isElsewhere = (
  matchKey: string,
  sessionId: string,
  exceptRegistrationId: string | null = null,
): SqlQuery<{ isElsewhere: boolean }> => sql`
  select exists (select from sessions s join people k on k.match_key = ${matchKey}
    join registrations r on r.person_id = coalesce(k.merged_into, k.id) and r.session_id <> s.id and r.status in ('PENDING', 'CONFIRMED', 'OFFERED')
      and r.pending_reason is distinct from 'ADDRESS' and r.id is distinct from ${exceptRegistrationId}::uuid
    join sessions o on o.id = r.session_id and o.status = 'OPEN' and o.starts_at < s.ends_at and s.starts_at < o.ends_at
      and held_at(o.starts_at, o.ends_at, o.blocks) && held_at(s.starts_at, s.ends_at, s.blocks)
    where s.id = ${sessionId}) as "isElsewhere"`;
