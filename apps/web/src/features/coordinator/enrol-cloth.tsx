import type { ReactNode } from 'react';
import type { EnrolmentPartsFragment } from '../../shared/gql/graphql';
import { Swatch, weaveOf } from '../../shared/ui/krama';
import { cellScale, cellsPath, clothHeight, scaledCells } from '../../shared/ui/krama-cells';
import { useLanguage } from '../../shared/ui/language';
import type { EnrolSession } from './enrol-page';

const COLUMNS = 10;
const MOST_CELLS = 100;
const WIDTH = 320;

interface EnrolClothProps {
  readonly session: EnrolSession;
  readonly preview: EnrolmentPartsFragment;
  readonly children: ReactNode;
}

/** Seats taken by others, seats for the list, room, and those who wait, in one cloth with its figures beside it. */
export function EnrolCloth({ session, preview, children }: EnrolClothProps) {
  const { t } = useLanguage();
  const { capacity, taken, waiting } = session.seats;
  const theirs = weaveOf(session);
  const ours = theirs === 'romduol' ? 'tonle' : 'romduol';
  const scale = cellScale([capacity], MOST_CELLS);
  const cells = Math.ceil(capacity / scale);
  const others = scaledCells(taken, capacity, scale);
  const woven = Math.max(others, scaledCells(taken + preview.confirmed + preview.pending, capacity, scale));
  const firstKnot = Math.ceil(cells / COLUMNS) * COLUMNS;
  const knots = Math.min(COLUMNS * 4, Math.ceil((waiting + preview.waitlisted) / scale));
  const height = clothHeight(knots > 0 ? firstKnot + knots : cells, COLUMNS);
  return (
    <section className="enrol-plan">
      <svg
        className="krama"
        aria-hidden="true"
        viewBox={`0 0 ${COLUMNS * 10} ${height}`}
        width={WIDTH}
        height={(WIDTH * height) / (COLUMNS * 10)}
      >
        <path fill={`url(#wv-${theirs})`} d={cellsPath(0, others, COLUMNS)} />
        <path fill={`url(#wv-${ours})`} d={cellsPath(others, woven, COLUMNS)} />
        <path fill="url(#wv-warp)" d={cellsPath(woven, cells, COLUMNS)} />
        <path fill="url(#wv-wait)" d={cellsPath(firstKnot, firstKnot + knots, COLUMNS)} />
      </svg>
      <div className="stack">
        <ul>
          <Figure count={preview.lines.length}>{t('enrol.rows')}</Figure>
          <Figure count={taken}>
            <Swatch weave={theirs} />
            {t('enrol.others', { capacity })}
          </Figure>
          <Figure count={preview.confirmed}>
            <Swatch weave={ours} />
            {t('enrol.ours')}
          </Figure>
          {preview.pending > 0 && (
            <Figure count={preview.pending}>
              <Swatch weave={ours} />
              {t('enrol.pending')}
            </Figure>
          )}
          {(preview.waitlisted > 0 || waiting > 0) && (
            <Figure count={preview.waitlisted}>
              <Knot />
              {t('enrol.wait', { waiting })}
            </Figure>
          )}
          {preview.known > 0 && <Figure count={preview.known}>{t('enrol.known')}</Figure>}
        </ul>
        {scale > 1 && <p className="muted small">{t('seats.cell', { scale })}</p>}
        {children}
      </div>
    </section>
  );
}

const Figure = ({ count, children }: { count: number; children: ReactNode }) => (
  <li>
    <b>{count}</b> <span>{children}</span>
  </li>
);

const Knot = () => (
  <svg className="swatch" viewBox="0 0 10 10" width="16" height="16" aria-hidden="true">
    <rect width="10" height="10" fill="url(#wv-wait)" />
  </svg>
);
