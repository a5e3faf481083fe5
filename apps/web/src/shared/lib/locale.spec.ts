import { describe, expect, it } from 'vitest';
import { byName, inLocale, localeOfHeader } from './locale';

describe('localeOfHeader', () => {
  it('takes the first of Khmer and English by weight, Khmer without one', () => {
    expect(localeOfHeader(undefined)).toBe('km');
    expect(localeOfHeader('fr-FR, de;q=0.9')).toBe('km');
    expect(localeOfHeader('fr, en-GB;q=0.8, km;q=0.5')).toBe('en');
    expect(localeOfHeader('en;q=0.3, km-KH;q=0.9')).toBe('km');
    expect(localeOfHeader('en;q=0')).toBe('km');
  });
});

describe('inLocale', () => {
  it('keeps the page', () => {
    expect(inLocale('/km/sessions/ses_1?x=y', 'en')).toBe('/en/sessions/ses_1?x=y');
    expect(inLocale('/km?city=siem-reap', 'en')).toBe('/en?city=siem-reap');
    expect(inLocale('/kmx', 'en')).toBe('/kmx');
  });
});

describe('byName', () => {
  const SECTORS = [
    { name: { km: 'ទេសចរណ៍', en: 'Tourism' } },
    { name: { km: 'ឫស្សី', en: 'Bamboo' } },
    { name: { km: 'រថភ្លើង', en: 'Trains' } },
    { name: { km: 'ថាមពល', en: 'Energy' } },
  ];

  it('sorts by the order of words in the language of the page', () => {
    const sorted = (locale: 'km' | 'en') => SECTORS.toSorted(byName(locale)).map(({ name }) => name[locale]);

    expect(sorted('km')).toEqual(['ថាមពល', 'ទេសចរណ៍', 'រថភ្លើង', 'ឫស្សី']);
    expect(sorted('en')).toEqual(['Bamboo', 'Energy', 'Tourism', 'Trains']);
  });
});
