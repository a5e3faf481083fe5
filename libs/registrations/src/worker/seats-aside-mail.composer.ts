import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { sql, UnitOfWork } from '#database';
import { People } from '#identity';
import type { LocalizedText } from '#kernel';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { seatLinkToken } from '../domain/seat-link.js';
import { SEATS_SET_ASIDE } from '../domain/seats-aside.service.js';
import { seatsAsideMail } from './seats-aside-mail.js';

/** What the mail says of the seats, read at the moment of sending. */
export interface SeatsAsideMailFacts extends SessionMailFacts {
  readonly quotaId: string;
  readonly organisation: LocalizedText;
  readonly left: number;
  /** How many links there were; the newest is mailed. */
  readonly links: number;
  /** When what is left goes to everybody; null: never. */
  readonly releasesAt: Date | null;
  /** Do the seats stand, and can one still register? */
  readonly isOpen: boolean;
}

/** Sends the coordinators of an organisation the link for the seats that were set aside for it. */
@Injectable()
export class SeatsAsideMailComposer extends MessageComposer {
  readonly kinds = [SEATS_SET_ASIDE];

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly people: People,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null when the seats were withdrawn or released meanwhile, or the session was cancelled or has begun. */
  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.factsOf(rows.flatMap((row) => row.causeId ?? []));
    const people = await this.people.byIds(rows.flatMap((row) => row.personId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = facts.get(row.causeId ?? '');
        if (!fact?.isOpen) return [row.id, null];
        const name = (row.personId && people.get(row.personId)?.fullName) || null;
        const token = seatLinkToken(this.config.secret, { quotaId: fact.quotaId, turn: fact.links });
        const { subject: words, ...content } = seatsAsideMail(fact, row.locale, name, token);
        const subject = subjectLine(words);
        const bodies = mailLayout({ ...content, title: subject, origin: this.config.publicUrl });
        return [row.id, { ...bodies, subject, ...(name && { toName: name }) }];
      }),
    );
  }

  private async factsOf(ids: readonly string[]): Promise<Map<string, SeatsAsideMailFacts>> {
    const rows = await this.unitOfWork.read(sql<SeatsAsideMailFacts>`
      select q.id as "quotaId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation, greatest(q.seats - q.taken, 0) as left, q.links,
        s.starts_at - make_interval(hours => q.release_hours) as "releasesAt",
        q.released_at is null and s.status in ('OPEN', 'POSTPONED') and s.starts_at > app_now() as "isOpen",
        jsonb_build_object('km', c.title_km, 'en', c.title_en) as "courseTitle", s.kind, s.mode,
        case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end as "cityName", y.weave,
        case when s.venue_km is not null then jsonb_build_object('km', s.venue_km, 'en', s.venue_en) end as venue,
        s.starts_at as "startsAt", s.ends_at as "endsAt", s.doors_open_at as "doorsOpenAt", s.time_zone as "timeZone", s.moved_from as "movedFrom"
      from seat_quotas q join sessions s on s.id = q.session_id join courses c on c.id = s.course_id left join cities y on y.id = s.city_id
        join organisations w on w.id = q.organisation_id join organisations o on o.id = coalesce(w.merged_into, w.id)
      where q.id = any(${ids}::uuid[])`);
    return new Map(rows.map((row) => [row.quotaId, row]));
  }
}
