import { type SqlQuery, sql } from '#database';
import { maskEmail, nameKeyOf } from '#identity';
import { accept } from '#kernel';
import type { ListLine } from './people-list.rules.js';

/** Somebody of the organisation who has the name of a line. */
export interface Namesake {
  readonly nameKey: string;
  readonly matchKey: string;
  readonly email: string | null;
  readonly phone: string | null;
}

/** The member whom a line with a name only means. */
export interface MeantMember {
  /** E-mail or phone as it may be shown to tell people apart; null for somebody who has neither. */
  readonly contact: string | null;
}

/** Members of these names, those with a contact first, then the longest known. Index: pk_memberships. */
export const namesakesOf = (
  organisationId: string,
  nameKeys: readonly string[],
): SqlQuery<Namesake> => sql<Namesake>`
  select split_part(p.match_key, ' ', 2) as "nameKey", p.match_key as "matchKey", p.email, p.phone
  from memberships m join people p on p.id = m.person_id
  where m.organisation_id = ${organisationId} and split_part(p.match_key, ' ', 2) = any(${nameKeys})
  order by p.email is null and p.phone is null, p.created_at, p.id`;

/** Names of lines without a contact, as keys hold them. */
export const namesWithoutContact = (lines: readonly ListLine[]): string[] =>
  lines.flatMap(({ person }) =>
    person.ok && person.value.number !== null ? [nameKeyOf(person.value.fullName)] : [],
  );

/** Lets each line with a name only mean the member of that name, if there is one; a line that says which of several
 *  without a contact it means keeps its own. Answers the lines, and who is meant by their numbers. Pure. */
export function meanMembers(
  lines: readonly ListLine[],
  namesakes: readonly Namesake[],
): { readonly lines: readonly ListLine[]; readonly meant: ReadonlyMap<number, MeantMember> } {
  const meant = new Map<number, MeantMember>();
  const resolved = lines.map((line): ListLine => {
    if (!line.person.ok || line.person.value.number === null) return line;
    const { fullName, matchKey, number } = line.person.value;
    const found = namesakes.find((one) =>
      number === 1 ? one.nameKey === nameKeyOf(fullName) : one.matchKey === matchKey,
    );
    if (!found) return line;
    meant.set(line.line, { contact: shown(found) });
    const { email, phone } = found;
    return { ...line, person: accept({ ...line.person.value, email, phone, matchKey: found.matchKey }) };
  });
  return { lines: resolved, meant };
}

const shown = ({ email, phone }: Namesake): string | null =>
  email ? maskEmail(email) : phone ? `…${phone.slice(-2)}` : null;
