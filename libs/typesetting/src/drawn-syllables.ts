import { readFileSync } from 'node:fs';
import * as hb from 'harfbuzzjs';

/** A syllable as a picture, in thousandths of an em. */
export interface DrawnSyllable {
  readonly width: number;
  /** SVG paths, upwards from the base line. */
  readonly paths: string;
}

/** A Khmer letter with what stands under, above and around it. */
const SYLLABLES = /[\u1780-\u17b3](?:\u17d2[\u1780-\u17b3]|[\u17b6-\u17d1\u17dd])+/g;

/** Finds the syllables that the typesetter would cut apart. It sets marks that a font lifts, or lowers, by different
 *  heights as texts of their own, and says of each that it reads as the whole syllable: copied out of the paper, ម៉ុំ comes
 *  twice. Such a syllable is drawn instead, from the outlines of the font, over text that is copied and not seen. */
export class SyllableDrawer {
  private readonly font: hb.Font;
  private readonly scale: number;
  private readonly known = new Map<string, DrawnSyllable | null>();

  /** Reads the font; throws when there is none at this path. */
  constructor(file: string) {
    const face = new hb.Face(new hb.Blob(new Uint8Array(readFileSync(file)).buffer));
    this.font = new hb.Font(face);
    this.scale = 1000 / face.upem;
  }

  /** Those syllables of a text that must be drawn; most texts have none. */
  drawnIn(text: string): Record<string, DrawnSyllable> {
    const drawn: Record<string, DrawnSyllable> = {};
    for (const syllable of new Set(text.match(SYLLABLES))) {
      const shape = this.shapeOf(syllable);
      if (shape) drawn[syllable] = shape;
    }
    return drawn;
  }

  private shapeOf(syllable: string): DrawnSyllable | null {
    const known = this.known.get(syllable);
    if (known !== undefined) return known;
    const shape = this.draw(syllable);
    this.known.set(syllable, shape);
    return shape;
  }

  private draw(syllable: string): DrawnSyllable | null {
    const buffer = new hb.Buffer();
    buffer.addText(syllable);
    buffer.guessSegmentProperties();
    hb.shape(this.font, buffer);
    const glyphs = buffer.getGlyphInfosAndPositions();
    if (new Set(glyphs.map(({ yOffset }) => yOffset)).size < 2) return null;
    let [x, paths] = [0, ''];
    for (const { codepoint, xAdvance = 0, xOffset = 0, yOffset = 0 } of glyphs) {
      const place = `translate(${(x + xOffset) * this.scale} ${yOffset * this.scale}) scale(${this.scale})`;
      paths += `<path transform='${place}' d='${this.font.glyphToPath(codepoint)}'/>`;
      x += xAdvance;
    }
    return { width: x * this.scale, paths };
  }
}
