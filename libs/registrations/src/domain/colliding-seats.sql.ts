import { sql, type SqlQuery } from '#database';
import type { PersonMerging } from '#privacy';

/** Two live registrations of one session that turn out to be one person's. */
export interface CollidingSeats {
  readonly sessionId: string;
  /** The one that stays: a seat before a place in line, of two places the earlier, of two seats the survivor's. */
  readonly keptId: string;
  readonly givenUpId: string;
}

const LIVE = `('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`;
const WORTH = (r: string): string =>
  `array_position(array['CONFIRMED', 'OFFERED', 'PENDING', 'WAITLISTED'], ${r}.status), coalesce(${r}.waitlist_rank, 0)`;

/** Sessions for which both hold something. Index: ix_registrations__person_id. */
export const collidingSeats = ({ fromId, intoId }: PersonMerging): SqlQuery<CollidingSeats> => ({
  text: `select f.session_id as "sessionId", case when wins then f.id else i.id end as "keptId",
      case when wins then i.id else f.id end as "givenUpId"
    from registrations f join registrations i on i.session_id = f.session_id and i.person_id = $2 and i.status in ${LIVE}
    cross join lateral (select (${WORTH('f')}) < (${WORTH('i')}) as wins) w
    where f.person_id = $1 and f.status in ${LIVE} order by f.session_id`,
  values: [fromId, intoId],
});

/** Locks the seats of every session in which either has a part, in the order of all. */
export const lockSeatsOf = ({ fromId, intoId }: PersonMerging): SqlQuery<never> => sql`
  select lock_seats(array(select distinct session_id from registrations where person_id = any(${[fromId, intoId]}::uuid[])))`;
