/* Canaries: texts and ids that say whose they are wherever they come to light. */

/** Whose a row is: the organisation (`a`, `b`; `d` and `e` for those that are proposed, and for who comes to a session that is weeks away; `c` for none), the city (`a`, `b`, `c` for none), and the person (`0` for anybody,
 *  otherwise the digit of an actor). `ab0` is somebody of organisation A in the city of B. */
export type Marker = `${'a' | 'b' | 'c' | 'd' | 'e'}${'a' | 'b' | 'c'}${number}`;

const CANARY =
  /canary-?([a-e][abc]\d)|019a0000-?[0-9a-f]{4}-?7([a-e][abc]\d)-?8caf-?cafecafecafe|(?:\+855|0)\s?12[\s-]?9([1-5])([123])[\s-]?(\d)\d\d/gi;
const LETTERS = ' abcde';

/** Everybody's whose canary stands in a text: in names and addresses, in ids, in telephone numbers. */
export function markersIn(text: string): Marker[] {
  const found = new Set<Marker>();
  for (const [, text1, id, organisation, city, person] of text.matchAll(CANARY)) {
    const marker = text1 ?? id ?? `${LETTERS[Number(organisation)]}${LETTERS[Number(city)]}${person}`;
    found.add(marker.toLowerCase() as Marker);
  }
  return [...found];
}

const ID = /019a0000-?[0-9a-f]{4}-?7[a-e][abc]\d-?8caf-?cafecafecafe/gi;

/** The same without ids, which are no secret: nothing but what somebody wrote, and how they are reached. */
export const textMarkersIn = (text: string): Marker[] => markersIn(text.replaceAll(ID, ''));

let count = 0;
/** A version 7 id that carries the marker. */
export function canaryId(marker: Marker): string {
  count += 1;
  return `019a0000-${count.toString(16).padStart(4, '0')}-7${marker}-8caf-cafecafecafe`;
}

/** A text for a column. */
export const canaryText = (marker: Marker, table: string, column: string): string =>
  `Canary-${marker} ${table} ${column}`;

export const canaryEmail = (marker: Marker, id: string): string =>
  `canary-${marker}-${id.slice(9, 13)}@canary-${marker}.example`;

export const canaryPhone = (marker: Marker, id: string): string => {
  const [organisation, city, person] = marker;
  const letters = `${LETTERS.indexOf(organisation!)}${LETTERS.indexOf(city!)}${person}`;
  return `+855129${letters}${(Number.parseInt(id.slice(9, 13), 16) % 100).toString().padStart(2, '0')}`;
};

/** Code of a ticket: twelve characters of its alphabet. */
export const canaryReference = (marker: Marker, id: string): string =>
  `CANARY${marker.toUpperCase()}${(Number.parseInt(id.slice(9, 13), 16) % 1000).toString().padStart(3, '0')}`;

export const globalId = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;
