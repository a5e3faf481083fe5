import type { Locale } from '#kernel';
import { type MessageKey, translate } from '#locale';
import { type ComposedMail, mailLayout, type Paragraph, subjectLine } from '#messaging';
import { dateOf, sessionFacts, weaveOf } from '#registrations';
import type { AskedFacts, OpenFacts } from './wish-mail-facts.js';

/** How a mail is written: to an address, of whose holder nothing is said, with the token of its links. */
export interface WishCopy {
  readonly locale: Locale;
  readonly token: string;
  /** `Config.publicUrl`. */
  readonly origin: string;
}

const wishPath = ({ locale, token }: WishCopy): string => `/${locale}/next-date/${token}`;
const registerPath = (locale: Locale, id: string): string =>
  `/${locale}/sessions/ses_${id.replaceAll('-', '')}/register`;

/** Asks whoever has the address whether they asked. Names nobody: whoever reads it need not be whoever asked. Pure. */
export function askedMail(facts: AskedFacts, copy: WishCopy): ComposedMail {
  const { locale, origin } = copy;
  const where = facts.cityName?.[locale] ?? translate(locale, 'mail.wish.anyCity');
  const say = (key: MessageKey): string =>
    translate(locale, key, { course: facts.courseTitle[locale], city: where });
  const subject = subjectLine(say('mail.wishAsked.subject'));
  const bodies = mailLayout({
    locale,
    origin,
    title: subject,
    preheader: say('mail.wishAsked.preheader'),
    greeting: say('mail.address.greeting'),
    paragraphs: [say('mail.wishAsked.intro')],
    button: { label: say('mail.wishAsked.confirm'), path: wishPath(copy) },
    facts: [
      [say('mail.fact.course'), facts.courseTitle[locale]],
      [say('mail.wish.where'), where],
    ],
    after: [say('mail.wishAsked.next'), say('mail.wishAsked.notYou')],
    footer: [say('mail.wishAsked.why')],
  });
  return { subject, ...bodies };
}

/** Tells of a session for which one can register, with the way out in the foot and in the head (RFC 8058). Pure. */
export function sessionOpenMail(facts: OpenFacts, copy: WishCopy): ComposedMail {
  const { locale, origin } = copy;
  const say = (key: MessageKey): string =>
    translate(locale, key, { course: facts.courseTitle[locale], date: dateOf(facts, locale) });
  const subject = subjectLine(say('mail.sessionOpen.subject'));
  const wayOut: Paragraph = {
    before: say('mail.sessionOpen.why'),
    link: { label: say('mail.sessionOpen.end'), path: wishPath(copy) },
  };
  const bodies = mailLayout({
    locale,
    origin,
    title: subject,
    preheader: say('mail.sessionOpen.preheader'),
    weave: weaveOf(facts),
    greeting: say('mail.address.greeting'),
    paragraphs: [say('mail.sessionOpen.intro')],
    button: { label: say('mail.sessionOpen.register'), path: registerPath(locale, facts.sessionId) },
    facts: sessionFacts(facts, locale),
    after: [say('mail.sessionOpen.next')],
    footer: [wayOut],
  });
  const headers = {
    'List-Unsubscribe': `<${origin}${wishPath(copy)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
  return { subject, ...bodies, headers };
}
