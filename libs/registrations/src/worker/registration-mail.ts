import type { Locale } from '#kernel';
import { formatDate, formatTime, translate, type MessageKey } from '#locale';
import type { MailContent, MailParts } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import {
  accessFacts,
  bringFact,
  cancelPath,
  cannotCome,
  dateOf,
  furtherQuestions,
  grouped,
  offerEndOf,
  sessionFacts,
  startOf,
  ticketPath,
  weaveOf,
  whyOf,
} from '../domain/mail-words.js';
import { MAIL_OF_STANDING, SENT_AGAIN } from '../domain/registration-news.js';

type Paragraph = NonNullable<MailContent['after']>[number];

/** Coming sessions of the same course, each a link; nothing where there is none. */
function otherDates(facts: MailFacts, locale: Locale): Paragraph[] {
  if (facts.otherDates.length === 0) return [];
  return [
    translate(locale, 'mail.sessionCancelled.others'),
    ...facts.otherDates.map(({ id, startsAt, timeZone, cityName }) => ({
      link: {
        label: translate(locale, 'mail.sessionCancelled.other', {
          date: formatDate(locale, new Date(startsAt), timeZone),
          start: formatTime(locale, new Date(startsAt), timeZone),
          place: cityName?.[locale] ?? translate(locale, 'mail.online'),
        }),
        path: sessionPath(locale, id),
      },
    })),
  ];
}

/** Other seats at the hour of this one, each with the way to its ticket. Only the person's own mail says so: whoever knows a name and an
 *  address learns nothing of it from the form. */
function seatsAtSameHour(facts: MailFacts, locale: Locale): Paragraph[] {
  return facts.sameHour.map(({ reference, courseTitle, startsAt, timeZone }) => ({
    before: translate(locale, 'mail.sameHour', {
      course: courseTitle[locale],
      date: formatDate(locale, new Date(startsAt), timeZone),
      start: formatTime(locale, new Date(startsAt), timeZone),
    }),
    link: { label: translate(locale, 'mail.sameHour.ticket'), path: `/${locale}/tickets/${reference}` },
  }));
}

const sessionPath = (locale: Locale, id: string): string =>
  `/${locale}/sessions/ses_${id.replaceAll('-', '')}`;

/** What is kept while a session has no date, and what follows: the seat, an offer of it, or a place in line. */
function keptMeanwhile({ status }: MailFacts) {
  if (status === 'CONFIRMED') return { intro: 'intro', next: 'next' } as const;
  if (status === 'PENDING') return { intro: 'intro', next: 'nextWaiting' } as const;
  return { intro: status === 'OFFERED' ? 'introOffered' : 'introWaiting', next: 'nextWaiting' } as const;
}

/** The words of a mail about a registration, by its kind. Pure; the layout is messaging's. */
export function registrationMail(kind: string, facts: MailFacts, locale: Locale): MailParts {
  const mail = mailOfKind(kind, facts, locale);
  return { ...mail, after: [...(mail.after ?? []), ...seatsAtSameHour(facts, locale)] };
}

