import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, can } from '#authz';
import { Config } from '#config';
import { DryRun, PublicReads, sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type LocalizedText, newId, type Refusal, refuse, type Result } from '#kernel';
import { MessageLedger } from '#messaging';
import { coordinatorsOf } from '#organisations';
import { runsSessionsIn } from '#sessions';
import { type MovedUp, namesOfMoved } from './moved-up.sql.js';
import { MOST_LINKS, seatLinkToken } from './seat-link.js';
import { type AsideRefusal, type AsideWish, decideAside } from './seats-aside.rules.js';
import { openSeats } from './seats.rules.js';
import { holdSeats, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

export const SEATS_SET_ASIDE = 'registrations.seats-set-aside';

interface Whose {
  readonly sessionId: string;
  readonly organisationId: string;
}

export interface SetSeatsAside extends Whose, AsideWish {
  /** The link before opens nothing any more. */
  readonly newLink: boolean;
}

export type SetSeatsAsideRefusal =
  AsideRefusal | Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'ORGANISATION_NOT_FOUND' | 'LINKS_USED_UP'>;
export type WithdrawSeatsAsideRefusal = Refusal<
  'SESSION_NOT_FOUND' | 'FORBIDDEN' | 'SESSION_CANCELLED' | 'SESSION_STARTED' | 'NOTHING_SET_ASIDE'
>;

export interface AsideChange {
  readonly sessionId: string;
  /** Seats that are open to everybody then. */
  readonly open: number;
  /** In the order of the line. */
  readonly movedUp: readonly MovedUp[];
}

/** What is set aside for an organisation, as those read it who run the session. */
export interface AsideView {
  readonly quotaId: string;
  readonly organisationId: string;
  readonly organisation: LocalizedText;
  readonly seats: number;
  readonly claimed: number;
  readonly left: number;
  readonly releaseHours: number | null;
  readonly state: 'OPEN' | 'WITHDRAWN' | 'ENDED';
  /** Of the link; null once it opens nothing. */
  readonly token: string | null;
}

interface Own {
  readonly id: string;
  readonly seats: number;
  readonly releaseHours: number | null;
  readonly links: number;
  readonly isReleased: boolean;
}

/** Seats set aside for one organisation, and the link by which its people come for them. Source: docs/stories/seats-aside.md. */
@Injectable()
export class SeatsAsideService {
  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly publicReads: PublicReads,
    private readonly waitlist: Waitlist,
    private readonly ledger: MessageLedger,
    private readonly audit: AuditTrail,
  ) {}

  /** How many seats would stay open, and who would move up. It is the act itself, rolled back. */
  async preview(actor: Actor, wish: SetSeatsAside): Promise<Result<AsideChange, SetSeatsAsideRefusal>> {
    return DryRun.of(this.unitOfWork, (tx) => this.setInTransaction(tx, actor, wish));
  }

  /** Sets aside as many, also where others were before; every coordinator of the organisation is mailed a link that is new. Refuses as `SetSeatsAsideRefusal`
   *  names: FORBIDDEN to whoever does not run sessions there, ORGANISATION_NOT_FOUND for one that is not verified. */
  async set(actor: Actor, wish: SetSeatsAside): Promise<Result<AsideChange, SetSeatsAsideRefusal>> {
    return this.unitOfWork.run((tx) => this.setInTransaction(tx, actor, wish));
  }

  /** Takes back what nobody has claimed: the line moves up at once, each told why. Whoever has a seat keeps it. Refuses as
   *  `WithdrawSeatsAsideRefusal` names. */
  async withdraw(actor: Actor, whose: Whose): Promise<Result<AsideChange, WithdrawSeatsAsideRefusal>> {
    return this.unitOfWork.run((tx) => this.withdrawInTransaction(tx, actor, whose));
  }

  /** In the order in which they were set aside. The caller has decided that the actor runs sessions there. */
  async of(sessionId: string): Promise<AsideView[]> {
    const rows = await this.publicReads.sql(sql<Omit<AsideView, 'token'> & { links: number }>`
      select q.id as "quotaId", o.id as "organisationId", jsonb_build_object('km', o.name_km, 'en', o.name_en) as organisation, q.seats,
        q.taken as claimed, case when q.released_at is null then greatest(q.seats - q.taken, 0) else 0 end as left, q.release_hours as "releaseHours",
        case when q.withdrawn_at is not null then 'WITHDRAWN' when q.released_at is not null then 'ENDED' else 'OPEN' end as state, q.links
      from seat_quotas q join organisations w on w.id = q.organisation_id join organisations o on o.id = coalesce(w.merged_into, w.id)
      where q.session_id = ${sessionId} order by q.id`);
    return rows.map(({ links, ...row }) => ({
      ...row,
      token:
        row.state === 'OPEN'
          ? seatLinkToken(this.config.secret, { quotaId: row.quotaId, turn: links })
          : null,
    }));
  }

  private async setInTransaction(
    tx: Tx,
    actor: Actor,
    wish: SetSeatsAside,
  ): Promise<Result<AsideChange, SetSeatsAsideRefusal>> {
    const held = await this.holdFor(tx, actor, wish.sessionId);
    if (!held.ok) return held;
    const seats = held.value;
    const [organisation] = await tx.sql(sql`
      select from organisations where id = ${wish.organisationId} and state = 'VERIFIED' for key share`);
    if (!organisation) return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    const [own] = await tx.sql(ownOf(wish));
    const decided = decideAside(seats, own?.id ?? null, wish, seats.now);
    if (!decided.ok) return decided;
    const isNew = !own || own.isReleased || wish.newLink;
    const turn = (own?.links ?? 0) + (isNew ? 1 : 0);
    if (turn > MOST_LINKS) return refuse('LINKS_USED_UP', { path: ['newLink'] });
    const quotaId = own?.id ?? newId();
    await tx.sql(sql`
      insert into seat_quotas (id, session_id, organisation_kind, organisation_id, seats, release_hours, links)
      values (${quotaId}, ${wish.sessionId}, 'ORGANISATION', ${wish.organisationId}, ${wish.seats}, ${wish.releaseHours}, ${turn})
      on conflict on constraint uq_seat_quotas__whose do update set seats = excluded.seats, release_hours = excluded.release_hours, links = excluded.links,
        released_at = null, withdrawn_at = null`);
    await tx.sql(sql`
      update session_seats s set version = s.version + 1, quotas = (select count(*) from seat_quotas q where q.session_id = s.session_id)
      where s.session_id = ${wish.sessionId}`);
    const { organisationId } = wish;
    await this.audit.record(tx, {
      actor,
      action: 'registrations.set-seats-aside',
      subjectType: 'session',
      subjectId: wish.sessionId,
      before: own
        ? {
            organisationId,
            seats: own.isReleased ? 0 : own.seats,
            releaseHours: own.releaseHours,
            link: own.links,
          }
        : null,
      after: { organisationId, seats: wish.seats, releaseHours: wish.releaseHours, link: turn },
    });
    if (isNew) await this.tellCoordinators(tx, organisationId, quotaId, turn);
    return this.moveUp(tx, actor, wish.sessionId, { cause: 'QUOTAS_CHANGED' });
  }

  private async withdrawInTransaction(
    tx: Tx,
    actor: Actor,
    whose: Whose,
  ): Promise<Result<AsideChange, WithdrawSeatsAsideRefusal>> {
    const held = await this.holdFor(tx, actor, whose.sessionId);
    if (!held.ok) return held;
    if (held.value.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
    if (held.value.closesAt <= held.value.now) return refuse('SESSION_STARTED');
    const [own] = await tx.sql(ownOf(whose));
    if (!own || own.isReleased) return refuse('NOTHING_SET_ASIDE', { path: ['organisationId'] });
    await tx.sql(
      sql`update seat_quotas set released_at = app_now(), withdrawn_at = app_now() where id = ${own.id}`,
    );
    await tx.sql(sql`update session_seats set version = version + 1 where session_id = ${whose.sessionId}`);
    await this.audit.record(tx, {
      actor,
      action: 'registrations.withdraw-seats-aside',
      subjectType: 'session',
      subjectId: whose.sessionId,
      before: { organisationId: whose.organisationId, seats: own.seats },
      after: { organisationId: whose.organisationId, seats: 0 },
    });
    await this.ledger.withdrawForCause(tx, { causeType: 'quota', causeId: own.id });
    return this.moveUp(tx, actor, whose.sessionId, { cause: 'QUOTA_RELEASED', releasedQuotaId: own.id });
  }

  private async holdFor(
    tx: Tx,
    actor: Actor,
    sessionId: string,
  ): Promise<Result<SeatsAtLock, Refusal<'SESSION_NOT_FOUND' | 'FORBIDDEN'>>> {
    const seats = await holdSeats(tx, sessionId);
    const [session] = await tx.sql(sql<{ cityId: string | null }>`
      select city_id as "cityId" from sessions where id = ${sessionId}`);
    if (!seats || !session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
    return can(actor, 'registrations.change-seats') && runsSessionsIn(actor, session.cityId)
      ? accept(seats)
      : refuse('FORBIDDEN');
  }

  private async moveUp(
    tx: Tx,
    actor: Actor,
    sessionId: string,
    occasion: Parameters<Waitlist['promote']>[3],
  ): Promise<Result<AsideChange, never>> {
    const moved = await this.waitlist.promote(tx, actor, (await holdSeats(tx, sessionId))!, occasion);
    const after = (await holdSeats(tx, sessionId))!;
    return accept({ sessionId, open: openSeats(after), movedUp: await tx.sql(namesOfMoved(moved)) });
  }

  /** The mail of the link before, where it has not left yet, is no longer wanted. */
  private async tellCoordinators(
    tx: Tx,
    organisationId: string,
    quotaId: string,
    turn: number,
  ): Promise<void> {
    await this.ledger.withdrawForCause(tx, { causeType: 'quota', causeId: quotaId });
    const coordinators = await tx.sql(coordinatorsOf(organisationId));
    await this.ledger.queue(
      tx,
      coordinators.map(({ personId, email, locale }) => ({
        kind: SEATS_SET_ASIDE,
        personId,
        toAddress: email,
        locale,
        cause: { type: 'quota', id: quotaId },
        dedupeKey: `${SEATS_SET_ASIDE}~${quotaId}~${turn}~${personId}`,
      })),
    );
  }
}

const ownOf = ({ sessionId, organisationId }: Whose): SqlQuery<Own> => sql`
  select id, seats, release_hours as "releaseHours", links, released_at is not null as "isReleased" from seat_quotas
  where session_id = ${sessionId} and organisation_kind = 'ORGANISATION' and organisation_id = ${organisationId}`;
