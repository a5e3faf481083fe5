import { attachment } from './attachment.js';

describe('the name of a file', () => {
  it('is said for every browser and in any script', () => {
    expect(attachment('organisations-2026-12-01.csv', 'អង្គភាព-2026-12-01.csv')).toBe(
      `attachment; filename="organisations-2026-12-01.csv"; filename*=UTF-8''${encodeURIComponent('អង្គភាព-2026-12-01.csv')}`,
    );
  });

  it.each([
    ['quotes', 'a"b\\c.csv'],
    ['a new line', 'a\r\nset-cookie: x.csv'],
    ['folders', '../../etc/passwd'],
    ['a turn of direction', 'a\u202egpj.csv'],
    ['half a character', 'a\ud800.csv'],
    ['signs of the header', "a'(*)!;=.csv"],
  ])('cannot end the header nor hold %s', (_what, name) => {
    const header = attachment(name, name);

    expect(header).toMatch(/^attachment; filename="[A-Za-z0-9._-]+"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
    expect(decodeURIComponent(header.split("''")[1]!)).not.toMatch(/[\r\n"\\/]/);
  });
});
