import type { LocalizedText } from '#kernel';

/** Why a room could not be made or removed. UNREACHABLE: no answer that makes sense, in time. REFUSED: it said no. */
export const ROOM_FAILURES = ['UNREACHABLE', 'REFUSED'] as const;
export type RoomFailure = (typeof ROOM_FAILURES)[number];

/** A call to the house of the rooms went wrong. The message is for the log; people are told the reason alone. */
export class RoomCallError extends Error {
  override readonly name = 'RoomCallError';
  constructor(
    readonly reason: RoomFailure,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

export interface RoomToMake {
  readonly meetingId: string;
  readonly title: LocalizedText;
  /** Whole minutes from now after which it ends by itself, whoever is in it. */
  readonly minutes: number;
}

export interface RoomGuest {
  readonly name: string;
  /** The same for the same person, and nothing else of them. */
  readonly id: string;
  readonly isModerator: boolean;
}

/** A house that makes rooms to meet in. Never called within a transaction. */
export abstract class VirtualRooms {
  /** Is there such a house? Without one the other methods throw. */
  abstract readonly isThere: boolean;
  /** Makes the room; where it is there already nothing happens. Throws `RoomCallError`. */
  abstract create(room: RoomToMake): Promise<void>;
  /** Removes the room and sends out whoever is in it; where there is none nothing happens. Throws `RoomCallError`. */
  abstract end(meetingId: string): Promise<void>;
  /** The way in for one person, signed. Asks nobody. It is a secret: given by a redirect, and written down nowhere. */
  abstract joinUrl(meetingId: string, guest: RoomGuest): string;
}
