import type { Locale } from '#kernel';
import { formatDate, formatTime, translate } from '#locale';
import type { MailContent, Weave } from '#messaging';
import { type Block, blocksFromJson, blocksOf } from '#sessions';
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

/** Until when an offer stands or a seat is held, day and hour in the session's zone; empty for none. */
export const offerEndOf = (facts: MailFacts, locale: Locale): string =>
  facts.holdUntil
    ? `${formatDate(locale, facts.holdUntil, facts.timeZone)} ${formatTime(locale, facts.holdUntil, facts.timeZone)}`
    : '';

/** Where it is held: the venue and its city, or on-line. */
export function placeOf(facts: SessionMailFacts, locale: Locale): string[] {
  if (facts.mode === 'ONLINE' || !facts.venue) return [translate(locale, 'mail.online')];
  return [facts.venue[locale], ...(facts.cityName ? [facts.cityName[locale]] : [])];
}

/** The blocks of a session; the whole of it where it is held without a pause. */
export const blocksOfMail = ({ startsAt, endsAt, blocks }: SessionMailFacts): readonly Block[] =>
  blocksOf({ startsAt, endsAt, blocks: blocksFromJson(blocks) });

/** The day, and from when to when in the session's own time zone; of several blocks each. The doors open before the first. */
export const timesOf = (facts: SessionMailFacts, locale: Locale): string[] =>
  blocksOfMail(facts).flatMap(({ startsAt, endsAt }, at) => {
    const start = formatTime(locale, startsAt, facts.timeZone);
    const end = formatTime(locale, endsAt, facts.timeZone);
    const doors = formatTime(locale, facts.doorsOpenAt, facts.timeZone);
    const hours =
      facts.mode === 'ONLINE' || at > 0
        ? translate(locale, 'mail.timeOnline', { start, end })
        : translate(locale, 'mail.time', { start, end, doors });
    return [formatDate(locale, startsAt, facts.timeZone), hours];
  });

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
    [
      translate(locale, facts.kind === 'CONSULTATION' ? 'mail.fact.consultation' : 'mail.fact.course'),
      facts.courseTitle[locale],
    ],
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

/** How to find the place and how to get in, for whoever comes there; nothing on-line. */
export function accessFacts(facts: SessionMailFacts, locale: Locale): Fact[] {
  const { mapUrl, accessNote } = facts;
  if (facts.mode === 'ONLINE') return [];
  return [
    ...(accessNote ? [[translate(locale, 'mail.fact.access'), accessNote[locale]] as const] : []),
    ...(mapUrl
      ? [
          [
            translate(locale, 'mail.fact.map'),
            { label: translate(locale, 'mail.map'), address: mapUrl },
          ] as const,
        ]
      : []),
  ];
}

/** What to bring. */
export const bringFact = (facts: MailFacts, locale: Locale): Fact => [
  translate(locale, 'mail.fact.bring'),
  translate(locale, facts.mode === 'ONLINE' ? 'mail.bringOnline' : 'mail.bring'),
];

/** That the session asks something more, with the way to answer it; nothing where it does not. */
export const furtherQuestions = (
  facts: MailFacts,
  locale: Locale,
): NonNullable<MailContent['after']>[number][] =>
  facts.questionsToAnswer === 0
    ? []
    : [
        {
          before: translate(locale, 'mail.questions'),
          link: {
            label: translate(locale, 'mail.questions.answer'),
            path: `${ticketPath(facts, locale)}/questions`,
          },
        },
      ];

/** "You cannot come? Give up your seat, so that …" */
export const cannotCome = (facts: MailFacts, locale: Locale): NonNullable<MailContent['after']>[number] => ({
  before: translate(locale, 'mail.cannotCome'),
  link: { label: translate(locale, 'mail.cancelSeat'), path: cancelPath(facts, locale) },
  after: translate(locale, 'mail.cancelSeatWhy'),
});
