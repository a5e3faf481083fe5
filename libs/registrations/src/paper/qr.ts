import { encode } from 'uqr';

/** A QR code as one path of SVG, a unit a module, without its quiet zone. */
export interface DrawnCode {
  readonly size: number;
  readonly path: string;
}

/** Draws a text at error correction M, as the ticket's page does. */
export function drawnCode(text: string): DrawnCode {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : [])));
  return { size, path: squares.join('') };
}
