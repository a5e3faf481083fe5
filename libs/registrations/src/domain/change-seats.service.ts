import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { DryRun, sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, newId, type Refusal, refuse, type Result } from '#kernel';
import { runsSessionsIn } from '#sessions';
import { type MovedUp, namesOfMoved } from './moved-up.sql.js';
import {
  decideSettings,
  type QuotaSetting,
  type SeatSettings,
  type SeatSettingsRefusal,
} from './seat-settings.rules.js';
import { holdSeats, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

export interface ChangeSeats extends SeatSettings {
  readonly sessionId: string;
}

export type ChangeSeatsRefusal =
  | SeatSettingsRefusal
  | Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'SESSION_CANCELLED' | 'SESSION_STARTED' | 'CITY_NOT_FOUND'>;

export interface SeatChange {
  readonly sessionId: string;
  /** In the order of the line. */
  readonly movedUp: readonly MovedUp[];
}

/** Sets capacity, quotas and the ways of the waitlist. Source: docs/stories/seats.md. */
@Injectable()
export class ChangeSeatsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly waitlist: Waitlist,
    private readonly audit: AuditTrail,
  ) {}

  /** Who would move up. It is the change itself, rolled back, so it can tell nothing else than the change would do now. Refuses as
   *  `ChangeSeatsRefusal` names. */
  async preview(actor: Actor, change: ChangeSeats): Promise<Result<SeatChange, ChangeSeatsRefusal>> {
    return DryRun.of(this.unitOfWork, (tx) => this.inTransaction(tx, actor, change));
  }

  /** Counts every live registration anew for the quotas; whoever fits then moves up in the same transaction. Nobody who has a seat is
   *  put out. Refuses as `ChangeSeatsRefusal` names: FORBIDDEN to whoever does not run sessions there. */
  async change(actor: Actor, change: ChangeSeats): Promise<Result<SeatChange, ChangeSeatsRefusal>> {
    return this.unitOfWork.run((tx) => this.inTransaction(tx, actor, change));
  }

  private async inTransaction(
    tx: Tx,
    actor: Actor,
    change: ChangeSeats,
  ): Promise<Result<SeatChange, ChangeSeatsRefusal>> {
    const [session] = await tx.sql(holdPlan(change.sessionId));
    const before = await holdSeats(tx, change.sessionId);
    if (!before || !session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    if (!runsSessionsIn(actor, session.cityId)) return refuse('FORBIDDEN');
    if (before.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
    if (before.closesAt <= before.now) return refuse('SESSION_STARTED');
    const decided = decideSettings(before, change, session.minParticipants);
    if (!decided.ok) return decided;
    if (!(await this.areCities(tx, change.quotas))) return refuse('CITY_NOT_FOUND', { path: ['quotas'] });
    const was = await tx.sql(settingsOf(change.sessionId));
    await tx.sql(writeSettings(change));
    await this.setQuotas(tx, change);
    const is = await tx.sql(settingsOf(change.sessionId));
    await this.audit.record(tx, {
      actor,
      action: 'registrations.change-seats',
      subjectType: 'session',
      subjectId: change.sessionId,
      before: was[0]!.settings,
      after: is[0]!.settings,
    });
    const cause = change.capacity > before.capacity ? 'CAPACITY_RAISED' : 'QUOTAS_CHANGED';
    const after: SeatsAtLock = (await holdSeats(tx, change.sessionId))!;
    const moved = await this.waitlist.promote(tx, actor, after, { cause });
    return accept({ sessionId: change.sessionId, movedUp: await tx.sql(namesOfMoved(moved)) });
  }

  private async areCities(tx: Tx, quotas: readonly QuotaSetting[]): Promise<boolean> {
    const ids = [...new Set(quotas.flatMap(({ cityId }) => cityId ?? []))];
    const known =
      ids.length === 0 ? [] : await tx.sql(sql`select from cities where id = any(${ids}::uuid[])`);
    return known.length === ids.length;
  }

  /** A quota for the same people stays the same one, released or not. What is set aside for organisations stays as it is. */
  private async setQuotas(tx: Tx, { sessionId, quotas }: ChangeSeats): Promise<void> {
    const rows = JSON.stringify(quotas.map((quota) => ({ id: newId(), ...quota })));
    const wanted = `jsonb_to_recordset($2::jsonb) as w(id uuid, "organisationKind" text, "cityId" uuid, seats int, "releaseHours" int)`;
    await tx.sql({
      text: `delete from seat_quotas q where q.session_id = $1 and q.organisation_id is null and not exists (select from ${wanted}
        where w."organisationKind" is not distinct from q.organisation_kind and w."cityId" is not distinct from q.city_id)`,
      values: [sessionId, rows],
    });
    await tx.sql({
      text: `insert into seat_quotas (id, session_id, organisation_kind, city_id, seats, release_hours)
        select w.id, $1, w."organisationKind", w."cityId", w.seats, w."releaseHours" from ${wanted}
        on conflict on constraint uq_seat_quotas__whose do update set seats = excluded.seats, release_hours = excluded.release_hours`,
      values: [sessionId, rows],
    });
    for (const recount of recounts(sessionId)) await tx.sql(recount);
  }
}

/** The plan stays as it is until the seats are written: whoever edits it looks at the seats, too. Locks the session, before its seats. */
const holdPlan = (
  sessionId: string,
): SqlQuery<{ cityId: string | null; minParticipants: number | null }> => sql`
  select city_id as "cityId", min_participants as "minParticipants" from sessions where id = ${sessionId} for share`;

const settingsOf = (sessionId: string): SqlQuery<{ settings: object }> => sql<{ settings: object }>`
  select jsonb_build_object('capacity', s.capacity, 'onlineCapacity', s.online_capacity, 'groupPolicy', s.group_policy, 'promotion', s.promotion,
    'offerHours', s.offer_hours, 'offerCutoffHours', s.offer_cutoff_hours, 'cancelCutoffHours', s.cancel_cutoff_hours, 'needsApproval', s.needs_approval,
    'addressHoldMinutes', s.guest_hold_minutes, 'sameHour', case when s.blocks_same_hour then 'BLOCK' else 'WARN' end,
    'quotas', coalesce((select jsonb_agg(jsonb_build_object('organisationKind', q.organisation_kind, 'city', c.code, 'seats', q.seats,
      'releaseHours', q.release_hours) order by q.organisation_kind, c.code) from seat_quotas q left join cities c on c.id = q.city_id
      where q.session_id = s.session_id and q.organisation_id is null), '[]')) as settings
  from session_seats s where s.session_id = ${sessionId}`;

const writeSettings = (change: ChangeSeats): SqlQuery<never> => sql`
  update session_seats set capacity = ${change.capacity}, online_capacity = ${change.onlineCapacity}, group_policy = ${change.groupPolicy},
    promotion = ${change.promotion}, offer_hours = ${change.offerHours}, offer_cutoff_hours = ${change.offerCutoffHours},
    cancel_cutoff_hours = ${change.cancelCutoffHours}, needs_approval = ${change.needsApproval},
    blocks_same_hour = coalesce(${change.sameHour == null ? null : change.sameHour === 'BLOCK'}, blocks_same_hour),
    guest_hold_minutes = nullif(coalesce(${change.addressHoldMinutes ?? null}, guest_hold_minutes), 0), quotas = ${change.quotas.length}
      + (select count(*)::int from seat_quotas q where q.session_id = ${change.sessionId} and q.organisation_id is not null), version = version + 1
  where session_id = ${change.sessionId}`;

/** Who counts in which quota, by their organisation as it is today; then how many of them have a seat. Whoever came for seats that were set
 *  aside counts there as before. */
const recounts = (sessionId: string): SqlQuery<never>[] => [
  sql`
    update registrations r set quota_ids = n.ids
    from (select g.id, quotas_of(g.session_id, o.kind, o.city_id)
        || array(select q.id from seat_quotas q where q.session_id = g.session_id and q.organisation_id is not null and q.id = any(g.quota_ids)) as ids from registrations g left join organisations o on o.id = g.organisation_id
      where g.session_id = ${sessionId} and g.status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')) n
    where r.id = n.id and r.quota_ids <> n.ids`,
  sql`
    update seat_quotas q set taken = (select count(*) from registrations r where r.session_id = q.session_id
      and r.status in ('PENDING', 'CONFIRMED', 'OFFERED') and q.id = any(r.quota_ids))
    where q.session_id = ${sessionId}`,
];
