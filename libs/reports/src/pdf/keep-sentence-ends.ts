import type { LetterPart } from './report-letter.js';

const WORDS = new Intl.Segmenter('km', { granularity: 'word' });
/** Signs that may not begin a line. The typesetter would break before them after a Khmer word. */
const ENDS = /^[។៕៖ៗ៘,.;:!?)»”%]/;

/** Cuts plain parts so that the last word before such a sign stands with it in a part that is not broken. The text, read
 *  from part to part, stays what it was. Pure. */
export function keepSentenceEnds(parts: readonly LetterPart[]): LetterPart[] {
  return parts.flatMap((part) => {
    if (part.figure !== null || !/[\u1780-\u17ff]/.test(part.text)) return [part];
    const words = [...WORDS.segment(part.text)].map(({ segment }) => segment);
    const kept: LetterPart[] = [];
    for (const word of words) {
      const last = kept.at(-1);
      if (ENDS.test(word) && last && !/\s$/.test(last.text)) {
        kept[kept.length - 1] = { ...last, text: last.text + word, keep: true };
      } else kept.push({ text: word, figure: null, keep: false });
    }
    return joined(kept);
  });
}

/** Neighbours that may be broken, as one part again. */
function joined(parts: readonly LetterPart[]): LetterPart[] {
  const all: LetterPart[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (last && !last.keep && !part.keep) all[all.length - 1] = { ...last, text: last.text + part.text };
    else all.push(part);
  }
  return all;
}
