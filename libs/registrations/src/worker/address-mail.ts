import type { Locale } from '#kernel';
import { translate, type MessageKey } from '#locale';
import type { MailParts } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { offerEndOf, sessionFacts, weaveOf } from '../domain/mail-words.js';

/** Mails to an address that nobody has confirmed: whoever reads them need not be whoever registered, so neither the person's name nor the
 *  ticket's code stands in them. */
export const ADDRESS_MAILS = ['registrations.address-asked', 'registrations.address-not-confirmed'] as const;

export type AddressMail = (typeof ADDRESS_MAILS)[number];

export const isAddressMail = (kind: string): kind is AddressMail =>
  ADDRESS_MAILS.some((known) => known === kind);

/** Where the link leads that confirms an address: a page with a button, for the scanners of mail open links too. */
export const addressPath = (locale: Locale, token: string): string => `/${locale}/confirm/${token}`;

/** The words of such a mail. Pure; the layout is messaging's. */
export function addressMail(kind: AddressMail, facts: MailFacts, locale: Locale, token: string): MailParts {
  const say = (key: MessageKey): string =>
    translate(locale, key, { course: facts.courseTitle[locale], until: offerEndOf(facts, locale) });
  const base = {
    locale,
    weave: weaveOf(facts),
    greeting: say('mail.address.greeting'),
    facts: sessionFacts(facts, locale),
    footer: [say('mail.address.why')],
  };
  if (kind === 'registrations.address-asked')
    return {
      ...base,
      subject: say('mail.addressAsked.subject'),
      preheader: say('mail.addressAsked.preheader'),
      paragraphs: [say('mail.addressAsked.intro')],
      button: { label: say('mail.addressAsked.confirm'), path: addressPath(locale, token) },
      after: [say('mail.addressAsked.next'), say('mail.addressAsked.notYou')],
    };
  return {
    ...base,
    subject: say('mail.addressNotConfirmed.subject'),
    preheader: say('mail.addressNotConfirmed.preheader'),
    paragraphs: [say('mail.addressNotConfirmed.intro'), say('mail.addressNotConfirmed.next')],
    button: {
      label: say('mail.addressNotConfirmed.again'),
      path: `/${locale}/sessions/ses_${facts.sessionId.replaceAll('-', '')}/register`,
    },
  };
}
