import { describe, expect, it } from '@jest/globals';
import { maskedAddress, stateOf, waitsUntil } from './date-wish.rules.js';

const NOON = new Date('2026-12-01T05:00:00Z');

describe('the state of a wish', () => {
  it('is ASKED until the address is confirmed', () => {
    expect(stateOf({ cityId: null, askedCityId: null, confirmedAt: null })).toBe('ASKED');
  });

  it('is WAITING once it is', () => {
    expect(stateOf({ cityId: 'siem-reap', askedCityId: 'siem-reap', confirmedAt: NOON })).toBe('WAITING');
  });

  it('is ASKED while another city that was asked for later is not confirmed', () => {
    expect(stateOf({ cityId: 'siem-reap', askedCityId: null, confirmedAt: NOON })).toBe('ASKED');
  });

  it('lasts a year', () => {
    expect(waitsUntil(NOON)).toEqual(new Date('2027-12-01T05:00:00Z'));
  });
});

describe('an address', () => {
  it('is told by its first letter and its domain', () => {
    expect(maskedAddress('narong@lotus.example')).toBe('n•••@lotus.example');
  });
});
