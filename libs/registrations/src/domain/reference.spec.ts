import { newReference, readReference } from './reference.js';

describe('ticket codes', () => {
  it('are twelve characters without I, L, O and U, and never the same twice in ten thousand', () => {
    const codes = Array.from({ length: 10_000 }, newReference);

    expect(codes.every((code) => /^[0-9A-HJKMNP-TV-Z]{12}$/.test(code))).toBe(true);
    expect(new Set(codes).size).toBe(10_000);
  });

  it.each([
    ['7KQ4 M2RT 9XHD', '7KQ4M2RT9XHD'],
    ['7kq4-m2rt-9xhd', '7KQ4M2RT9XHD'],
    ['៧KQ៤ M២RT ៩XHD', '7KQ4M2RT9XHD'],
    ['OIL4M2RT9XHD', '0114M2RT9XHD'],
  ])('reads %s as typed by a person', (typed, stored) => {
    expect(readReference(typed)).toBe(stored);
  });

  it.each(['', '7KQ4M2RT9XH', '7KQ4M2RT9XHDD', '7KQ4M2RT9XH!', 'UUUUUUUUUUUU'])('refuses %j', (typed) => {
    expect(readReference(typed)).toBeNull();
  });
});
