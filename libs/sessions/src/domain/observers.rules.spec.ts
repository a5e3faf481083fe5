/* docs/stories/session-observers.md */
import { decideApart, type ObserverEntry, readObservers } from './observers.rules.js';

const entry = (observerId: string, position = { km: 'អ្នកសង្កេតការណ៍', en: 'Observer' }): ObserverEntry => ({
  observerId,
  position,
});
const said = (result: ReturnType<typeof readObservers> | ReturnType<typeof decideApart>): string =>
  result.ok ? 'OK' : [result.refusal.code, ...(result.refusal.path ?? [])].join(' ');

describe('the observers of a session', () => {
  it.each([
    ['two of them', [entry('a'), entry('b')], 'OK'],
    ['none', [], 'OK'],
    ['ten', Array.from({ length: 10 }, (_, n) => entry(String(n))), 'OK'],
    ['eleven', Array.from({ length: 11 }, (_, n) => entry(String(n))), 'TOO_MANY_OBSERVERS observers'],
    ['one of them twice', [entry('a'), entry('a')], 'OBSERVER_TWICE observers 1 observerId'],
    [
      'one without a role in Khmer',
      [entry('a', { km: ' ', en: 'Observer' })],
      'OBSERVER_TEXT_INVALID observers 0 position',
    ],
    [
      'one with a role of 151 characters',
      [entry('b'), entry('a', { km: 'អ', en: 'x'.repeat(151) })],
      'OBSERVER_TEXT_INVALID observers 1 position',
    ],
  ])('%s', (_what, typed, expected) => {
    expect(said(readObservers(typed))).toBe(expected);
  });

  it('have their role without what surrounds it', () => {
    expect(readObservers([entry('a', { km: ' អ្នកសង្កេតការណ៍ ', en: '  Observer of the  Network ' })])).toEqual({
      ok: true,
      value: [entry('a', { km: 'អ្នកសង្កេតការណ៍', en: 'Observer of the Network' })],
    });
  });
});

describe('who trains a session', () => {
  it.each([
    [['a', 'b'], ['c'], 'observers', 'OK'],
    [[], ['c'], 'observers', 'OK'],
    [['a', 'b'], ['c', 'b'], 'observers', 'OBSERVER_TRAINS observers 1 observerId'],
    [['a', 'b'], ['c', 'd', 'b'], 'trainers', 'OBSERVER_TRAINS trainers 2 trainerId'],
  ] as const)(
    'of %j observers and %j trainers, where the %s were written: %s',
    (observers, trainers, written, expected) => {
      expect(said(decideApart(observers, trainers, written))).toBe(expected);
    },
  );
});