function mailOfKind(kind: string, facts: MailFacts, locale: Locale): MailParts {
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: facts.fullName,
      course: facts.courseTitle[locale],
      date: dateOf(facts, locale),
      start: startOf(facts, locale),
      position: facts.waitlistPosition ?? 0,
      organisation: (facts.cancelledFor ?? facts.organisation)?.[locale] ?? '',
      until: offerEndOf(facts, locale),
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

  switch (kind) {
    case 'registrations.confirmed':
      return {
        ...base,
        ...withCalendar,
        subject: say('mail.confirmed.subject'),
        preheader: say('mail.confirmed.preheader'),
        paragraphs: [say(isOnline ? 'mail.confirmed.introOnline' : 'mail.confirmed.intro')],
        button: ticket,
        facts: [...base.facts, ...accessFacts(facts, locale), bringFact(facts, locale)],
        after: [...furtherQuestions(facts, locale), say('mail.confirmed.next'), cannotCome(facts, locale)],
      };
    case 'registrations.promoted':
      return {
        ...base,
        ...withCalendar,
        subject: say('mail.promoted.subject'),
        preheader: say('mail.promoted.preheader'),
        paragraphs: [say('mail.promoted.intro')],
        button: ticket,
        facts: [...base.facts, ...accessFacts(facts, locale), bringFact(facts, locale)],
        after: [...furtherQuestions(facts, locale), say('mail.promoted.next'), cannotCome(facts, locale)],
      };
    case 'registrations.received':
      return {
        ...base,
        subject: say('mail.received.subject'),
        preheader: say('mail.received.preheader'),
        paragraphs: [say(isOnline ? 'mail.received.introOnline' : 'mail.received.intro')],
        button: ticket,
        facts: [...base.facts, ...accessFacts(facts, locale), bringFact(facts, locale)],
        after: [...furtherQuestions(facts, locale), say('mail.confirmed.next'), cannotCome(facts, locale)],
        footer: [say('mail.whyReceived'), say('mail.hasCalendar')],
      };
    case SENT_AGAIN: {
      const { status } = facts;
      const standing = mailOfKind(MAIL_OF_STANDING[status] ?? 'registrations.waitlisted', facts, locale);
      if (status !== 'CONFIRMED')
        return { ...standing, paragraphs: [say('mail.sentAgain.introLink'), ...standing.paragraphs] };
      return {
        ...standing,
        subject: say('mail.sentAgain.subject'),
        paragraphs: [say('mail.sentAgain.intro'), ...standing.paragraphs],
        after: [...furtherQuestions(facts, locale), cannotCome(facts, locale)],
      };
    }
    case 'registrations.switched':
      return {
        ...base,
        ...withCalendar,
        subject: say(isOnline ? 'mail.switched.subjectOnline' : 'mail.switched.subject'),
        preheader: say('mail.confirmed.preheader'),
        paragraphs: [say(isOnline ? 'mail.switched.introOnline' : 'mail.switched.intro')],
        button: ticket,
        facts: [...base.facts, ...accessFacts(facts, locale), bringFact(facts, locale)],
        after: [say('mail.switched.next'), cannotCome(facts, locale)],
      };
    case 'registrations.given-away':
    case 'registrations.date-changed': {
      const words = kind === 'registrations.given-away' ? 'mail.givenAway' : 'mail.dateChanged';
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say(`${words}.subject`),
        preheader: say(`${words}.preheader`),
        paragraphs: [say(`${words}.intro`), say(`${words}.next`)],
        button: { label: say('mail.openSession'), path: sessionPath(locale, facts.sessionId) },
      };
    }
    case 'registrations.waitlisted':
      return {
        ...base,
        subject: say('mail.waitlisted.subject'),
        preheader: say('mail.waitlisted.preheader'),
        paragraphs: [say('mail.waitlisted.intro'), say('mail.waitlisted.next')],
        button: ticket,
        after: [{ link: { label: say('mail.leaveWaitlist'), path: cancelPath(facts, locale) } }],
      };
    case 'registrations.offered':
      return {
        ...base,
        subject: say('mail.offered.subject'),
        preheader: say('mail.offered.preheader'),
        paragraphs: [say('mail.offered.intro')],
        button: { label: say('mail.offered.answer'), path: ticketPath(facts, locale) },
        after: [say('mail.offered.next')],
      };
    case 'registrations.offer-ended':
      return {
        ...base,
        subject: say('mail.offerEnded.subject'),
        preheader: say('mail.offerEnded.preheader'),
        paragraphs: [say('mail.offerEnded.intro'), say('mail.offerEnded.next')],
        button: { label: say('mail.openSession'), path: sessionPath(locale, facts.sessionId) },
      };
    case 'registrations.awaits-approval':
      return {
        ...base,
        subject: say('mail.awaitsApproval.subject'),
        preheader: say('mail.awaitsApproval.preheader'),
        paragraphs: [
          say(facts.isEdited ? 'mail.awaitsApproval.introEdited' : 'mail.awaitsApproval.intro'),
          say('mail.awaitsApproval.next'),
        ],
        button: ticket,
      };
    case 'registrations.not-approved':
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say('mail.notApproved.subject'),
        preheader: say('mail.notApproved.preheader'),
        paragraphs: [say('mail.notApproved.intro')],
        facts: [
          ...base.facts,
          ...(facts.declineReason ? [[say('mail.fact.reason'), facts.declineReason] as const] : []),
        ],
        after: [say('mail.notApproved.next')],
        button: { label: say('mail.openCatalogue'), path: `/${locale}` },
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
        button: { label: say('mail.openSession'), path: sessionPath(locale, facts.sessionId) },
      };
    case 'sessions.dated': {
      const holds = facts.status === 'CONFIRMED';
      const by = facts.reconfirmBy;
      const question = holds && by !== null;
      return {
        ...base,
        ...(holds && withCalendar),
        subject: say('mail.dated.subject'),
        preheader: say('mail.dated.preheader'),
        paragraphs: question
          ? [
              say('mail.dated.intro'),
              translate(locale, 'mail.dated.question', {
                by: `${formatDate(locale, by, facts.timeZone)} ${formatTime(locale, by, facts.timeZone)}`,
              }),
            ]
          : [say(`mail.dated.${keptMeanwhile(facts).intro}`)],
        button: question ? { ...ticket, label: say('mail.dated.answer') } : ticket,
        facts: [...sessionFacts(facts, locale, { before: true }), ...accessFacts(facts, locale)],
        after: question ? [say('mail.dated.next'), cannotCome(facts, locale)] : [],
      };
    }
    case 'registrations.taken-back':
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say('mail.takenBack.subject'),
        preheader: say('mail.takenBack.preheader'),
        paragraphs: [say('mail.takenBack.intro'), say('mail.takenBack.next')],
        button: { label: say('mail.openSession'), path: sessionPath(locale, facts.sessionId) },
      };
    case 'sessions.moved':
      return {
        ...base,
        ...(facts.status === 'CONFIRMED' && withCalendar),
        subject: say('mail.moved.subject'),
        preheader: say('mail.moved.preheader'),
        paragraphs: [say('mail.moved.intro')],
        button: ticket,
        facts: [...sessionFacts(facts, locale, { before: true }), ...accessFacts(facts, locale)],
        after: [say('mail.moved.next'), cannotCome(facts, locale)],
      };
    case 'sessions.postponed': {
      const holds = facts.status === 'CONFIRMED';
      const kept = keptMeanwhile(facts);
      const [, when] = base.facts[1]!;
      return {
        ...base,
        ...(facts.wasConfirmed && withCalendar),
        subject: say('mail.postponed.subject'),
        preheader: say('mail.postponed.preheader'),
        paragraphs: [say(`mail.postponed.${kept.intro}`)],
        button: ticket,
        facts: [
          base.facts[0]!,
          [say('mail.fact.noLonger'), when],
          ...(facts.postponeReason ? [[say('mail.fact.reason'), facts.postponeReason[locale]] as const] : []),
        ],
        after: [say(`mail.postponed.${kept.next}`), ...(holds ? [cannotCome(facts, locale)] : [])],
      };
    }
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
        after: [say('mail.sessionCancelled.next'), ...otherDates(facts, locale)],
      };
    default:
      throw new Error(`No mail of the kind ${kind}`);
  }
}
