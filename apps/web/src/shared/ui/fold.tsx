import type { ReactNode } from 'react';

interface FoldProps {
  /** Words that unfold it: what lies within. */
  readonly label: ReactNode;
  /** Rows that lie within; a few of them are not folded. */
  readonly rows: number;
  readonly children: ReactNode;
}

/** So many rows are no longer than a screen. */
const FEW = 3;

/** A long table that a phone shows folded, and a desk or paper whole.
 *
 *      <Fold label={t('overview.table', { what })} rows={groups.length}><DataTable … /></Fold> */
export const Fold = ({ label, rows, children }: FoldProps) =>
  rows <= FEW ? (
    children
  ) : (
    <div className="fold">
      <details>
        <summary>
          <span>
            {label} ({rows})
          </span>
        </summary>
        {children}
      </details>
    </div>
  );
