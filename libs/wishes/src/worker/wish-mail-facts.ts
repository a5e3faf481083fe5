import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { LocalizedText } from '#kernel';
import type { SessionMailFacts } from '#registrations';

/** A wish as the mail needs it that asks for the address to be confirmed. */
export interface AskedFacts {
  readonly id: string;
  readonly courseTitle: LocalizedText;
  /** Null: any city. */
  readonly cityName: LocalizedText | null;
}

/** A session as whoever waits is told of it, at the moment of sending. */
export interface OpenFacts extends SessionMailFacts {
  readonly wishId: string;
  readonly sessionId: string;
}

const NAME = (table: string): string =>
  `case when ${table}.id is not null then jsonb_build_object('km', ${table}.name_km, 'en', ${table}.name_en) end`;

/** What the mails of wishes say, read at the moment of sending. The worker's. */
@Injectable()
export class WishMailFacts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** None for a wish that is over. */
  async asked(wishIds: readonly string[]): Promise<Map<string, AskedFacts>> {
    const rows = await this.unitOfWork.read<AskedFacts>({
      text: `select w.id, jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", ${NAME('y')} as "cityName"
        from date_wishes w join courses c on c.id = w.course_id left join cities y on y.id = w.asked_city_id where w.id = any($1)`,
      values: [wishIds],
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** By wish and session. None where the wish is over, nobody can register any more, or whoever waits is registered there. */
  async open(wishIds: readonly string[], sessionIds: readonly string[]): Promise<Map<string, OpenFacts>> {
    const rows = await this.unitOfWork.read<OpenFacts>({
      text: `select w.id as "wishId", s.id as "sessionId", jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.kind,
          s.mode, ${NAME('y')} as "cityName", y.weave,
          case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
          s.starts_at as "startsAt", s.ends_at as "endsAt", blocks_as_json(s.blocks) as blocks, s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone",
          s.moved_from as "movedFrom"
        from date_wishes w join sessions s on s.course_id = w.course_id join courses c on c.id = s.course_id
        left join cities y on y.id = s.city_id
        where w.id = any($1) and s.id = any($2) and w.confirmed_at is not null and s.status = 'OPEN' and s.starts_at > app_now()
          and s.registration_closed_at is null and (s.registration_closes_at is null or s.registration_closes_at > app_now())
          and not exists (select from registrations r join people p on p.id = r.person_id where r.session_id = s.id
            and r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') and (p.id = w.person_id or lower(p.email) = lower(w.email)))`,
      values: [wishIds, sessionIds],
    });
    return new Map(rows.map((row) => [openKey(row.wishId, row.sessionId), row]));
  }
}

export const openKey = (wishId: string | null, sessionId: string | null): string => `${wishId} ${sessionId}`;
