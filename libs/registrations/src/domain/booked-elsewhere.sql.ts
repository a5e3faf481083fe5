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

/** Of people of these keys, the first seat each has in another session that meets this one's hours. A place in a waitlist
 *  is no seat. Indexes: uq_people__match_key, ix_registrations__person_id, pk_memberships. */
export const seatsElsewhere = (
  matchKeys: readonly string[],
  sessionId: string,
  organisationId: string,
): SqlQuery<BookedElsewhere> => sql`
  select distinct on (k.match_key) k.match_key as "matchKey", o.starts_at as "startsAt", o.ends_at as "endsAt",
    c.title_km as "courseKm", c.title_en as "courseEn",
    r.organisation_id is not distinct from ${organisationId}::uuid
      or exists (select from memberships m where m.organisation_id = ${organisationId} and m.person_id = r.person_id) as "isShown"
  from sessions s
  join people k on k.match_key = any(${matchKeys})
  join registrations r on r.person_id = coalesce(k.merged_into, k.id) and r.session_id <> s.id
    and r.status in ('PENDING', 'CONFIRMED', 'OFFERED')
  join sessions o on o.id = r.session_id and o.status = 'OPEN' and o.starts_at < s.ends_at and s.starts_at < o.ends_at
  join courses c on c.id = o.course_id
  where s.id = ${sessionId}
  order by k.match_key, o.starts_at, o.id`;
