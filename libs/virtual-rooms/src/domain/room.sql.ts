import { sql, type SqlQuery } from '#database';
import type { LocalizedText } from '#kernel';
import { MADE_MINUTES_BEFORE, REMOVED_MINUTES_AFTER } from './room.rules.js';
import type { RoomFailure } from './virtual-rooms.port.js';

/** Seconds for which a worker has a room to itself; longer than any call may take. */
const CLAIM_SECONDS = 30;
const RETRY_SECONDS = 30;
/** A room that is there is asked for so often, in case its house lost it. */
const LOOK_AFTER_SECONDS = 120;
/** A house that is away is asked so long to remove a room; by then the room has ended by itself. */
const REMOVED_AT_LATEST_HOURS = 24;
const MOST_IN_A_ROUND = 20;
/** A room ends by itself after a month at the latest. */
const MOST_MINUTES = 31 * 24 * 60;

/** A room that this worker has to itself. `tries` is its fence: who lost the claim writes nothing. */
export interface ClaimedRoom {
  readonly sessionId: string;
  readonly scheduleVersion: number;
  readonly meetingId: string;
  readonly state: 'WANTED' | 'MADE' | 'ENDING';
  readonly tries: number;
  readonly title: LocalizedText;
  /** Until it is removed. */
  readonly minutesLeft: number;
}

/** Ends the rooms whose session does not want them any more: moved on, called off, over, with a typed link, or no longer on-line. One that was never
 *  asked for is gone at once. Locks the rows. Index: ix_virtual_rooms__due. */
export const endUnwantedRooms = (): SqlQuery<never> => sql`
  update virtual_rooms r set state = case when r.tries = 0 then 'ENDED' else 'ENDING' end, ending_at = app_now(), next_try_at = app_now(),
    failure = null
  from sessions s join session_seats q on q.session_id = s.id
  where s.id = r.session_id and r.state in ('WANTED', 'MADE') and not (s.status = 'OPEN' and s.schedule_version = r.schedule_version
    and s.join_url is null and (s.mode = 'ONLINE' or q.online_capacity is not null)
    and s.ends_at + make_interval(mins => ${REMOVED_MINUTES_AFTER}) > app_now())`;

/** Wants a room for each session that needs one by now. One that was ended is wanted again when its session asks for it again without a move (it
 *  was on-line, was not, and is). Index: ix_sessions__starts_at_id. */
export const wantRooms = (): SqlQuery<never> => sql`
  insert into virtual_rooms as r (session_id, schedule_version, meeting_id)
  select s.id, s.schedule_version, 'samaki-' || s.id || '-' || s.schedule_version
  from sessions s join session_seats q on q.session_id = s.id
  where s.starts_at <= app_now() + make_interval(mins => ${MADE_MINUTES_BEFORE}) and s.starts_at > app_now() - interval '31 days'
    and s.ends_at > app_now() and s.status = 'OPEN' and s.join_url is null and (s.mode = 'ONLINE' or q.online_capacity is not null)
  on conflict (session_id, schedule_version) do update
    set state = 'WANTED', tries = 0, next_try_at = app_now(), made_at = null, ending_at = null, ended_at = null, failure = null, tried_at = null
    where r.state = 'ENDED'`;

/** Takes what is due for this worker alone: others pass over rows that are locked or claimed. Index: ix_virtual_rooms__due. */
export const claimRooms = (): SqlQuery<ClaimedRoom> => sql`
  with mine as (
    update virtual_rooms set claimed_until = app_now() + make_interval(secs => ${CLAIM_SECONDS}), tries = tries + 1, tried_at = app_now()
    where (session_id, schedule_version) in (
      select session_id, schedule_version from virtual_rooms
      where state <> 'ENDED' and next_try_at <= app_now() and (claimed_until is null or claimed_until <= app_now())
      order by next_try_at limit ${MOST_IN_A_ROUND} for update skip locked)
    returning *)
  select r.session_id as "sessionId", r.schedule_version as "scheduleVersion", r.meeting_id as "meetingId", r.state, r.tries,
    jsonb_build_object('km', c.title_km, 'en', c.title_en) as title,
    -- Of one without a date the end lies thousands of years ahead.
    least(${MOST_MINUTES}, greatest(1, ceil(extract(epoch from s.ends_at + make_interval(mins => ${REMOVED_MINUTES_AFTER}) - app_now()) / 60)))::int
      as "minutesLeft"
  from mine r join sessions s on s.id = r.session_id join courses c on c.id = s.course_id`;

/** What went well, under the claim. Answers a row where it is news: the room was made, or is gone. */
export const settleRoom = ({ sessionId, scheduleVersion, tries, state }: ClaimedRoom): SqlQuery<object> =>
  state === 'ENDING'
    ? sql`update virtual_rooms set state = 'ENDED', ended_at = app_now(), claimed_until = null, failure = null
        where session_id = ${sessionId} and schedule_version = ${scheduleVersion} and tries = ${tries} and state = 'ENDING'
        returning true as news`
    : sql`
      with before as (select state, made_at from virtual_rooms where session_id = ${sessionId} and schedule_version = ${scheduleVersion})
      , after as (update virtual_rooms set state = case state when 'WANTED' then 'MADE' else state end, made_at = coalesce(made_at, app_now()),
          claimed_until = null, failure = null,
          next_try_at = case when state = 'ENDING' then app_now() else app_now() + make_interval(secs => ${LOOK_AFTER_SECONDS}) end
        where session_id = ${sessionId} and schedule_version = ${scheduleVersion} and tries = ${tries} returning 1)
      select true as news from after, before where before.made_at is null`;

/** What failed, under the claim: tried again later, a removal for a day. */
export const failRoom = (
  { sessionId, scheduleVersion, tries }: ClaimedRoom,
  failure: RoomFailure,
): SqlQuery<never> => sql`
  update virtual_rooms set claimed_until = null, failure = case when state in ('WANTED', 'MADE') then ${failure} end,
    state = case when ending_at + make_interval(hours => ${REMOVED_AT_LATEST_HOURS}) <= app_now() then 'ENDED' else state end,
    next_try_at = app_now() + make_interval(secs => ${RETRY_SECONDS})
  where session_id = ${sessionId} and schedule_version = ${scheduleVersion} and tries = ${tries}`;
