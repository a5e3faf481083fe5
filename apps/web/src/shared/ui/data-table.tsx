import type { ReactNode } from 'react';

export interface Column<Row> {
  /** Words above the column, and before the value where a row is a block. */
  readonly label: string;
  readonly cell: (row: Row) => ReactNode;
  /** Figures stand right and do not break. */
  readonly numeric?: boolean;
  /** Address that sorts by this column, and how it is sorted now. The api sorts: words by Khmer collation. */
  readonly sort?: { readonly href: string; readonly now: 'ascending' | 'descending' | null };
}

interface DataTableProps<Row> {
  /** What the table finds, as a sentence. */
  readonly caption: ReactNode;
  /** The caption is read aloud only: a heading above says the same. */
  readonly captionHidden?: boolean;
  /** The first names the row. */
  readonly columns: readonly [Column<Row>, ...Column<Row>[]];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  /** Sums, as wide as the columns; they end with a rule above. */
  readonly totals?: readonly [string, ...ReactNode[]];
}

/** A table whose rows are blocks on phones, each value with its label. Shows rows in the order given: sorting and paging
 *  are the api's. Write an EmptyState instead where there is no row.
 *
 *      <DataTable caption={t('pledges.caption')} rows={nodes} rowKey={({ id }) => id} columns={[
 *        { label: t('pledges.organisation'), cell: (row) => <a href={…}><Typed text={row.name} /></a> },
 *        { label: t('pledges.amount'), numeric: true, cell: (row) => <Money {...row.amount} /> }]} /> */
export function DataTable<Row>({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowKey,
  totals,
}: DataTableProps<Row>) {
  const [head, ...others] = columns;
  return (
    <table className="table cards">
      <caption>{captionHidden ? <span className="vh">{caption}</span> : caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead key={column.label} column={column} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={rowKey(row)}>
            <th scope="row">{head.cell(row)}</th>
            {others.map(({ label, numeric, cell }) => (
              <td key={label} data-l={label} className={numeric ? 'num' : undefined}>
                <div>{cell(row)}</div>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      {totals && <Totals columns={columns} totals={totals} />}
    </table>
  );
}

function ColumnHead<Row>({ column: { label, numeric, sort } }: { column: Column<Row> }) {
  return (
    <th scope="col" className={numeric ? 'num' : undefined} aria-sort={sort?.now ?? undefined}>
      {sort ? (
        <a href={sort.href}>
          {label}
          {sort.now && <span aria-hidden="true">{sort.now === 'ascending' ? ' ↑' : ' ↓'}</span>}
        </a>
      ) : (
        label
      )}
    </th>
  );
}

function Totals<Row>({
  columns: [, ...others],
  totals: [name, ...figures],
}: Required<Pick<DataTableProps<Row>, 'columns' | 'totals'>>) {
  return (
    <tfoot>
      <tr>
        <th scope="row">{name}</th>
        {others.map(({ label, numeric }, index) => (
          <td key={label} data-l={label} className={numeric ? 'num' : undefined}>
            <div>{figures[index]}</div>
          </td>
        ))}
      </tr>
    </tfoot>
  );
}
