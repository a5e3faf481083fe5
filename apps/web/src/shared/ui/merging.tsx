import type { ReactNode } from 'react';
import type { Submission } from '../lib/frame';
import type { MessageKey } from '../lib/i18n';
import { DataTable } from './data-table';
import { FormKey } from './form';
import { useLanguage } from './language';
import { EmptyState } from './notices';
import { ReasonLine, type ReasonLineProps } from './verdict-form';

/* What merging two records looks like, of people and of organisations: pairs that may be one, and the look before a merge. */

interface Known {
  readonly id: string;
}

interface Pair<One extends Known, Why> {
  readonly a: One;
  readonly b: One;
  /** Of 100. */
  readonly score: number;
  readonly reasons: readonly Why[];
}

interface PossibleDuplicatesProps<One extends Known, Why> {
  readonly pairs: readonly Pair<One, Why>[];
  /** Below it stand the looks before a merge, and telling apart. */
  readonly path: string;
  /** Who or what it is, with a link. */
  readonly card: (one: One) => ReactNode;
  readonly mayStay?: (one: One) => boolean;
  readonly preview: (into: One) => ReactNode;
  readonly why: (reason: Why) => string;
  /** Words of telling apart. */
  readonly apart: Omit<ReasonLineProps, 'of'> & { readonly submit: string };
}

/** Pairs that may be one, each side with the way to what it would take over. Nothing is merged from here. */
export function PossibleDuplicates<One extends Known, Why>({
  pairs,
  path,
  card,
  mayStay = () => true,
  preview,
  why,
  apart: { submit, ...reason },
}: PossibleDuplicatesProps<One, Why>) {
  const { t } = useLanguage();
  if (pairs.length === 0)
    return <EmptyState title={t('duplicates.none')}>{t('duplicates.none.help')}</EmptyState>;
  return (
    <ul className="proposals" id="pairs">
      {pairs.map(({ a, b, score, reasons }) => (
        <li key={`${a.id} ${b.id}`} className="stack">
          <p className="small">
            {t('duplicates.score', { score })} {reasons.map(why).join(', ')}
          </p>
          <div className="pair">
            {(
              [
                [b, a],
                [a, b],
              ] as const
            ).map(([from, into]) => (
              // Of two with one name, the button under each says by its place, and by its description, which is meant.
              <div key={into.id} className="stack-8">
                <p id={`who-${from.id}-${into.id}`}>{card(into)}</p>
                {mayStay(into) && (
                  <p className="acts">
                    <a
                      className="btn btn--second"
                      href={`${path}/${from.id}/${into.id}`}
                      aria-describedby={`who-${from.id}-${into.id}`}
                    >
                      {preview(into)}
                    </a>
                  </p>
                )}
              </div>
            ))}
          </div>
          <form method="post" action={`${path}/${a.id}/${b.id}/apart`} className="stack-8">
            <FormKey submission={null} />
            <ReasonLine of={`${a.id}-${b.id}`} {...reason} />
            <button className="btn btn--second" type="submit">
              {submit}
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}

interface BothSidesProps<One extends Known> {
  readonly sides: readonly (readonly [label: MessageKey, one: One])[];
  readonly card: (one: One) => ReactNode;
}

/** Two beside each other, each with what becomes of it. */
export function BothSides<One extends Known>({ sides, card }: BothSidesProps<One>) {
  const { t } = useLanguage();
  return (
    <dl className="facts">
      {sides.map(([label, one]) => (
        <div key={one.id}>
          <dt>{t(label)}</dt>
          <dd>{card(one)}</dd>
        </div>
      ))}
    </dl>
  );
}

interface Sort {
  /** What sort of rows; the key of the line. */
  readonly held: string;
  readonly moves: number;
  readonly collides: number;
}

interface WhatMovesProps<Line extends Sort> {
  readonly lines: readonly Line[];
  readonly what: (line: Line) => ReactNode;
  /** What becomes of rows that both have. */
  readonly collision: (line: Line) => string;
}

/** One sort of rows a line: how many move, how many both have, and what becomes of those. */
export function WhatMoves<Line extends Sort>({ lines, what, collision }: WhatMovesProps<Line>) {
  const { t } = useLanguage();
  return (
    <DataTable
      caption={t('merge.caption')}
      rows={lines}
      rowKey={({ held }) => held}
      columns={[
        { label: t('merge.what'), cell: what },
        { label: t('merge.moves'), numeric: true, cell: ({ moves }) => moves },
        {
          label: t('merge.collides'),
          cell: (line) =>
            line.collides > 0 ? (
              <>
                {line.collides}
                <span className="small under">{collision(line)}</span>
              </>
            ) : (
              <span className="muted">–</span>
            ),
        },
      ]}
    />
  );
}

interface AfterLookingFormProps {
  readonly action: string;
  readonly submission: Submission | null;
  /** What was looked at: when it has changed meanwhile, nothing is done. */
  readonly seen: string;
  readonly submit: ReactNode;
  readonly children: ReactNode;
}

/** The end of a look: its last words, and the button that does it. */
export const AfterLookingForm = ({ action, submission, seen, submit, children }: AfterLookingFormProps) => (
  <form method="post" action={action} className="stack-24">
    <FormKey submission={submission} />
    <input type="hidden" name="seen" value={seen} />
    {children}
    <p className="acts">
      <button className="btn btn--danger" type="submit">
        {submit}
      </button>
    </p>
  </form>
);
