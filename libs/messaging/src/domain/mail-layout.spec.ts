import { describe, expect, it } from '@jest/globals';
import { type MailContent, mailLayout, subjectLine } from './mail-layout.js';

const reminder: MailContent = {
  locale: 'km',
  origin: 'https://samaki.example',
  title: 'ស្អែក 13:30',
  preheader: 'ម៉ោង 13:30',
  weave: 'laterite',
  greeting: 'ជម្រាបសួរ ចាន់ ស្រីមុំ',
  paragraphs: ['យើងរង់ចាំជួបអ្នកនៅថ្ងៃស្អែក។'],
  button: { label: 'បើកសំបុត្រចូល', path: '/km/tickets/7KQ4M2RT9XHD' },
  reference: { label: 'លេខយោង', code: '7KQ4 M2RT 9XHD' },
  facts: [
    ['វគ្គ', 'ទេសចរណ៍ឆ្លាតវៃ'],
    ['ពេល', ['អង្គារ 8 ធ្នូ 2026', '13:30 ដល់ 17:00']],
  ],
  after: [
    {
      before: 'មកមិនបាន?',
      link: { label: 'បោះបង់', path: '/km/tickets/7KQ4M2RT9XHD#cancel' },
      after: 'ឥឡូវនេះ',
    },
  ],
  footer: ['អ្នកទទួលសារនេះ ព្រោះអ្នកបានចុះឈ្មោះ។'],
};

const textOf = (html: string): string => html.replace(/<style.*?<\/style>|<[^>]+>/gs, ' ');

describe('mailLayout', () => {
  it('says the same in plain text and in HTML', () => {
    const { html, text } = mailLayout(reminder);

    const said = textOf(html);
    for (const words of [
      'ជម្រាបសួរ ចាន់ ស្រីមុំ',
      'យើងរង់ចាំជួបអ្នកនៅថ្ងៃស្អែក។',
      '7KQ4 M2RT 9XHD',
      '13:30 ដល់ 17:00',
      'មកមិនបាន?',
      'ក្រុមការងារទីក្រុងឆ្លាតវៃ',
      'ព្រោះអ្នកបានចុះឈ្មោះ។',
    ]) {
      expect(said).toContain(words);
      expect(text).toContain(words);
    }
    for (const href of html.matchAll(/href="([^"]+)"/g)) expect(text).toContain(href[1]);
  });

  it('leads to a page elsewhere that a fact names, by https alone, in both bodies', () => {
    const withMap = (address: string): MailContent => ({
      ...reminder,
      facts: [['ផែនទី', { label: 'បង្ហាញលើផែនទី', address }]],
    });
    const { html, text } = mailLayout(withMap('https://maps.example/?q=a&z=1'));

    expect(html).toContain('href="https://maps.example/?q=a&amp;z=1"');
    expect(text).toContain('ផែនទី៖ បង្ហាញលើផែនទី (https://maps.example/?q=a&z=1)');
    for (const address of ['http://maps.example', 'javascript:alert(1)', 'https://a:b@maps.example', 'maps'])
      expect(() => mailLayout(withMap(address))).toThrow('A mail must not link to');
  });

  it('writes whatever it is given as text', () => {
    const { html } = mailLayout({
      ...reminder,
      greeting: `<img src=x onerror="alert('1')">`,
      facts: [['<b>', ['a & b', '</td>']]],
    });

    expect(html).not.toMatch(/<img|<b>|a & b/);
    expect(html).toContain('&lt;img src=x onerror=&quot;alert(&#39;1&#39;)&quot;&gt;');
  });

  it('fetches nothing: no picture, font, stylesheet or script', () => {
    expect(mailLayout(reminder).html).not.toMatch(/<img|<script|<link|@font-face|@import|url\(/i);
  });

  it('names its language and leaves room above and below Khmer letters', () => {
    const { html } = mailLayout(reminder);

    expect(html).toContain('<html lang="km">');
    expect(html).toMatch(/'Khmer OS','Khmer UI','Leelawadee UI','Khmer Sangam MN','Noto Sans Khmer'/);
    expect(html).toContain('line-height:1.8');
  });

  it.each(['//evil.example/x', 'https://evil.example', '@evil.example/', '.evil.example/'])(
    'refuses to link to %s',
    (path) => {
      expect(() => mailLayout({ ...reminder, button: { label: 'x', path } })).toThrow('must not link');
    },
  );
});

describe('subjectLine', () => {
  it('keeps forty graphemes, whatever number of code points they are', () => {
    const forty = 'ស្ត្រី'.repeat(13) + 'ក';

    expect(subjectLine(forty)).toBe(forty);
  });

  it('cuts between graphemes and says that it was cut', () => {
    const cut = subjectLine(`ស្អែក 13:30៖ ${'ការអភិវឌ្ឍទីក្រុងឆ្លាតវៃ'.repeat(4)}`);

    expect([...new Intl.Segmenter('km').segment(cut)]).toHaveLength(40);
    expect(cut.endsWith('…')).toBe(true);
  });

  it('is one line', () => {
    expect(subjectLine('a\r\nBcc: b')).toBe('a Bcc: b');
  });
});
