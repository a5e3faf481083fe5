import type { Locale } from '#kernel';
import { formatDate, formatTime, translate } from '#locale';
import type { MailContent, Weave } from '#messaging';
import type { MailFacts, SessionMailFacts } from './mail-facts.js';

/* How mails name a session: shared by confirmations, corrections and reminders. */

/** The code in three groups of four, as the ticket shows it. */
export const grouped = (reference: string): string => reference.replace(/(.{4})(?=.)/g, '$1 ');

export const ticketPath = (facts: MailFacts, locale: Locale): string =>
  `/${locale}/tickets/${facts.reference}`;
export const cancelPath = (facts: MailFacts, locale: Locale): string => `${ticketPath(facts, locale)}/cancel`;

export const weaveOf = (facts: SessionMailFacts): Weave =>
  facts.mode === 'ONLINE' ? 'jade' : ((facts.weave ?? 'tonle') as Weave);

export const startOf = (facts: SessionMailFacts, locale: Locale): string =>
  formatTime(locale, facts.startsAt, facts.timeZone);
export const dateOf = (facts: SessionMailFacts, locale: Locale): string =>
  formatDate(locale, facts.startsAt, facts.timeZone);

/** Where it is held: the venue and its city, or on-line. */
export function placeOf(facts: SessionMailFacts, locale: Locale): string[] {
  if (facts.mode === 'ONLINE' || !facts.venue) return [translate(locale, 'mail.online')];
  return [facts.venue[locale], ...(facts.cityName ? [facts.cityName[locale]] : [])];
}

/** The day, and from when to when in the session's own time zone. */
export function timesOf(facts: SessionMailFacts, locale: Locale): string[] {
  const start = startOf(facts, locale);
  const end = formatTime(locale, facts.endsAt, facts.timeZone);
  const doors = formatTime(locale, facts.doorsOpenAt, facts.timeZone);
  const hours =
    facts.mode === 'ONLINE'
      ? translate(locale, 'mail.timeOnline', { start, end })
      : translate(locale, 'mail.time', { start, end, doors });
  return [dateOf(facts, locale), hours];
}

/** Why somebody gets this mail: they registered, or a coordinator enrolled them. */
export const whyOf = (facts: MailFacts, locale: Locale): string =>
  facts.enrolledFor
    ? translate(locale, 'mail.whyEnrolled', { organisation: facts.enrolledFor[locale] })
    : translate(locale, 'mail.whyRegistered');

type Fact = NonNullable<MailContent['facts']>[number];

/** Course, time and place, with the old time where it was moved. */
export function sessionFacts(
  facts: SessionMailFacts,
  locale: Locale,
  more: { before?: boolean } = {},
): Fact[] {
  const before = more.before && facts.movedFrom ? facts.movedFrom : null;
  return [
    [translate(locale, 'mail.fact.course'), facts.courseTitle[locale]],
    [translate(locale, 'mail.fact.when'), timesOf(facts, locale)],
    ...(before
      ? [
          [
            translate(locale, 'mail.fact.before'),
            `${formatDate(locale, before, facts.timeZone)} ${formatTime(locale, before, facts.timeZone)}`,
          ] as const,
        ]
      : []),
    [translate(locale, 'mail.fact.place'), placeOf(facts, locale)],
  ];
}

/** What to bring. */
export const bringFact = (facts: MailFacts, locale: Locale): Fact => [
  translate(locale, 'mail.fact.bring'),
  translate(locale, facts.mode === 'ONLINE' ? 'mail.bringOnline' : 'mail.bring'),
];

/** "You cannot come? Give up your seat, so that …" */
export const cannotCome = (facts: MailFacts, locale: Locale): NonNullable<MailContent['after']>[number] => ({
  before: translate(locale, 'mail.cannotCome'),
  link: { label: translate(locale, 'mail.cancelSeat'), path: cancelPath(facts, locale) },
  after: translate(locale, 'mail.cancelSeatWhy'),
});
