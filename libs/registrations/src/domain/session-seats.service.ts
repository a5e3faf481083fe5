import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#authz';
import { sql, type SqlQuery, type Tx } from '#database';
import { newId } from '#kernel';
import { type SeatCounts, type SeatOpening, type SeatState, type SeatTimes, SessionSeats } from '#sessions';
import { QUESTION_FORMS } from './question.rules.js';
import { keepQuestions, questionsOf } from './questions.sql.js';
import { confirmedIn, holdSeats } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

/** The seat rows, for sessions: every change of plan passes under the seat lock. */
@Injectable()
export class SessionSeatsService extends SessionSeats {
  constructor(private readonly waitlist: Waitlist) {
    super();
  }

  async open(tx: Tx, times: SeatTimes, opening: SeatOpening): Promise<void> {
    const { capacity, onlineCapacity, state, addressHoldMinutes } = opening;
    await tx.sql(sql`insert into session_seats (session_id, capacity, online_capacity, state, closes_at, registration_opens_at,
        registration_closes_at, schedule_version, guest_hold_minutes)
      values (${times.sessionId}, ${capacity}, ${onlineCapacity}, ${state}, ${times.closesAt}, ${times.registrationOpensAt},
        ${times.registrationClosesAt}, ${times.scheduleVersion}, ${addressHoldMinutes})`);
  }

  async copy(tx: Tx, fromId: string, times: SeatTimes): Promise<SeatCounts> {
    await tx.sql(copyRules(fromId, times));
    await copyQuotas(tx, fromId, times.sessionId);
    await copyQuestions(tx, fromId, times.sessionId);
    return this.capacityOf(tx, times.sessionId);
  }

  async capacityOf(tx: Tx, sessionId: string): Promise<SeatCounts> {
    const [seats] = await tx.sql(sql<SeatCounts>`
      select capacity, online_capacity as "onlineCapacity" from session_seats where session_id = ${sessionId}`);
    if (!seats) throw new Error('A session without its seats');
    return seats;
  }

  async confirmedIn(tx: Tx, sessionIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const rows = await tx.sql(confirmedIn(sessionIds));
    return new Map(rows.map(({ sessionId, confirmed }) => [sessionId, confirmed]));
  }

  async resizeDraft(tx: Tx, sessionId: string, { capacity, onlineCapacity }: SeatCounts): Promise<void> {
    await tx.sql(sql`update session_seats set capacity = ${capacity}, online_capacity = ${onlineCapacity}, version = version + 1
      where session_id = ${sessionId} and state = 'DRAFT'`);
  }

  async reschedule(tx: Tx, times: SeatTimes): Promise<void> {
    await tx.sql(sql`select from lock_seats(array[${times.sessionId}]::uuid[])`);
    await tx.sql(sql`update session_seats set closes_at = ${times.closesAt}, registration_opens_at = ${times.registrationOpensAt},
      registration_closes_at = ${times.registrationClosesAt}, schedule_version = ${times.scheduleVersion}, version = version + 1
      where session_id = ${times.sessionId}`);
    // No offer reaches past the new cut-off.
    await tx.sql(sql`
      update registrations r set hold_until = least(r.hold_until, s.closes_at - make_interval(hours => s.offer_cutoff_hours)) from session_seats s
      where s.session_id = ${times.sessionId} and r.session_id = s.session_id and r.status = 'OFFERED' and r.hold_until is not null`);
  }

  async setState(tx: Tx, sessionId: string, state: SeatState, scheduleVersion: number): Promise<void> {
    const before = await holdSeats(tx, sessionId);
    await tx.sql(sql`update session_seats set state = ${state}, schedule_version = ${scheduleVersion}, version = version + 1
      where session_id = ${sessionId}`);
    if (!before || before.state === state) return;
    if (state === 'POSTPONED') await tx.sql(freezeOffers(sessionId));
    if (before.state !== 'POSTPONED' || state === 'CANCELLED') return;
    await tx.sql(thawOffers(sessionId));
    await this.waitlist.promote(tx, SYSTEM, (await holdSeats(tx, sessionId))!, { cause: 'LINE_MOVED' });
  }
}

const copyRules = (fromId: string, times: SeatTimes): SqlQuery<never> => sql`
  insert into session_seats (session_id, state, closes_at, registration_opens_at, registration_closes_at, schedule_version, capacity,
    online_capacity, group_policy, promotion, offer_hours, offer_cutoff_hours, cancel_cutoff_hours, needs_approval, guest_hold_minutes, blocks_same_hour)
  select ${times.sessionId}, 'DRAFT', ${times.closesAt}, ${times.registrationOpensAt}, ${times.registrationClosesAt}, ${times.scheduleVersion}, f.capacity,
    f.online_capacity, f.group_policy, f.promotion, f.offer_hours, f.offer_cutoff_hours, f.cancel_cutoff_hours, f.needs_approval, f.guest_hold_minutes, f.blocks_same_hour
  from session_seats f where f.session_id = ${fromId}`;

/** Released or not, in the copy they stand. */
async function copyQuotas(tx: Tx, fromId: string, toId: string): Promise<void> {
  const quotas = await tx.sql(sql<{ id: string }>`
    select id from seat_quotas where session_id = ${fromId} and organisation_id is null order by id`);
  if (quotas.length === 0) return;
  await tx.sql(sql`
    insert into seat_quotas (id, session_id, organisation_kind, city_id, seats, release_hours)
    select n.id, ${toId}, f.organisation_kind, f.city_id, f.seats, f.release_hours
    from unnest(${quotas.map(({ id }) => id)}::uuid[], ${quotas.map(() => newId())}::uuid[]) n(from_id, id)
    join seat_quotas f on f.id = n.from_id`);
  await tx.sql(sql`update session_seats set quotas = ${quotas.length} where session_id = ${toId}`);
}

async function copyQuestions(tx: Tx, fromId: string, toId: string): Promise<void> {
  const asked = await tx.sql(questionsOf(fromId));
  const ids = new Map(asked.map(({ id }) => [id, newId()]));
  const copies = asked.map((question) => ({
    ...question,
    id: ids.get(question.id)!,
    shownIf: question.shownIf && {
      ...question.shownIf,
      questionId: ids.get(question.shownIf.questionId)!,
    },
  }));
  for (const form of QUESTION_FORMS) {
    const ofForm = copies.filter((question) => question.form === form);
    if (ofForm.length > 0) await keepQuestions(tx, toId, form, ofForm);
  }
}

/** What is left of each offer is kept until there is a date again. */
const freezeOffers = (sessionId: string): SqlQuery<never> => sql`
  update registrations set hold_left = greatest(hold_until - app_now(), interval '0'), hold_until = null
  where session_id = ${sessionId} and status = 'OFFERED' and hold_until is not null`;

const thawOffers = (sessionId: string): SqlQuery<never> => sql`
  update registrations r set hold_until = least(app_now() + r.hold_left, s.closes_at - make_interval(hours => s.offer_cutoff_hours)), hold_left = null
  from session_seats s where s.session_id = ${sessionId} and r.session_id = s.session_id and r.status = 'OFFERED' and r.hold_left is not null`;
