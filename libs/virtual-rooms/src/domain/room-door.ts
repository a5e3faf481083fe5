import { Injectable } from '@nestjs/common';
import { type Actor, can } from '#authz';
import { UnitOfWork, sql } from '#database';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { RegistrationReads } from '#registrations';
import { SessionPolicy } from '#sessions';
import { RoomReads } from './room-reads.js';
import {
  decideEntry,
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

  /** For trainers of the session and those who run it, as moderators. Refuses: UNAUTHENTICATED, FORBIDDEN, SESSION_NOT_FOUND, and whatever
   *  `decideRunnerEntry` refuses. */
  async forRunner(actor: Actor, sessionId: string): Promise<Result<string, DoorRefusal>> {
    if (!actor.personId) return refuse('UNAUTHENTICATED');
    if (!can(actor, 'sessions.read-own') || !(await this.policy.mayReadInside(actor, sessionId)))
      return refuse('FORBIDDEN');
    const room = await this.reads.facts(sessionId);
    if (!room) return refuse('SESSION_NOT_FOUND');
    const verdict = decideRunnerEntry(room);
    if (!verdict.ok) return timed(verdict.refusal, room, runnerWindow(room).opensAt);
    const [me] = await this.unitOfWork.readAs(
      actor,
      sql<{ name: string }>`select full_name as name from people where id = ${actor.personId}`,
    );
    return accept(this.addressFor(room, { name: me?.name ?? '', id: actor.personId, isModerator: true }));
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
