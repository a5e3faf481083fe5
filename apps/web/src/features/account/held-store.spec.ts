import { beforeEach, describe, expect, it } from 'vitest';
import { forgetHeld, type HeldField, keepHeld, readHeld } from './held-store';

const PAGE = '/km/reports/rpt_1';
const TYPED: readonly HeldField[] = [
  ['held-path', PAGE],
  ['held-field-reason', 'យល់ព្រម'],
  ['held-list-tables', '1'],
  ['held-list-tables', '2'],
];
const NOON = 1_800_000_000_000;

/** As the one of a browser: its keys are its own properties. */
function aStore(room = Infinity): Storage {
  const methods = {
    getItem: (key: string) => store[key] ?? null,
    setItem: (key: string, value: string) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      store[key] = value;
    },
    removeItem: (key: string) => {
      delete store[key];
    },
  };
  const store = Object.create(methods) as Record<string, string>;
  return store as unknown as Storage;
}

describe('what was typed, while somebody is at a ministry', () => {
  let store: Storage;
  beforeEach(() => {
    store = aStore();
  });

  it('is there again for its page, and for no other', () => {
    keepHeld(store, PAGE, TYPED, NOON);
    expect(readHeld(store, PAGE, NOON + 899_999)).toEqual(TYPED);
    expect(readHeld(store, '/km/reports/rpt_2', NOON)).toEqual([]);
  });

  it('is over after a quarter of an hour', () => {
    keepHeld(store, PAGE, TYPED, NOON);
    expect(readHeld(store, PAGE, NOON + 900_000)).toEqual([]);
  });

  it.each(['code', 'secret', 'password', 'token', 'response', 'challengeId'])('never holds a %s', (name) => {
    keepHeld(store, PAGE, [...TYPED, [`held-field-${name}`, '123456']], NOON);
    expect(JSON.stringify(store)).not.toContain('123456');
    expect(readHeld(store, PAGE, NOON)).toEqual(TYPED);
  });

  it('makes room for the next form, and leaves nothing when it is forgotten', () => {
    store.setItem('other', 'stays');
    keepHeld(store, PAGE, TYPED, NOON);
    keepHeld(store, '/km/users', [['held-path', '/km/users']], NOON);
    expect(Object.keys(store)).toEqual(['other', 'samaki-held /km/users']);
    forgetHeld(store);
    expect(Object.keys(store)).toEqual(['other']);
  });

  it('is not kept where there is no room, and nothing breaks', () => {
    const full = aStore(5);
    keepHeld(full, PAGE, TYPED, NOON);
    expect(Object.keys(full)).toEqual([]);
  });
});
