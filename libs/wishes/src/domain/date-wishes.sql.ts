import { sql, type SqlQuery } from '#database';
import type { Locale } from '#kernel';
import type { DateWish } from './date-wish.rules.js';

export interface DateWishRow extends DateWish {
  readonly id: string;
  readonly courseId: string;
  readonly email: string;
  readonly personId: string | null;
  readonly locale: Locale;
  readonly askedAt: Date;
}

const COLUMNS = `w.id, w.course_id as "courseId", w.email, w.person_id as "personId", w.locale, w.city_id as "cityId",
  w.asked_city_id as "askedCityId", w.asked_at as "askedAt", w.confirmed_at as "confirmedAt"`;

export interface Asked {
  readonly id: string;
  readonly courseId: string;
  readonly email: string;
  readonly locale: Locale;
  readonly cityId: string | null;
}

/** Writes down what somebody asks for an address, of which nobody knows yet whether it is theirs: what holds stays. Of two at one moment one
 *  inserts and the other writes over it. Key: uq_date_wishes__course_id_email. */
export const askFor = ({ id, courseId, email, locale, cityId }: Asked): SqlQuery<DateWishRow> => ({
  text: `insert into date_wishes as w (id, course_id, email, locale, city_id, asked_city_id) values ($1, $2, $3, $4, $5, $5)
    on conflict (course_id, lower(email)) do update set asked_city_id = excluded.asked_city_id, asked_at = app_now(),
      city_id = case when w.confirmed_at is null then excluded.city_id else w.city_id end,
      locale = case when w.confirmed_at is null then excluded.locale else w.locale end
    returning ${COLUMNS}`,
  values: [id, courseId, email, locale, cityId],
});

/** Writes down what somebody asks whose address it is. Key: uq_date_wishes__course_id_email. */
export const waitFor = (
  { id, courseId, email, locale, cityId }: Asked,
  personId: string,
): SqlQuery<DateWishRow> => ({
  text: `insert into date_wishes as w (id, course_id, email, person_id, locale, city_id, asked_city_id, confirmed_at)
    values ($1, $2, $3, $4, $5, $6, $6, app_now())
    on conflict (course_id, lower(email)) do update set person_id = excluded.person_id, locale = excluded.locale,
      city_id = excluded.city_id, asked_city_id = excluded.city_id, asked_at = app_now(), confirmed_at = app_now()
    returning ${COLUMNS}`,
  values: [id, courseId, email, personId, locale, cityId],
});

/** Locks a wish until the transaction ends. Key: pk_date_wishes. */
export const lockWish = (id: string): SqlQuery<DateWishRow> => ({
  text: `select ${COLUMNS} from date_wishes w where w.id = $1 for update`,
  values: [id],
});

/** Without a lock, for a look. Key: pk_date_wishes. */
export const wishById = (id: string): SqlQuery<DateWishRow> => ({
  text: `select ${COLUMNS} from date_wishes w where w.id = $1`,
  values: [id],
});

export const confirmWish = (id: string): SqlQuery<DateWishRow> => ({
  text: `update date_wishes w set confirmed_at = app_now(), city_id = w.asked_city_id where w.id = $1 returning ${COLUMNS}`,
  values: [id],
});

export interface EndedWish {
  readonly id: string;
  readonly courseId: string;
}

export const endWish = (id: string): SqlQuery<EndedWish> => sql`
  delete from date_wishes where id = ${id} returning id, course_id as "courseId"`;

/** Wishes of a person for a course. Index: ix_date_wishes__person_id. */
export const endWishesOf = (personId: string, courseId: string): SqlQuery<EndedWish> => sql`
  delete from date_wishes where person_id = ${personId} and course_id = ${courseId} returning id, course_id as "courseId"`;

/** Wishes that came true: whoever waited has a seat, or one that is looked at, in a session of the course. Indexes:
 *  ix_date_wishes__person_id, uq_date_wishes__course_id_email. */
export const endWishesOfSeats = (registrationIds: readonly string[]): SqlQuery<EndedWish> => sql`
  delete from date_wishes w using registrations r join sessions s on s.id = r.session_id join people p on p.id = r.person_id
  where r.id = any(${registrationIds}::uuid[]) and r.status in ('PENDING', 'CONFIRMED') and r.pending_reason is distinct from 'ADDRESS'
    and w.course_id = s.course_id and (w.person_id = p.id or lower(w.email) = lower(p.email))
  returning w.id, w.course_id as "courseId"`;

export interface Telling {
  readonly wishId: string;
  readonly sessionId: string;
  readonly personId: string | null;
  readonly email: string;
  readonly locale: Locale;
}

/** Takes wishes in hand that were not told yet of a session in which somebody can have a seat now, 500 at most, and answers them. Two that ask
 *  at one moment get each wish once. One address is told once, whatever wishes it has. Key and lock: pk_date_wish_tellings.
 *  Indexes: ix_date_wishes__waiting, and that of the sessions of a course. */
export const takeTellings: SqlQuery<Telling> = sql`
  with waiting as (select distinct course_id from date_wishes where confirmed_at is not null),
  open as (
    select s.id, s.course_id, s.city_id, s.city_id is null or q.online_capacity is not null as everywhere
    from waiting v join sessions s on s.course_id = v.course_id join session_seats q on q.session_id = s.id
    where s.status = 'OPEN' and s.starts_at > app_now() and s.registration_closed_at is null
      and (s.registration_opens_at is null or s.registration_opens_at <= app_now())
      and (s.registration_closes_at is null or s.registration_closes_at > app_now())
      and q.taken < q.capacity and q.waiting = 0
  ),
  taken as (
    insert into date_wish_tellings (wish_id, session_id)
    select w.id, o.id from open o join date_wishes w on w.course_id = o.course_id and w.confirmed_at is not null
      and (w.city_id is null or o.everywhere or w.city_id = o.city_id)
    where not exists (select from date_wish_tellings t where t.wish_id = w.id and t.session_id = o.id)
    order by w.id, o.id limit 500
    on conflict do nothing returning wish_id, session_id
  )
  select distinct on (t.session_id, lower(coalesce(p.email, w.email))) t.wish_id as "wishId", t.session_id as "sessionId",
    w.person_id as "personId", coalesce(p.email, w.email) as email, w.locale
  from taken t join date_wishes w on w.id = t.wish_id left join people p on p.id = w.person_id
  order by t.session_id, lower(coalesce(p.email, w.email)), t.wish_id`;
