import { sql, type SqlQuery } from '#database';

/** Those who decide everywhere. */
const ABOVE_CITIES = `('WORKING_GROUP', 'ADMINISTRATOR')`;

/** Does a naming `d` hold on the day that it is now in this time zone? Both days count. */
export const holdsNow = (timeZone: string): string =>
  `(app_now() at time zone ${timeZone})::date between d.starts_on and d.ends_on`;

/** Does a role `g` of a colleague let them stand in for somebody who decides for a city (`isOfficer`), or everywhere? Nobody decides for
 *  more by another's absence than those who are away do. */
export const mayStandIn = (isOfficer: string): string =>
  `(g.role in ${ABOVE_CITIES} or ${isOfficer} and g.role = 'CITY_OFFICER')`;

/** Does a role `g` decide on approvals of a session `s`? */
export const DECIDES_THERE = `(g.role in ${ABOVE_CITIES} or g.role = 'CITY_OFFICER' and g.scope_id = s.city_id)`;

/** In whose place somebody decides in a session now. */
export interface StandingIn {
  readonly personId: string;
  /** By the place alone: the other is an officer of its city. Who decides everywhere is stood in for by such as do, too. */
  readonly isOfficer: boolean;
}

/** Index: ix_approval_deputies__deputy_id. */
export const standingInFor = (deputyId: string | null, sessionId: string): SqlQuery<StandingIn> => ({
  text: `select d.person_id as "personId", bool_or(g.role = 'CITY_OFFICER') as "isOfficer"
    from approval_deputies d join role_grants g on g.person_id = d.person_id join sessions s on s.id = $2
    where d.deputy_id = $1 and ${holdsNow('s.time_zone')} and ${DECIDES_THERE} group by d.person_id order by d.person_id`,
  values: [deputyId, sessionId],
});

export interface DeputyChoiceView {
  readonly id: string;
  readonly fullName: string;
  /** Of which city they are an officer; null for who decides everywhere. */
  readonly cityKm: string | null;
  readonly cityEn: string | null;
}

const MOST_CHOICES = 500;

/** Colleagues who may be named by somebody, by name. */
export const deputyChoices = (personId: string, isOfficer: boolean): SqlQuery<DeputyChoiceView> => ({
  text: `select p.id, p.full_name as "fullName", y.name_km as "cityKm", y.name_en as "cityEn"
    from people p join lateral (select g.scope_id from role_grants g where g.person_id = p.id and ${mayStandIn('$2')}
      order by g.role = 'CITY_OFFICER', g.scope_id limit 1) g on true
    left join cities y on y.id = g.scope_id
    where p.id <> $1 order by p.full_name collate "km-x-icu", p.id limit ${MOST_CHOICES}`,
  values: [personId, isOfficer],
});

export interface NamedDeputy {
  readonly personId: string;
  readonly deputyId: string;
  /** Of the other: of the deputy for who named them, of who is away for the deputy. */
  readonly fullName: string | null;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly isNow: boolean;
}

/** What somebody named, and for whom they were named; what is over is left out. For `readAs`. */
export const namedAround = (personId: string, timeZone: string): SqlQuery<NamedDeputy> => ({
  text: `select d.person_id as "personId", d.deputy_id as "deputyId", d.starts_on::text as "startsOn", d.ends_on::text as "endsOn",
      name_of_person(case when d.person_id = $1 then d.deputy_id else d.person_id end) as "fullName", ${holdsNow('$2')} as "isNow"
    from approval_deputies d
    where (d.person_id = $1 or d.deputy_id = $1) and d.ends_on >= (app_now() at time zone $2)::date order by d.starts_on, d.id`,
  values: [personId, timeZone],
});

/** Sessions of which a deputy decides now by the absence of an officer, and in which somebody waits; the soonest first. */
export const sessionsToDecide = (deputyId: string): SqlQuery<{ id: string }> => ({
  text: `select s.id from sessions s
    where s.status = 'OPEN' and s.starts_at > app_now() and exists (select from registrations r where r.session_id = s.id and r.pending_reason = 'APPROVAL')
      and exists (select from approval_deputies d join role_grants g on g.person_id = d.person_id
        where d.deputy_id = $1 and ${holdsNow('s.time_zone')} and g.role = 'CITY_OFFICER' and g.scope_id = s.city_id)
    order by s.starts_at, s.id limit 50`,
  values: [deputyId],
});

/** The colleague, where they may be named for these days. */
export const nameable = (
  personId: string,
  deputyId: string,
  isOfficer: boolean,
): SqlQuery<{ email: string | null; locale: 'km' | 'en' }> => ({
  text: `select p.email, p.locale from people p where p.id = $2 and p.id <> $1
    and exists (select from role_grants g where g.person_id = p.id and ${mayStandIn('$3')})`,
  values: [personId, deputyId, isOfficer],
});

/** Is the last day over already? By the clock of the programme. */
export const isOver = (day: string, timeZone: string): SqlQuery<{ isOver: boolean }> =>
  sql<{ isOver: boolean }>`select ${day}::date < (app_now() at time zone ${timeZone})::date as "isOver"`;
