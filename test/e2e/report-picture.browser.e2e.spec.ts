/* Story: docs/stories/report.md. Words on the paper have the shapes that a browser gives them: the same letters of the same
   font, drawn from the PDF and by Chromium, laid over each other. A paper that is shaped wrongly does not pass. */
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { fromPackageRoot } from '#kernel';
import { drawPage, type DrawnPage } from '#testing';
import { Typesetter, TYPESETTER_DEFAULTS, type TypesetterSettings } from '#typesetting';
import { describeInBrowser, launchBrowser } from './support/browser.js';

/** Subscripts, vowels before and around their consonant, marks above each other. */
const WORDS = [
  'ព្រះរាជាណាចក្រកម្ពុជា',
  'ជាតិ សាសនា ព្រះមហាក្សត្រ',
  'របាយការណ៍ស្តីពីការបណ្តុះបណ្តាល',
  'គណៈកម្មាធិការទីក្រុងឆ្លាតវៃ',
  'ខ្ញុំត្រូវបានបញ្ជូនត្រឡប់',
  'ស្ត្រី ក្រោយ ល្អឥតខ្ចោះ ញ៉ាំ ស៊ី',
  // Drawn, since the typesetter would cut them apart.
  'ទុំម៉ុំប៉ុំយ៉ុំវ៉ំស្ម៉ឺនច្រ៉ី',
  'ងើបងិតងីង័យង៉ឹតឡ្វីឡ្លើ',
  '០១២៣៤៥៦៧៨៩ ១៨៤.៥០០',
];
/** Pixels of an em, in both pictures. */
const EM = 96;
/** Two edges drawn by different painters may lie that far apart. Pixels. */
const REACH = 3;
/** Ink of one picture that has none of the other within reach. The same shapes: under one in a thousand; one letter
 *  misplaced in a word: several in a hundred. */
const ALLOWED = 0.005;

class Sheets extends Typesetter {
  protected override readonly settings: TypesetterSettings;
  constructor(template: string) {
    super();
    this.settings = {
      ...TYPESETTER_DEFAULTS,
      template: fromPackageRoot('libs', 'reports', 'test', template),
    };
  }
}

/** Ink of a picture, cut to its bounds. */
interface Ink {
  readonly width: number;
  readonly height: number;
  readonly at: (x: number, y: number) => boolean;
}

function inkOf({ width, height, grey }: DrawnPage): Ink {
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1)
      if (grey[y * width + x]! < 128) {
        left = Math.min(left, x);
        right = Math.max(right, x);
        top = Math.min(top, y);
        bottom = Math.max(bottom, y);
      }
  return {
    width: right - left + 1,
    height: bottom - top + 1,
    at: (x, y) => {
      const [px, py] = [x + left, y + top];
      return px >= 0 && py >= 0 && px < width && py < height && grey[py * width + px]! < 128;
    },
  };
}

function amountOf(ink: Ink): number {
  let amount = 0;
  for (let y = 0; y < ink.height; y += 1)
    for (let x = 0; x < ink.width; x += 1) if (ink.at(x, y)) amount += 1;
  return amount;
}

/** The share of ink of `one` with no ink of `other` within reach. */
function strayShare(one: Ink, other: Ink): number {
  let [all, stray] = [0, 0];
  for (let y = 0; y < one.height; y += 1)
    for (let x = 0; x < one.width; x += 1) {
      if (!one.at(x, y)) continue;
      all += 1;
      if (!isNear(other, x, y)) stray += 1;
    }
  return stray / all;
}

function isNear(ink: Ink, x: number, y: number): boolean {
  for (let dy = -REACH; dy <= REACH; dy += 1)
    for (let dx = -REACH; dx <= REACH; dx += 1) if (ink.at(x + dx, y + dy)) return true;
  return false;
}

