/* Functions that run inside the page. Each is handed to the browser as text, so it uses nothing from outside itself. */

/** What moves or hides sideways: the page itself, or a text beyond its right edge that nothing scrolls to. */
export function findSideways(): string[] {
  const root = document.documentElement;
  const scrollsInside = (element: Element | null): boolean => {
    for (let one = element; one && one !== document.body; one = one.parentElement)
      if (['auto', 'scroll'].includes(getComputedStyle(one).overflowX)) return true;
    return false;
  };
  const right = (element: Element): number => element.getBoundingClientRect().right;
  const name = (element: Element): string =>
    `<${element.tagName.toLowerCase()}${element.className ? ` class="${element.getAttribute('class')}"` : ''}> ${(element.textContent ?? '').trim().slice(0, 40)}`;
  const tooWide = [...document.body.querySelectorAll('*')]
    .filter((element) => element.checkVisibility() && !scrollsInside(element))
    .filter((element) => right(element) > root.clientWidth + 1 && element.getBoundingClientRect().width > 1)
    .sort((a, b) => right(b) - right(a));
  const over = root.scrollWidth - root.clientWidth;
  if (over > 0) return [`${over} px, by ${tooWide[0] ? name(tooWide[0]) : 'an unknown element'}`];
  const cut = tooWide.find((element) =>
    [...element.childNodes].some((child) => {
      if (child.nodeType !== Node.TEXT_NODE || !child.textContent?.trim()) return false;
      const range = document.createRange();
      range.selectNodeContents(child);
      return [...range.getClientRects()].some((box) => box.right > root.clientWidth + 1);
    }),
  );
  return cut ? [`text beyond the right edge: ${name(cut)}`] : [];
}

/** How the keys of sentences begin (`ticket`), and those without a dot; each as the choices of a pattern. */
export interface SentenceKeys {
  readonly groups: string;
  readonly plain: string;
}

/** Keys, codes, placeholders and values that stand where a sentence should. */
export function findUntranslated({ groups, plain }: SentenceKeys): string[] {
  const attributes = ['aria-label', 'title', 'alt', 'placeholder'];
  const spoken = [
    document.title,
    document.querySelector('meta[name="description"]')?.getAttribute('content') ?? '',
    document.body.innerText,
    ...[...document.querySelectorAll('*')].flatMap((element) =>
      attributes.map((attribute) => element.getAttribute(attribute) ?? ''),
    ),
    ...[...document.querySelectorAll<HTMLInputElement>('input[type="submit"], input[type="button"]')].map(
      (input) => input.value,
    ),
  ].join('\n');
  const patterns = [
    new RegExp(`(?<![\\w.@/-])(?:${groups})\\.[A-Za-z][\\w-]*(?:\\.[\\w-]+)*`, 'g'),
    ...(plain ? [new RegExp(`(?<![\\w.@/-])(?:${plain})(?![\\w.@/-])`, 'g')] : []),
    /\{\s*[A-Za-z]\w*\s*(?:\}|,)[^\n]{0,40}/g,
    /\b[A-Z]{2,}(?:_[A-Z]+)+\b/g,
    /\b(?:CONFIRMED|WAITLISTED|CANCELLED|EXPIRED|TONLE|LATERITE|ROMDUOL)\b/g,
    /\b(?:undefined|NaN|Invalid Date)\b|\[object [A-Z]\w*\]/g,
  ];
  return [...new Set(patterns.flatMap((pattern) => [...spoken.matchAll(pattern)].map(([match]) => match)))];
}

/** Khmer that says it is not Khmer, English sentences in a Khmer page, a page that names the wrong language. */
export function findWrongLanguage(): string[] {
  const khmer = /[\u1780-\u17d3]/;
  const page = document.documentElement.lang;
  const found: string[] = [];
  const expected = /^\/(km|en)(?:\/|$)/.exec(location.pathname)?.[1];
  if (expected ? page !== expected : !['km', 'en'].includes(page))
    found.push(`<html lang="${page}"> at ${location.pathname}`);
  if (expected === 'km' && !khmer.test(document.title)) found.push(`title without Khmer: ${document.title}`);
  if (expected === 'en' && khmer.test(document.title)) found.push(`title in Khmer: ${document.title}`);
  const english =
    /\b(?:the|and|to|of|for|your|you|is|are|with|this|that|not|from|will|has|have|at|on|in)\b/gi;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.textContent?.trim() ?? '';
    const parent = node.parentElement;
    if (!text || !parent?.checkVisibility() || parent.closest('script, style, pre')) continue;
    const lang = parent.closest('[lang]')?.getAttribute('lang') ?? '';
    if (khmer.test(text) && !lang.startsWith('km'))
      found.push(`Khmer marked as "${lang}": ${text.slice(0, 60)}`);
    const isSentence = !khmer.test(text) && (text.match(english) ?? []).length > 1;
    if (isSentence && lang.startsWith('km')) found.push(`English marked as "km": ${text.slice(0, 60)}`);
  }
  return found;
}

