import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Locale, LocalizedText } from '#kernel';
import type { JsonBlock, SessionKind, SessionMode, SessionStatus } from '#sessions';
import type { RegistrationStatus } from './registration.entity.js';

/** What every mail about a session says of it. */
export interface SessionMailFacts {
  readonly courseTitle: LocalizedText;
  readonly kind?: SessionKind;
  /** How they attend: of a hybrid session, which half. */
  readonly mode: SessionMode;
  readonly cityName: LocalizedText | null;
  /** `tonle`, `laterite`, `romduol`; null on-line. */
  readonly weave: string | null;
  readonly venue: LocalizedText | null;
  /** A map of the venue, and how to get in; for those who come. */
  readonly mapUrl?: string | null;
  readonly accessNote?: LocalizedText | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** None, or null: it is held without a pause. */
  readonly blocks?: readonly JsonBlock[] | null;
  readonly doorsOpenAt: Date;
  readonly timeZone: string;
  readonly movedFrom: Date | null;
}

export interface OtherDate {
  readonly id: string;
  /** As JSON writes an instant. */
  readonly startsAt: string;
  readonly timeZone: string;
  readonly cityName: LocalizedText | null;
}

/** A seat that the person has elsewhere while this session lasts. */
export interface SeatAtSameHour {
  readonly reference: string;
  readonly courseTitle: LocalizedText;
  /** Of the block that meets this session, as JSON writes an instant. */
  readonly startsAt: string;
  readonly timeZone: string;
}

/** What mails about a registration speak of, read at the moment of sending. */
export interface MailFacts extends SessionMailFacts {
  readonly registrationId: string;
  readonly personId: string;
  readonly locale: Locale;
  readonly reference: string;
  readonly status: RegistrationStatus;
  /** What a PENDING registration waits for. */
  readonly pendingReason: 'APPROVAL' | 'ADDRESS' | null;
  readonly waitlistPosition: number | null;
  /** Until when an offer stands, or the seat is held for the address. */
  readonly holdUntil: Date | null;
  /** That moment has not come. */
  readonly isHeld: boolean;
  /** How often the address was corrected; part of the link that confirms it. */
  readonly addressCorrections: number;
  readonly fullName: string;
  readonly email: string | null;
  readonly sessionId: string;
  readonly sessionStatus: SessionStatus;
  readonly scheduleVersion: number;
  /** With how many blocks the session was ever announced. */
  readonly mostBlocks: number;
  /** Since when the person holds the seat; null for one who never did. */
  readonly confirmedAt: Date | null;
  /** When the session got its present plan; null when it never moved. */
  readonly movedAt: Date | null;
  /** Why it was not approved, as the organisers wrote it. */
  readonly declineReason: string | null;
  readonly cancelReason: LocalizedText | null;
  readonly postponeReason: LocalizedText | null;
  /** Until when the session asks whether people still come. */
  readonly reconfirmBy: Date | null;
  /** Of a cancelled session: up to three coming ones of the same course that take registrations. */
  readonly otherDates: readonly OtherDate[];
  /** While the person has a seat here, or is offered one: up to three others at the same hour. */
  readonly sameHour: readonly SeatAtSameHour[];
  readonly hasStarted: boolean;
  /** How many wait for a seat of this session. */
  readonly waiting: number;
  /** Did the person ever hold a seat, and with it a calendar entry? */
  readonly wasConfirmed: boolean;
  /** Were answers changed that had been approved? */
  readonly isEdited: boolean;
  /** The organisation whose coordinator enrolled the person; null for who came by themselves. */
  readonly enrolledFor: LocalizedText | null;
  /** The organisation whose coordinator cancelled it; null when the person gave it up. */
  readonly cancelledFor: LocalizedText | null;
  /** The organisation that the registration carries; null for none that is known. */
  readonly organisation: LocalizedText | null;
  /** Questions that must be answered and are not. */
  readonly openQuestions: number;
  /** Questions of the session that the person has not answered: those that must be, and those asked once confirmed. */
  readonly questionsToAnswer: number;
}

/** One set-based read for a whole batch of mails. Works under the worker's role. */
@Injectable()
export class RegistrationMailFacts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byRegistrationIds(ids: readonly string[]): Promise<Map<string, MailFacts>> {
    const rows = await this.unitOfWork.read<MailFacts>({ text: FACTS, values: [ids] });
    return new Map(rows.map((row) => [row.registrationId, row]));
  }

  /** Confirmed registrations of a session whose person has an address; for reminders of a new plan. */
  async confirmedOf(sessionId: string): Promise<string[]> {
    const rows = await this.unitOfWork.read<{ id: string }>({
      text: `select r.id from registrations r join people p on p.id = r.person_id
        where r.session_id = $1 and r.status = 'CONFIRMED' and p.email is not null order by r.id`,
      values: [sessionId],
    });
    return rows.map((row) => row.id);
  }
}

