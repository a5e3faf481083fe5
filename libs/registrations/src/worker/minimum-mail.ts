import type { Locale } from '#kernel';
import { formatDate, formatTime, type MessageKey, translate } from '#locale';
import type { MailParts } from '#messaging';
import { sessionFacts, weaveOf } from '../domain/mail-words.js';
import type { MinimumMailFacts } from './minimum-mail.composer.js';

/** The words of the question whether a session takes place with too few people. Pure; the layout is messaging's. */
export function minimumMail(facts: MinimumMailFacts, locale: Locale, name: string | null): MailParts {
  const { decideBy, timeZone } = facts;
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: name ?? '',
      course: facts.courseTitle[locale],
      confirmed: facts.confirmed,
      participants: facts.minParticipants ?? 0,
      by: decideBy
        ? `${formatDate(locale, decideBy, timeZone)} ${formatTime(locale, decideBy, timeZone)}`
        : '',
    });
  return {
    locale,
    weave: weaveOf(facts),
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say('mail.toDecide.subject'),
    preheader: say('mail.toDecide.preheader'),
    paragraphs: [say('mail.toDecide.intro'), say('mail.toDecide.next')],
    button: {
      label: say('mail.toDecide.decide'),
      path: `/${locale}/trainer/sessions/ses_${facts.sessionId.replaceAll('-', '')}/plan`,
    },
    facts: [
      ...sessionFacts(facts, locale),
      [say('mail.toDecide.fact.people'), say('mail.toDecide.people')],
      [say('mail.toDecide.fact.by'), say('mail.toDecide.by')],
    ],
    footer: [say('mail.toDecide.why')],
  };
}
