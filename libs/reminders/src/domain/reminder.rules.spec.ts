import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { propertyRuns } from '#testing';
import { isReminderWanted, planReminder, reminderMoment } from './reminder.rules.js';

const at = (text: string): Date => new Date(text);

describe('reminderMoment', () => {
  it('is 16:00 of the day before, where the session is', () => {
    expect(reminderMoment(at('2026-12-08T13:30:00+07:00'), 'Asia/Phnom_Penh')).toEqual(
      at('2026-12-07T16:00:00+07:00'),
    );
  });

  it('goes by the calendar of the place: a session at half past midnight is reminded eight and a half hours before', () => {
    expect(reminderMoment(at('2026-12-08T00:30:00+07:00'), 'Asia/Phnom_Penh')).toEqual(
      at('2026-12-07T16:00:00+07:00'),
    );
  });

  it('crosses the end of a year and a leap day', () => {
    expect(reminderMoment(at('2027-01-01T08:00:00+07:00'), 'Asia/Phnom_Penh')).toEqual(
      at('2026-12-31T16:00:00+07:00'),
    );
    expect(reminderMoment(at('2028-03-01T08:00:00+07:00'), 'Asia/Phnom_Penh')).toEqual(
      at('2028-02-29T16:00:00+07:00'),
    );
  });

  it('stays at 16:00 when the clocks change in between', () => {
    // Summer time ends in Paris on 25 October 2026: 16:00 on the 24th is still UTC+2, the session UTC+1.
    expect(reminderMoment(at('2026-10-25T10:00:00+01:00'), 'Europe/Paris')).toEqual(
      at('2026-10-24T16:00:00+02:00'),
    );
    expect(reminderMoment(at('2026-03-29T10:00:00+02:00'), 'Europe/Paris')).toEqual(
      at('2026-03-28T16:00:00+01:00'),
    );
  });

  it('lies between 7 and 33 hours before every session, in every zone', () => {
    const zones = fc.constantFrom(
      'Asia/Phnom_Penh',
      'Europe/Paris',
      'America/New_York',
      'Pacific/Apia',
      'Asia/Kathmandu',
      'UTC',
    );
    const starts = fc.date({
      min: at('2020-01-01T00:00:00Z'),
      max: at('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(starts, zones, (startsAt, zone) => {
        const hours = (startsAt.getTime() - reminderMoment(startsAt, zone).getTime()) / 3_600_000;
        expect(hours).toBeGreaterThanOrEqual(7);
        expect(hours).toBeLessThan(33);
      }),
      propertyRuns(100, 10_000),
    );
  });
});

describe('planReminder', () => {
  const session = { startsAt: at('2026-12-08T13:30:00+07:00'), timeZone: 'Asia/Phnom_Penh' };

  it('plans for whoever had the seat before the moment', () => {
    expect(planReminder(session, at('2026-12-07T15:59:59+07:00'))).toEqual(at('2026-12-07T16:00:00+07:00'));
  });

  it('plans nothing for whoever got it at the moment or later', () => {
    expect(planReminder(session, at('2026-12-07T16:00:00+07:00'))).toBeNull();
    expect(planReminder(session, at('2026-12-07T22:00:00+07:00'))).toBeNull();
  });
});

describe('isReminderWanted', () => {
  const stands = { status: 'CONFIRMED', sessionStatus: 'OPEN', scheduleVersion: 3, hasStarted: false };

  it('holds while nothing changed', () => {
    expect(isReminderWanted(stands, 3)).toBe(true);
  });

  it.each([
    ['the seat was given up', { ...stands, status: 'CANCELLED' }],
    ['the session is not held', { ...stands, sessionStatus: 'CANCELLED' }],
    ['the session was moved', { ...stands, scheduleVersion: 4 }],
    ['the session has begun', { ...stands, hasStarted: true }],
  ])('ends when %s', (_why, now) => {
    expect(isReminderWanted(now, 3)).toBe(false);
  });
});
