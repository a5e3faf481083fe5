import ICAL from 'ical.js';
import { mailLayout, subjectLine } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { sessionCalendar } from '../domain/session-calendar.js';
import { registrationMail } from './registration-mail.js';
import { isStillWanted } from './registration-mail.rules.js';

const facts = (more: Partial<MailFacts> = {}): MailFacts => ({
  registrationId: '0199a0b1-0000-7000-8000-000000000001',
  personId: '0199a0b1-0000-7000-8000-000000000003',
  locale: 'km',
  reference: '7KQ4M2RT9XHD',
  status: 'CONFIRMED',
  waitlistPosition: null,
  fullName: 'ចាន់ ស្រីមុំ',
  email: 'sreymom@example.org',
  sessionId: '0199a0b1-0000-7000-8000-000000000002',
  courseTitle: { km: 'ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ', en: 'Smart tourism and the care of heritage' },
  mode: 'IN_PERSON',
  cityName: { km: 'សៀមរាប', en: 'Siem Reap' },
  weave: 'laterite',
  venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
  startsAt: new Date('2026-12-08T06:30:00Z'),
  endsAt: new Date('2026-12-08T10:00:00Z'),
  doorsOpenAt: new Date('2026-12-08T06:00:00Z'),
  timeZone: 'Asia/Phnom_Penh',
  sessionStatus: 'OPEN',
  scheduleVersion: 1,
  movedFrom: null,
  movedAt: null,
  confirmedAt: new Date('2026-12-01T02:00:00Z'),
  cancelReason: null,
  hasStarted: false,
  waiting: 0,
  wasConfirmed: true,
  enrolledFor: null,
  cancelledFor: null,
  ...more,
});
const row = (kind: string, subjectVersion: number | null = 1): Parameters<typeof isStillWanted>[0] =>
  ({ kind, subjectVersion }) as Parameters<typeof isStillWanted>[0];

const KINDS = [
  'registrations.confirmed',
  'registrations.promoted',
  'registrations.waitlisted',
  'registrations.cancelled',
  'sessions.moved',
  'sessions.cancelled',
];

describe('whether a mail is still wanted', () => {
  it('sends a confirmation only for the plan that stands, before the start, to who still has the seat', () => {
    expect(isStillWanted(row('registrations.confirmed'), facts())).toBe(true);
    expect(isStillWanted(row('registrations.confirmed'), facts({ scheduleVersion: 2 }))).toBe(false);
    expect(isStillWanted(row('registrations.confirmed'), facts({ status: 'CANCELLED' }))).toBe(false);
    expect(isStillWanted(row('registrations.confirmed'), facts({ hasStarted: true }))).toBe(false);
    expect(isStillWanted(row('registrations.confirmed'), facts({ sessionStatus: 'CANCELLED' }))).toBe(false);
  });

  it('sends no correction to who has given up, nor of a plan already replaced', () => {
    expect(isStillWanted(row('sessions.moved', 2), facts({ scheduleVersion: 2 }))).toBe(true);
    expect(isStillWanted(row('sessions.moved', 2), facts({ scheduleVersion: 2, status: 'CANCELLED' }))).toBe(
      false,
    );
    expect(isStillWanted(row('sessions.moved', 2), facts({ scheduleVersion: 3 }))).toBe(false);
  });

  it('sends a given-up notice whatever became of the session', () => {
    expect(
      isStillWanted(row('registrations.cancelled', null), facts({ status: 'CANCELLED', scheduleVersion: 4 })),
    ).toBe(true);
  });
});

