import type { SqlQuery } from '#database';

/** Both languages of a text as one value. */
export const text = (column: string): string => `jsonb_build_object('km', ${column}_km, 'en', ${column}_en)`;

export const matching = <Row>(statement: string, values: readonly string[]): SqlQuery<Row> => ({
  text: statement,
  values: [values],
});

export const byId = <Row extends { readonly id: string }>(rows: readonly Row[]): Map<string, Row> =>
  new Map(rows.map((row) => [row.id, row]));

export function groupBy<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group) group.push(row);
    else groups.set(keyOf(row), [row]);
  }
  return groups;
}
