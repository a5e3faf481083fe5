/* Who enters the room of a session, and when. Pure. Source: docs/stories/virtual-rooms.md. */

import { accept, refuse, type Refusal, type Result } from '#kernel';
import { blocksOf, type HeldTimes } from '#sessions';
import type { RoomFailure } from './virtual-rooms.port.js';

/** Minutes before the start at which the room is made, and from which on those who run the session may enter. */
export const MADE_MINUTES_BEFORE = 60;
/** Minutes before the start from which on those who take part may enter. */
export const OPENS_MINUTES_BEFORE = 30;
/** Minutes after the end at which the room is removed. */
export const REMOVED_MINUTES_AFTER = 120;

/** A session and its room as they stand. */
export interface RoomFacts extends HeldTimes {
  readonly sessionId: string;
  readonly status: 'DRAFT' | 'OPEN' | 'POSTPONED' | 'CANCELLED';
  readonly mode: 'IN_PERSON' | 'ONLINE';
  /** On-line, or hybrid. */
  readonly isOnline: boolean;
  readonly timeZone: string;
  /** Typed when it was planned; it goes before a room. Secret. */
  readonly joinUrl: string | null;
  readonly meetingId: string | null;
  readonly roomState: 'WANTED' | 'MADE' | 'ENDING' | 'ENDED' | null;
  /** Why the last try failed; null when it did not. */
  readonly failure: RoomFailure | null;
  readonly triedAt: Date | null;
  /** Could a room be made? */
  readonly hasHouse: boolean;
  readonly now: Date;
}

/** A ticket, as far as the door looks at it. */
export interface Guest {
  readonly status: string;
  readonly hasExpired: boolean;
  readonly attendanceMode: 'IN_PERSON' | 'ONLINE' | null;
}

export type EntryRefusal = Refusal<
  'ROOM_NOT_CONFIRMED' | 'ROOM_IN_PERSON' | 'ROOM_NONE' | 'ROOM_TOO_EARLY' | 'ROOM_OVER' | 'ROOM_NOT_READY'
>;

const minutesFrom = (instant: Date, minutes: number): Date => new Date(instant.getTime() + minutes * 60_000);

/** From when until when those who take part may enter: the block that is on, else the next, and once all are over the last one. */
export function guestWindow(room: RoomFacts): { opensAt: Date; closesAt: Date } {
  const blocks = blocksOf(room);
  const { startsAt, endsAt } = blocks.find((block) => block.endsAt > room.now) ?? blocks.at(-1)!;
  return { opensAt: minutesFrom(startsAt, -OPENS_MINUTES_BEFORE), closesAt: endsAt };
}

/** The same for those who run it: from before the first block until after the last. */
export const runnerWindow = ({ startsAt, endsAt }: RoomFacts): { opensAt: Date; closesAt: Date } => ({
  opensAt: minutesFrom(startsAt, -MADE_MINUTES_BEFORE),
  closesAt: minutesFrom(endsAt, REMOVED_MINUTES_AFTER),
});

/** Is there a place on-line to go to at all, now or later? */
export const hasRoom = (room: RoomFacts): boolean =>
  room.status === 'OPEN' && room.isOnline && (room.joinUrl !== null || room.hasHouse);

function decide(
  room: RoomFacts,
  { opensAt, closesAt }: { opensAt: Date; closesAt: Date },
): Result<true, EntryRefusal> {
  if (!hasRoom(room)) return refuse('ROOM_NONE');
  if (room.now < opensAt) return refuse('ROOM_TOO_EARLY');
  if (room.now >= closesAt) return refuse('ROOM_OVER');
  if (room.joinUrl === null && room.roomState !== 'MADE') return refuse('ROOM_NOT_READY');
  return accept(true);
}

/** May who holds this ticket enter now? Refuses, in this order: ROOM_NOT_CONFIRMED, ROOM_IN_PERSON (the seat is in the hall), ROOM_NONE,
 *  ROOM_TOO_EARLY, ROOM_OVER, ROOM_NOT_READY (it should be there, and is not). */
export function decideEntry(guest: Guest, room: RoomFacts): Result<true, EntryRefusal> {
  if (guest.status !== 'CONFIRMED' || guest.hasExpired) return refuse('ROOM_NOT_CONFIRMED');
  if (room.isOnline && room.mode !== 'ONLINE' && guest.attendanceMode !== 'ONLINE')
    return refuse('ROOM_IN_PERSON');
  return decide(room, guestWindow(room));
}

/** May who watches the session without a seat enter now? When those who take part may; of a hybrid one too, wherever they mean to sit. */
export const decideObserverEntry = (room: RoomFacts): Result<true, EntryRefusal> =>
  decide(room, guestWindow(room));

/** May who runs the session enter now, as a moderator? */
export const decideRunnerEntry = (room: RoomFacts): Result<true, EntryRefusal> =>
  decide(room, runnerWindow(room));

/** What those who run a session are told of its room. LINK: a typed link is used. MISSING: no link, and no house of rooms. PLANNED: it will be
 *  made. MADE. FAILED: the last try failed; it is tried again. OVER. */
export const ROOM_STATES = ['LINK', 'MISSING', 'PLANNED', 'MADE', 'FAILED', 'OVER'] as const;
export type RoomState = (typeof ROOM_STATES)[number];

export function roomStateOf(room: RoomFacts): RoomState {
  if (room.now >= runnerWindow(room).closesAt) return 'OVER';
  if (room.joinUrl !== null) return 'LINK';
  if (!room.hasHouse) return 'MISSING';
  if (room.failure !== null) return 'FAILED';
  return room.roomState === 'MADE' ? 'MADE' : 'PLANNED';
}
