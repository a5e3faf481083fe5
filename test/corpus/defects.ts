import { readdirSync, readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fromPackageRoot } from '#kernel';
import { INPUT_DEFECTS } from './input-defects.js';

/** One mistake in the program of an app, and the case that must see it. */
export interface Defect {
  readonly class: number;
  readonly what: string;
  readonly app: 'api' | 'worker';
  /** A place that the bundle of the app holds exactly once, and what stands there instead. */
  readonly find: string;
  readonly put: string;
  readonly seenBy: string;
  /** Settings of Node, where the mistake is one of them. */
  readonly options?: string;
}

const OF_REQUESTS: readonly Defect[] = [
  {
    class: 1,
    what: 'forty aliases are let through',
    app: 'api',
    find: 'aliases: 15,',
    put: 'aliases: 40,',
    seenBy: 'c01-060',
  },
  {
    class: 2,
    what: 'an origin that is not ours is let in',
    app: 'api',
    find: 'return origin !== void 0 && !own.has(origin);',
    put: 'return false;',
    seenBy: 'c02-037',
  },
  {
    class: 3,
    what: 'every trainer marks in every session',
    app: 'api',
    find: 'if (sessionId && !await this.policy.mayReadInside(actor, sessionId)) throw forbidden(',
    put: 'if (false) throw forbidden(',
    seenBy: 'c03-031',
  },
  {
    class: 4,
    what: 'overrides of direction are forgotten',
    app: 'api',
    find: '\\u007f-\\u009f\\u202a-\\u202e\\u2066-\\u2069]/.test(text)',
    put: '\\u007f-\\u009f\\u2066-\\u2069]/.test(text)',
    seenBy: 'c04-027',
  },
  {
    class: 5,
    what: 'mails take what was typed as markup',
    app: 'worker',
    find: `escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")`,
    put: 'escapeHtml = (text) => text',
    seenBy: 'c05-068',
  },
  {
    class: 15,
    what: 'a code works in every browser',
    app: 'api',
    find: 'and browser_hash = ${browserHash}::bytea and voided_at is null',
    put: 'and voided_at is null',
    seenBy: 'c15-040',
  },
  {
    class: 16,
    what: 'a key may be as short as one likes',
    app: 'api',
    find: '{8,100}$/.test(value)',
    put: '{0,100}$/.test(value)',
    seenBy: 'c16-019',
  },
  {
    class: 17,
    what: 'a pledge is answered from every state',
    app: 'api',
    find: 'if (pledge.status !== move.from) return refuse("PLEDGE_DECIDED"',
    put: 'if (false) return refuse("PLEDGE_DECIDED"',
    seenBy: 'c17-005',
  },
  {
    class: 18,
    what: 'keys that reach a prototype stay in the body',
    app: 'api',
    find: 'scope.getDefaultJsonParser("remove", "remove")',
    put: 'scope.getDefaultJsonParser("ignore", "ignore")',
    seenBy: 'c18-016',
  },
  {
    class: 19,
    what: 'NUL within a header is borne',
    app: 'api',
    find: 'aliases: 15,',
    put: 'aliases: 15,',
    options: '--insecure-http-parser',
    seenBy: 'c19-026',
  },
  {
    class: 20,
    what: 'a search is a pattern',
    app: 'api',
    find: `position($1 in replace(o.folded_km, ' ', '')) > 0`,
    put: `replace(o.folded_km, ' ', '') like '%' || $1 || '%'`,
    seenBy: 'c20-005',
  },
];

/** One for each class that runs, in their order. */
export const DEFECTS: readonly Defect[] = [...OF_REQUESTS, ...INPUT_DEFECTS].toSorted(
  (one, other) => one.class - other.class,
);

/** How often the bundle of an app holds a text. */
export function timesIn(app: Defect['app'], text: string): number {
  const folder = fromPackageRoot('dist', 'bundle', app);
  return readdirSync(folder)
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + readFileSync(`${folder}/${file}`, 'utf8').split(text).length - 1, 0);
}

/** The settings under which an app runs with some mistakes in it. */
export function withDefects(defects: readonly Defect[]): NodeJS.ProcessEnv {
  const loader = pathToFileURL(fromPackageRoot('test', 'corpus', 'defect-loader.mjs')).href;
  const options = defects.flatMap((defect) => defect.options ?? []);
  return {
    NODE_OPTIONS: [`--import ${loader}`, ...options].join(' '),
    CORPUS_DEFECTS: JSON.stringify(defects.map(({ find, put }) => ({ find, put }))),
  };
}