describe('the words of each mail', () => {
  it.each(KINDS)(
    '%s says the course, the date in its own zone and the code, in both languages and both bodies',
    (kind) => {
      for (const locale of ['km', 'en'] as const) {
        const fact = facts({ cancelReason: { km: 'ទឹកជំនន់', en: 'Floods' }, waitlistPosition: 2 });
        const { subject, ...content } = registrationMail(kind, fact, locale);
        const { html, text } = mailLayout({ ...content, title: subject, origin: 'https://samaki.example' });
        for (const body of [html, text]) {
          expect(body).toContain(fact.courseTitle[locale]);
          expect(body).toContain(locale === 'km' ? 'ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026' : 'Tuesday 8 December 2026');
          expect(body).toContain('13:30');
          expect(body).toContain('7KQ4 M2RT 9XHD');
          expect(body).not.toMatch(/mail\.[a-z]|[{}]/i);
        }
        expect([...new Intl.Segmenter('km').segment(subjectLine(subject))].length).toBeLessThanOrEqual(40);
      }
    },
  );

  it.each([
    ['registrations.confirmed', 'enrolledFor', 'the coordinator of Lotus Angkor Hotel enrolled you'],
    ['registrations.confirmed', null, 'because you registered'],
    ['registrations.cancelled', 'cancelledFor', 'The coordinator of Lotus Angkor Hotel gave up your place'],
    ['registrations.cancelled', null, 'You gave up your place'],
  ])('%s (%s) says who did it', (kind, by, words) => {
    const hotel = { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' };
    const { paragraphs, footer } = registrationMail(kind, facts(by ? { [by]: hotel } : {}), 'en');

    const sentences = [...(paragraphs ?? []), ...footer].filter((text) => typeof text === 'string');
    expect(sentences.join(' ')).toContain(words);
  });

  it('tells the old time beside the new one after a move', () => {
    const moved = facts({
      movedFrom: new Date('2026-12-08T06:30:00Z'),
      startsAt: new Date('2026-12-10T06:30:00Z'),
      endsAt: new Date('2026-12-10T10:00:00Z'),
    });

    const { facts: rows } = registrationMail('sessions.moved', moved, 'en');

    expect(rows).toContainEqual(['Before', 'Tuesday 8 December 2026 13:30']);
    expect(rows).toContainEqual(['When', ['Thursday 10 December 2026', '13:30 to 17:00 (doors open 13:00)']]);
  });
});

describe('the calendar file', () => {
  const entry = {
    registrationId: facts().registrationId,
    startsAt: facts().startsAt,
    endsAt: facts().endsAt,
    summary: facts().courseTitle.km,
    description: 'https://samaki.example/km/tickets/7KQ4M2RT9XHD',
    location: 'សាលាក្រុងសៀមរាប បន្ទប់ 3, សៀមរាប',
    url: 'https://samaki.example/km/tickets/7KQ4M2RT9XHD',
    organiser: { name: 'Samaki', email: 'no-reply@samaki.example' },
    attendee: { name: 'ចាន់ ស្រីមុំ', email: 'sreymom@example.org' },
    stampedAt: new Date('2026-12-01T02:00:00Z'),
  };
  const read = (text: string): { event: InstanceType<typeof ICAL.Event>; method: unknown } => {
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    return {
      event: new ICAL.Event(calendar.getFirstSubcomponent('vevent')!),
      method: calendar.getFirstPropertyValue('method'),
    };
  };

  it('is read by another parser with the same words and instants', () => {
    const text = sessionCalendar({ ...entry, method: 'REQUEST', sequence: 2 });
    const { event, method } = read(text);

    expect([method, event.summary, event.location]).toEqual(['REQUEST', entry.summary, entry.location]);
    expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([entry.startsAt, entry.endsAt]);
    expect(event.sequence).toBe(2);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('takes the same entry out with a higher sequence', () => {
    const put = read(sessionCalendar({ ...entry, method: 'REQUEST', sequence: 2 }));
    const taken = read(sessionCalendar({ ...entry, method: 'CANCEL', sequence: 3 }));

    expect(taken.event.uid).toBe(put.event.uid);
    expect(taken.method).toBe('CANCEL');
    expect(taken.event.sequence).toBeGreaterThan(put.event.sequence);
    expect(taken.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
