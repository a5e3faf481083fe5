import type { Locale } from '#kernel';

export type Weave = 'tonle' | 'laterite' | 'romduol' | 'jade';

/** Tokens of the visual identity that mails use. */
export const COLOURS = {
  paper: '#FBF8F2',
  sand: '#F2ECDF',
  ink: '#14212B',
  muted: '#4A5A66',
  hair: '#DCD4C4',
  tonle: '#0B4F6C',
} as const;

/** Fonts that reach a mail without being fetched, Khmer first (ecosystem 4.4). */
export const FONTS =
  "'Khmer OS','Khmer UI','Leelawadee UI','Khmer Sangam MN','Noto Sans Khmer','Kantumruy Pro',Helvetica,Arial,sans-serif";

/** Khmer stands one step larger than Latin. Pixels. */
export const fontSize = (locale: Locale): number => (locale === 'km' ? 17 : 16);

/** Gingham: where threads of one colour cross it is full, where they meet the other it is half. */
const THREADS: Record<Weave, { full: string; half: string; bare: string }> = {
  tonle: { full: '#0B4F6C', half: '#7FA2B1', bare: '#F2ECDF' },
  laterite: { full: '#A8432B', half: '#D09C8E', bare: '#F2ECDF' },
  romduol: { full: '#F2C14E', half: '#F8DFA4', bare: '#FDF6E3' },
  jade: { full: '#1C6E4A', half: '#88B19E', bare: '#F2ECDF' },
};

/** Romduol is too light to stand alone: it is always drawn with ink around it. */
const OUTLINE = ';border-top:1px solid #14212B;border-bottom:1px solid #14212B';

const CHECKS = 31;
const bands = new Map<Weave, string>();

/** The krama band over a mail: two rows of checks as cells of a table, for readers that draw nothing else. */
export function band(weave: Weave): string {
  const known = bands.get(weave);
  if (known) return known;
  const { full, half, bare } = THREADS[weave];
  const row = (even: string, odd: string): string =>
    `<tr>${Array.from({ length: CHECKS }, (_, i) => `<td bgcolor="${i % 2 ? odd : even}" height="9"></td>`).join('')}</tr>`;
  const made = `<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="table-layout:fixed;font-size:0;line-height:9px${weave === 'romduol' ? OUTLINE : ''}">${row(full, half)}${row(half, bare)}</table>`;
  bands.set(weave, made);
  return made;
}
