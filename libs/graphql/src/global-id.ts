import { isId } from '#kernel';

const BARE = /^[0-9a-f]{32}$/;

/** The id under which a row is known outside: `<prefix>_<32 hex of its uuid>`, for example `ses_0199a0b1…`. */
export const toGlobalId = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

/** The uuid in a global id of this prefix; null for any other text, so that a foreign id is simply not found. */
export function fromGlobalId(prefix: string, id: string): string | null {
  if (!id.startsWith(`${prefix}_`)) return null;
  const bare = id.slice(prefix.length + 1);
  if (!BARE.test(bare)) return null;
  const uuid = `${bare.slice(0, 8)}-${bare.slice(8, 12)}-${bare.slice(12, 16)}-${bare.slice(16, 20)}-${bare.slice(20)}`;
  return isId(uuid) ? uuid : null;
}

/** The prefix of a global id: the text before its first `_`, or the empty string. */
export const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf('_')));
