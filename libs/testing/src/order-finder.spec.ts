import { type Deed, findOrder, type Law } from './order-finder.js';

/** Seats of which each is given once. */
const seats: Law<number, 'take' | 'give'> = {
  begin: 1,
  apply: (free, act) => {
    if (act === 'give') return { state: free + 1, answer: 'given' };
    return free > 0 ? { state: free - 1, answer: 'seat' } : { state: free, answer: 'none' };
  },
  name: String,
};

const deed = (
  act: 'take' | 'give',
  answer: string,
  [began, ended]: readonly [number, number],
): Deed<'take' | 'give'> => ({ act, answer, began, ended });
const anyEnd = (): boolean => true;

describe('an order is found', () => {
  it('where one of two who came together has the last seat', () => {
    const deeds = [deed('take', 'none', [1, 4]), deed('take', 'seat', [2, 3])];

    expect(findOrder(deeds, seats, (free) => free === 0)).toEqual(['take', 'take']);
  });

  it('where a seat was given back while somebody asked', () => {
    const deeds = [deed('take', 'seat', [1, 2]), deed('take', 'seat', [3, 6]), deed('give', 'given', [4, 5])];

    expect(findOrder(deeds, seats, anyEnd)).toEqual(['take', 'give', 'take']);
  });
});

describe('none is found', () => {
  it('where two have the last seat', () => {
    const deeds = [deed('take', 'seat', [1, 4]), deed('take', 'seat', [2, 3])];

    expect(findOrder(deeds, seats, anyEnd)).toBeNull();
  });

  it('where somebody was answered before the seat was given back that they have', () => {
    const deeds = [deed('take', 'seat', [1, 2]), deed('take', 'seat', [3, 4]), deed('give', 'given', [5, 6])];

    expect(findOrder(deeds, seats, anyEnd)).toBeNull();
  });

  it('where the answers agree and what is left does not', () => {
    expect(findOrder([deed('take', 'seat', [1, 2])], seats, (free) => free === 1)).toBeNull();
  });
});
