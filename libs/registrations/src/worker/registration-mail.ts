import type { Locale } from '#kernel';
import { translate, type MessageKey } from '#locale';
import type { MailContent } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import {
  bringFact,
  cancelPath,
  cannotCome,
  dateOf,
  grouped,
  sessionFacts,
  startOf,
  ticketPath,
  weaveOf,
  whyOf,
} from '../domain/mail-words.js';

export type RegistrationMailContent = Omit<MailContent, 'origin' | 'title'> & { readonly subject: string };

/** The words of a mail about a registration, by its kind. Pure; the layout is messaging's. */
export function registrationMail(kind: string, facts: MailFacts, locale: Locale): RegistrationMailContent {
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: facts.fullName,
      course: facts.courseTitle[locale],
      date: dateOf(facts, locale),
      start: startOf(facts, locale),
      position: facts.waitlistPosition ?? 0,
      organisation: facts.cancelledFor?.[locale] ?? '',
    });
  const isOnline = facts.mode === 'ONLINE';
  const ticket = { label: say('mail.openTicket'), path: ticketPath(facts, locale) };
  const base = {
    locale,
    weave: weaveOf(facts),
    greeting: say('mail.greeting'),
    reference: { label: say('mail.reference'), code: grouped(facts.reference) },
    facts: sessionFacts(facts, locale),
    footer: [whyOf(facts, locale)],
  };
  const withCalendar = { footer: [whyOf(facts, locale), say('mail.hasCalendar')] };
  const sessionPath = `/${locale}/sessions/ses_${facts.sessionId.replaceAll('-', '')}`;

  switch (kind) {
    case 'registrations.confirmed':
      return {
        ...base,
        ...withCalendar,
        subject: say('mail.confirmed.subject'),
        preheader: say('mail.confirmed.preheader'),
        paragraphs: [say(isOnline ? 'mail.confirmed.introOnline' : 'mail.confirmed.intro')],
        button: ticket,
        facts: [...base.facts, bringFact(facts, locale)],
        after: [say('mail.confirmed.next'), cannotCome(facts, locale)],
      };
    case 'registrations.promoted':
      return {
        ...base,
        ...withCalendar,
        subject: say('mail.promoted.subject'),
        preheader: say('mail.promoted.preheader'),
        paragraphs: [say('mail.promoted.intro')],
        button: ticket,
        facts: [...base.facts, bringFact(facts, locale)],
        after: [say('mail.promoted.next'), cannotCome(facts, locale)],
      };
    case 'registrations.waitlisted':
      return {
        ...base,
        subject: say('mail.waitlisted.subject'),
        preheader: say('mail.waitlisted.preheader'),
        paragraphs: [say('mail.waitlisted.intro'), say('mail.waitlisted.next')],
        button: ticket,
        after: [{ link: { label: say('mail.leaveWaitlist'), path: cancelPath(facts, locale) } }],
      };
    case 'registrations.cancelled':
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say('mail.cancelled.subject'),
        preheader: say('mail.cancelled.preheader'),
        paragraphs: [
          say(facts.cancelledFor ? 'mail.cancelled.introFor' : 'mail.cancelled.intro'),
          say('mail.cancelled.next'),
        ],
        button: { label: say('mail.openSession'), path: sessionPath },
      };
    case 'sessions.moved':
      return {
        ...base,
        ...(facts.status === 'CONFIRMED' && withCalendar),
        subject: say('mail.moved.subject'),
        preheader: say('mail.moved.preheader'),
        paragraphs: [say('mail.moved.intro')],
        button: ticket,
        facts: sessionFacts(facts, locale, { before: true }),
        after: [say('mail.moved.next'), cannotCome(facts, locale)],
      };
    case 'sessions.cancelled':
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say('mail.sessionCancelled.subject'),
        preheader: say('mail.sessionCancelled.preheader'),
        paragraphs: [say('mail.sessionCancelled.intro')],
        button: { label: say('mail.openCatalogue'), path: `/${locale}` },
        facts: [
          ...base.facts,
          ...(facts.cancelReason ? [[say('mail.fact.reason'), facts.cancelReason[locale]] as const] : []),
        ],
        after: [say('mail.sessionCancelled.next')],
      };
    default:
      throw new Error(`No mail of the kind ${kind}`);
  }
}
