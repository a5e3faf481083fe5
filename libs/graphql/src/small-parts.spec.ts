import { describe, expect, it } from '@jest/globals';
import { newId } from '#kernel';
import { verdictOf } from './error-mask.js';
import { fromGlobalId, toGlobalId } from './global-id.js';
import { localeOf } from './http-context.js';
import { isForeign, ownOrigins } from './origin-guard.js';
import { bucketOf } from './points.js';
import { PointsFront } from './points-front.js';
import { DateTime, IdempotencyKey, LocalDate } from './scalars.js';

describe('a global id', () => {
  it('leads back to its uuid, under its own prefix only', () => {
    const uuid = newId();
    expect(fromGlobalId('ses', toGlobalId('ses', uuid))).toBe(uuid);
    expect(fromGlobalId('crs', toGlobalId('ses', uuid))).toBeNull();
    for (const text of ['', 'ses_', 'ses_x', uuid, `ses_${'g'.repeat(32)}`, `ses_${'0'.repeat(33)}`]) {
      expect([text, fromGlobalId('ses', text)]).toEqual([text, null]);
    }
  });
});

describe('accept-language', () => {
  it.each([
    [undefined, 'km'],
    ['', 'km'],
    ['en', 'en'],
    ['en-GB,en;q=0.9,km;q=0.8', 'en'],
    ['fr-FR, km;q=0.4, en;q=0.6', 'en'],
    ['fr, de', 'km'],
    ['en;q=0, km', 'km'],
    ['*', 'km'],
    [';;;,,,q=', 'km'],
  ])('%s is answered in %s', (header, locale) => expect(localeOf(header)).toBe(locale));
});

describe('points', () => {
  /** A front that has heard of full buckets. */
  const heard = (
    perMinute: number,
    ...names: string[]
  ): { front: PointsFront; later: (ms: number) => void } => {
    let now = 0;
    const front = new PointsFront(perMinute, () => now);
    front.spend(names, 1);
    for (const [name, spent] of front.take()) front.heard(name, perMinute - spent + 1);
    return { front, later: (ms) => void (now += ms) };
  };

  it('are spent, run out, and come back evenly', () => {
    const { front, later } = heard(60, 'a', 'b');
    expect(front.spend(['a'], 50)).toEqual({ allowed: true, remaining: 10, retryAfterSeconds: 0 });
    expect(front.spend(['a'], 20)).toEqual({ allowed: false, remaining: 10, retryAfterSeconds: 10 });
    expect(front.spend(['b'], 60).allowed).toBe(true);
    later(10_000);
    expect(front.spend(['a'], 20)).toEqual({ allowed: true, remaining: 0, retryAfterSeconds: 0 });
    later(3_600_000);
    expect(front.spend(['a'], 0)).toEqual({ allowed: true, remaining: 60, retryAfterSeconds: 0 });
  });

  it('of two buckets are spent in both or in neither', () => {
    const { front } = heard(60, 'address', 'person');
    front.spend(['person'], 55);
    expect(front.spend(['address', 'person'], 10)).toMatchObject({ allowed: false, remaining: 5 });
    expect(front.spend(['address'], 60).allowed).toBe(true);
  });

  it('of a bucket that nobody has heard of are a tenth', () => {
    const front = new PointsFront(600, () => 0);
    expect(front.spend(['new'], 60)).toMatchObject({ allowed: true, remaining: 0 });
    expect(front.spend(['new'], 1).allowed).toBe(false);
    front.take();
    front.heard('new', 540);
    expect(front.spend(['new'], 540)).toMatchObject({ allowed: true, remaining: 0 });
  });

  it('that were told and not answered are told again, once', () => {
    const { front } = heard(60, 'a');
    front.spend(['a'], 20);
    expect(front.take()).toEqual([['a', 20]]);
    front.spend(['a'], 5);
    front.unheard(['a']);
    expect(front.take()).toEqual([['a', 25]]);
    expect(front.spend(['a'], 36).allowed).toBe(false);
    front.heard('a', -10);
    expect(front.spend(['a'], 1)).toMatchObject({ allowed: false, remaining: 0, retryAfterSeconds: 11 });
  });

  it('are those of the network that an IPv6 address belongs to', () => {
    expect(bucketOf('2001:db8:1:2:3:4:5:6')).toBe(bucketOf('2001:db8:1:2::9'));
    expect(bucketOf('2001:db8:1:3::9')).not.toBe(bucketOf('2001:db8:1:2::9'));
    expect(bucketOf('203.0.113.9')).toBe('203.0.113.9');
  });
});

describe('an origin', () => {
  it('is ours under every name of this machine, when the public address is this machine', () => {
    const own = ownOrigins('http://localhost:3000');
    for (const origin of ['http://localhost:3000', 'http://127.0.0.1:3000'])
      expect(isForeign({ origin }, own)).toBe(false);
    for (const origin of ['http://localhost:3001', 'https://localhost:3000', 'null'])
      expect(isForeign({ origin }, own)).toBe(true);
  });
});

describe('scalars', () => {
  it('understand Khmer digits and offsets, and answer in UTC', () => {
    expect(DateTime.parseValue('២០២៦-១២-០៨T១៣:៣០:០០+07:00')).toEqual(new Date('2026-12-08T06:30:00Z'));
    expect(DateTime.serialize(new Date('2026-12-08T06:30:00Z'))).toBe('2026-12-08T06:30:00.000Z');
    expect(LocalDate.parseValue('២០២៦-១២-០៨')).toBe('2026-12-08');
  });

  it.each([
    '2026-12-08',
    '2026-12-08T10:00:00',
    '2026-02-30T10:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-12-08T24:61:00Z',
    5,
    null,
  ])('refuse %s as an instant', (value) => expect(() => DateTime.parseValue(value)).toThrow());

  it.each(['short', 'k'.repeat(101), 'with blank', 'ក'.repeat(10), 12345678])(
    'refuse %s as an idempotency key',
    (value) => expect(() => IdempotencyKey.parseValue(value)).toThrow(),
  );
});

describe('an error', () => {
  it.each([
    ['ECONNREFUSED', 'UNAVAILABLE'],
    ['57P01', 'UNAVAILABLE'],
    ['57014', 'UNAVAILABLE'],
    ['53300', 'UNAVAILABLE'],
    ['53100', 'UNAVAILABLE'],
    ['55P03', 'UNAVAILABLE'],
    ['ENOSPC', 'UNAVAILABLE'],
    ['40P01', 'UNAVAILABLE'],
    ['22P02', 'BAD_USER_INPUT'],
    ['22021', 'BAD_USER_INPUT'],
    ['42P01', 'INTERNAL'],
    ['23505', 'INTERNAL'],
  ])('of SQLSTATE or system code %s is %s, however it is wrapped', (code, expected) => {
    const driverError = Object.assign(new Error('relation "secret_table" does not exist'), { code });
    const wrapped = Object.assign(new Error('QueryFailedError'), { driverError });
    expect(verdictOf(driverError).code).toBe(expected);
    expect(verdictOf(new Error('outer', { cause: wrapped })).code).toBe(expected);
  });
});
