import { newId } from './id.js';
import { decodeCursor, encodeCursor, keyAfter, toPage } from './page.js';

describe('pages', () => {
  it('know whether there is more by one row read beyond', () => {
    const page = toPage([1, 2, 3], 2, (n) => [n]);

    expect(page).toMatchObject({ items: [1, 2], hasNextPage: true });
    expect(page.cursors.map((cursor) => decodeCursor(cursor, 1))).toEqual([[1], [2]]);
    expect(toPage([1, 2], 2, (n) => [n]).hasNextPage).toBe(false);
  });

  it('read on from a cursor of their own', () => {
    const id = newId();

    expect(
      keyAfter({ first: 1, after: encodeCursor(['2026-12-08T06:30:00.000Z', id]) }, ['instant', 'id']),
    ).toEqual(['2026-12-08T06:30:00.000Z', id]);
    expect(keyAfter({ first: 1, after: encodeCursor([7, 'km']) }, ['number', 'text'])).toEqual([7, 'km']);
  });

  it.each([
    ['nothing', null],
    ['not a cursor', 'xyz'],
    ['too few parts', encodeCursor(['a'])],
    ['another list', encodeCursor(['Sok', 'Dara'])],
    ['a NUL', encodeCursor(['a\0', newId()])],
  ])('begin anew for %s', (_what, after) => {
    expect(keyAfter({ first: 1, after }, ['instant', 'id'])).toBeNull();
    expect(keyAfter({ first: 1, after }, ['number', 'text'])).toBeNull();
  });

  it.each(['1', '2026-02-31T06:30:00.000Z', '0000-01-01T00:00:00.000Z', '+275760-09-13T00:00:00.000Z'])(
    'refuse %s, which is no instant to the database',
    (part) => {
      expect(keyAfter({ first: 1, after: encodeCursor([part]) }, ['instant'])).toBeNull();
    },
  );

  it('refuse numbers that no column holds', () => {
    for (const part of [1.5, 2 ** 31, 1e300]) {
      expect(keyAfter({ first: 1, after: encodeCursor([part]) }, ['number'])).toBeNull();
    }
  });
});
