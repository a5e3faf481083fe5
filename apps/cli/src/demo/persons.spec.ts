import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { fromPackageRoot, type Locale, LOCALES } from '#kernel';
import { DEMO_PERSONS } from './persons.data.js';

const sentences = (locale: Locale): Record<string, string> =>
  JSON.parse(readFileSync(fromPackageRoot('locales', locale, 'web.json'), 'utf8')) as Record<string, string>;

describe('the people of the demonstration', () => {
  it.each(LOCALES)('have the names that the sign-in page gives them, in %s', (locale) => {
    const shown = sentences(locale);

    for (const { role, name } of DEMO_PERSONS)
      expect([role, shown[`account.demo.${role}.name`]]).toEqual([role, name[locale]]);
  });
});
