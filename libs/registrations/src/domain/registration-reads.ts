import { Injectable } from '@nestjs/common';
import { type Actor, ANONYMOUS } from '#authz';
import { PublicReads, sql, UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { mayBePhotographed } from '#privacy';
import { ADDRESS_CORRECTIONS, ADDRESS_MAILS_AGAIN } from './address-hold.rules.js';
import type { RegistrationStatus } from './registration.entity.js';
import { searchKey } from './search-key.js';
import { confirmedIn } from './seats.sql.js';
import { seatsForNewcomers } from './seat-plan.rules.js';
import type { QuotaKind } from './seat-settings.rules.js';
import type { Seats } from './seats.rules.js';
import type { PassReason } from './waitlist.rules.js';
import type { PromotionCause } from './waitlist.js';

/** Seats of a session as everybody may see them. */
export interface SeatsView {
  readonly sessionId: string;
  readonly capacity: number;
  /** Seats set aside that nobody has claimed yet among them. */
  readonly taken: number;
  readonly setAside: number;
  readonly waiting: number;
  /** For a newcomer of no quota: 0 while anyone waits. */
  readonly left: number;
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
  /** Of what the session asks; 0 where it never asked anything. */
  readonly questionsVersion: number;
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

/** Why somebody in line was passed over, as they read it. */
export interface PassView {
  readonly reason: PassReason;
  readonly times: number;
  /** Free then, the last time. */
  readonly seatsFree: number;
  readonly lastAt: Date;
}

/** The address that is still to be confirmed. */
export interface AwaitedAddressView {
  readonly until: Date;
  readonly email: string;
  /** How often the mail may still be sent again, and the address be corrected. */
  readonly mailsLeft: number;
  readonly correctionsLeft: number;
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
  /** Until when an offer stands; null for none, and while the session has no date. */
  readonly offerEndsAt: Date | null;
  readonly promotionCause: PromotionCause | null;
  /** Whose seat it is or was, where a quota kept it. */
  readonly promotionQuota: { organisationKind: QuotaKind | null; city: LocalizedText | null } | null;
  readonly endedBecause: string | null;
  /** Why it was not approved, as the organisers wrote it. */
  readonly declineReason: string | null;
  readonly attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
  /** How many share the place in line or the offer, this one included; 1 for somebody alone. */
  readonly groupSize: number;
  readonly passes: readonly PassView[];
  /** Until when an answer is awaited; null when none is. */
  readonly reconfirmBy: Date | null;
  readonly reconfirmedAt: Date | null;
  /** Null unless the seat is held for an address to be confirmed. */
  readonly awaitedAddress: AwaitedAddressView | null;
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
}

export interface RosterFilter {
  readonly status?: RegistrationStatus | null;
  /** Those who did not say yet whether they still come to a session that has a date again. */
  readonly unanswered?: boolean | null;
  /** Those whose seat is held until somebody approves, in the order in which they came. */
  readonly awaitsApproval?: boolean | null;
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
  /** Of the seats taken, those held for an address to be confirmed. */
  readonly addressesAwaited: number;
  readonly capacity: number;
}

/** Other dates that a ticket can be changed for, shown at most. */
const DATES_SHOWN = 20;

/** Days after a session's end for which its tickets can be opened. */
const TICKET_DAYS = 90;

/** Whether the tickets of a session `s` can no longer be opened, nor be given back. */
export const TICKET_EXPIRED = `s.ends_at + interval '${TICKET_DAYS} days' <= app_now()`;

/** Place in line of a registration `r`: 1 is next; null when not waiting. Whoever reads need not see those before. */
export const WAITLIST_POSITION = `case when r.status = 'WAITLISTED' then place_in_line(r.session_id, r.waitlist_rank) end`;

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
    const rows = await this.publicReads.sql(sql<Omit<SeatsView, 'left'>>`
      select session_id as "sessionId", capacity, taken + a.unclaimed as taken, a.unclaimed as "setAside", waiting, online_capacity as "onlineCapacity", online_taken as "onlineTaken",
        group_policy as "groupPolicy", promotion, offer_hours as "offerHours", offer_cutoff_hours as "offerCutoffHours",
        cancel_cutoff_hours as "cancelCutoffHours", needs_approval as "needsApproval",
        guest_hold_minutes as "addressHoldMinutes", questions_version as "questionsVersion"
      from session_seats s cross join lateral (select case when s.quotas > 0 then (
        select coalesce(sum(greatest(q.seats - q.taken, 0)), 0)::int from seat_quotas q
        where q.session_id = s.session_id and q.organisation_kind = 'ORGANISATION' and q.released_at is null) else 0 end as unclaimed) a
      where session_id = any(${sessionIds})`);
    return new Map(rows.map((row) => [row.sessionId, { ...row, left: seatsForNewcomers(row) }]));
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
    const query = {
      text: `select r.id as "registrationId", r.reference, r.status, ${TICKET_EXPIRED} as "hasExpired",
          r.session_id as "sessionId", p.full_name as "fullName", r.organisation_name as organisation, r.locale, p.email is not null as "hasEmail",
          ${WAITLIST_POSITION} as "waitlistPosition", r.promoted_at is not null as "wasPromoted",
          case when r.status = 'OFFERED' then r.hold_until end as "offerEndsAt", r.promotion_cause as "promotionCause",
          (select jsonb_build_object('organisationKind', q.organisation_kind,
            'city', case when y.id is not null then jsonb_build_object('km', y.name_km, 'en', y.name_en) end)
            from seat_quotas q left join cities y on y.id = q.city_id where q.id = r.promotion_quota_id and q.organisation_id is null) as "promotionQuota",
          r.ended_because as "endedBecause", r.decline_reason as "declineReason", r.attendance_mode as "attendanceMode", group_size(r.group_id, r.status) as "groupSize",
          coalesce((select jsonb_agg(jsonb_build_object('reason', w.reason, 'times', w.times, 'seatsFree', w.seats_free, 'lastAt', w.last_at)
            order by w.last_at desc) from passes_of(r.id) w), '[]') as passes,
          case when r.status = 'CONFIRMED' and r.reconfirm_asked_at is not null and r.reconfirmed_at is null and s.starts_at > app_now()
            then s.reconfirm_by end as "reconfirmBy", r.reconfirmed_at as "reconfirmedAt",
          case when r.status = 'PENDING' and r.pending_reason = 'ADDRESS' and p.email is not null then jsonb_build_object('until', r.hold_until, 'email', p.email,
            'mailsLeft', ${ADDRESS_MAILS_AGAIN} - r.address_mails, 'correctionsLeft', ${ADDRESS_CORRECTIONS} - r.address_corrections) end as "awaitedAddress"
        from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id
        where r.reference = $1`,
      values: [reference],
    };
    const [row] = await this.unitOfWork.readAs<TicketView>(ANONYMOUS, query, { ticket: reference });
    return row
      ? {
          ...row,
          awaitedAddress: row.awaitedAddress && {
            ...row.awaitedAddress,
            until: new Date(row.awaitedAddress.until),
          },
          passes: row.passes.map((pass) => ({ ...pass, lastAt: new Date(pass.lastAt) })),
        }
      : null;
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
            r.created_at as "registeredAt",
            case r.status when 'CONFIRMED' then '1' || p.full_name when 'WAITLISTED' then '2' || lpad(r.waitlist_rank::text, 19, '0')
              else case when $9 then to_char(r.created_at at time zone 'UTC', 'YYYYMMDDHH24MISSUS') else '3' || p.full_name end end as "sortKey"
          from registrations r join people p on p.id = r.person_id
          where r.session_id = $1 and ($2::text is null or r.status = $2)
            and (not $8 or r.status = 'CONFIRMED' and r.reconfirm_asked_at is not null and r.reconfirmed_at is null)
            and (not $9 or r.status = 'PENDING' and r.pending_reason = 'APPROVAL')
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
      ],
    });
    return toPage(rows, request.first, (entry) => [entry.sortKey, entry.id]);
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
          and r.pending_reason = 'APPROVAL') as "awaitingApproval"
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
        addressesAwaited: 0,
        capacity: 0,
      }
    );
  }
}