const FACTS = `
  select r.id as "registrationId", r.person_id as "personId", r.locale, r.reference, r.status, r.pending_reason as "pendingReason", p.full_name as "fullName", p.email, r.session_id as "sessionId",
    case when r.status = 'WAITLISTED' then place_in_line(r.session_id, r.waitlist_rank) end as "waitlistPosition", r.hold_until as "holdUntil",
    coalesce(r.hold_until > app_now(), false) as "isHeld", r.address_corrections as "addressCorrections",
    jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.kind,
    case when r.attendance_mode = 'ONLINE' then 'ONLINE' else s.mode end as mode,
    case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end as "cityName", y.weave,
    case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue, s.map_url as "mapUrl",
    case when s.access_note_km is not null then jsonb_build_object('km', s.access_note_km, 'en', s.access_note_en) end as "accessNote",
    coalesce(s.postponed_starts_at, s.starts_at) as "startsAt", coalesce(s.postponed_ends_at, s.ends_at) as "endsAt",
    blocks_as_json(coalesce(s.postponed_blocks, s.blocks)) as blocks, s.most_blocks as "mostBlocks",
    coalesce(s.postponed_doors_open_at, s.doors_open_at) as "doorsOpenAt", s.time_zone as "timeZone",
    s.status as "sessionStatus", s.schedule_version as "scheduleVersion", s.moved_from as "movedFrom", s.moved_at as "movedAt", r.confirmed_at as "confirmedAt", r.decline_reason as "declineReason",
    case when s.cancel_reason_km is not null then jsonb_build_object('km', s.cancel_reason_km, 'en', s.cancel_reason_en) end as "cancelReason",
    s.reconfirm_by as "reconfirmBy",
    case when s.postpone_reason_km is not null then jsonb_build_object('km', s.postpone_reason_km, 'en', s.postpone_reason_en) end as "postponeReason",
    case when s.status = 'CANCELLED' then (select coalesce(jsonb_agg(d), '[]') from (
      select d.id, d.starts_at as "startsAt", d.time_zone as "timeZone",
        case when dy.id is not null then jsonb_build_object('km', dy.name_km, 'en', dy.name_en) end as "cityName"
      from sessions d left join cities dy on dy.id = d.city_id
      where d.course_id = s.course_id and d.id <> s.id and d.status = 'OPEN' and d.starts_at > app_now() and d.registration_closed_at is null
        and (d.registration_closes_at is null or d.registration_closes_at > app_now()) order by d.starts_at, d.id limit 3) d) else '[]' end as "otherDates",
    case when s.status = 'OPEN' and r.status in ('PENDING', 'CONFIRMED', 'OFFERED') then (select coalesce(jsonb_agg(h), '[]') from (
      select e.reference, jsonb_build_object('km', ec.title_km, 'en', ec.title_en) as "courseTitle", m."startsAt", es.time_zone as "timeZone"
      from registrations e join sessions es on es.id = e.session_id and es.status = 'OPEN' and es.starts_at < s.ends_at and s.starts_at < es.ends_at
      cross join lateral (select lower(b) as "startsAt" from unnest(held_at(es.starts_at, es.ends_at, es.blocks)) b
        where b && held_at(s.starts_at, s.ends_at, s.blocks) order by b limit 1) m
      join courses ec on ec.id = es.course_id
      where e.person_id = r.person_id and e.id <> r.id and e.status in ('PENDING', 'CONFIRMED', 'OFFERED')
        and e.pending_reason is distinct from 'ADDRESS'
      order by m."startsAt", e.id limit 3) h) else '[]' end as "sameHour",
    s.starts_at <= app_now() as "hasStarted", q.waiting, r.confirmed_at is not null as "wasConfirmed", r.edited_at is not null as "isEdited",
    case when o.id is not null then jsonb_build_object('km', o.name_km, 'en', o.name_en) end as organisation,
    case when r.enrolled_by is not null then jsonb_build_object('km', o.name_km, 'en', o.name_en) end as "enrolledFor",
    case when r.cancelled_by is not null then jsonb_build_object('km', o.name_km, 'en', o.name_en) end as "cancelledFor",
    u.open as "openQuestions",
    case when q.questions_version = 0 then 0 else u.open + (select count(*)::int from session_questions f
      where f.session_id = s.id and f.form = 'AFTER_CONFIRMATION' and f.retired_at is null and not f.is_required and f.shown_if_question_id is null
        and not exists (select from registration_answers a where a.registration_id = r.id and a.question_id = f.id)) end as "questionsToAnswer"
  from registrations r
  join people p on p.id = r.person_id
  join sessions s on s.id = r.session_id
  join session_seats q on q.session_id = s.id
  cross join lateral (select case when q.questions_version = 0 then 0 else open_questions(r.id) end as open) u
  join courses c on c.id = s.course_id
  left join cities y on y.id = s.city_id
  left join organisations o on o.id = r.organisation_id
  where r.id = any($1)`;
