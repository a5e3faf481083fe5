import { sql, type SqlQuery } from '#database';
import { EXCLUSION_CASE, type ExclusionReason, type RecipientFacts } from './exclusion.rules.js';
import type { Segment } from './segment.js';

/** Has somebody of organisation `o` attended a training, not only a consultation meeting: as one of its members, or in its name?
 *  Indexes: ix_registrations__organisation_id, ix_registrations__person_id, pk_attendances. */
const IS_TRAINED = `(
  exists (select from registrations g join attendances a on a.registration_id = g.id join sessions s on s.id = g.session_id
    where g.organisation_id = o.id and a.status = 'ATTENDED' and s.kind = 'TRAINING')
  or exists (select from memberships m join registrations g on g.person_id = m.person_id
    join attendances a on a.registration_id = g.id join sessions s on s.id = g.session_id
    where m.organisation_id = o.id and a.status = 'ATTENDED' and s.kind = 'TRAINING'))`;

const LIVE = `('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`;

/** The facts of `RecipientFacts` over a person `p` (or none), their organisation and a session `$1`.
 *  Indexes: pk_outreach_exclusions, pk_outreach_unsubscribes, uq_registrations__session_id_person_id. */
const FACTS = (organisation: string): string => `
  exists (select from outreach_exclusions x where x.organisation_id = ${organisation}) as "organisationExcluded",
  p.id is null as "noPerson",
  p.id is not null and p.email is null as "noAddress",
  exists (select from outreach_unsubscribes u where u.address_hash = outreach_address_hash(p.email)) as "unsubscribed",
  exists (select from registrations g where g.session_id = $1::uuid and g.person_id = p.id and g.status in ${LIVE}) as "alreadyRegistered"`;

/** Everybody of a segment with the reason against writing to them, if any: one row for each person of each
 *  organisation, one without a person where nobody belongs to it. Of several who share an address the coordinator
 *  comes first, then whoever has been known longest. Values $1 to $5 are `segmentValues`. */
const DECIDED = `
  segment as (
    select o.id from organisations o
    where o.state = 'VERIFIED' and (cardinality($2::text[]) = 0 or o.kind = any($2)) and (cardinality($3::uuid[]) = 0 or o.city_id = any($3))
      and (cardinality($4::uuid[]) = 0 or o.sub_kind_id = any($4)) and ($5::boolean is null or $5 = ${IS_TRAINED})
  ), belonging as (
    select organisation_id, person_id, bool_or(is_coordinator) as is_coordinator from (
      select m.organisation_id, m.person_id, false as is_coordinator from segment s join memberships m on m.organisation_id = s.id
      union all
      select g.scope_id, g.person_id, true from segment s join role_grants g on g.scope_id = s.id and g.role = 'COORDINATOR'
    ) each group by organisation_id, person_id
  ), known as (
    select s.id as organisation_id, p.id as person_id, lower(p.email) as address, b.is_coordinator, ${FACTS('s.id')}
    from segment s left join belonging b on b.organisation_id = s.id left join people p on p.id = b.person_id
  ), ruled as (
    select *, ${EXCLUSION_CASE} as reason from known
  ), decided as (
    select organisation_id, person_id, case when reason is null and row_number() over (
      partition by address, reason is null order by is_coordinator desc, person_id, organisation_id) > 1
      then 'SAME_ADDRESS' else reason end as exclusion_reason
    from ruled
  )`;

const segmentValues = (segment: Segment, sessionId: string | null): unknown[] => [
  sessionId,
  segment.kinds,
  segment.cityIds,
  segment.subKindIds,
  segment.isTrained,
];

export interface ReachRow {
  /** Null for the invited. */
  readonly reason: ExclusionReason | null;
  readonly count: number;
}

/** How many of a segment would be invited, and how many not and why. */
export const reachOf = (segment: Segment, sessionId: string | null): SqlQuery<ReachRow> => ({
  text: `with ${DECIDED}
    select exclusion_reason as reason, count(*)::int as count from decided group by exclusion_reason`,
  values: segmentValues(segment, sessionId),
});

/** Everybody of a segment as the CTE `r`, for lists. */
export const candidates = (
  segment: Segment,
  sessionId: string | null,
): { text: string; values: readonly unknown[] } => ({
  text: `${DECIDED}, r as (select * from decided)`,
  values: segmentValues(segment, sessionId),
});

/** How many organisations a segment has. */
export const organisationsOf = (segment: Segment): SqlQuery<{ count: number }> => ({
  text: `with ${DECIDED} select count(*)::int as count from segment`,
  values: segmentValues(segment, null),
});

