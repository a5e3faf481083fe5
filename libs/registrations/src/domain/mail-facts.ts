import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Locale, LocalizedText } from '#kernel';
import type { SessionMode, SessionStatus } from '#sessions';
import type { RegistrationStatus } from './registration.entity.js';

/** What every mail about a session says of it. */
export interface SessionMailFacts {
  readonly courseTitle: LocalizedText;
  readonly mode: SessionMode;
  readonly cityName: LocalizedText | null;
  /** `tonle`, `laterite`, `romduol`; null on-line. */
  readonly weave: string | null;
  readonly venue: LocalizedText | null;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly doorsOpenAt: Date;
  readonly timeZone: string;
  readonly movedFrom: Date | null;
}

/** What mails about a registration speak of, read at the moment of sending. */
export interface MailFacts extends SessionMailFacts {
  readonly registrationId: string;
  readonly personId: string;
  readonly locale: Locale;
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly waitlistPosition: number | null;
  readonly fullName: string;
  readonly email: string | null;
  readonly sessionId: string;
  readonly sessionStatus: SessionStatus;
  readonly scheduleVersion: number;
  /** Since when the person holds the seat; null for one who never did. */
  readonly confirmedAt: Date | null;
  /** When the session got its present plan; null when it never moved. */
  readonly movedAt: Date | null;
  readonly cancelReason: LocalizedText | null;
  readonly hasStarted: boolean;
  /** How many wait for a seat of this session. */
  readonly waiting: number;
  /** Did the person ever hold a seat, and with it a calendar entry? */
  readonly wasConfirmed: boolean;
  /** The organisation whose coordinator enrolled the person; null for who came by themselves. */
  readonly enrolledFor: LocalizedText | null;
  /** The organisation whose coordinator cancelled it; null when the person gave it up. */
  readonly cancelledFor: LocalizedText | null;
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
  select r.id as "registrationId", r.person_id as "personId", r.locale, r.reference, r.status, p.full_name as "fullName", p.email, r.session_id as "sessionId",
    case when r.status = 'WAITLISTED' then (select count(*)::int from registrations w
      where w.session_id = r.session_id and w.status = 'WAITLISTED' and w.waitlist_rank <= r.waitlist_rank) end as "waitlistPosition",
    jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.mode,
    case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end as "cityName", y.weave,
    case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
    s.starts_at as "startsAt", s.ends_at as "endsAt", s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone",
    s.status as "sessionStatus", s.schedule_version as "scheduleVersion", s.moved_from as "movedFrom", s.moved_at as "movedAt", r.confirmed_at as "confirmedAt",
    case when s.cancel_reason_km is not null then jsonb_build_object('km', s.cancel_reason_km, 'en', s.cancel_reason_en) end as "cancelReason",
    s.starts_at <= app_now() as "hasStarted", q.waiting, r.confirmed_at is not null as "wasConfirmed",
    case when r.enrolled_by is not null then jsonb_build_object('km', o.name_km, 'en', o.name_en) end as "enrolledFor",
    case when r.cancelled_by is not null then jsonb_build_object('km', o.name_km, 'en', o.name_en) end as "cancelledFor"
  from registrations r
  join people p on p.id = r.person_id
  join sessions s on s.id = r.session_id
  join session_seats q on q.session_id = s.id
  join courses c on c.id = s.course_id
  left join cities y on y.id = s.city_id
  left join organisations o on o.id = r.organisation_id
  where r.id = any($1)`;
