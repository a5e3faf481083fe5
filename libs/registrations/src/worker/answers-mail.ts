import type { Locale } from '#kernel';
import { translate, type MessageKey } from '#locale';
import type { MailParts } from '#messaging';
import type { MailFacts } from '../domain/mail-facts.js';
import { grouped, sessionFacts, ticketPath, weaveOf, whyOf } from '../domain/mail-words.js';

/** The words of the mail that asks for answers that are missing. It says how many and holds none of the questions; its one link leads to
 *  them. Pure; the layout is messaging's. Source: docs/stories/questions.md. */
export function answersMail(facts: MailFacts, locale: Locale): MailParts {
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      name: facts.fullName,
      course: facts.courseTitle[locale],
      count: facts.openQuestions,
    });
  return {
    locale,
    weave: weaveOf(facts),
    subject: say('mail.answersAsked.subject'),
    preheader: say('mail.answersAsked.preheader'),
    greeting: say('mail.greeting'),
    paragraphs: [say('mail.answersAsked.intro')],
    reference: { label: say('mail.reference'), code: grouped(facts.reference) },
    facts: sessionFacts(facts, locale),
    button: { label: say('mail.questions.answer'), path: `${ticketPath(facts, locale)}/questions` },
    after: [say('mail.answersAsked.next')],
    footer: [whyOf(facts, locale)],
  };
}
