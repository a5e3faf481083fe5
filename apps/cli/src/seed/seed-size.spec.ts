import { UsageError } from '../verb.js';
import { seedSize } from './seed-size.js';

describe('how much is seeded', () => {
  it.each([
    [
      { registrations: '100000', pledges: '1000000' },
      {
        registrations: 100_000,
        pledges: 1_000_000,
        sessions: 1_667,
        people: 50_000,
        organisations: 1_000,
        seed: 1,
      },
    ],
    [
      { registrations: '130', pledges: '500', seed: '7' },
      { registrations: 130, pledges: 500, sessions: 3, people: 100, organisations: 10, seed: 7 },
    ],
    [
      { registrations: '0' },
      { registrations: 0, pledges: 100_000, sessions: 0, people: 100, organisations: 10, seed: 1 },
    ],
    [
      {},
      { registrations: 10_000, pledges: 100_000, sessions: 167, people: 5_000, organisations: 100, seed: 1 },
    ],
  ])('follows from %j', (typed, size) => {
    expect(seedSize(typed)).toEqual(size);
  });

  it.each(['-1', '1.5', '1e3', 'many', '', '10000001', '999999999'])('is never %j', (registrations) => {
    expect(() => seedSize({ registrations })).toThrow(UsageError);
  });
});
