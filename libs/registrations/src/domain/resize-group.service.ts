import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { DryRun, sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { CancelRegistrationService } from './cancel-registration.service.js';
import type { RegistrationStatus } from './registration.entity.js';
import { holdSeats, keepCounts, type SeatsAtLock } from './seats.sql.js';
import { Waitlist } from './waitlist.js';

/** Who shall join a waiting group, and who shall leave it. */
export interface ResizeGroup {
  readonly groupId: string;
  /** Waiting registrations of the same organisation, each in a place of its own. */
  readonly joining: readonly string[];
  /** Members, who give their place up. */
  readonly leaving: readonly string[];
  /** The actor coordinates these. */
  readonly organisationIds: readonly string[];
}

export type ResizeGroupRefusal = Refusal<
  | 'GROUP_NOT_FOUND'
  | 'GROUP_NOT_WAITING'
  | 'REGISTRATION_NOT_FOUND'
  | 'NOTHING_CHANGED'
  | 'SESSION_CANCELLED'
  | 'SESSION_STARTED'
>;

/** What becomes of the place. */
export interface GroupPlace {
  readonly size: number;
  readonly placeBefore: number;
  /** Null when they no longer wait. */
  readonly placeAfter: number | null;
  /** CANCELLED when nobody is left. */
  readonly becomes: RegistrationStatus;
}

interface Group {
  readonly sessionId: string;
  readonly organisationId: string;
}
interface Members {
  readonly joining: readonly string[];
  readonly leaving: readonly string[];
  /** Of the group as it shall be. */
  readonly all: readonly string[];
  readonly placeBefore: number;
}

/** Makes a waiting group larger or smaller. A larger group asks for more, so it goes to the end of the line; a smaller one keeps its place.
 *  Both are shown before. Source: docs/stories/seats.md. */
@Injectable()
export class ResizeGroupService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly giving: CancelRegistrationService,
    private readonly waitlist: Waitlist,
    private readonly audit: AuditTrail,
  ) {}

  /** What would become of the place. It is the act itself, rolled back. */
  async preview(actor: Actor, wish: ResizeGroup): Promise<Result<GroupPlace, ResizeGroupRefusal>> {
    return DryRun.of(this.unitOfWork, (tx) => this.inTransaction(tx, actor, wish));
  }

  /** Refuses: GROUP_NOT_FOUND (not of these organisations), GROUP_NOT_WAITING, REGISTRATION_NOT_FOUND (who joins does not wait by
   *  themselves, or is of another organisation or session; who leaves is no member), NOTHING_CHANGED, SESSION_CANCELLED, SESSION_STARTED. */
  async resize(actor: Actor, wish: ResizeGroup): Promise<Result<GroupPlace, ResizeGroupRefusal>> {
    return this.unitOfWork.run((tx) => this.inTransaction(tx, actor, wish));
  }

  private async inTransaction(
    tx: Tx,
    actor: Actor,
    wish: ResizeGroup,
  ): Promise<Result<GroupPlace, ResizeGroupRefusal>> {
    const [group] = await tx.sql(sql<Group>`
      select session_id as "sessionId", organisation_id as "organisationId" from registration_groups
      where id = ${wish.groupId} and organisation_id = any(${wish.organisationIds}::uuid[])`);
    if (!group) return refuse('GROUP_NOT_FOUND', { path: ['groupId'] });
    const seats = (await holdSeats(tx, group.sessionId))!;
    if (seats.state === 'CANCELLED') return refuse('SESSION_CANCELLED');
    if (seats.closesAt <= seats.now) return refuse('SESSION_STARTED');
    const read = await this.readMembers(tx, group, wish);
    if (!read.ok) return read;
    const members = read.value;
    const smaller = await this.giving.leaveLine(tx, actor, members.leaving, seats);
    const after =
      members.joining.length > 0 ? await this.join(tx, actor, wish.groupId, members, smaller) : smaller;
    await this.waitlist.promote(tx, actor, after, { cause: 'LINE_MOVED' });
    return accept(await placeOf(tx, members));
  }

  private async readMembers(
    tx: Tx,
    group: Group,
    wish: ResizeGroup,
  ): Promise<Result<Members, ResizeGroupRefusal>> {
    const members = await tx.sql(waitingOf(wish.groupId));
    if (members.length === 0) return refuse('GROUP_NOT_WAITING', { path: ['groupId'] });
    const joining = [...new Set(wish.joining)];
    const leaving = [...new Set(wish.leaving)];
    if (joining.length + leaving.length === 0) return refuse('NOTHING_CHANGED');
    const found = joining.length > 0 ? await tx.sql(joiningOf(group, joining)) : [];
    if (found.length !== joining.length) return refuse('REGISTRATION_NOT_FOUND', { path: ['joining'] });
    const ids = members.map(({ id }) => id);
    if (!leaving.every((id) => ids.includes(id)))
      return refuse('REGISTRATION_NOT_FOUND', { path: ['leaving'] });
    const staying = ids.filter((id) => !leaving.includes(id));
    return accept({ joining, leaving, all: [...staying, ...joining], placeBefore: members[0]!.place });
  }

  private async join(
    tx: Tx,
    actor: Actor,
    groupId: string,
    { joining, all }: Members,
    seats: SeatsAtLock,
  ): Promise<SeatsAtLock> {
    await tx.sql(sql`
      update registrations set group_id = ${groupId}, waitlist_rank = ${seats.nextRank} where id = any(${all}::uuid[])`);
    const isNew = all.length === joining.length;
    const after: SeatsAtLock = {
      ...seats,
      // Of those who share a place, one is not counted: where nobody stayed, it is one of those who join.
      waitingTogether: seats.waitingTogether + joining.length - (isNew ? 1 : 0),
      nextRank: seats.nextRank + 1,
    };
    await keepCounts(tx, seats, after);
    await this.audit.record(
      tx,
      ...joining.map((id) => ({
        actor,
        action: 'registrations.join-group',
        subjectType: 'registration',
        subjectId: id,
        before: { together: 1 },
        after: { together: all.length },
      })),
    );
    return after;
  }
}

async function placeOf(tx: Tx, { all, placeBefore }: Members): Promise<GroupPlace> {
  const size = all.length;
  if (size === 0) return { size, placeBefore, placeAfter: null, becomes: 'CANCELLED' };
  const [now] = await tx.sql(sql<{ place: number | null; status: RegistrationStatus }>`
    select case when status = 'WAITLISTED' then place_in_line(session_id, waitlist_rank) end as place, status
    from registrations where id = ${all[0]}`);
  return { size, placeBefore, placeAfter: now!.place, becomes: now!.status };
}

const waitingOf = (groupId: string): SqlQuery<{ id: string; place: number }> => sql`
  select id, place_in_line(session_id, waitlist_rank) as place from registrations
  where group_id = ${groupId} and status = 'WAITLISTED' order by id for no key update`;

const joiningOf = (
  { sessionId, organisationId }: Group,
  ids: readonly string[],
): SqlQuery<{ id: string }> => sql`
  select id from registrations where id = any(${ids}::uuid[]) and session_id = ${sessionId} and organisation_id = ${organisationId}
    and status = 'WAITLISTED' and group_id is null order by id for no key update`;
