/** Selects `id` and `full_name` of the person that an address means. Several people may share one: it means the one
 *  with a part in the programme, then the oldest. `address` is a parameter or a column, never a text that somebody
 *  typed. Index: ix_people__email. */
export const selectPersonOfAddress = (address: '$1' | 'c.email'): string => `
  select p.id, p.full_name from people p
  where lower(p.email) = lower(${address})
  order by (select count(*) from role_grants g where g.person_id = p.id and g.role <> 'PARTICIPANT') desc, p.created_at, p.id
  limit 1`;