describeInBrowser('the shapes of Khmer on paper', () => {
  let browser: Browser;
  let page: Page;
  const right = new Sheets('words.typ');

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage({ viewport: { width: 2_400, height: 400 } });
    const font = readFileSync(
      fromPackageRoot(
        'node_modules',
        '@expo-google-fonts',
        'kantumruy-pro',
        '400Regular',
        'KantumruyPro_400Regular.ttf',
      ),
    ).toString('base64');
    await page.setContent(`<!doctype html><html lang="km"><meta charset="utf-8"><style>
      @font-face { font-family: "Paper"; src: url(data:font/ttf;base64,${font}); }
      body { margin: 60px; background: #fff; color: #000; font: ${EM}px/2.5 "Paper"; white-space: nowrap; }</style><p></p></html>`);
    await page.evaluate(() => document.fonts.load('96px Paper', 'ក').then(() => true));
  }, 60_000);
  afterAll(async () => {
    right.onApplicationShutdown();
    await browser?.close();
  });

  /** A word as Chromium draws it; strong words have an outline of so much of an em. */
  async function drawn(word: string, outline = 0): Promise<Ink> {
    await page.evaluate(
      ([text, em]) => {
        const line = document.querySelector('p')!;
        line.textContent = text;
        line.style.webkitTextStroke = `${em}em`;
      },
      [word, outline] as const,
    );
    const shot = (await page.screenshot()).toString('base64');
    const { width, height, grey } = await page.evaluate(async (png) => {
      const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
      const canvas = new OffscreenCanvas(picture.width, picture.height);
      const context = canvas.getContext('2d')!;
      context.drawImage(picture, 0, 0);
      const { data } = context.getImageData(0, 0, picture.width, picture.height);
      let text = '';
      for (let at = 0; at < data.length; at += 4) text += String.fromCharCode(data[at + 1]!);
      return { width: picture.width, height: picture.height, grey: btoa(text) };
    }, shot);
    return inkOf({ width, height, grey: new Uint8Array(Buffer.from(grey, 'base64')) });
  }

  /** A word as it stands on paper. */
  async function printed(word: string, sheets: Typesetter = right, strong = false): Promise<Ink> {
    const set = await sheets.set({ word, em: EM, strong });
    if (!set.ok) throw new Error(set.refusal.code);
    return inkOf(await drawPage(set.value, 0, 1));
  }

  const difference = (one: Ink, other: Ink): number =>
    Math.max(strayShare(one, other), strayShare(other, one));

  it.each(WORDS)('are those of a browser: %s', async (word) => {
    const [paper, screen] = [await printed(word), await drawn(word)];

    expect(Math.abs(paper.width - screen.width)).toBeLessThanOrEqual(4);
    expect(Math.abs(paper.height - screen.height)).toBeLessThanOrEqual(4);
    expect(difference(paper, screen)).toBeLessThan(ALLOWED);
  });

  it.each([WORDS[0]!, WORDS[6]!, WORDS[7]!])(
    'are those of a browser in a strong line, too: %s',
    async (word) => {
      expect(difference(await printed(word, right, true), await drawn(word, 0.022))).toBeLessThan(ALLOWED);
      expect(amountOf(await printed(word, right, true))).toBeGreaterThan(1.1 * amountOf(await printed(word)));
    },
  );

  it('differ where the font is not asked to shape its letters', async () => {
    const unshaped = new Sheets('words-unshaped.typ');
    try {
      for (const word of WORDS.slice(0, 6))
        expect(difference(await printed(word, unshaped), await drawn(word))).toBeGreaterThan(ALLOWED * 2);
    } finally {
      unshaped.onApplicationShutdown();
    }
  });

  it.each([
    ['កម្ពុជា', 'កពុម្ជា'],
    ['ក្រោយ', 'កោ្រយ'],
    ['ត្រូវ', 'ត្ររូ'],
    ['ព្រះ', 'ពរ្ះ'],
  ])('differ where the letters of %s come in another order', async (word, disordered) => {
    expect(difference(await printed(disordered), await drawn(word))).toBeGreaterThan(ALLOWED * 2);
  });
});
