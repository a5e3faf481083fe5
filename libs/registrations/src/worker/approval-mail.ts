import type { Locale } from '#kernel';
import { formatDate, type MessageKey, translate } from '#locale';
import type { MailParts } from '#messaging';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { sessionFacts, weaveOf } from '../domain/mail-words.js';

/** What the question says, read at the moment of sending. */
export interface ApprovalMailFacts extends SessionMailFacts {
  readonly sessionId: string;
  /** Registrations that wait for approval, one at least. */
  readonly waiting: number;
  /** Since when the first of them waits. */
  readonly since: Date;
  /** Who is away, by their deputies. */
  readonly places: readonly { readonly deputyId: string; readonly name: string }[];
}

/** The words of the question about registrations that wait for approval. Pure; the layout is messaging's. */
export function approvalMail(
  facts: ApprovalMailFacts,
  locale: Locale,
  name: string | null,
  personId: string | null,
): MailParts {
  const places = facts.places.filter(({ deputyId }) => deputyId === personId).map((place) => place.name);
  const since = formatDate(locale, facts.since, facts.timeZone);
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: name ?? '',
      course: facts.courseTitle[locale],
      waiting: facts.waiting,
      since,
      away: places.join(' · '),
    });
  return {
    locale,
    weave: weaveOf(facts),
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say('mail.toApprove.subject'),
    preheader: say('mail.toApprove.preheader'),
    paragraphs: [
      say('mail.toApprove.intro'),
      ...(places.length > 0 ? [say('mail.toApprove.inPlace')] : []),
      say('mail.toApprove.next'),
    ],
    button: {
      label: say('mail.toApprove.decide'),
      path: `/${locale}/trainer/sessions/ses_${facts.sessionId.replaceAll('-', '')}/approvals`,
    },
    facts: [
      ...sessionFacts(facts, locale),
      [say('mail.toApprove.fact.waiting'), say('mail.toApprove.waiting')],
      [say('mail.toApprove.fact.since'), since],
    ],
    footer: [say('mail.toApprove.why')],
  };
}
