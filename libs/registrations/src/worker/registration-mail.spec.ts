import ICAL from 'ical.js';
import { mailLayout, subjectLine } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { sessionCalendar } from '../domain/session-calendar.js';
import { mailFacts as facts } from './mail-facts.builder.js';
import { registrationMail } from './registration-mail.js';
import { isStillWanted } from './registration-mail.rules.js';

const row = (kind: string, subjectVersion: number | null = 1): Parameters<typeof isStillWanted>[0] =>
  ({ kind, subjectVersion }) as Parameters<typeof isStillWanted>[0];

/** A mail as its reader gets it. */
const bodies = (kind: string, more: Partial<MailFacts>, locale: 'km' | 'en' = 'en') =>
  mailLayout({
    ...registrationMail(kind, facts(more), locale),
    origin: 'https://samaki.example',
    title: 'Mail',
  });

const KINDS = [
  'registrations.confirmed',
  'registrations.promoted',
  'registrations.waitlisted',
  'registrations.cancelled',
  'sessions.moved',
  'sessions.cancelled',
  'sessions.postponed',
  'sessions.dated',
  'registrations.taken-back',
  'registrations.not-approved',
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

  it('says that somebody was not approved whatever became of the session', () => {
    const gone = facts({ status: 'DECLINED', scheduleVersion: 4, hasStarted: true });

    expect(isStillWanted(row('registrations.not-approved', null), gone)).toBe(true);
    expect(isStillWanted(row('registrations.not-approved', null), facts())).toBe(false);
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

  it('names other seats at the same hour last, each with the way to its ticket', () => {
    const other = { km: 'ទិន្នន័យបើកចំហ', en: 'Open data' };
    const sameHour = [
      {
        reference: '4H2M9QXKT7RD',
        courseTitle: other,
        startsAt: '2026-12-08T08:00:00+00:00',
        timeZone: 'Asia/Phnom_Penh',
      },
    ];
    const last = (locale: 'km' | 'en'): unknown =>
      registrationMail('registrations.confirmed', facts({ sameHour }), locale).after!.at(-1);

    expect(last('en')).toEqual({
      before:
        'You have another seat at this hour: Open data, Tuesday 8 December 2026 at 15:00. If you cannot be at both, give one up, and somebody else can come.',
      link: { label: 'Open that ticket', path: '/en/tickets/4H2M9QXKT7RD' },
    });
    expect(last('km')).toMatchObject({
      before:
        'អ្នកមានកន្លែងមួយទៀតនៅម៉ោងនេះ៖ ទិន្នន័យបើកចំហ ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026 ម៉ោង 15:00។ បើអ្នកមិនអាចចូលរួមទាំងពីរ សូមបោះបង់កន្លែងមួយ ដើម្បីឱ្យអ្នកផ្សេងអាចមកបាន។',
    });
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

describe('the way to the place', () => {
  const there = {
    mapUrl: 'https://maps.example/siem-reap-hall',
    accessNote: { km: 'ផ្លូវជម្រាលខាងទន្លេ', en: 'Ramp on the river side' },
  };
  it.each([
    'registrations.confirmed',
    'registrations.promoted',
    'registrations.received',
    'registrations.switched',
    'sessions.moved',
    'sessions.dated',
  ])('stands in %s, in both bodies', (kind) => {
    const { html, text } = bodies(kind, { ...there, movedFrom: new Date('2026-12-07T06:30:00Z') });

    expect(text).toContain('Access: Ramp on the river side');
    expect(text).toContain('Map: Show on a map (https://maps.example/siem-reap-hall)');
    expect(html).toContain('Ramp on the river side');
    expect(html).toContain('href="https://maps.example/siem-reap-hall"');
  });

  it('is said in Khmer to who reads Khmer', () => {
    const { text } = bodies('registrations.confirmed', there, 'km');

    expect(text).toContain('ផ្លូវចូល៖ ផ្លូវជម្រាលខាងទន្លេ');
    expect(text).toContain('ផែនទី៖ បង្ហាញលើផែនទី (https://maps.example/siem-reap-hall)');
  });

  it.each([
    ['who waits', 'registrations.waitlisted', there],
    ['who takes part on-line', 'registrations.confirmed', { ...there, mode: 'ONLINE' }],
    ['a place of which nothing is said', 'registrations.confirmed', { mapUrl: null, accessNote: null }],
  ] as const)('is not for %s', (_who, kind, more) => {
    const { html, text } = bodies(kind, more);

    expect(text).not.toMatch(/Access:|Map:/);
    expect(html).not.toContain('maps.example');
  });
});

describe('the way in on-line', () => {
  it.each(['registrations.confirmed', 'registrations.received', 'registrations.switched', 'sessions.moved'])(
    'is the ticket, from 30 minutes before; %s leads nowhere else',
    (kind) => {
      const more = { mode: 'ONLINE', venue: null, movedFrom: new Date('2026-12-07T06:30:00Z') } as const;
      const [en, km] = [bodies(kind, more), bodies(kind, more, 'km')];

      expect(en.text).toContain('from 30 minutes before');
      expect(km.text.replaceAll('\u200b', '')).toContain('30 នាទីមុន');
      const addresses = [en, km].flatMap(
        ({ html, text }) => `${html} ${text}`.match(/https?:\/\/[^/\s"<)]+/g) ?? [],
      );
      expect([...new Set(addresses)].filter((address) => !address.includes('samaki'))).toEqual([]);
    },
  );
});

describe('a session that is not held at its time', () => {
  const hall = { km: 'ភ្នំពេញ', en: 'Phnom Penh' };

  it('offers other dates of the course, each a link to its page, in the mail of its end', () => {
    const { after } = registrationMail(
      'sessions.cancelled',
      facts({
        otherDates: [
          {
            id: '0199a0b1-0000-7000-8000-000000000009',
            startsAt: '2026-12-15T01:00:00+00:00',
            timeZone: 'Asia/Phnom_Penh',
            cityName: hall,
          },
        ],
      }),
      'en',
    );

    expect(after?.slice(1)).toEqual([
      'The same course is also held on these dates:',
      {
        link: {
          label: 'Tuesday 15 December 2026, 08:00, Phnom Penh',
          path: '/en/sessions/ses_0199a0b1000070008000000000000009',
        },
      },
    ]);
  });

  it('says of a date taken away that it no longer holds, why, and that the place is kept', () => {
    const postponed = facts({
      sessionStatus: 'POSTPONED',
      scheduleVersion: 2,
      postponeReason: { km: 'ទឹកជំនន់', en: 'Floods' },
    });

    const mail = registrationMail('sessions.postponed', postponed, 'en');

    expect(mail.paragraphs).toEqual([expect.stringContaining('no new date yet. Your place is kept.')]);
    expect(mail.facts).toContainEqual([
      'No longer',
      ['Tuesday 8 December 2026', '13:30 to 17:00 (doors open 13:00)'],
    ]);
    expect(mail.facts).toContainEqual(['Reason', 'Floods']);
    const wanted = (more: Partial<MailFacts>): boolean =>
      isStillWanted(row('sessions.postponed', 2), { ...postponed, ...more });
    expect([wanted({}), wanted({ sessionStatus: 'OPEN', scheduleVersion: 3 })]).toEqual([true, false]);
    expect(wanted({ status: 'CANCELLED' })).toBe(false);
  });
});

describe('a session that asks something', () => {
  const link = { label: 'Answer the questions', path: '/en/tickets/7KQ4M2RT9XHD/questions' };

  it.each(['registrations.confirmed', 'registrations.promoted', 'registrations.received'])(
    'leads from %s to what is not answered yet, and not where all is',
    (kind) => {
      const asked = registrationMail(kind, facts({ questionsToAnswer: 1 }), 'en').after ?? [];
      const answered = registrationMail(kind, facts(), 'en').after ?? [];

      expect(asked[0]).toEqual({ before: 'The session asks you something more before it starts.', link });
      expect(asked.slice(1)).toEqual(answered);
    },
  );
});

describe('a session that has a date again', () => {
  const dated = (more: Partial<MailFacts> = {}): MailFacts =>
    facts({
      startsAt: new Date('2027-02-02T06:30:00Z'),
      endsAt: new Date('2027-02-02T10:00:00Z'),
      movedFrom: new Date('2026-12-08T06:30:00Z'),
      reconfirmBy: new Date('2027-01-27T10:00:00Z'),
      ...more,
    });

  it('asks who has a seat whether they still come, and until when', () => {
    const { paragraphs, button, facts: rows } = registrationMail('sessions.dated', dated(), 'en');

    expect(paragraphs).toContainEqual(expect.stringContaining('by Wednesday 27 January 2027 17:00'));
    expect(button?.label).toBe('Say whether you come');
    expect(rows).toContainEqual(['Before', 'Tuesday 8 December 2026 13:30']);
  });

  it('asks nothing of who waits', () => {
    const { paragraphs, button } = registrationMail('sessions.dated', dated({ status: 'WAITLISTED' }), 'en');

    expect(paragraphs).toEqual(['This session has a date again. You keep your place in line.']);
    expect(button?.label).toBe('Open your ticket');
  });
});

describe('the calendar file', () => {
  const entry = {
    block: 0,
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
    const text = sessionCalendar({ ...entry, method: 'REQUEST', scheduleVersion: 1 });
    const { event, method } = read(text);

    expect([method, event.summary, event.location]).toEqual(['REQUEST', entry.summary, entry.location]);
    expect([event.startDate.toJSDate(), event.endDate.toJSDate()]).toEqual([entry.startsAt, entry.endsAt]);
    expect(event.sequence).toBe(2);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  it('takes the same entry out with a higher sequence', () => {
    const put = read(sessionCalendar({ ...entry, method: 'REQUEST', scheduleVersion: 1 }));
    const taken = read(sessionCalendar({ ...entry, method: 'CANCEL', scheduleVersion: 1 }));

    expect(taken.event.uid).toBe(put.event.uid);
    expect(taken.method).toBe('CANCEL');
    expect(taken.event.sequence).toBeGreaterThan(put.event.sequence);
    expect(taken.event.component.getFirstPropertyValue('status')).toBe('CANCELLED');
  });
});
