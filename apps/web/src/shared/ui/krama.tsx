import { cellsPath, clothHeight } from './krama-cells';

/** A weave belongs to its city; jade is on-line; plain is a city that has none of its own yet. */
export type Weave = 'tonle' | 'laterite' | 'romduol' | 'jade' | 'plain';

/** The weave of a session or city, from the api's words. */
export const weaveOf = (place: {
  mode?: 'IN_PERSON' | 'ONLINE';
  city?: { weave?: string | null } | null;
}): Weave => {
  if (place.mode === 'ONLINE') return 'jade';
  const name = place.city?.weave?.toLowerCase();
  return name === 'tonle' || name === 'laterite' || name === 'romduol' ? name : 'plain';
};

const PLAIN_CELLS = 'M.5.5h9v9h-9zM10.5.5h9v9h-9zM.5 10.5h9v9h-9zM10.5 10.5h9v9h-9z';
const THREADS = [
  [0.9, 0.5, 2.4, 9],
  [3.8, 0.5, 2.4, 9],
  [6.7, 0.5, 2.4, 9],
  [10.5, 0.9, 9, 2.4],
  [10.5, 3.8, 9, 2.4],
  [10.5, 6.7, 9, 2.4],
  [0.5, 10.9, 9, 2.4],
  [0.5, 13.8, 9, 2.4],
  [0.5, 16.7, 9, 2.4],
  [10.9, 10.5, 2.4, 9],
  [13.8, 10.5, 2.4, 9],
  [16.7, 10.5, 2.4, 9],
] as const;

const PlainWeave = ({ id, colour }: { id: string; colour: string }) => (
  <pattern id={id} width="20" height="20" patternUnits="userSpaceOnUse">
    <g className={`w-${colour}`}>
      <g className="w-a">
        <path d={PLAIN_CELLS} />
      </g>
      {THREADS.map(([x, y, width, height]) => (
        <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} />
      ))}
    </g>
  </pattern>
);

/** Every weave of the page, once per page. Meters and swatches refer to them by name. */
export const WeaveDefinitions = () => (
  <svg className="defs" width="0" height="0" aria-hidden="true" focusable="false">
    <defs>
      <PlainWeave id="wv-tonle" colour="tonle" />
      <PlainWeave id="wv-jade" colour="jade" />
      <PlainWeave id="wv-plain" colour="line" />
      <pattern id="wv-laterite" width="20" height="20" patternUnits="userSpaceOnUse">
        <g className="w-laterite">
          <path d="M.5.5h9v9h-9z" />
          <path className="w-b" d="M10.5.5h9v9h-9zM.5 10.5h9v9h-9z" />
          <path className="w-c" d="M10.5 10.5h9v9h-9z" />
        </g>
        <path
          className="w-paper"
          opacity=".26"
          d="M4.6.5h.8v9h-.8zM.5 14.6h9v.8h-9zM14.6 10.5h.8v9h-.8zM10.5 4.6h9v.8h-9z"
        />
      </pattern>
      <pattern id="wv-romduol" width="10" height="10" patternUnits="userSpaceOnUse">
        <path className="w-romduol" d="M.5.5h9v9h-9z" />
        <path className="w-inkline" d="M.9.9h8.2v8.2h-8.2zM1 6 6 1M4 9 9 4" />
      </pattern>
      <pattern id="wv-warp" width="10" height="10" patternUnits="userSpaceOnUse">
        <g className="w-line">
          <rect x="1.5" y=".5" width="1" height="9" />
          <rect x="4.5" y=".5" width="1" height="9" />
          <rect x="7.5" y=".5" width="1" height="9" />
        </g>
      </pattern>
      <pattern id="wv-kept" width="10" height="10" patternUnits="userSpaceOnUse">
        <g className="w-line">
          <rect x="4.5" y="2" width="1" height="6" />
        </g>
        <path className="w-frameline" d="M1.2 1.2h7.6v7.6h-7.6z" />
      </pattern>
      <pattern id="wv-wait" width="10" height="10" patternUnits="userSpaceOnUse">
        <path className="w-plumline" d="M1.2 1.2h7.6v7.6h-7.6z" />
        <circle className="w-plum" cx="5" cy="5" r="1.7" />
      </pattern>
    </defs>
  </svg>
);

interface KramaProps {
  readonly weave: Weave;
  /** Cells woven, of `cells`; beyond them come `waiting` knots. */
  readonly woven: number;
  readonly cells: number;
  /** Bare cells at the end that are kept for some. */
  readonly kept?: number;
  readonly waiting?: number;
  readonly columns?: number;
  /** Width on screen in CSS pixels. */
  readonly width: number;
}

/** Knots shown at most: two rows. The sentence beside the cloth has the true number. */
const KNOTS = 20;

/** The meter: woven cloth is a seat taken, bare warp is room, framed where it is kept for some, a knot is someone waiting. A sentence beside it says the same,
 *  so it is hidden from readers. */
export function Krama({ weave, woven, cells, kept = 0, waiting = 0, columns = 10, width }: KramaProps) {
  const knots = Math.min(waiting, KNOTS);
  const firstKept = Math.max(woven, cells - kept);
  const firstKnot = Math.ceil(cells / columns) * columns;
  const height = clothHeight(knots > 0 ? firstKnot + knots : cells, columns);
  return (
    <svg
      className="krama"
      aria-hidden="true"
      viewBox={`0 0 ${columns * 10} ${height}`}
      width={width}
      height={(width * height) / (columns * 10)}
    >
      {woven > 0 && <path fill={`url(#wv-${weave})`} d={cellsPath(0, Math.min(woven, cells), columns)} />}
      {woven < firstKept && <path fill="url(#wv-warp)" d={cellsPath(woven, firstKept, columns)} />}
      {firstKept < cells && <path fill="url(#wv-kept)" d={cellsPath(firstKept, cells, columns)} />}
      {knots > 0 && <path fill="url(#wv-wait)" d={cellsPath(firstKnot, firstKnot + knots, columns)} />}
    </svg>
  );
}

/** A small square of a city's weave, beside its name. */
export const Swatch = ({ weave }: { weave: Weave }) => (
  <svg className="swatch" viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
    <rect width="20" height="20" fill={`url(#wv-${weave})`} />
  </svg>
);
