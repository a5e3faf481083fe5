import { Injectable } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { UnitOfWork, sql } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { RegistrationReads } from '#registrations';
import { ObserverReads, SessionPolicy } from '#sessions';
import { RoomReads } from './room-reads.js';
import {
  decideEntry,
  decideObserverEntry,
  decideRunnerEntry,
  type EntryRefusal,
  guestWindow,
  type RoomFacts,
  runnerWindow,
} from './room.rules.js';
import { type RoomGuest, VirtualRooms } from './virtual-rooms.port.js';

/** A refusal at the door; of ROOM_TOO_EARLY with the time at which it opens, and the zone in which that is meant. */
export type DoorRefusal =
  EntryRefusal | Refusal<'TICKET_NOT_FOUND' | 'SESSION_NOT_FOUND' | 'UNAUTHENTICATED' | 'FORBIDDEN'>;

/** Where people go in. It asks each time anew, and the address that it answers is a secret for this one person: it goes into a
 *  redirect, and nowhere else. */
@Injectable()
export class RoomDoor {
  constructor(
    private readonly rooms: VirtualRooms,
    private readonly reads: RoomReads,
    private readonly tickets: RegistrationReads,
    private readonly policy: SessionPolicy,
    private readonly observers: ObserverReads,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For whoever holds the code of a ticket, under the name on it. Refuses: TICKET_NOT_FOUND, and whatever `decideEntry` refuses. */
  async forTicket(reference: string): Promise<Result<string, DoorRefusal>> {
    const ticket = await this.tickets.ticket(reference);
    const room = ticket && (await this.reads.facts(ticket.sessionId));
    if (!ticket || !room) return refuse('TICKET_NOT_FOUND');
    const verdict = decideEntry(ticket, room);
    if (!verdict.ok) return timed(verdict.refusal, room, guestWindow(room).opensAt);
    const guest = { name: ticket.fullName, id: ticket.registrationId, isModerator: false };
    return accept(this.addressFor(room, guest));
  }

  /** For trainers of the session and those who run it, as moderators, and for those who watch it without a seat, as anybody who takes part.
   *  Refuses: UNAUTHENTICATED, FORBIDDEN, SESSION_NOT_FOUND, and whatever `decideRunnerEntry` or `decideObserverEntry` refuses. */
  async forPerson(actor: Actor, sessionId: string): Promise<Result<string, DoorRefusal>> {
    if (!actor.personId) return refuse('UNAUTHENTICATED');
    const isModerator =
      can(actor, 'sessions.read-own') && (await this.policy.mayReadInside(actor, sessionId));
    if (!isModerator && !(await this.observes(actor, sessionId))) return refuse('FORBIDDEN');
    const room = await this.reads.facts(sessionId);
    if (!room) return refuse('SESSION_NOT_FOUND');
    const verdict = isModerator ? decideRunnerEntry(room) : decideObserverEntry(room);
    const { opensAt } = isModerator ? runnerWindow(room) : guestWindow(room);
    if (!verdict.ok) return timed(verdict.refusal, room, opensAt);
    const [me] = await this.unitOfWork.readAs(
      actor,
      sql<{ name: string }>`select full_name as name from people where id = ${actor.personId}`,
    );
    return accept(this.addressFor(room, { name: me?.name ?? '', id: actor.personId, isModerator }));
  }

  private async observes(actor: Actor, sessionId: string): Promise<boolean> {
    return can(actor, 'sessions.read-observed') && (await this.observers.ownOf(actor, [sessionId])).size > 0;
  }

  private addressFor({ joinUrl, meetingId }: RoomFacts, guest: RoomGuest): string {
    if (joinUrl !== null) return joinUrl;
    if (meetingId === null) throw new Error('Somebody was let into a room that is not there');
    return this.rooms.joinUrl(meetingId, guest);
  }
}

const timed = (
  refusal: EntryRefusal,
  { timeZone }: RoomFacts,
  opensAt: Date,
): Result<never, EntryRefusal> => ({
  ok: false,
  refusal:
    refusal.code === 'ROOM_TOO_EARLY'
      ? { ...refusal, detail: { opensAt: opensAt.toISOString(), timeZone } }
      : refusal,
});
