import type { AttendanceMode } from '../gql/graphql';

/** Left in the room and on-line of a hybrid session; null of another. */
export interface SeatHalves {
  readonly roomLeft?: number | null;
  readonly onlineLeft?: number | null;
}

/** In the room or on-line, with seats apart. */
export const isHybrid = ({ onlineLeft }: SeatHalves): boolean => onlineLeft != null;

/** What a form says of it; null where it says nothing that can be meant. */
export const readMode = (value: string | undefined): AttendanceMode | null =>
  value === 'IN_PERSON' || value === 'ONLINE' ? value : null;

/** The choice that stands in a form: the one that came back with it; else the room, unless only on-line has seats. */
export const modeToChoose = (
  value: string | undefined,
  { roomLeft, onlineLeft }: SeatHalves,
): AttendanceMode => readMode(value) ?? (!roomLeft && onlineLeft ? 'ONLINE' : 'IN_PERSON');
