import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { PublicReads, sql, type SqlQuery, UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import type { JsonBlock } from './blocks.column.js';
import type { SessionKind, SessionMode, SessionStatus } from './session.entity.js';

/** What everybody may know of a session. */
export interface SessionView {
  readonly id: string;
  readonly courseId: string;
  readonly kind: SessionKind;
  readonly mode: SessionMode;
  readonly cityId: string | null;
  readonly venue: LocalizedText | null;
  readonly mapUrl: string | null;
  readonly accessNote: LocalizedText | null;
  readonly languages: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: it is held without a pause. */
  readonly blocks: readonly JsonBlock[] | null;
  /** As many as it was ever announced with. */
  readonly mostBlocks: number;
  readonly doorsOpenAt: Date;
  readonly timeZone: string;
  readonly status: SessionStatus;
  /** Of registration, by the window and by hand: NOT_YET, OPEN or CLOSED. Whether there is a seat is another matter. */
  readonly registration: 'NOT_YET' | 'OPEN' | 'CLOSED';
  readonly registrationOpensAt: Date | null;
  readonly registrationClosesAt: Date | null;
  /** Of a session without a date: what it was. */
  readonly postponedStartsAt: Date | null;
  readonly postponedEndsAt: Date | null;
  readonly postponedDoorsOpenAt: Date | null;
  readonly postponedBlocks: readonly JsonBlock[] | null;
  readonly postponeReason: LocalizedText | null;
  readonly heldAt: Date | null;
  readonly reconfirmBy: Date | null;
  /** Null: it takes place whatever the number, and so `decideBy`. */
  readonly minParticipants: number | null;
  readonly decideBy: Date | null;
  readonly minimumSettledAt: Date | null;
  readonly scheduleVersion: number;
  readonly version: number;
  /** When it was last moved or called off; else when it was scheduled. */
  readonly changedAt: Date;
  readonly movedFrom: Date | null;
  readonly cancelReason: LocalizedText | null;
  /** By the clock of the database. */
  readonly hasEnded: boolean;
  readonly hasStarted: boolean;
  /** What that clock said. */
  readonly readAt: Date;
}

export interface SessionTrainerView {
  readonly sessionId: string;
  readonly name: LocalizedText;
  readonly role: LocalizedText;
}

export interface SessionFilter {
  /** City codes; with `online`, either matches. */
  readonly cities?: readonly string[] | null;
  readonly online?: boolean | null;
  readonly languages?: readonly string[] | null;
  readonly kind?: SessionKind | null;
  /** Codes of sectors; with `focusAreas`, either matches. */
  readonly sectors?: readonly string[] | null;
  readonly focusAreas?: readonly string[] | null;
  readonly from?: Date | null;
  readonly to?: Date | null;
  /** Otherwise only those that have not ended. */
  readonly includePast?: boolean | null;
}

const COLUMNS = `s.id, s.course_id as "courseId", s.kind, s.mode, s.city_id as "cityId",
  case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue, s.map_url as "mapUrl",
  case when s.access_note_km is not null then jsonb_build_object('km', s.access_note_km, 'en', s.access_note_en) end as "accessNote",
  s.languages, s.starts_at as "startsAt", s.ends_at as "endsAt", blocks_as_json(s.blocks) as blocks, s.most_blocks as "mostBlocks", s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone",
  s.status, s.schedule_version as "scheduleVersion", s.version, greatest(s.created_at, s.moved_at, s.cancelled_at) as "changedAt", s.moved_from as "movedFrom",
  case when s.cancel_reason_km is not null then jsonb_build_object('km', s.cancel_reason_km, 'en', s.cancel_reason_en) end as "cancelReason",
  case when s.registration_opens_at > app_now() then 'NOT_YET'
    when s.registration_closed_at is not null or s.registration_closes_at <= app_now() then 'CLOSED' else 'OPEN' end as registration,
  s.registration_opens_at as "registrationOpensAt", s.registration_closes_at as "registrationClosesAt",
  s.postponed_starts_at as "postponedStartsAt", s.postponed_ends_at as "postponedEndsAt", s.postponed_doors_open_at as "postponedDoorsOpenAt",
  blocks_as_json(s.postponed_blocks) as "postponedBlocks",
  case when s.postpone_reason_km is not null then jsonb_build_object('km', s.postpone_reason_km, 'en', s.postpone_reason_en) end as "postponeReason",
  s.held_at as "heldAt", s.reconfirm_by as "reconfirmBy", s.min_participants as "minParticipants", s.decide_by as "decideBy",
  s.minimum_settled_at as "minimumSettledAt", s.ends_at <= app_now() as "hasEnded", s.starts_at <= app_now() as "hasStarted", app_now() as "readAt"`;

/** Does the person $2 train a session `s`, or run it in the cities $3, all of them for null? */
const RUN_BY = `($3::uuid[] is null or s.city_id = any($3)
  or exists (select from session_trainers t where t.session_id = s.id and t.person_id = $2))`;

/** What whoever runs sessions sorts them by. */
export const RUNNER_STATES = ['DRAFT', 'OPEN', 'CLOSED', 'POSTPONED', 'ENDED', 'HELD', 'CANCELLED'] as const;
export type RunnerState = (typeof RUNNER_STATES)[number];

const STATE = `case when s.status <> 'OPEN' then s.status when s.held_at is not null then 'HELD' when s.ends_at <= app_now() then 'ENDED'
  when s.registration_closed_at is not null or s.registration_closes_at <= app_now() then 'CLOSED' else 'OPEN' end`;

const MOST_MEETINGS = 20;
const keyOf = (session: SessionView): [string, string] => [session.startsAt.toISOString(), session.id];

/** Sessions for readers. Plain rows under the role that sees no people. */
@Injectable()
export class SessionReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Those of which everybody may know: no drafts. */
  async byIds(ids: readonly string[]): Promise<Map<string, SessionView>> {
    const rows = await this.publicReads.sql<SessionView>({
      text: `select ${COLUMNS} from sessions s where s.id = any($1) and s.status <> 'DRAFT'`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Those of these drafts that the person trains, or runs in these cities (every one for null). */
  async draftsByIds(
    actor: Actor,
    cityIds: readonly string[] | null,
    ids: readonly string[],
  ): Promise<Map<string, SessionView>> {
    const rows = await this.unitOfWork.readAs<SessionView>(actor, {
      text: `select ${COLUMNS} from sessions s where s.id = any($1) and s.status = 'DRAFT' and ${RUN_BY}`,
      values: [ids, actor.personId, cityIds],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** For each of these sessions up to three coming ones of the same course that take registrations, the earliest first.
   *  Index: ix_sessions__course_id. */
  async otherDates(ids: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.publicReads.sql(sql<{ id: string; others: string[] }>`
      select s.id, array(select o.id from sessions o where o.course_id = s.course_id and o.id <> s.id and o.status = 'OPEN'
        and o.starts_at > app_now() and o.registration_closed_at is null
        and (o.registration_closes_at is null or o.registration_closes_at > app_now()) order by o.starts_at, o.id limit 3) as others
      from sessions s where s.id = any(${ids}::uuid[])`);
    return new Map(rows.map(({ id, others }) => [id, others]));
  }

  /** A page by start, earliest first. Index: ix_sessions__starts_at_id. */
  async page(filter: SessionFilter, request: PageRequest): Promise<Page<SessionView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const places = filter.cities?.length || filter.online;
    const fields = filter.sectors?.length || filter.focusAreas?.length;
    const rows = await this.publicReads.sql<SessionView>({
      text: `select ${COLUMNS} from sessions s
        where ($1 or s.ends_at > app_now()) and s.status <> 'DRAFT'
          and ($2::timestamptz is null or s.starts_at >= $2)
          and ($3::timestamptz is null or s.starts_at < $3)
          and (not $4 or s.mode = 'ONLINE' and $5 or s.city_id in (select c.id from cities c where c.code = any($6)))
          and ($14::text is null or s.kind = $14)
          and ($7::text[] is null or s.languages && $7)
          and (not $11 or s.course_id in (select c.id from courses c join sectors t on t.id = c.sector_id
            join focus_areas f on f.id = t.focus_area_id where t.code = any($12) or f.code = any($13)))
          and ($8::timestamptz is null or (s.starts_at, s.id) > ($8, $9::uuid))
        order by s.starts_at, s.id limit $10`,
      values: [
        Boolean(filter.includePast),
        filter.from ?? null,
        filter.to ?? null,
        Boolean(places),
        Boolean(filter.online),
        filter.cities ?? [],
        filter.languages?.length ? filter.languages : null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
        Boolean(fields),
        filter.sectors ?? [],
        filter.focusAreas ?? [],
        filter.kind ?? null,
      ],
    });
    return toPage(rows, request.first, keyOf);
  }

  /** Sessions that a person trains or runs in their cities (every one for null: those who run the programme), the coming
   *  ones first by start. */
  async pageOfRunner(
    actor: Actor,
    cityIds: readonly string[] | null,
    request: PageRequest,
    state: RunnerState | null = null,
  ): Promise<Page<SessionView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<SessionView>(actor, {
      text: `select ${COLUMNS} from sessions s
        where ${RUN_BY} and s.ends_at > app_now() - interval '30 days'
          and ($1::text is null or ${STATE} = $1)
          and ($4::timestamptz is null or (s.starts_at, s.id) > ($4, $5::uuid))
        order by s.starts_at, s.id limit $6`,
      values: [state, actor.personId, cityIds, after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, keyOf);
  }

  /** The topics that each of these sessions names, in their order. */
  async topicsOf(sessionIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.publicReads.sql(sql<{ sessionId: string; topicIds: string[] }>`
      select session_id as "sessionId", array_agg(topic_id order by rank) as "topicIds" from session_topics
      where session_id = any(${sessionIds}::uuid[]) group by session_id`);
    return new Map(rows.map(({ sessionId, topicIds }) => [sessionId, topicIds]));
  }

  /** For each of these topics the meetings that are to come and everybody may know of, by their start, twenty at most.
   *  Index: ix_session_topics__topic_id. */
  async meetingsOf(topicIds: readonly string[]): Promise<Map<string, string[]>> {
    const rows = await this.publicReads.sql(sql<{ topicId: string; sessionIds: string[] }>`
      select t.id as "topicId", array(select s.id from session_topics n join sessions s on s.id = n.session_id
        where n.topic_id = t.id and s.status in ('OPEN', 'POSTPONED') and s.ends_at > app_now()
        order by s.starts_at, s.id limit ${MOST_MEETINGS}) as "sessionIds"
      from unnest(${topicIds}::uuid[]) t(id)`);
    return new Map(rows.map(({ topicId, sessionIds }) => [topicId, sessionIds]));
  }

  async trainersOf(sessionIds: readonly string[]): Promise<SessionTrainerView[]> {
    return this.publicReads.sql(trainersOf(sessionIds));
  }

  /** The join link, for those who may have it; the caller decides who. */
  async joinUrl(sessionId: string): Promise<string | null> {
    const [row] = await this.unitOfWork.read(sql<{ joinUrl: string | null }>`
      select join_url as "joinUrl" from sessions where id = ${sessionId}`);
    return row?.joinUrl ?? null;
  }

  /** Does this actor train this session, or is it held in one of these cities? */
  async isRunBy(actor: Actor, cityIds: readonly string[], sessionId: string): Promise<boolean> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql`
        select from sessions s where s.id = ${sessionId} and (s.city_id = any(${cityIds}::uuid[])
          or exists (select from session_trainers t where t.session_id = s.id and t.person_id = ${actor.personId}))`,
    );
    return rows.length > 0;
  }

  /** Is it around the session: from so many days before its start until so many after its end? By the clock of the database. */
  async isAround(sessionId: string, daysBefore: number, daysAfter: number): Promise<boolean> {
    const rows = await this.unitOfWork.read(sql`
      select from sessions where id = ${sessionId} and app_now() >= starts_at - make_interval(days => ${daysBefore})
        and app_now() < ends_at + make_interval(days => ${daysAfter})`);
    return rows.length > 0;
  }
}

const trainersOf = (sessionIds: readonly string[]): SqlQuery<SessionTrainerView> => sql`
  select session_id as "sessionId", jsonb_build_object('km', public_name_km, 'en', public_name_en) as name,
    jsonb_build_object('km', public_role_km, 'en', public_role_en) as role
  from session_trainers where session_id = any(${sessionIds}) order by session_id, rank`;
