import { describe, expect, it } from 'vitest';
import { groupReference, readReference } from './reference';

describe('readReference', () => {
  it('understands what people type', () => {
    for (const typed of ['7KQ4M2RT9XHD', '7kq4 m2rt 9xhd', ' 7KQ4-M2RT-9XHD ', '៧KQ៤ M២RT ៩XHD'])
      expect(readReference(typed)).toBe('7KQ4M2RT9XHD');
    expect(readReference('OIL4M2RT9XHD')).toBe('0114M2RT9XHD');
  });

  it('refuses what cannot be one', () => {
    for (const typed of ['', '7KQ4M2RT9XH', '7KQ4M2RT9XHDD', 'UUUUUUUUUUUU', '<script>'])
      expect(readReference(typed)).toBeNull();
  });
});

describe('groupReference', () => {
  it('shows three groups of four', () => {
    expect(groupReference('7KQ4M2RT9XHD')).toBe('7KQ4 M2RT 9XHD');
  });
});
