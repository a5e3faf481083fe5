/* V3: no pattern takes long. Each regular expression of the tree is given its worst texts, 100,000 characters of them, or as
   many as can reach it; 50 ms is the most it may take. */
import ts from 'typescript';
import { nodesIn, placeOf, sourcesWith } from './sources.js';

const LONGEST = 100_000;
const MOST_MS = 50;

/** Digits of a number: a bigint of the database has 19, a sum of them some more. */
const NUMBER = 64;
/** Patterns that never see a longer text: what bounds it, and at which length. */
const BOUNDED: Record<string, number> = {
  // Settings of the operator: an address.
  '/\\/+$/': 2_048,
  // A text of the log is cut before.
  '/"[^"]*"|“[^”]*”|‘[^’]*’|«[^»]*»/g': 2_001,
  '/=\\s*\\([^)]*\\)/g': 2_001,
  // Groups and decimals of figures.
  '/\\B(?=(\\d{3})+$)/g': NUMBER,
  '/\\B(?=(?:\\d{3})+$)/g': NUMBER,
  '/0+$/': NUMBER,
};

interface Pattern {
  readonly at: string;
  readonly text: string;
  readonly regex: RegExp;
}

const patterns: Pattern[] = sourcesWith(/[=(,:?!&|[]\s*\/[^/*\s]/).flatMap((source) =>
  nodesIn(source, (node) => {
    if (!ts.isRegularExpressionLiteral(node)) return undefined;
    const end = node.text.lastIndexOf('/');
    const regex = new RegExp(node.text.slice(1, end), node.text.slice(end + 1));
    return { at: placeOf(source, node), text: node.text, regex };
  }),
);

/** Characters worth repeating: those that the pattern names itself, and one of each kind. */
function charactersFor(text: string): string[] {
  const named = [...text.replaceAll(/\\u\{?[0-9a-f]+\}?|\\[a-zA-Z]|[\\^$|*+?{}()[\]/,]/g, '')];
  const escaped = [...text.matchAll(/\\u([0-9a-f]{4})/gi)].map(([, hex = '']) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  const escapes = [...text.matchAll(/\\([^a-zA-Z0-9])/g)].map(([, char = '']) => char);
  return [...new Set(['a', '0', ' ', ...escapes, ...named, ...escaped, 'ក', '\n', '-', '"'])].slice(0, 14);
}

/** Texts in which a pattern can lose itself: one character or two by turns, and an end that it cannot take. */
function worstTexts(text: string): ((length: number) => string)[] {
  const characters = charactersFor(text);
  const pairs = characters.slice(0, 7).flatMap((one) => characters.slice(0, 3).map((other) => one + other));
  return [...new Set([...characters, ...pairs])].flatMap((pump) => {
    const run = (length: number): string => pump.repeat(Math.ceil(length / pump.length)).slice(0, length);
    return [(length: number) => `${run(length - 1)}\u0000`, (length: number) => run(length)];
  });
}

/** Milliseconds of the processor, the fewest of some tries: a busy machine proves nothing. */
function took(regex: RegExp, text: string): number {
  let best = Number.POSITIVE_INFINITY;
  for (let at = 0; at < 3 && best > 1 && !(best > 10 * MOST_MS && best < Number.POSITIVE_INFINITY); at += 1) {
    regex.lastIndex = 0;
    const began = process.cpuUsage();
    if (regex.global) text.replace(regex, '');
    else regex.test(text);
    const { user, system } = process.cpuUsage(began);
    best = Math.min(best, (user + system) / 1_000);
  }
  return best;
}

/** Why a pattern is too slow; undefined when it is not. Short texts first, for what doubles with each character; then middling
 *  ones, the slowest of which are tried at full length. */
function fault({ at, text, regex }: Pattern, longest: number): string | undefined {
  const say = (ms: number, worst: string): string | undefined =>
    ms > MOST_MS
      ? `${at} ${text}: ${Math.round(ms)} ms for ${worst.length} × ${JSON.stringify(worst.slice(0, 4))}`
      : undefined;
  const worst = worstTexts(text);
  // What doubles with each character, and what grows with the cube, shows itself early.
  for (const [length, most] of [
    [24, 20],
    [150, 5],
  ] as const) {
    for (const make of worst) {
      const ms = took(regex, make(length));
      if (ms > most) return `${at} ${text}: ${ms} ms for ${length} × ${JSON.stringify(make(4))}`;
    }
  }
  const middling = Math.min(longest, 1_500);
  const slowest = worst
    .map((make) => ({ make, ms: took(regex, make(middling)) }))
    .toSorted((one, other) => other.ms - one.ms)
    .slice(0, 3);
  for (const { make, ms } of slowest) {
    // What grows with the square would take minutes at full length: it is found at a fifth of it.
    for (const length of [middling, longest / 5, longest]) {
      const found = say(length === middling ? ms : took(regex, make(length)), make(length));
      if (found) return found;
    }
  }
  return undefined;
}

describe('V3: a pattern', () => {
  it('answers within 50 ms, whatever it is given', () => {
    expect(patterns.length).toBeGreaterThan(100);
    const faults = patterns.flatMap((pattern) => fault(pattern, BOUNDED[pattern.text] ?? LONGEST) ?? []);
    expect(faults).toEqual([]);
  });

  it('that is said to see short texts only is still there', () => {
    const there = new Set(patterns.map(({ text }) => text));
    expect(Object.keys(BOUNDED).filter((text) => !there.has(text))).toEqual([]);
  });

  it.each(['/^(a+)+$/', '/0+$/'])('like %s would be found', (text) => {
    const regex = new RegExp(text.slice(1, -1));
    expect(fault({ at: 'planted', text, regex }, LONGEST)).toContain('planted');
  });
});
