const repeated = (text: string, length: number): string =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** A domain of exactly so many characters in labels that are short enough. */
const domainOf = (length: number): string => {
  const end = '.example';
  const labels = repeated(`${'d'.repeat(49)}.`, length - end.length);
  return `${labels.replace(/\.$/, 'd')}${end}`;
};
const named = (at: number): string => `Person ${String.fromCharCode(65 + Math.floor(at / 26))}${at % 26}`;
const people = (count: number): string =>
  Array.from({ length: count }, (_, at) => `${named(at)}\tperson${at}@list.example`).join('\n');

/** Texts that are too long to stand in a line of the corpus, by the name of their recipe. */
const RECIPES: Record<string, (size: number) => string> = {
  'email-local': (size) => `${'l'.repeat(size)}@corpus.example`,
  email: (size) => `${'e'.repeat(60)}@${domainOf(size - 61)}`,
  'email-label': (size) => `label@${'l'.repeat(size)}.example`,
  'at-signs': (size) => '@'.repeat(size),
  digits: (size) => '9'.repeat(size),
  letters: (size) => 'x'.repeat(size),
  'long-name': (size) => `${'N'.repeat(size)}\tlong-name@corpus.example`,
  columns: (size) => ','.repeat(size),
  'line-ends': (size) => '\n'.repeat(size),
  'wide-person': (size) => `Wide Person,wide@corpus.example${','.repeat(size)}`,
  people,
  url: (size) => `https://corpus.example/${'u'.repeat(size - 23)}`,
  'khmer-shifters': (size) => repeated('\u17b6\u17c9', size),
  combining: (size) => `e${'\u0301'.repeat(size - 1)}`,
  coengs: (size) => '\u17d2'.repeat(size),
  'slow-end': (size) => `${'a'.repeat(size - 1)}!`,
  blanks: (size) => `${repeated(' \u00a0\u2003\t', size - 1)}x`,
  growing: (size) => '\u0130'.repeat(size),
};

/** The text of a recipe, `<name>:<size>`. */
export function generatedText(recipe: string): string {
  const [name = '', size = '0'] = recipe.split(':');
  const make = RECIPES[name];
  if (!make) throw new Error(`No recipe ${name}`);
  return make(Number(size));
}
