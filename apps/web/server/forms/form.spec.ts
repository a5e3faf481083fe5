import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { isForeignForm } from '../own-pages';
import { ownPath, readFields } from './form';
import { instantOf } from './instant';

describe('ownPath', () => {
  it('goes on within this site and nowhere else', () => {
    expect(ownPath('/km/trainer?x=1', '/km')).toBe('/km/trainer?x=1');
    for (const next of ['https://evil.example/', '//evil.example', '/\\evil.example', '', 'km'])
      expect(ownPath(next, '/km')).toBe('/km');
  });
});

describe('readFields', () => {
  it('leaves out the controls that the api takes in no text, and keeps lines and tabs', () => {
    const body = { list: 'Kim\u0000\u001b\u007f\u0085\u009f\tDara\r\n' };
    expect(readFields({ body } as FastifyRequest, ['list', 'more'])).toEqual({
      list: 'Kim\tDara\r\n',
      more: '',
    });
  });
});

describe('isForeignForm', () => {
  const own = new Set(['https://samaki.example']);

  it('knows forms of its own pages by origin and fetch metadata', () => {
    expect(
      isForeignForm(
        { origin: 'https://samaki.example', 'sec-fetch-site': 'same-origin', cookie: 'a=b' },
        own,
      ),
    ).toBe(false);
    expect(isForeignForm({ origin: 'https://samaki.example' }, own)).toBe(false);
    expect(isForeignForm({}, own)).toBe(false);
  });

  it('refuses other sites, other subdomains and cookies from nowhere', () => {
    expect(isForeignForm({ origin: 'https://evil.example' }, own)).toBe(true);
    expect(isForeignForm({ origin: 'null' }, own)).toBe(true);
    expect(isForeignForm({ origin: 'https://samaki.example', 'sec-fetch-site': 'same-site' }, own)).toBe(
      true,
    );
    expect(isForeignForm({ cookie: 'samaki=1' }, own)).toBe(true);
  });
});

describe('instantOf', () => {
  it('reads a day and a clock of the place, in either digits', () => {
    expect(instantOf('2026-12-08', '13:30', 'Asia/Phnom_Penh')).toBe('2026-12-08T06:30:00.000Z');
    expect(instantOf('២០២៦-១២-០៨', '១៣:៣០', 'Asia/Phnom_Penh')).toBe('2026-12-08T06:30:00.000Z');
  });

  it('is null for what is no time', () => {
    for (const [day, time] of [
      ['2026-02-30', '13:30'],
      ['2026-12-08', '25:00'],
      ['', '13:30'],
      ['8/12/2026', '1 pm'],
    ] as const)
      expect(instantOf(day, time, 'Asia/Phnom_Penh')).toBeNull();
  });
});
