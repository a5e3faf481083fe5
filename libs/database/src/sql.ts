/** One SQL statement with its values. Always parameterised: no text of a person is ever part of `text`. */
export interface SqlQuery<Row> {
  readonly text: string;
  readonly values: readonly unknown[];
  /** Carries the row type only; never set. */
  readonly _row?: Row;
}

/** Builds a parameterised statement: sql<Row>`select … where id = ${id}`. Each `${}` becomes a `$n`. */
export function sql<Row = never>(parts: TemplateStringsArray, ...values: unknown[]): SqlQuery<Row> {
  let text = parts[0] ?? '';
  for (let i = 0; i < values.length; i += 1) text += `$${i + 1}${parts[i + 1]}`;
  return { text, values };
}
