import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import type { AttendanceStatus } from './attendance.entity.js';

export interface AttendanceView {
  readonly registrationId: string;
  readonly status: AttendanceStatus;
  readonly version: number;
  readonly markedAt: Date;
  readonly markedByName: string;
  /** Why it was corrected; null for a first mark. */
  readonly reason: string | null;
}

/** Of the people with a seat. */
export interface AttendanceCountsView {
  readonly attended: number;
  readonly absent: number;
  readonly unmarked: number;
}

export interface AttendanceWindowView {
  /** The first instant of the session's day, in its time zone. */
  readonly opensAt: Date;
  readonly isOpen: boolean;
}

/** Marks for readers: of registrations that the actor may see. What of them is shown is the caller's to say. */
@Injectable()
export class AttendanceReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async byRegistrationIds(actor: Actor, ids: readonly string[]): Promise<Map<string, AttendanceView>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<AttendanceView>`
      select a.registration_id as "registrationId", a.status, a.version, a.marked_at as "markedAt", name_of_person(a.marked_by) as "markedByName", a.reason
      from attendances a where a.registration_id = any(${ids})`,
    );
    return new Map(rows.map((row) => [row.registrationId, row]));
  }

  async counts(actor: Actor, sessionId: string): Promise<AttendanceCountsView> {
    const [row] = await this.unitOfWork.readAs(
      actor,
      sql<AttendanceCountsView>`
      select (count(*) filter (where a.status = 'ATTENDED'))::int as attended, (count(*) filter (where a.status = 'ABSENT'))::int as absent,
        (count(*) filter (where a.status is null))::int as unmarked
      from registrations r left join attendances a on a.registration_id = r.id
      where r.session_id = ${sessionId} and r.status = 'CONFIRMED'`,
    );
    return row!;
  }

  async window(actor: Actor, sessionId: string): Promise<AttendanceWindowView | null> {
    const [row] = await this.unitOfWork.readAs(
      actor,
      sql<AttendanceWindowView>`
      select opens as "opensAt", s.status = 'OPEN' and opens <= app_now() as "isOpen"
      from sessions s, lateral (select date_trunc('day', s.starts_at at time zone s.time_zone) at time zone s.time_zone as opens) day
      where s.id = ${sessionId}`,
    );
    return row ?? null;
  }

  /** How many sessions each of these people came to for the organisation; those with none have no entry. */
  async timesAttended(
    actor: Actor,
    organisationId: string,
    personIds: readonly string[],
  ): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ personId: string; times: number }>`
      select r.person_id as "personId", count(*)::int as times
      from registrations r join attendances a on a.registration_id = r.id and a.status = 'ATTENDED'
      where r.organisation_id = ${organisationId} and r.person_id = any(${personIds}) group by r.person_id`,
    );
    return new Map(rows.map((row) => [row.personId, row.times]));
  }

  /** How many people of each organisation came to a training at least once, no consultation meeting; with `cityIds`, to one in these cities.
   *  Those with none have no entry. */
  async trained(
    actor: Actor,
    organisationIds: readonly string[],
    cityIds: readonly string[] | null,
  ): Promise<Map<string, number>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      sql<{ organisationId: string; people: number }>`
      select r.organisation_id as "organisationId", count(distinct r.person_id)::int as people
      from registrations r join attendances a on a.registration_id = r.id and a.status = 'ATTENDED'
      join sessions s on s.id = r.session_id
      where r.organisation_id = any(${organisationIds}) and s.kind = 'TRAINING' and (${cityIds}::uuid[] is null or s.city_id = any(${cityIds}::uuid[]))
      group by r.organisation_id`,
    );
    return new Map(rows.map(({ organisationId, people }) => [organisationId, people]));
  }
}
