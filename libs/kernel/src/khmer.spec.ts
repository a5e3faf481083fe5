import {
  foldText,
  hasForbiddenCharacters,
  hasSomethingToSee,
  tidyText,
  toAsciiDigits,
  writtenText,
} from './khmer.js';

describe('Khmer digits', () => {
  it('become ASCII, everything else stays', () => {
    expect(toAsciiDigits('០១២៣៤៥៦៧៨៩ និង 12')).toBe('0123456789 និង 12');
  });
});

describe('folding', () => {
  it.each([
    ['coeng da and coeng ta look the same', 'ស្ដាំ', 'ស្តាំ'],
    ['zero-width spaces are not seen', 'ទេសចរណ៍\u200bឆ្លាតវៃ', 'ទេសចរណ៍ឆ្លាតវៃ'],
    ['case and blanks do not matter', '  KEO   Sophea ', 'keo sophea'],
    ['composed and decomposed are one', 'Café', 'Cafe\u0301'],
    ['digits of both scripts are one', 'បន្ទប់ ៣', 'បន្ទប់ 3'],
    ['subscript ro may be typed first or last', 'ស្ត្រី', 'ស្រ្តី'],
    ['a shifter may stand before or after its vowel', 'ស៊ី', 'សី៊'],
    ['a shifter under an upper vowel looks like ុ', 'ស៊ី', 'សុី'],
    ['a shifter may stand before or after ុ', 'ប៉ុន', 'បុ៉ន'],
    ['ោ may be typed in two parts', 'គោ', 'គេា'],
    ['ើ may be typed in two parts', 'ធ្វើ', 'ធ្វេី'],
    ['ុំ may be typed from above', 'ស្រីមុំ', 'ស្រីមំុ'],
    ['ឱ្យ and ឲ្យ are one word', 'ឱ្យ', 'ឲ្យ'],
  ])('%s', (_why, one, other) => {
    expect(foldText(one)).toBe(foldText(other));
  });

  it('keeps different names apart', () => {
    expect(foldText('ចាន់ ស្រីមុំ')).not.toBe(foldText('ចាន់ ស្រីមុំា'));
    expect(foldText('ប៉ាន')).not.toBe(foldText('បាន'));
    expect(foldText('ស្រី')).not.toBe(foldText('ស្ត្រី'));
  });

  it('of what is folded changes nothing', () => {
    for (const text of ['ស្រ្តី', 'សី៊', 'បុ៉ន', 'គេា', 'មំុ', 'ឲ្យ', 'ង្រ្គ៉ី'])
      expect(foldText(foldText(text))).toBe(foldText(text));
  });
});

describe('tidying', () => {
  it('joins blanks, composes, and keeps the author’s word breaks', () => {
    expect(tidyText('  ចាន់   ស្រី\u200bមុំ ')).toBe('ចាន់ ស្រី\u200bមុំ');
  });
});

describe('characters that no name needs', () => {
  it.each(['a\u0000b', 'a\u202eb', 'a\u2066b', 'a\ud800b', 'a\u007fb', 'a\u0085b', 'a\u009bb'])(
    'are seen in %j',
    (text) => {
      expect(hasForbiddenCharacters(text)).toBe(true);
    },
  );

  it.each(['ចាន់ ស្រីមុំ', 'Nguyễn Văn A', 'ស្រី\u200bមុំ', "O'Neill-Śmith", '😀'])('are not in %j', (text) => {
    expect(hasForbiddenCharacters(text)).toBe(false);
  });
});

describe('something to see', () => {
  it.each(['គ', '២', '😀', '-', ' a '])('is in %j', (text) => {
    expect(hasSomethingToSee(text)).toBe(true);
  });

  it.each([
    '',
    ' \u00a0',
    '\u200b\u2060',
    '\u00ad',
    '\u3164',
    '\u17b4\u17b5',
    '\u2800',
    '\u034f',
    '\u200e\u200f',
    '\ufe0f',
  ])('is not in %j', (text) => {
    expect(hasSomethingToSee(text)).toBe(false);
    expect(writtenText(text)).toBeNull();
  });
});

describe('a text that somebody wrote', () => {
  it('is tidied, with the author’s word breaks', () => {
    expect(writtenText('  ម្ដាយ  និង\u200bកូន ')).toBe('ម្ដាយ និង\u200bកូន');
    expect(writtenText('-')).toBe('-');
  });

  it.each([null, undefined, ' \n '])('is none: %j', (typed) => expect(writtenText(typed)).toBeNull());
});
