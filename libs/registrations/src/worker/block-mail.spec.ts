/* What mails say of a session in several blocks: docs/stories/session-blocks.md. */
import ICAL from 'ical.js';
import { calendarUid, sessionCalendars } from '../domain/session-calendar.js';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { timesOf } from '../domain/mail-words.js';

const at = (text: string): Date => new Date(`2027-01-${text}:00+07:00`);
const BLOCKS = [
  { startsAt: at('13T08:30'), endsAt: at('13T11:30') },
  { startsAt: at('13T14:00'), endsAt: at('13T16:30') },
  { startsAt: at('14T08:30'), endsAt: at('14T11:00') },
];
const facts: SessionMailFacts = {
  courseTitle: { km: 'ទេសចរណ៍ឆ្លាតវៃ', en: 'Smart tourism' },
  mode: 'IN_PERSON',
  cityName: { km: 'សៀមរាប', en: 'Siem Reap' },
  weave: 'laterite',
  venue: { km: 'សាលាក្រុង', en: 'City Hall' },
  startsAt: at('13T08:30'),
  endsAt: at('14T11:00'),
  blocks: BLOCKS.map(({ startsAt, endsAt }) => ({
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
  })),
  doorsOpenAt: at('13T08:00'),
  timeZone: 'Asia/Phnom_Penh',
  movedFrom: null,
};

it('names each time with its day, and the doors of the first', () => {
  expect(timesOf(facts, 'en')).toEqual([
    'Wednesday 13 January 2027',
    '08:30 to 11:30 (doors open 08:00)',
    'Wednesday 13 January 2027',
    '14:00 to 16:30',
    'Thursday 14 January 2027',
    '08:30 to 11:00',
  ]);
});

describe('the calendar files', () => {
  const registrationId = '0199a0b1-0000-7000-8000-000000000001';
  const files = (more: Partial<Parameters<typeof sessionCalendars>[0]> = {}) =>
    sessionCalendars({
      method: 'REQUEST',
      registrationId,
      scheduleVersion: 1,
      blocks: BLOCKS,
      mostBlocks: 3,
      summary: 'Smart tourism',
      description: '',
      location: 'City Hall',
      url: null,
      organiser: { name: 'Samaki', email: 'no-reply@samaki.example' },
      attendee: { name: 'ចាន់ ស្រីមុំ', email: 'sreymom@example.org' },
      stampedAt: at('01T09:00'),
      ...more,
    }).map(({ method, content }) => {
      const calendar = new ICAL.Component(ICAL.parse(content) as unknown[]);
      const [event, another] = calendar.getAllSubcomponents('vevent');
      expect(another).toBeUndefined();
      expect(calendar.getFirstPropertyValue('method')).toBe(method);
      const read = new ICAL.Event(event);
      return `${method} ${read.sequence} ${read.startDate.toJSDate().toISOString()} ${read.uid}`;
    });
  const uid = (block: number): string => calendarUid(registrationId, block);

  it('are one for each block, under a name of its own', () => {
    expect(new Set([uid(0), uid(1), uid(2)]).size).toBe(3);
    expect(files()).toEqual([
      `REQUEST 2 2027-01-13T01:30:00.000Z ${uid(0)}`,
      `REQUEST 2 2027-01-13T07:00:00.000Z ${uid(1)}`,
      `REQUEST 2 2027-01-14T01:30:00.000Z ${uid(2)}`,
    ]);
  });

  it('take out what the session has no more, with a number that grows', () => {
    expect(files({ blocks: BLOCKS.slice(0, 1), scheduleVersion: 2 })).toEqual([
      `REQUEST 4 2027-01-13T01:30:00.000Z ${uid(0)}`,
      `CANCEL 5 2027-01-13T01:30:00.000Z ${uid(1)}`,
      `CANCEL 5 2027-01-13T01:30:00.000Z ${uid(2)}`,
    ]);
  });

  it('take out every entry of who has no seat any more', () => {
    expect(files({ method: 'CANCEL' })).toEqual([
      `CANCEL 3 2027-01-13T01:30:00.000Z ${uid(0)}`,
      `CANCEL 3 2027-01-13T07:00:00.000Z ${uid(1)}`,
      `CANCEL 3 2027-01-14T01:30:00.000Z ${uid(2)}`,
    ]);
  });

  it('are one for a session without a pause', () => {
    expect(files({ blocks: BLOCKS.slice(0, 1), mostBlocks: 1 })).toEqual([
      `REQUEST 2 2027-01-13T01:30:00.000Z ${uid(0)}`,
    ]);
  });
});
