import { describe, expect, it } from 'vitest';
import { breakable } from './khmer-breaks';

const plain = (html: string): string => html.replace(/<[^>]+>/g, '');

describe('breakable', () => {
  it('adds places to break and changes no letter', () => {
    const text = 'រៀនគោលនយោបាយទីក្រុងឆ្លាតវៃ ហើយរួមកសាងទីក្រុងរបស់អ្នក';

    const html = breakable(text);

    expect(plain(html)).toBe(text);
    expect(html).toContain('<wbr>');
  });

  it('keeps named compounds whole', () => {
    expect(breakable('អានអំពីគោលនយោបាយជាតិ')).toContain('<span class="nowrap">គោលនយោបាយ</span>');
  });

  it('never breaks before a mark, a blank or at the ends', () => {
    const html = breakable('ចុះឈ្មោះ៖ បណ្តុះបណ្តាល។');

    expect(html).not.toMatch(/<wbr>[៖។\s]/);
    expect(html).not.toMatch(/^<wbr>|<wbr>$/);
  });

  it('escapes what would be markup', () => {
    expect(breakable('<b>ទីក្រុង</b> & "ឆ្លាតវៃ"')).not.toContain('<b>');
  });
});
