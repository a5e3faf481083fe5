import { readFileSync } from 'node:fs';
import { compileMessage } from '@lingui/message-utils/compileMessage';
import { fromPackageRoot } from '#kernel';
import { isMessageKey, translate } from './catalogues.js';

type Catalogue = Record<string, string>;
const read = (locale: string, name: string): Catalogue =>
  JSON.parse(readFileSync(fromPackageRoot('locales', locale, `${name}.json`), 'utf8')) as Catalogue;

/** Names of the placeholders in a compiled ICU message, those of plural branches too. */
function placeholders(text: string): string[] {
  const names = new Set<string>();
  const walk = (message: unknown): void => {
    if (!Array.isArray(message)) return;
    for (const part of message) {
      if (!Array.isArray(part)) continue;
      names.add(String(part[0]));
      Object.values((part[2] ?? {}) as object).forEach(walk);
    }
  };
  walk(compileMessage(text));
  return [...names].toSorted();
}

describe.each(['error', 'letter', 'mail', 'web'])('the sentences of %s', (name) => {
  const en = read('en', name);
  const km = read('km', name);

  it('stand in both languages, none empty', () => {
    expect(Object.keys(km).toSorted()).toEqual(Object.keys(en).toSorted());
    expect(Object.entries({ ...km }).filter(([, text]) => text.trim() === '')).toEqual([]);
    expect(Object.entries({ ...en }).filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('fill the same placeholders in both', () => {
    const differing = Object.keys(en).filter(
      (key) => JSON.stringify(placeholders(en[key]!)) !== JSON.stringify(placeholders(km[key] ?? '')),
    );

    expect(differing).toEqual([]);
  });

  it('are written in Khmer where they are to be Khmer', () => {
    const latinOnly = Object.entries(km).filter(
      ([, text]) => !/[\u1780-\u17ff]/.test(text) && /[a-z]{4,}/i.test(text.replace(/\{[^}]*\}/g, '')),
    );

    // Names and marks stay as they are in both; a gloss is the other language on purpose.
    expect(latinOnly.filter(([key]) => en[key] !== km[key] && !key.endsWith('.gloss'))).toEqual([]);
  });
});

describe('translating', () => {
  it('fills placeholders', () => {
    expect(translate('en', 'mail.greeting', { name: 'Keo Sophea' })).toBe('Dear Keo Sophea,');
  });

  it('throws for a key that nobody wrote, so that no person ever reads one', () => {
    expect(isMessageKey('error.NO_SUCH_CODE')).toBe(false);
    expect(() => translate('km', 'error.NO_SUCH_CODE' as 'error.BUSY')).toThrow(
      'No km sentence for error.NO_SUCH_CODE',
    );
  });
});
