import { Injectable } from '@nestjs/common';
import type { Locale, LocalizedText } from '#kernel';
import type { MailParts } from '#messaging';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { seatLinkToken } from '../domain/seat-link.js';
import { SEATS_SET_ASIDE } from '../domain/seats-aside.service.js';
import { seatsAsideMail } from './seats-aside-mail.js';
import { SessionMailComposer } from './session-mail.composer.js';
import { SESSION_MAIL_COLUMNS } from './session-mail-columns.js';

/** What the mail says of the seats, read at the moment of sending. */
export interface SeatsAsideMailFacts extends SessionMailFacts {
  readonly quotaId: string;
  readonly organisation: LocalizedText;
  readonly left: number;
  /** How many links there were; the newest is mailed. */
  readonly links: number;
  /** When what is left goes to everybody; null: never. */
  readonly releasesAt: Date | null;
}

/** Sends the coordinators of an organisation the link for the seats that were set aside for it. */
@Injectable()
export class SeatsAsideMailComposer extends SessionMailComposer<SeatsAsideMailFacts> {
  readonly kinds = [SEATS_SET_ASIDE];

  protected partsOf(facts: SeatsAsideMailFacts, locale: Locale, name: string | null): MailParts {
    const token = seatLinkToken(this.config.secret, { quotaId: facts.quotaId, turn: facts.links });
    return seatsAsideMail(facts, locale, name, token);
  }

  /** None when the seats were withdrawn or released meanwhile, or the session was cancelled or has begun. */
  protected async factsOf(ids: readonly string[]): Promise<Map<string, SeatsAsideMailFacts>> {
    const rows = await this.unitOfWork.read<SeatsAsideMailFacts>({
      text: `select q.id as "quotaId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation,
          greatest(q.seats - q.taken, 0) as left, q.links, s.starts_at - make_interval(hours => q.release_hours) as "releasesAt",
          ${SESSION_MAIL_COLUMNS}
        from seat_quotas q join sessions s on s.id = q.session_id join courses c on c.id = s.course_id left join cities y on y.id = s.city_id
          join organisations w on w.id = q.organisation_id join organisations o on o.id = coalesce(w.merged_into, w.id)
        where q.id = any($1::uuid[]) and q.released_at is null and s.status in ('OPEN', 'POSTPONED') and s.starts_at > app_now()`,
      values: [ids],
    });
    return new Map(rows.map((row) => [row.quotaId, row]));
  }
}
