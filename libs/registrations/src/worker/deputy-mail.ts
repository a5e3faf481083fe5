import type { Locale } from '#kernel';
import { formatDate, type MessageKey, translate } from '#locale';
import type { MailParts } from '#messaging';

/** What the mail to a deputy says, read at the moment of sending. */
export interface DeputyMailFacts {
  readonly id: string;
  /** Who is away. */
  readonly away: string;
  /** Days of the calendar, such as `2026-11-09`. */
  readonly startsOn: string;
  readonly endsOn: string;
}

const dayOf = (locale: Locale, day: string): string =>
  formatDate(locale, new Date(`${day}T00:00:00Z`), 'UTC');

/** The words of the mail to whoever was named a deputy for approvals. Pure; the layout is messaging's. */
export function deputyMail(facts: DeputyMailFacts, locale: Locale, name: string | null): MailParts {
  const from = dayOf(locale, facts.startsOn);
  const until = dayOf(locale, facts.endsOn);
  const say = (key: MessageKey): string =>
    translate(locale, key, { name: name ?? '', away: facts.away, from, until });
  return {
    locale,
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say('mail.namedDeputy.subject'),
    preheader: say('mail.namedDeputy.preheader'),
    paragraphs: [say('mail.namedDeputy.intro'), say('mail.namedDeputy.next')],
    button: { label: say('mail.namedDeputy.open'), path: `/${locale}/trainer/deputy` },
    facts: [
      [say('mail.namedDeputy.fact.from'), from],
      [say('mail.namedDeputy.fact.until'), until],
    ],
    footer: [say('mail.namedDeputy.why')],
  };
}
