/* The mail of docs/stories/ticket-mails.md: how somebody stands, once more. */
import { mailLayout, subjectLine } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { mailFacts } from './mail-facts.builder.js';
import { registrationMail } from './registration-mail.js';
import { isStillWanted } from './registration-mail.rules.js';

const KIND = 'registrations.sent-again';
const organisation = { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' };
const mail = (more: Partial<MailFacts>, locale: 'km' | 'en' = 'en') =>
  registrationMail(KIND, mailFacts({ organisation, ...more }), locale);
const isWanted = (more: Partial<MailFacts>): boolean =>
  isStillWanted(
    { kind: KIND, subjectVersion: 1 } as Parameters<typeof isStillWanted>[0],
    mailFacts({ organisation, ...more }),
  );

const OFFERED = {
  status: 'OFFERED',
  holdUntil: new Date('2026-12-02T02:00:00Z'),
  isHeld: true,
} as const;

describe('a ticket that is sent again', () => {
  it('says who asked for it, and is the ticket of who has a seat', () => {
    const { subject, paragraphs, button, footer } = mail({});

    expect(subject).toBe('Your ticket again: Smart tourism and the care of heritage');
    expect(paragraphs).toEqual([
      'Lotus Angkor Hotel asked us to send you your ticket again.',
      'Your seat is confirmed. This is your ticket: show it at the door.',
    ]);
    expect(button).toEqual({ label: 'Open your ticket', path: '/en/tickets/7KQ4M2RT9XHD' });
    expect(footer).toContain('A calendar entry is attached.');
  });

  it('promises no reminder, whose hour may be over', () => {
    expect(JSON.stringify(mail({}))).not.toContain('the day before');
    expect(JSON.stringify(registrationMail('registrations.confirmed', mailFacts(), 'en'))).toContain(
      'the day before',
    );
  });

  it.each([
    [
      'WAITLISTED',
      { status: 'WAITLISTED', waitlistPosition: 1 },
      'On the waitlist',
      'You are number 1 in line',
    ],
    ['OFFERED', OFFERED, 'A seat is free for you', 'kept for you until Wednesday 2 December 2026 09:00'],
    ['PENDING', { status: 'PENDING', pendingReason: 'APPROVAL' }, 'Your seat is kept', 'then confirm it'],
  ] as const)('says to who is %s how they stand, with the link', (_status, more, subject, words) => {
    const sent = mail(more);

    expect(sent.subject).toContain(subject);
    expect(sent.paragraphs[0]).toBe(
      'Lotus Angkor Hotel asked us to send you the link to your registration again.',
    );
    expect(JSON.stringify(sent.paragraphs)).toContain(words);
    expect(sent.button?.path).toBe('/en/tickets/7KQ4M2RT9XHD');
    expect(sent.footer).not.toContain('A calendar entry is attached.');
  });

  it.each(['km', 'en'] as const)('is written in %s from beginning to end', (locale) => {
    for (const more of [{}, OFFERED, { status: 'WAITLISTED', waitlistPosition: 2 }] as const) {
      const { subject, ...content } = mail(more, locale);
      const { html, text } = mailLayout({ ...content, title: subject, origin: 'https://samaki.example' });
      for (const body of [html, text]) {
        expect(body.replaceAll('\u200b', '')).toContain(organisation[locale]);
        expect(body).not.toMatch(/mail\.[a-z]|[{}]/i);
      }
      expect([...new Intl.Segmenter('km').segment(subjectLine(subject))].length).toBeLessThanOrEqual(40);
    }
  });

  it('leaves for whoever still stands in the plan that was meant, before the start', () => {
    const held = { status: 'PENDING', pendingReason: 'ADDRESS', isHeld: true } as const;
    expect([{}, OFFERED, { status: 'WAITLISTED' as const }].map(isWanted)).toEqual([true, true, true]);
    expect(
      [
        { status: 'CANCELLED' as const },
        { status: 'DECLINED' as const },
        held,
        { scheduleVersion: 2 },
        { hasStarted: true },
        { sessionStatus: 'CANCELLED' as const },
        { sessionStatus: 'POSTPONED' as const },
      ].map(isWanted),
    ).toEqual([false, false, false, false, false, false, false]);
  });
});
