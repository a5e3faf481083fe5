import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import type { Plugin } from 'vite';

const PREFIX = 'virtual:messages/';

/** Sentences of these parts travel to the browser; the rest are spoken by the server alone. */
const BROWSER_PARTS = new Set(['common', 'frame', 'catalogue', 'session', 'seats', 'fault']);

const fileOf = (locale: string): string =>
  fileURLToPath(new URL(`../../../locales/${locale}/web.json`, import.meta.url));

/** Serves `virtual:messages/<locale>` (every sentence) and `virtual:messages/<locale>/browser` (those of pages that
 *  run in the browser) with the ICU messages compiled, so that no parser is shipped. */
export function messagesPlugin(): Plugin {
  return {
    name: 'samaki:messages',
    resolveId: (id) => (id.startsWith(PREFIX) ? `\0${id}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${PREFIX}`)) return undefined;
      const [locale = '', audience] = id.slice(PREFIX.length + 1).split('/');
      const file = fileOf(locale);
      this.addWatchFile(file);
      const sentences = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
      const wanted =
        audience === 'browser'
          ? sentences.filter(([key]) => BROWSER_PARTS.has(key.split('.')[0] ?? ''))
          : sentences;
      const compiled = Object.fromEntries(wanted.map(([key, text]) => [key, compileMessage(text)]));
      return `export default ${JSON.stringify(compiled)};`;
    },
  };
}
