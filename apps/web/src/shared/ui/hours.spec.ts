import { beforeAll, describe, expect, it } from 'vitest';
import english from 'virtual:messages/en';
import khmer from 'virtual:messages/km';
import { aSession } from '../../testing/sessions';
import { loadMessages, translate } from '../lib/i18n';
import type { Locale } from '../lib/locale';
import { hoursText, timesText } from './hours';

beforeAll(() => {
  loadMessages('en', english);
  loadMessages('km', khmer);
});

const at = (text: string): string => new Date(`2027-01-${text}:00+07:00`).toISOString();
const block = (from: string, to: string) => ({ startsAt: at(from), endsAt: at(to) });
const THREE = [block('13T08:30', '13T11:30'), block('13T14:00', '13T16:30'), block('14T08:30', '14T11:00')];
const DAYS = [THREE[0]!, THREE[2]!, block('15T08:30', '15T11:00')];
const held = (blocks: readonly ReturnType<typeof block>[], until = '14T11:00') =>
  aSession({ startsAt: at('13T08:30'), endsAt: at(until), blocks: [...blocks] });
const speech = (locale: Locale) => ({
  locale,
  t: ((id, values) => translate(locale, id, values)) as Parameters<typeof hoursText>[0]['t'],
});

describe('the hours of a session in a line', () => {
  it.each([
    ['without a pause', held([], '13T11:30'), 'en', '08:30–11:30'],
    ['of one day', held(THREE.slice(0, 2), '13T16:30'), 'en', '08:30–11:30, 14:00–16:30'],
    ['of two days', held(THREE), 'en', '08:30–11:30, 14:00–16:30, and once more on 14 January 2027'],
    ['of three days', held(DAYS, '15T11:00'), 'en', '08:30–11:30, and 2 more times until 15 January 2027'],
    ['of three days, in Khmer', held(DAYS, '15T11:00'), 'km', '08:30–11:30 និង 2 ពេលទៀត រហូតដល់ 15 មករា 2027'],
    ['of two days, in Khmer', held(THREE), 'km', '08:30–11:30, 14:00–16:30 និងម្តងទៀតនៅថ្ងៃទី 14 មករា 2027'],
  ] as const)('%s', (_what, session, locale, expected) => {
    expect(hoursText(speech(locale), session)).toBe(expected);
  });

  it('follow the zone of the session, in which midnight lies elsewhere', () => {
    const late = { ...held([block('13T22:00', '13T23:30'), block('14T00:30', '14T02:00')], '14T02:00') };
    expect(hoursText(speech('en'), { ...late, timeZone: 'Asia/Kolkata' })).toBe('20:30–22:00, 23:00–00:30');
  });
});

it('every time of a session names its day', () => {
  expect(timesText({ locale: 'en' }, held(THREE))).toEqual([
    'Wednesday 13 January 2027, 08:30–11:30',
    'Wednesday 13 January 2027, 14:00–16:30',
    'Thursday 14 January 2027, 08:30–11:00',
  ]);
});
