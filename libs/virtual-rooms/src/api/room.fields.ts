import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import type { Actor } from '#authz';
import { Allow, AllowWithParent, CurrentActor } from '#graphql';
import { TicketType } from '#registrations/api';
import { SessionPolicy } from '#sessions';
import { SessionObserverType, SessionType } from '#sessions/api';
import { RoomReads } from '../domain/room-reads.js';
import {
  decideEntry,
  decideObserverEntry,
  decideRunnerEntry,
  type EntryRefusal,
  guestWindow,
  hasRoom,
  roomStateOf,
  runnerWindow,
} from '../domain/room.rules.js';
import { ObserverRoomType, type RoomEntryEnum, SessionRoomType, TicketRoomType } from './room.types.js';

const ENTRIES: Readonly<Record<EntryRefusal['code'], keyof typeof RoomEntryEnum>> = {
  ROOM_NOT_CONFIRMED: 'NOT_CONFIRMED',
  ROOM_IN_PERSON: 'IN_PERSON',
  ROOM_NONE: 'NONE',
  ROOM_TOO_EARLY: 'TOO_EARLY',
  ROOM_OVER: 'OVER',
  ROOM_NOT_READY: 'NOT_READY',
};

/** No address in either field: what is on a page is kept, passed on and looked at over shoulders. */
@Resolver(() => TicketType)
export class TicketRoomField {
  constructor(private readonly reads: RoomReads) {}

  @ResolveField(() => TicketRoomType)
  @Allow('registrations.read-ticket')
  async room(@Parent() ticket: TicketType): Promise<TicketRoomType> {
    const room = await this.reads.facts(ticket.sessionUuid);
    if (!room) return { entry: 'NONE', opensAt: null, closesAt: null };
    const guest = {
      status: ticket.state,
      hasExpired: ticket.state === 'EXPIRED',
      attendanceMode: ticket.attendanceMode,
    };
    const verdict = decideEntry(guest, room);
    const entry = verdict.ok ? 'OPEN' : ENTRIES[verdict.refusal.code];
    const isTheirs = entry !== 'NONE' && entry !== 'IN_PERSON' && entry !== 'NOT_CONFIRMED';
    return { entry, ...(isTheirs ? guestWindow(room) : { opensAt: null, closesAt: null }) };
  }
}

@Resolver(() => SessionObserverType)
export class ObserverRoomField {
  constructor(private readonly reads: RoomReads) {}

  @ResolveField(() => ObserverRoomType, {
    nullable: true,
    description: 'The on-line room, for the observer themselves; null for others, and in a hall.',
  })
  @AllowWithParent()
  async room(@Parent() observer: SessionObserverType): Promise<ObserverRoomType | null> {
    if (!observer.isSelf) return null;
    const room = await this.reads.facts(observer.sessionUuid);
    if (!room?.isOnline) return null;
    const verdict = decideObserverEntry(room);
    const entry = verdict.ok ? 'OPEN' : ENTRIES[verdict.refusal.code];
    return { entry, opensAt: entry === 'NONE' ? null : guestWindow(room).opensAt };
  }
}

@Resolver(() => SessionType)
export class SessionRoomField {
  constructor(
    private readonly reads: RoomReads,
    private readonly policy: SessionPolicy,
  ) {}

  @ResolveField(() => SessionRoomType, {
    nullable: true,
    description:
      'The on-line room, for those who run it; null in a hall, and while it has no date or is not open.',
  })
  @Allow('sessions.read')
  async room(@Parent() session: SessionType, @CurrentActor() actor: Actor): Promise<SessionRoomType | null> {
    if (!(await this.policy.mayReadInside(actor, session.uuid))) return null;
    const room = await this.reads.facts(session.uuid);
    if (!room || !room.isOnline || room.status !== 'OPEN') return null;
    const { opensAt: entersAt, closesAt } = runnerWindow(room);
    return {
      state: roomStateOf(room),
      entersAt,
      opensAt: guestWindow(room).opensAt,
      closesAt,
      enterable: hasRoom(room) && decideRunnerEntry(room).ok,
      failure: room.failure,
      triedAt: room.triedAt,
    };
  }
}
