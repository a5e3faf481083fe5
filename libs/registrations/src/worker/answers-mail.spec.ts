/* The mail of docs/stories/questions.md that asks for answers that are missing. */
import { mailLayout, subjectLine } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { answersMail } from './answers-mail.js';
import { mailFacts } from './mail-facts.builder.js';
import { isStillWanted } from './registration-mail.rules.js';

const mail = (more: Partial<MailFacts> = {}, locale: 'km' | 'en' = 'en') =>
  answersMail(mailFacts({ openQuestions: 2, ...more }), locale);
const isWanted = (more: Partial<MailFacts>): boolean =>
  isStillWanted(
    { kind: 'registrations.answers-asked', subjectVersion: 1 } as Parameters<typeof isStillWanted>[0],
    mailFacts({ openQuestions: 1, ...more }),
  );

describe('the mail that asks for answers', () => {
  it('names the session, says how many questions are open, and leads to them', () => {
    const { subject, paragraphs, button, facts } = mail();

    expect(subject).toBe('2 questions for you: Smart tourism and the care of heritage');
    expect(mail({ openQuestions: 1 }).subject).toBe(
      'One question for you: Smart tourism and the care of heritage',
    );
    expect(paragraphs).toEqual([
      'The session asks 2 questions that you have not answered yet. Please answer before it starts: it takes a minute.',
    ]);
    expect(button).toEqual({
      label: 'Answer the questions',
      path: '/en/tickets/7KQ4M2RT9XHD/questions',
    });
    expect(JSON.stringify(facts)).toContain('Siem Reap City Hall, Room 3');
    expect(mail({}, 'km')).toMatchObject({
      subject: 'សំណួរ 2 សម្រាប់អ្នក៖ ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ',
      button: { path: '/km/tickets/7KQ4M2RT9XHD/questions' },
    });
  });

  it.each(['km', 'en'] as const)('has one link into the programme, and no word is missing: %s', (locale) => {
    const seatAtSameHour = {
      reference: '9999AAAABBBB',
      courseTitle: { km: 'ក', en: 'Other' },
      startsAt: '2026-12-08T06:30:00Z',
      timeZone: 'Asia/Phnom_Penh',
    };
    const { subject, ...content } = mail({ sameHour: [seatAtSameHour] }, locale);
    const { html, text } = mailLayout({ ...content, title: subject, origin: 'https://samaki.example' });

    expect(new Set(html.match(/https:\/\/samaki\.example\/(?:km|en)\/[^"<\s]+/g))).toEqual(
      new Set([`https://samaki.example/${locale}/tickets/7KQ4M2RT9XHD/questions`]),
    );
    for (const body of [html.replaceAll(/<style[\s\S]*?<\/style>/g, ''), text, subject])
      expect(body).not.toMatch(/mail\.[a-z]+[A-Z.]|[{}]/);
    expect(subjectLine(subject).length).toBeGreaterThan(10);
  });

  it('leaves while a question is open to somebody who still stands in the plan that was meant, before the start', () => {
    const waits = { status: 'WAITLISTED', waitlistPosition: 1 } as const;
    expect([{}, waits, { status: 'OFFERED' as const }].map(isWanted)).toEqual([true, true, true]);
    expect(
      [
        { openQuestions: 0 },
        { status: 'CANCELLED' as const },
        { status: 'DECLINED' as const },
        { status: 'PENDING' as const, pendingReason: 'ADDRESS' as const, isHeld: true },
        { scheduleVersion: 2 },
        { hasStarted: true },
        { sessionStatus: 'CANCELLED' as const },
        { sessionStatus: 'POSTPONED' as const },
      ].map(isWanted),
    ).toEqual(Array.from({ length: 8 }, () => false));
  });
});
