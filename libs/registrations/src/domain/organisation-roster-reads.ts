import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { searchKey } from './search-key.js';
import type { RegistrationStatus } from './registration.entity.js';
import { ADDRESS_AWAITED } from './registration-reads.js';
import { WAITLIST_POSITION } from './ticket.sql.js';

/** A person of an organisation: a member, or one whose registration carries it. */
export interface OrganisationPersonView {
  readonly personId: string;
  readonly organisationId: string;
  readonly fullName: string;
  readonly jobTitle: string | null;
  /** A member, not only somebody who registered under its name. */
  readonly isMember: boolean;
  /** Null for a coordinator's eyes unless the person belongs to the organisation or was enrolled by it. */
  readonly contact: string | null;
  /** Seats held in sessions that have not ended and are not called off. */
  readonly seats: number;
  /** Places in waitlists of such sessions. */
  readonly waiting: number;
}

export interface OrganisationRegistrationView {
  readonly id: string;
  readonly sessionId: string;
  readonly personId: string;
  readonly fullName: string;
  readonly contact: string | null;
  readonly status: RegistrationStatus;
  /** PENDING because the address is still to be confirmed. */
  readonly addressAwaited: boolean;
  readonly waitlistPosition: number | null;
  /** The group that they wait with; null unless they wait. */
  readonly groupId: string | null;
  readonly registeredAt: Date;
  /** May it still be given back? Until the session starts, a seat until its cut-off. */
  readonly isCancellable: boolean;
  /** The code of the ticket, of somebody whom no mail reaches and whom the organisation enrolled or has as a member. */
  readonly reference: string | null;
}

export interface OrganisationCountsView {
  readonly people: number;
  /** Seats and waits in sessions that have not ended and are not called off. */
  readonly seats: number;
  readonly waiting: number;
}

export interface OrganisationRegistrationsFilter {
  /** Sessions that have not ended, by their start; otherwise those of the past, the newest first. */
  readonly past: boolean;
  readonly status: RegistrationStatus | null;
  readonly search: string | null;
  readonly sessionId: string | null;
}

/** Where a reader may look for what they typed: a contact that they are not shown is not found either, for otherwise it
 *  could be guessed letter by letter. `matchKeyOf` writes the contact, a blank, and the name without blanks. */
const findable = (showsContact: string): string =>
  `case when ${showsContact} then p.match_key else split_part(p.match_key, ' ', 2) end`;

/** Whose record is of several that were merged has a contact that the coordinator need not have typed: by the number of the one,
 *  nobody learns the address of the other. It is shown where they asked to belong to the organisation by themselves. */
const IS_TYPED_OR_TOLD = `(not is_of_several_records(p.id) or exists (select from organisation_join_requests j
  where j.organisation_id = $1 and j.person_id = p.id and j.state = 'APPROVED'))`;
const SHOWS_CONTACT_OF_PERSON = `($2 or (m.person_id is not null or coalesce(g.enrolled, false)) and ${IS_TYPED_OR_TOLD})`;
const SHOWS_CONTACT_OF_REGISTRATION = `($2 or (r.enrolled_by is not null or m.person_id is not null) and ${IS_TYPED_OR_TOLD})`;

/** A session that was called off keeps its registrations, so that people can be told; it holds no seat any more. */
const IS_TO_COME = `s.status = 'OPEN' and s.ends_at > app_now()`;

/** Members first and last: those who only registered under the organisation's name are its people too. $1 is the
 *  organisation. Indexes: pk_memberships, ix_registrations__organisation_id. */
const PEOPLE = `
  select p.id as "personId", $1::uuid as "organisationId", p.full_name as "fullName", m.job_title as "jobTitle", m.person_id is not null as "isMember", ${findable(SHOWS_CONTACT_OF_PERSON)} as findable,
    case when ${SHOWS_CONTACT_OF_PERSON} then coalesce(p.email, p.phone) end as contact,
    coalesce(g.seats, 0) as seats, coalesce(g.waiting, 0) as waiting
  from (select person_id from memberships where organisation_id = $1
    union select person_id from registrations where organisation_id = $1) one
  join people p on p.id = one.person_id
  left join memberships m on m.organisation_id = $1 and m.person_id = p.id
  left join lateral (
    select bool_or(r.enrolled_by is not null) as enrolled,
      (count(*) filter (where r.status = 'CONFIRMED' and ${IS_TO_COME}))::int as seats,
      (count(*) filter (where r.status = 'WAITLISTED' and ${IS_TO_COME}))::int as waiting
    from registrations r join sessions s on s.id = r.session_id where r.organisation_id = $1 and r.person_id = p.id) g on true`;

