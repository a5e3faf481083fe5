import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { PublicReads, sql, type SqlQuery, UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import type { SessionMode, SessionStatus } from './session.entity.js';

/** What everybody may know of a session. */
export interface SessionView {
  readonly id: string;
  readonly courseId: string;
  readonly mode: SessionMode;
  readonly cityId: string | null;
  readonly venue: LocalizedText | null;
  readonly accessNote: LocalizedText | null;
  readonly languages: readonly string[];
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly doorsOpenAt: Date;
  readonly timeZone: string;
  readonly status: SessionStatus;
  readonly scheduleVersion: number;
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
  readonly from?: Date | null;
  readonly to?: Date | null;
  /** Otherwise only those that have not ended. */
  readonly includePast?: boolean | null;
}

const COLUMNS = `s.id, s.course_id as "courseId", s.mode, s.city_id as "cityId",
  case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
  case when s.access_note_km is not null then jsonb_build_object('km', s.access_note_km, 'en', s.access_note_en) end as "accessNote",
  s.languages, s.starts_at as "startsAt", s.ends_at as "endsAt", s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone",
  s.status, s.schedule_version as "scheduleVersion", s.moved_from as "movedFrom",
  case when s.cancel_reason_km is not null then jsonb_build_object('km', s.cancel_reason_km, 'en', s.cancel_reason_en) end as "cancelReason",
  s.ends_at <= app_now() as "hasEnded", s.starts_at <= app_now() as "hasStarted", app_now() as "readAt"`;

const keyOf = (session: SessionView): [string, string] => [session.startsAt.toISOString(), session.id];

/** Sessions for readers. Plain rows under the role that sees no people. */
@Injectable()
export class SessionReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async byIds(ids: readonly string[]): Promise<Map<string, SessionView>> {
    const rows = await this.publicReads.sql<SessionView>({
      text: `select ${COLUMNS} from sessions s where s.id = any($1)`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A page by start, earliest first. Index: ix_sessions__starts_at_id. */
  async page(filter: SessionFilter, request: PageRequest): Promise<Page<SessionView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const places = filter.cities?.length || filter.online;
    const rows = await this.publicReads.sql<SessionView>({
      text: `select ${COLUMNS} from sessions s
        where ($1 or s.ends_at > app_now())
          and ($2::timestamptz is null or s.starts_at >= $2)
          and ($3::timestamptz is null or s.starts_at < $3)
          and (not $4 or s.mode = 'ONLINE' and $5 or s.city_id in (select c.id from cities c where c.code = any($6)))
          and ($7::text[] is null or s.languages && $7)
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
  ): Promise<Page<SessionView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<SessionView>(actor, {
      text: `select ${COLUMNS} from sessions s
        where ($5::uuid[] is null or s.city_id = any($5)
            or exists (select from session_trainers t where t.session_id = s.id and t.person_id = $1))
          and s.ends_at > app_now() - interval '30 days'
          and ($2::timestamptz is null or (s.starts_at, s.id) > ($2, $3::uuid))
        order by s.starts_at, s.id limit $4`,
      values: [actor.personId, after?.[0] ?? null, after?.[1] ?? null, request.first + 1, cityIds],
    });
    return toPage(rows, request.first, keyOf);
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
