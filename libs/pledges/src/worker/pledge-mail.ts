import type { Locale } from '#kernel';
import { type MessageKey, translate } from '#locale';
import type { MailParts, Weave } from '#messaging';
import { isCurrency, writeAmount } from '../domain/amount.rules.js';
import type { PledgeMailFacts } from './pledge-mail.facts.js';

/** A value with its unit, as people read it: `USD 12,500.50`, `12,500.50 ដុល្លារ`, `1 room`, `12.125 person-days`. */
export function valueWords(facts: PledgeMailFacts, locale: Locale): string {
  const amount = writeAmount(BigInt(facts.value), facts.unit);
  if (isCurrency(facts.unit)) return translate(locale, `mail.pledge.${facts.unit}`, { amount });
  const isOne = locale === 'en' && facts.value === '1000';
  return `${amount} ${(isOne ? facts.unitOne : facts.unitName?.[locale]) ?? facts.unit}`;
}

/** Is the mail still wanted as the pledge stands? An offer that is answered needs no answer any more. */
export function isStillWanted(kind: string, facts: PledgeMailFacts): boolean {
  if (kind === 'pledges.to-decide') return facts.status === 'OFFERED';
  return facts.status !== 'WITHDRAWN';
}

const WORDS: Record<string, 'received' | 'toDecide' | 'accepted' | 'declined'> = {
  'pledges.received': 'received',
  'pledges.to-decide': 'toDecide',
  'pledges.accepted': 'accepted',
  'pledges.declined': 'declined',
};

/** The words of a mail about a pledge, by its kind. Pure; the layout is messaging's. */
export function pledgeMail(
  kind: string,
  facts: PledgeMailFacts,
  locale: Locale,
  name: string | null,
): MailParts {
  const value = valueWords(facts, locale);
  const say = (key: MessageKey): string =>
    translate(locale, key, {
      value,
      organisation: facts.organisation[locale],
      city: facts.city[locale],
      name: name ?? '',
    });
  const words = WORDS[kind] ?? (facts.status === 'ACCEPTED' ? 'decidedAccepted' : 'decidedDeclined');
  return {
    locale,
    weave: (facts.weave ?? 'tonle') as Weave,
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say(`mail.pledge.${words}.subject`),
    preheader: say(`mail.pledge.${words}.preheader`),
    paragraphs: [say(`mail.pledge.${words}.intro`)],
    button: {
      label: say(words === 'toDecide' ? 'mail.pledge.decide' : 'mail.pledge.open'),
      path: `/${locale}/pledges/plg_${facts.pledgeId.replaceAll('-', '')}`,
    },
    facts: [
      [say('mail.pledge.fact.organisation'), facts.organisation[locale]],
      [say('mail.pledge.fact.value'), value],
      [say('mail.pledge.fact.for'), [facts.city[locale], facts.sector[locale]]],
      ...(facts.courseTitle ? [[say('mail.pledge.fact.session'), facts.courseTitle[locale]] as const] : []),
      ...(facts.reason ? [[say('mail.fact.reason'), facts.reason] as const] : []),
    ],
    footer: [
      say(
        kind === 'pledges.to-decide' || kind === 'pledges.decided'
          ? 'mail.pledge.whyCommittee'
          : 'mail.pledge.whyCoordinator',
      ),
    ],
  };
}