/** People and registrations of an organisation, as far as the actor sees them. Whether every contact is shown is the caller's to say. */
@Injectable()
export class OrganisationRosterReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** A page by name in Khmer order; with `search`, those whose name holds it, or a contact that is shown, however it is spelt. */
  async people(
    actor: Actor,
    organisationId: string,
    search: string | null,
    request: PageRequest,
    seesEveryContact: boolean,
  ): Promise<Page<OrganisationPersonView>> {
    const after = keyAfter(request, ['text', 'id']);
    const rows = await this.unitOfWork.readAs<OrganisationPersonView>(actor, {
      text: `select "personId", "organisationId", "fullName", "jobTitle", "isMember", contact, seats, waiting from (${PEOPLE}) person
        where ($3::text is null or strpos(findable, $3) > 0)
          and ($4::text is null or ("fullName" collate "km-x-icu", "personId") > ($4 collate "km-x-icu", $5::uuid))
        order by "fullName" collate "km-x-icu", "personId" limit $6`,
      values: [
        organisationId,
        seesEveryContact,
        search ? searchKey(search) : null,
        after?.[0] ?? null,
        after?.[1] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (row) => [row.fullName, row.personId]);
  }

  /** A page by the session's start, then by name in Khmer order. */
  async registrations(
    actor: Actor,
    organisationId: string,
    filter: OrganisationRegistrationsFilter,
    request: PageRequest,
    seesEveryContact: boolean,
  ): Promise<Page<OrganisationRegistrationView>> {
    const after = keyAfter(request, ['instant', 'text', 'id']);
    const beyond = filter.past ? '<' : '>';
    const rows = await this.unitOfWork.readAs<OrganisationRegistrationView & { startsAt: Date }>(actor, {
      text: `select r.id, r.session_id as "sessionId", r.person_id as "personId", p.full_name as "fullName", r.status, r.created_at as "registeredAt",
          case when ${SHOWS_CONTACT_OF_REGISTRATION} then coalesce(p.email, p.phone) end as contact,
          ${ADDRESS_AWAITED} as "addressAwaited", ${WAITLIST_POSITION} as "waitlistPosition", s.starts_at as "startsAt",
          case when r.status = 'WAITLISTED' then r.group_id end as "groupId",
          r.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED') and s.status in ('OPEN', 'POSTPONED') and s.starts_at - case when r.status = 'CONFIRMED'
            then make_interval(hours => q.cancel_cutoff_hours) else interval '0' end > app_now() as "isCancellable",
          case when p.email is null and (r.enrolled_by is not null or m.person_id is not null) and r.status in ('CONFIRMED', 'WAITLISTED')
            then r.reference end as reference
        from registrations r join people p on p.id = r.person_id join sessions s on s.id = r.session_id join session_seats q on q.session_id = s.id
        left join memberships m on m.organisation_id = $1 and m.person_id = p.id
        where r.organisation_id = $1 and (s.ends_at <= app_now()) = $3
          and ($4::text is null or r.status = $4) and ($5::text is null or strpos(${findable(SHOWS_CONTACT_OF_REGISTRATION)}, $5) > 0)
          and ($6::uuid is null or r.session_id = $6)
          and ($7::timestamptz is null or s.starts_at ${beyond} $7
            or s.starts_at = $7 and (p.full_name collate "km-x-icu", r.id) > ($8 collate "km-x-icu", $9::uuid))
        order by s.starts_at ${filter.past ? 'desc' : ''}, p.full_name collate "km-x-icu", r.id limit $10`,
      values: [
        organisationId,
        seesEveryContact,
        filter.past,
        filter.status,
        filter.search ? searchKey(filter.search) : null,
        filter.sessionId,
        after?.[0] ?? null,
        after?.[1] ?? null,
        after?.[2] ?? null,
        request.first + 1,
      ],
    });
    return toPage(rows, request.first, (row) => [row.startsAt.toISOString(), row.fullName, row.id]);
  }

  /** The counts of several organisations, by their ids; with `cityIds`, only people who belong to them or registered
   *  in these cities, and only registrations there. Indexes: pk_memberships, ix_registrations__organisation_id. */
  async counts(
    actor: Actor,
    organisationIds: readonly string[],
    cityIds: readonly string[] | null,
  ): Promise<Map<string, OrganisationCountsView>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<OrganisationCountsView & { organisationId: string }>`
      select o.id as "organisationId", live.seats, live.waiting,
        (select count(*)::int from (select m.person_id from memberships m where m.organisation_id = o.id
          union select r.person_id from registrations r join sessions s on s.id = r.session_id
            where r.organisation_id = o.id and (${cityIds}::uuid[] is null or s.city_id = any(${cityIds}::uuid[]))) one) as people
      from unnest(${organisationIds}::uuid[]) as o (id), lateral (
        select (count(*) filter (where r.status = 'CONFIRMED'))::int as seats, (count(*) filter (where r.status = 'WAITLISTED'))::int as waiting
        from registrations r join sessions s on s.id = r.session_id
        where r.organisation_id = o.id and s.status = 'OPEN' and s.ends_at > app_now()
          and (${cityIds}::uuid[] is null or s.city_id = any(${cityIds}::uuid[]))) live`,
    );
    return new Map(rows.map(({ organisationId, ...counts }) => [organisationId, counts]));
  }
}
