import { keptSeats, type SeatFigures, seatDetail, seatHeadline, type SeatState } from '../lib/seats';
import { Krama, type Weave } from './krama';
import { cellScale, scaledCells } from './krama-cells';
import { useLanguage } from './language';

/** Cells of the largest cloth that still reads as one thing each. */
const MOST_CELLS = 100;

interface SeatsProps {
  readonly state: SeatState;
  readonly seats: SeatFigures;
  readonly weave: Weave;
  readonly width: number;
}

/** The cloth of a session's seats. Nothing for a session that is off. */
export function SeatCloth({ state, seats, weave, width }: SeatsProps) {
  if (state === 'CANCELLED' || seats.capacity === 0) return null;
  const scale = cellScale([seats.capacity], MOST_CELLS);
  return (
    <Krama
      weave={weave}
      woven={scaledCells(seats.taken, seats.capacity, scale)}
      cells={Math.ceil(seats.capacity / scale)}
      kept={scaledCells(keptSeats(seats), seats.capacity, scale)}
      waiting={Math.ceil(seats.waiting / scale)}
      width={width}
    />
  );
}

export function useSeatWords(
  state: SeatState,
  seats: SeatFigures,
): { headline: string; detail: string | null } {
  const { t } = useLanguage();
  const headline = seatHeadline(state, seats);
  const detail = seatDetail(state, seats);
  return { headline: t(headline.key, headline.values), detail: detail && t(detail.key, detail.values) };
}

/** What one cell of the cloth is, in words. */
export function useCellWords(capacity: number): string {
  const { t } = useLanguage();
  return t('seats.cell', { scale: cellScale([capacity], MOST_CELLS) });
}

/** Cloth and words on one line. */
export function SeatsLine({ state, seats, weave, width }: SeatsProps) {
  const { headline, detail } = useSeatWords(state, seats);
  return (
    <div className="seats-line">
      <SeatCloth state={state} seats={seats} weave={weave} width={width} />
      <p>
        <b>{headline}</b>
        {detail && (
          <>
            <br />
            <span className="muted small">{detail}</span>
          </>
        )}
      </p>
    </div>
  );
}
