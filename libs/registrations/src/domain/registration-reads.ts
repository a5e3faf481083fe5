import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS } from '#authz';
import { PublicReads, sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { mayBePhotographed } from '#privacy';
import type { RegistrationStatus } from './registration.entity.js';
import { searchKey } from './search-key.js';
import { confirmedIn } from './seats.sql.js';
import { halvesForNewcomers, seatsForNewcomers } from './seat-plan.rules.js';
import type { QuotaKind, SameHour } from './seat-settings.rules.js';
import type { Seats } from './seats.rules.js';
import { TICKETS, type TicketView, WAITLIST_POSITION, withDates } from './ticket.sql.js';

/** Seats of a session as everybody may see them. */
export interface SeatsView {
  readonly sessionId: string;
  readonly capacity: number;
  /** Seats set aside that nobody has claimed yet among them. */
  readonly taken: number;
  readonly setAside: number;
  readonly waiting: number;
  /** For a newcomer of no quota: 0 while anyone waits. Of a hybrid session, in the room and on-line together, whoever waits for the other. */
  readonly left: number;
  /** Of a hybrid session, for a newcomer of no quota in the room; null elsewhere. */
  readonly roomLeft: number | null;
  readonly onlineLeft: number | null;
  /** Of a hybrid session; null elsewhere. */
  readonly onlineCapacity: number | null;
  readonly onlineTaken: number;
  readonly groupPolicy: 'HOLD' | 'SKIP';
  readonly promotion: 'CONFIRM' | 'OFFER';
  readonly offerHours: number;
  readonly offerCutoffHours: number;
  readonly cancelCutoffHours: number;
  readonly needsApproval: boolean;
  readonly addressHoldMinutes: number | null;
  readonly sameHour: SameHour;
  /** Of what the session asks; 0 where it never asked anything. */
  readonly questionsVersion: number;
}

type SeatsRow = Omit<SeatsView, 'left' | 'roomLeft' | 'onlineLeft'> &
  Pick<Seats, 'waitingTogether' | 'state' | 'closesAt'> & { readonly hasQuotas: boolean; readonly now: Date };

function seatsViewOf({ waitingTogether, state, closesAt, hasQuotas, now, ...row }: SeatsRow): SeatsView {
  const { onlineCapacity, onlineTaken, setAside } = row;
  const online = onlineCapacity === null ? null : { capacity: onlineCapacity, taken: onlineTaken };
  const taken = row.taken - setAside;
  const halves = halvesForNewcomers(
    { ...row, taken, unclaimed: setAside, online, waitingTogether, state, closesAt, hasQuotas },
    now,
  );
  const left = halves
    ? Math.min(Math.max(0, row.capacity - row.taken), halves.room + halves.online)
    : seatsForNewcomers(row);
  return { ...row, left, roomLeft: halves?.room ?? null, onlineLeft: halves?.online ?? null };
}

/** Seats kept for some, as everybody may see them. */
export interface QuotaView {
  readonly organisationKind: QuotaKind | null;
  readonly cityId: string | null;
  readonly seats: number;
  readonly left: number;
  readonly releaseHours: number | null;
  readonly isReleased: boolean;
}

export interface RosterEntryView {
  readonly id: string;
  readonly fullName: string;
  readonly organisation: string;
  /** Null where the reader has no reason to see it now. */
  readonly contact: string | null;
  /** May the person be seen in pictures? Only who said so. */
  readonly mayBePhotographed: boolean;
  readonly status: RegistrationStatus;
  /** PENDING because the address is still to be confirmed. */
  readonly addressAwaited: boolean;
  readonly waitlistPosition: number | null;
  readonly reference: string;
  readonly registeredAt: Date;
  readonly editedAt: Date | null;
}

export interface RosterFilter {
  readonly status?: RegistrationStatus | null;
  /** Those who did not say yet whether they still come to a session that has a date again. */
  readonly unanswered?: boolean | null;
  /** Those whose seat is held until somebody approves, in the order in which they came. */
  readonly awaitsApproval?: boolean | null;
  /** Those who have not answered yet what must be answered. */
  readonly openQuestions?: boolean | null;
  /** Part of a name, an address or a number, spelled either way. */
  readonly search?: string | null;
}

export type AnsweringTimes = Pick<Seats, 'state' | 'closesAt' | 'registrationClosesAt'> & {
  readonly now: Date;
};

export interface RosterCountsView {
  readonly confirmed: number;
  readonly waiting: number;
  readonly cancelled: number;
  /** Of the confirmed, those who did not say yet whether they still come. */
  readonly unanswered: number;
  /** Of those with a seat, those who await approval. */
  readonly awaitingApproval: number;
  /** Those who have not answered yet what must be answered. */
  readonly withOpenQuestions: number;
  /** Of the seats taken, those held for an address to be confirmed. */
  readonly addressesAwaited: number;
  readonly capacity: number;
}

/** Other dates that a ticket can be changed for, shown at most. */
const DATES_SHOWN = 20;

/** Is the address of a registration `r` still to be confirmed, and the seat held until then? */
export const ADDRESS_AWAITED = `coalesce(r.pending_reason = 'ADDRESS', false)`;

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
    const rows = await this.publicReads.sql(sql<SeatsRow>`
      select session_id as "sessionId", capacity, taken + a.unclaimed as taken, a.unclaimed as "setAside", waiting, online_capacity as "onlineCapacity", online_taken as "onlineTaken",
        group_policy as "groupPolicy", promotion, offer_hours as "offerHours", offer_cutoff_hours as "offerCutoffHours",
        cancel_cutoff_hours as "cancelCutoffHours", needs_approval as "needsApproval",
        guest_hold_minutes as "addressHoldMinutes", case when blocks_same_hour then 'BLOCK' else 'WARN' end as "sameHour", questions_version as "questionsVersion",
        waiting_together as "waitingTogether", quotas > 0 as "hasQuotas", state, closes_at as "closesAt", app_now() as now
      from session_seats s cross join lateral (select case when s.quotas > 0 then (
        select coalesce(sum(greatest(q.seats - q.taken, 0)), 0)::int from seat_quotas q
        where q.session_id = s.session_id and q.organisation_kind = 'ORGANISATION' and q.released_at is null) else 0 end as unclaimed) a
      where session_id = any(${sessionIds})`);
    return new Map(rows.map((row) => [row.sessionId, seatsViewOf(row)]));
  }

  /** What decides whether answers are taken, with the clock; null for no such session. */
  async answeringTimes(sessionId: string): Promise<AnsweringTimes | null> {
    const [row] = await this.publicReads.sql(sql<AnsweringTimes>`
      select state, closes_at as "closesAt", registration_closes_at as "registrationClosesAt", app_now() as now
      from session_seats where session_id = ${sessionId}`);
    return row ?? null;
  }

  /** Coming sessions of the same course that take registrations, the soonest first, at most `DATES_SHOWN`. Index: ix_sessions__course_id. */
  async otherDatesOf(sessionId: string): Promise<string[]> {
    const rows = await this.publicReads.sql(sql<{ id: string }>`
      select o.id from sessions s join sessions o on o.course_id = s.course_id and o.id <> s.id
      where s.id = ${sessionId} and o.status = 'OPEN' and o.starts_at > app_now() and o.registration_closed_at is null
        and (o.registration_opens_at is null or o.registration_opens_at <= app_now())
        and (o.registration_closes_at is null or o.registration_closes_at > app_now())
      order by o.starts_at, o.id limit ${DATES_SHOWN}`);
    return rows.map(({ id }) => id);
  }

  async confirmedBySession(sessionIds: readonly string[]): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.readAs(ANONYMOUS, confirmedIn(sessionIds));
    return new Map(rows.map(({ sessionId, confirmed }) => [sessionId, confirmed]));
  }

  async quotasBySession(sessionIds: readonly string[]): Promise<Map<string, QuotaView[]>> {
    const rows = await this.publicReads.sql(sql<QuotaView & { sessionId: string }>`
      select session_id as "sessionId", organisation_kind as "organisationKind", city_id as "cityId", seats,
        case when released_at is null then greatest(seats - taken, 0) else 0 end as left, release_hours as "releaseHours",
        released_at is not null as "isReleased"
      from seat_quotas where session_id = any(${sessionIds}) and organisation_id is null order by session_id, organisation_kind, city_id`);
    const quotas = new Map<string, QuotaView[]>();
    for (const { sessionId, ...quota } of rows)
      quotas.set(sessionId, [...(quotas.get(sessionId) ?? []), quota]);
    return quotas;
  }

  /** The ticket of a code in its stored form, or null. The code is the key (ADR 0007): nothing else is to be seen. */
  async ticket(reference: string): Promise<TicketView | null> {
    const query = { text: `${TICKETS} where r.reference = $1`, values: [reference] };
    const [row] = await this.unitOfWork.readAs<TicketView>(ANONYMOUS, query, { ticket: reference });
    return row ? withDates(row) : null;
  }

  /** A page of the roster: who has a seat by name in Khmer order, who waits by their place in line, then the others.
   *  A contact that is not shown is not found either, for otherwise it could be guessed letter by letter. */
  async roster(
    actor: Actor,
    sessionId: string,
    filter: RosterFilter,
    request: PageRequest,
    showsContacts: boolean,
  ): Promise<Page<RosterEntryView>> {
    const after = keyAfter(request, ['text', 'id']);
    const rows = await this.unitOfWork.readAs<RosterEntryView & { sortKey: string }>(actor, {
      text: `select * from (
          select r.id, p.full_name as "fullName", r.organisation_name as organisation, case when $7 then coalesce(p.email, p.phone) end as contact,
            ${mayBePhotographed('p.id')} as "mayBePhotographed",
            r.status, ${ADDRESS_AWAITED} as "addressAwaited", ${WAITLIST_POSITION} as "waitlistPosition", r.reference,
            r.created_at as "registeredAt", r.edited_at as "editedAt",
            case r.status when 'CONFIRMED' then '1' || p.full_name when 'WAITLISTED' then '2' || lpad(r.waitlist_rank::text, 19, '0')
              else case when $9 then to_char(greatest(r.created_at, r.edited_at) at time zone 'UTC', 'YYYYMMDDHH24MISSUS') else '3' || p.full_name end end as "sortKey"
          from registrations r join people p on p.id = r.person_id
          where r.session_id = $1 and ($2::text is null or r.status = $2)
            and (not $8 or r.status = 'CONFIRMED' and r.reconfirm_asked_at is not null and r.reconfirmed_at is null)
            and (not $9 or r.status = 'PENDING' and r.pending_reason = 'APPROVAL')
            and (not $10 or open_questions(r.id) > 0)
            and ($3::text is null or strpos(case when $7 then p.match_key else split_part(p.match_key, ' ', 2) end, $3) > 0 or strpos(${FOLDED_ORGANISATION}, $3) > 0
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
        showsContacts,
        Boolean(filter.unanswered),
        Boolean(filter.awaitsApproval),
        Boolean(filter.openQuestions),
      ],
    });
    return toPage(rows, request.first, (entry) => [entry.sortKey, entry.id]);
  }

  /** How many of a session wait for an approval. Index: ix_registrations__session_id_id. */
  async awaitingApproval(actor: Actor, sessionId: string): Promise<number> {
    const [row] = await this.unitOfWork.readAs(
      actor,
      sql<{ count: number }>`select count(*)::int as count from registrations
        where session_id = ${sessionId} and status = 'PENDING' and pending_reason = 'APPROVAL'`,
    );
    return row!.count;
  }

  async rosterCounts(actor: Actor, sessionId: string): Promise<RosterCountsView> {
    const [row] = await this.unitOfWork.readAs(
      actor,
      sql<RosterCountsView>`
      select s.taken - a.n as confirmed, s.waiting, s.capacity, a.n as "addressesAwaited",
        (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'CANCELLED') as cancelled,
        (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'CONFIRMED'
          and r.reconfirm_asked_at is not null and r.reconfirmed_at is null) as unanswered,
        (select count(*)::int from registrations r where r.session_id = s.session_id and r.status = 'PENDING'
          and r.pending_reason = 'APPROVAL') as "awaitingApproval",
        case when s.questions_version = 0 then 0 else (select count(*)::int from registrations r
          where r.session_id = s.session_id and open_questions(r.id) > 0) end as "withOpenQuestions"
      from session_seats s cross join lateral (
        select count(*)::int as n from registrations r where r.session_id = s.session_id and r.pending_reason = 'ADDRESS') a where s.session_id = ${sessionId}`,
    );
    return (
      row ?? {
        confirmed: 0,
        waiting: 0,
        cancelled: 0,
        unanswered: 0,
        awaitingApproval: 0,
        withOpenQuestions: 0,
        addressesAwaited: 0,
        capacity: 0,
      }
    );
  }
}
