import type { Locale } from '#kernel';
import { formatDate, formatTime, type MessageKey, translate } from '#locale';
import type { MailParts } from '#messaging';
import { sessionFacts, weaveOf } from '../domain/mail-words.js';
import type { SeatsAsideMailFacts } from './seats-aside-mail.composer.js';

/** Where people come for seats that are set aside. */
export const seatLinkPath = (locale: Locale, token: string): string => `/${locale}/seats/${token}`;

/** The words of the mail with the link for seats that were set aside. Pure; the layout is messaging's. */
export function seatsAsideMail(
  facts: SeatsAsideMailFacts,
  locale: Locale,
  name: string | null,
  token: string,
): MailParts {
  const { releasesAt, timeZone } = facts;
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: name ?? '',
      course: facts.courseTitle[locale],
      organisation: facts.organisation[locale],
      seats: facts.left,
      until: releasesAt
        ? `${formatDate(locale, releasesAt, timeZone)} ${formatTime(locale, releasesAt, timeZone)}`
        : '',
    });
  return {
    locale,
    weave: weaveOf(facts),
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say('mail.seatsAside.subject'),
    preheader: say('mail.seatsAside.preheader'),
    paragraphs: [say('mail.seatsAside.intro'), say('mail.seatsAside.next')],
    button: { label: say('mail.seatsAside.open'), path: seatLinkPath(locale, token) },
    facts: [
      ...sessionFacts(facts, locale),
      [say('mail.seatsAside.fact.seats'), say('mail.seatsAside.seats')],
      ...(releasesAt ? [[say('mail.seatsAside.fact.until'), say('mail.seatsAside.until')] as const] : []),
    ],
    footer: [say('mail.seatsAside.why')],
  };
}
