/* Where Khmer, which writes no blanks between words, may break. Not every browser has the dictionary. */

/** Compounds that dictionaries cut, and that hurt when they are cut at the end of a line. */
const WHOLE = [
  'ចុះឈ្មោះ',
  'គោលនយោបាយ',
  'បណ្តុះបណ្តាល',
  'ឯកជនភាព',
  'បរិស្ថាន',
  'បេតិកភណ្ឌ',
  'ទេសចរណ៍',
  'វិញ្ញាបនបត្រ',
  'ប្រតិទិន',
  'រាជធានី',
  'សាកលវិទ្យាល័យ',
  'ដឹកជញ្ជូន',
];
/* A mark after the last letter would belong to it. */
const WHOLE_PATTERN = new RegExp(`((?:${WHOLE.join('|')})(?![\\u17b6-\\u17d3]))`);
/** Shorter texts fit on a line of their own. */
const SHORT = 12;
const ESCAPES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? character);

const segmenter =
  typeof Intl.Segmenter === 'function' ? new Intl.Segmenter('km', { granularity: 'word' }) : null;

function withBreaks(text: string): string {
  if (!segmenter) return escapeHtml(text);
  let html = '';
  let previousIsWord = false;
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    const isWord = isWordLike === true;
    html += (previousIsWord && isWord ? '<wbr>' : '') + escapeHtml(segment);
    previousIsWord = isWord;
  }
  return html;
}

/** HTML of a Khmer text with `<wbr>` between words and the named compounds kept whole. Everything in it is escaped. */
export function breakable(text: string): string {
  if (text.length < SHORT) return escapeHtml(text);
  return text
    .split(WHOLE_PATTERN)
    .map((part, index) => (index % 2 === 1 ? `<span class="nowrap">${part}</span>` : withBreaks(part)))
    .join('<wbr>')
    .replace(/(?:<wbr>)*(\s)(?:<wbr>)*/g, '$1')
    .replace(/^<wbr>|<wbr>(?=[៖។ៗ.,:;!?)·]|$)/g, '');
}