/** Khmer whose subscripts or vowels reach out of their line, or out of a box that cuts them off. The ink is what the
 *  canvas of the browser measures for the same text in the same font. */
export function findCutKhmer(): string[] {
  const khmer = /[\u1780-\u17d3]/;
  /** Half a pixel of smoothing on either side counts for nothing. */
  const slack = 1;
  /** The last vowel of a paragraph may hang this far below it: the space between paragraphs is wider. */
  const overhang = 2;
  const canvas = document.createElement('canvas').getContext('2d');
  if (!canvas) return ['no canvas to measure with'];
  const measure = (text: string, style: CSSStyleDeclaration): TextMetrics => {
    canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
    return canvas.measureText(text);
  };
  const pixels = (value: string): number => Number.parseFloat(value) || 0;
  const show = (element: Element, text: string): string =>
    `<${element.tagName.toLowerCase()}${element.className ? ` class="${element.getAttribute('class')}"` : ''}> ${text.trim().slice(0, 40)}`;

  /** The nearest ancestor that cuts what overflows it, where this ink overflows it. */
  const cutter = (start: Element, top: number, bottom: number): Element | undefined => {
    for (let box: Element | null = start; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (style.display === 'inline' || style.overflowY === 'visible') continue;
      const frame = box.getBoundingClientRect();
      const [from, to] = [
        frame.top + pixels(style.borderTopWidth),
        frame.bottom - pixels(style.borderBottomWidth),
      ];
      const scrolls =
        ['auto', 'scroll'].includes(style.overflowY) && box.scrollHeight > box.clientHeight + slack;
      if (!scrolls && (top < from - slack || bottom > to + slack)) return box;
    }
    return undefined;
  };

  const blockOf = (element: Element): Element => {
    let block = element;
    while (/^(?:inline|contents)$/.test(getComputedStyle(block).display) && block.parentElement)
      block = block.parentElement;
    return block;
  };

  const inText = (node: Text, element: Element): string[] => {
    const text = node.data;
    const style = getComputedStyle(element);
    if (!['normal', '0px'].includes(style.letterSpacing))
      return [`letters set ${style.letterSpacing} apart: ${show(element, text)}`];
    if (style.fontStyle !== 'normal') return [`slanted: ${show(element, text)}`];
    const range = document.createRange();
    range.selectNodeContents(node);
    const lines = [...range.getClientRects()].filter((line) => line.width > 0 && line.height > 0);
    const ink = measure(text, style);
    for (const line of lines) {
      // The box of a line of text reaches from the font's ascent to its descent, whatever the height of the line.
      const baseline = line.top + ink.fontBoundingBoxAscent;
      const [top, bottom] = [baseline - ink.actualBoundingBoxAscent, baseline + ink.actualBoundingBoxDescent];
      const box = cutter(element, top, bottom);
      if (box) return [`cut by <${box.tagName.toLowerCase()}>: ${show(element, text)}`];
      const tall = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
      const height = style.lineHeight === 'normal' ? line.height : pixels(style.lineHeight);
      if (tall > height + slack)
        return [`${tall.toFixed(1)} px of ink in lines of ${height.toFixed(1)} px: ${show(element, text)}`];
      const frame = blockOf(element).getBoundingClientRect();
      const out = Math.max(frame.top - top, bottom - frame.bottom);
      if (out > overhang) return [`${out.toFixed(1)} px out of its box: ${show(element, text)}`];
    }
    return [];
  };

  const inField = (field: HTMLInputElement): string[] => {
    const style = getComputedStyle(field);
    const ink = measure(field.value || field.placeholder, style);
    const room = field.clientHeight - pixels(style.paddingTop) - pixels(style.paddingBottom);
    const needed = ink.actualBoundingBoxAscent + ink.actualBoundingBoxDescent;
    return needed > room + slack
      ? [`${needed.toFixed(1)} px of ink in ${room} px: ${show(field, field.value)}`]
      : [];
  };

  /** Within a box of one pixel: kept for those who listen, such as the heads of a table whose rows are blocks. */
  const isForListeners = (start: Element): boolean => {
    for (let box: Element | null = start; box && box !== document.body; box = box.parentElement) {
      const { width, height } = box.getBoundingClientRect();
      if (width <= 1 && height <= 1) return true;
    }
    return false;
  };

  const found: string[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!element || !khmer.test(node.textContent ?? '') || element.closest('script, style, svg')) continue;
    if (!element.checkVisibility() || isForListeners(element)) continue;
    found.push(...inText(node as Text, element));
  }
  for (const field of document.querySelectorAll('input'))
    if (khmer.test(field.value || field.placeholder) && field.checkVisibility())
      found.push(...inField(field));
  return found;
}
