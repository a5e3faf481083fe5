import { sql, type SqlQuery } from '#database';
import type { Colleague } from './colleague.rules.js';

/** Names that are offered for one address at most. Whoever comes after them is still taken when chosen by id. */
const MOST_COLLEAGUES = 200;

/** Those who have an address, by name; of them the one chosen, if somebody is. Index: ix_people__email. */
export const peopleOfAddress = (email: string, chosenId: string | null): SqlQuery<Colleague> => sql`
  select p.id, p.full_name as "fullName" from people p
  where lower(p.email) = lower(${email}) and (${chosenId}::uuid is null or p.id = ${chosenId}::uuid)
  order by p.full_name collate "km-x-icu", p.id limit ${MOST_COLLEAGUES}`;

/** Selects `id` and `full_name` of the person that an address means. Several people may share one: it means the one
 *  with a part in the programme, then the oldest. `address` is a parameter or a column, never a text that somebody
 *  typed. Index: ix_people__email. */
export const selectPersonOfAddress = (address: '$1' | 'c.email'): string => `
  select p.id, p.full_name from people p
  where lower(p.email) = lower(${address})
  order by (select count(*) from role_grants g where g.person_id = p.id and g.role <> 'PARTICIPANT') desc, p.created_at, p.id
  limit 1`;
