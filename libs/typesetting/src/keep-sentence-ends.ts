/** A part of a text that is set as one. */
export interface TextPart {
  readonly text: string;
  /** Key of the figure that it is; null for plain words. */
  readonly figure: string | null;
  /** May not be broken at the end of a line. */
  readonly keep: boolean;
}

const WORDS = new Intl.Segmenter('km', { granularity: 'word' });
/** Signs that may not begin a line. The typesetter would break before them after a Khmer word. */
const ENDS = /^[។៕៖ៗ៘,.;:!?)»”%]/;

/** Syllables of which some are drawn (`drawn-syllables.ts`): the typesetter would break a line beside a picture. */
const MAYBE_DRAWN =
  /\u1784(?:\u17d2[\u1780-\u17a2])*[\u17b7-\u17ba\u17be\u17bf\u17cc\u17cd\u17d0]|[\u17c9\u17ca]\u17bb?[\u17b7-\u17ba\u17be\u17c6]|\u17a1[\u17d2\u17c9]/;

/** Cuts plain parts so that the last word before such a sign stands with it in a part that is not broken, and so does a
 *  word of which a syllable may be drawn. The text, read from part to part, stays what it was. Pure. */
export function keepSentenceEnds(parts: readonly TextPart[]): TextPart[] {
  return parts.flatMap((part) => {
    if (part.figure !== null || !/[\u1780-\u17ff]/.test(part.text)) return [part];
    const words = [...WORDS.segment(part.text)].map(({ segment }) => segment);
    const kept: TextPart[] = [];
    for (const word of words) {
      const last = kept.at(-1);
      if (ENDS.test(word) && last && !/\s$/.test(last.text)) {
        kept[kept.length - 1] = { ...last, text: last.text + word, keep: true };
      } else kept.push({ text: word, figure: null, keep: MAYBE_DRAWN.test(word) });
    }
    return joined(kept);
  });
}

/** Neighbours that may be broken, as one part again. */
function joined(parts: readonly TextPart[]): TextPart[] {
  const all: TextPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last && !last.keep && !part.keep) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}

/** Plain words as parts. */
export const partsOfText = (text: string): TextPart[] =>
  keepSentenceEnds([{ text, figure: null, keep: false }]);
