import { Injectable } from '@nestjs/common';
import { PublicReads, sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import type { RegistrationStatus } from './registration.entity.js';
import { searchKey } from './search-key.js';
import { seatsForNewcomers } from './seat-plan.rules.js';

/** Seats of a session as everybody may see them. */
export interface SeatsView {
  readonly sessionId: string;
  readonly capacity: number;
  readonly taken: number;
  readonly waiting: number;
  /** For a newcomer: 0 while anyone waits. */
  readonly left: number;
}

/** A ticket's page. Personal fields are null once it has expired. */
export interface TicketView {
  readonly registrationId: string;
  readonly reference: string;
  readonly status: RegistrationStatus;
  readonly hasExpired: boolean;
  readonly sessionId: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly locale: 'km' | 'en';
  readonly hasEmail: boolean;
  /** 1 is next in line; null when not waiting. */
  readonly waitlistPosition: number | null;
  readonly wasPromoted: boolean;
}

export interface RosterEntryView {
  readonly id: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly contact: string | null;
  readonly status: RegistrationStatus;
  readonly waitlistPosition: number | null;
  readonly reference: string;
  readonly registeredAt: Date;
}

export interface RosterFilter {
  readonly status?: RegistrationStatus | null;
  /** Part of a name, an address or a number, spelled either way. */
  readonly search?: string | null;
}

export interface RosterCountsView {
  readonly confirmed: number;
  readonly waiting: number;
  readonly cancelled: number;
  readonly capacity: number;
}

/** Days after a session's end for which its tickets can be opened. */
const TICKET_DAYS = 90;

/** Whether the tickets of a session `s` can no longer be opened, nor be given back. */
export const TICKET_EXPIRED = `s.ends_at + interval '${TICKET_DAYS} days' <= app_now()`;

/** Place in line of a registration `r`: 1 is next; null when not waiting. */
export const WAITLIST_POSITION = `case when r.status = 'WAITLISTED' then (select count(*)::int from registrations w
  where w.session_id = r.session_id and w.status = 'WAITLISTED' and w.waitlist_rank <= r.waitlist_rank) end`;

/** `foldText` of the organisation without blanks, in SQL: zero-width characters gone, coeng da written as coeng ta. */
const FOLDED_ORGANISATION = `replace(fold_text(r.organisation_name), ' ', '')`;

/** Seats, tickets and rosters for readers. Who may read a roster is the policy's to say. */
@Injectable()
export class RegistrationReads {
  constructor(
    private readonly publicReads: PublicReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  async seatsBySession(sessionIds: readonly string[]): Promise<Map<string, SeatsView>> {
    const rows = await this.publicReads.sql(sql<Omit<SeatsView, 'left'>>`
      select session_id as "sessionId", capacity, taken, waiting from session_seats where session_id = any(${sessionIds})`);
    return new Map(rows.map((row) => [row.sessionId, { ...row, left: seatsForNewcomers(row) }]));
  }

  /** The ticket of a code in its stored form, or null. */
  async ticket(reference: string): Promise<TicketView | null> {
    const [row] = await this.unitOfWork.read<TicketView>({
      text: `select r.id as "registrationId", r.reference, r.status, ${TICKET_EXPIRED} as "hasExpired",
          r.session_id as "sessionId", p.full_name as "fullName", r.organisation_name as organisation, r.locale, p.email is not null as "hasEmail",
          ${WAITLIST_POSITION} as "waitlistPosition", r.promoted_at is not null as "wasPromoted"
        from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id
        where r.reference = $1`,
      values: [reference],
    });
    return row ?? null;
  }

  /** A page of the roster: who has a seat by name in Khmer order, who waits by their place in line, then the others. */
  async roster(
    sessionId: string,
    filter: RosterFilter,
    request: PageRequest,
  ): Promise<Page<RosterEntryView>> {
    const after = keyAfter(request, ['text', 'id']);
    const rows = await this.unitOfWork.read<RosterEntryView & { sortKey: string }>({
      text: `select * from (
          select r.id, p.full_name as "fullName", r.organisation_name as organisation, coalesce(p.email, p.phone) as contact,
            r.status, ${WAITLIST_POSITION} as "waitlistPosition", r.reference, r.created_at as "registeredAt",
            case r.status when 'CONFIRMED' then '1' || p.full_name when 'WAITLISTED' then '2' || lpad(r.waitlist_rank::text, 19, '0')
              else '3' || p.full_name end as "sortKey"
          from registrations r join people p on p.id = r.person_id
          where r.session_id = $1 and ($2::text is null or r.status = $2)
            and ($3::text is null or strpos(p.match_key, $3) > 0 or strpos(${FOLDED_ORGANISATION}, $3) > 0
              or strpos(r.reference, upper(replace($3, '-', ''))) > 0)) entry
        where $4::text is null or ("sortKey" collate "km-x-icu", id) > ($4 collate "km-x-icu", $5::uuid)
        order by "sortKey" collate "km-x-icu", id limit $6`,
      values: [
        sessionId,
        filter.status ?? null,
        filter.search ? searchKey(filter.search) : null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (entry) => [entry.sortKey, entry.id]);
  }

  async rosterCounts(sessionId: string): Promise<RosterCountsView> {
    const [row] = await this.unitOfWork.read(sql<RosterCountsView>`
      select s.taken as confirmed, s.waiting, s.capacity,
        (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'CANCELLED') as cancelled
      from session_seats s where s.session_id = ${sessionId}`);
    return row ?? { confirmed: 0, waiting: 0, cancelled: 0, capacity: 0 };
  }
}