/** A new id as `newId` makes them (uuid v7): lists by id have the newest campaign first. PostgreSQL makes such ids by itself
 *  from version 18 on. Those of one statement come in any order. */
const NEW_ID = `encode(set_bit(set_bit(overlay(uuid_send(gen_random_uuid())
  placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6), 52, 1), 53, 1), 'hex')::uuid`;

/** Writes the recipients of a campaign down, numbered for their minutes.
 *  Lock: the caller holds the campaign's row. The two unique constraints are the last wall. */
export const freezeRecipients = (
  campaignId: string,
  segment: Segment,
  sessionId: string | null,
): SqlQuery<never> => ({
  text: `with ${DECIDED}
    insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status, exclusion_reason, position)
    select ${NEW_ID}, $6::uuid, organisation_id, person_id,
      case when exclusion_reason is null then 'INVITED' else 'EXCLUDED' end, exclusion_reason,
      case when exclusion_reason is null then
        row_number() over (partition by exclusion_reason is null order by person_id) - 1 end
    from decided`,
  values: [...segmentValues(segment, sessionId), campaignId],
});

/** The same two figures of a campaign that was frozen. Index: uq_campaign_recipients__campaign_organisation_person. */
export const frozenReach = (campaignId: string): SqlQuery<ReachRow> => sql`
  select exclusion_reason as reason, count(*)::int as count from campaign_recipients
  where campaign_id = ${campaignId} group by exclusion_reason`;

export const frozenOrganisations = (campaignId: string): SqlQuery<{ count: number }> => sql`
  select count(distinct organisation_id)::int as count from campaign_recipients where campaign_id = ${campaignId}`;

export interface WaitingRecipient {
  readonly id: string;
  readonly personId: string;
  readonly position: number;
}

/** The next recipients whose message is not written yet, locked until the transaction ends: whoever unsubscribes
 *  meanwhile waits, and is found out here or withdraws what this writes. Index: ix_campaign_recipients__waiting. */
export const lockWaiting = (campaignId: string, limit: number): SqlQuery<WaitingRecipient> => sql`
  select id, person_id as "personId", position from campaign_recipients
  where campaign_id = ${campaignId} and status = 'INVITED' and queued_at is null
  order by position limit ${limit} for update`;

export interface RecipientNow extends RecipientFacts {
  readonly id: string;
  readonly personId: string | null;
  readonly fullName: string;
  readonly email: string | null;
  readonly locale: 'km' | 'en';
}

/** The same law's facts about frozen recipients, as they stand now. A statement of its own, after the lock, so that it
 *  sees what was committed while the lock was waited for. Index: pk_campaign_recipients. */
export const recipientsNow = (sessionId: string | null, ids: readonly string[]): SqlQuery<RecipientNow> => ({
  text: `select r.id, r.person_id as "personId", p.full_name as "fullName", p.email, p.locale, ${FACTS('r.organisation_id')}
    from campaign_recipients r left join people p on p.id = r.person_id where r.id = any($2::uuid[])`,
  values: [sessionId, ids],
});

export const markQueued = (ids: readonly string[]): SqlQuery<never> => sql`
  update campaign_recipients set queued_at = app_now() where id = any(${ids}::uuid[])`;

/** Excludes invited recipients after the freezing. Answers those that were still invited. */
export const excludeRecipients = (
  exclusions: readonly { id: string; reason: ExclusionReason }[],
): SqlQuery<{ id: string; campaignId: string; reason: ExclusionReason }> => sql`
  update campaign_recipients r set status = 'EXCLUDED', exclusion_reason = e.reason
  from jsonb_to_recordset(${JSON.stringify(exclusions)}::jsonb) as e(id uuid, reason text)
  where r.id = e.id and r.status = 'INVITED' returning r.id, r.campaign_id as "campaignId", e.reason`;

/** Excludes whom no message was written to yet. */
export const excludeUnqueued = (campaignId: string, reason: ExclusionReason): SqlQuery<{ id: string }> => sql`
  update campaign_recipients set status = 'EXCLUDED', exclusion_reason = ${reason}
  where campaign_id = ${campaignId} and status = 'INVITED' and queued_at is null returning id`;

/** Invited recipients with this address in campaigns that are going out, locked. Index: ix_people__email. */
export const lockInvitedAt = (address: string): SqlQuery<{ id: string; queued: boolean }> => sql`
  select r.id, r.queued_at is not null as queued from campaign_recipients r
  where r.status = 'INVITED' and r.person_id in (select p.id from people p where lower(p.email) = lower(${address}))
    and exists (select from campaigns c where c.id = r.campaign_id and c.status = 'SENDING')
  order by r.id for update of r`;
