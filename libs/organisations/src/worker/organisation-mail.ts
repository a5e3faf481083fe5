import type { Locale } from '#kernel';
import { type MessageKey, translate } from '#locale';
import type { MailParts, Weave } from '#messaging';
import type { OrganisationMailFacts } from './organisation-mail.facts.js';

type Page = 'catalogue' | 'own' | 'proposal' | 'members' | 'domains';

interface MailKind {
  readonly words:
    | 'proposed'
    | 'toVerify'
    | 'asked'
    | 'answered'
    | 'verified'
    | 'declined'
    | 'decided'
    | 'joinRequested'
    | 'joinApproved'
    | 'joinDeclined'
    | 'domainToDecide'
    | 'domainDecided'
    | 'coordinatorInvited'
    | 'coordinatorAdded'
    | 'handedOver'
    | 'merged';
  readonly page: Page;
  readonly why: 'proposer' | 'committee' | 'coordinator' | 'person';
  /** The states in which it is still wanted; any other way when absent. */
  readonly while?: readonly string[];
}

export const ORGANISATION_MAILS: Readonly<Record<string, MailKind>> = {
  'organisations.proposed': { words: 'proposed', page: 'proposal', why: 'proposer', while: ['UNVERIFIED'] },
  'organisations.to-verify': { words: 'toVerify', page: 'proposal', why: 'committee', while: ['UNVERIFIED'] },
  'organisations.asked': { words: 'asked', page: 'proposal', why: 'coordinator', while: ['UNVERIFIED'] },
  'organisations.answered': { words: 'answered', page: 'proposal', why: 'committee', while: ['UNVERIFIED'] },
  'organisations.verified': { words: 'verified', page: 'own', why: 'coordinator' },
  'organisations.declined': { words: 'declined', page: 'proposal', why: 'proposer' },
  'organisations.decided': { words: 'decided', page: 'proposal', why: 'committee' },
  'organisations.join-requested': {
    words: 'joinRequested',
    page: 'members',
    why: 'coordinator',
    while: ['WAITING'],
  },
  'organisations.join-approved': { words: 'joinApproved', page: 'catalogue', why: 'person' },
  'organisations.join-declined': { words: 'joinDeclined', page: 'catalogue', why: 'person' },
  'organisations.domain-to-decide': {
    words: 'domainToDecide',
    page: 'domains',
    why: 'committee',
    while: ['REQUESTED'],
  },
  'organisations.domain-decided': { words: 'domainDecided', page: 'members', why: 'coordinator' },
  'organisations.coordinator-invited': {
    words: 'coordinatorInvited',
    page: 'members',
    why: 'coordinator',
    while: ['OPEN', 'ACCEPTED'],
  },
  'organisations.coordinator-added': { words: 'coordinatorAdded', page: 'members', why: 'coordinator' },
  'organisations.handed-over': { words: 'handedOver', page: 'catalogue', why: 'person' },
  'organisations.merged': { words: 'merged', page: 'own', why: 'coordinator' },
};

/** Is the mail still wanted as things stand? What is decided needs no decision any more. */
export const isStillWanted = (kind: string, facts: OrganisationMailFacts): boolean =>
  ORGANISATION_MAILS[kind]?.while?.includes(facts.state) ?? true;

/** The words of a mail about an organisation, by its kind. Pure; the layout is messaging's. */
export function organisationMail(
  kind: string,
  facts: OrganisationMailFacts,
  locale: Locale,
  name: string | null,
): MailParts {
  const mail = ORGANISATION_MAILS[kind]!;
  const values = {
    organisation: facts.organisation[locale],
    formerly: facts.formerly?.[locale] ?? facts.organisation[locale],
    person: facts.personName ?? '',
    domain: facts.domain ?? '',
    email: facts.email ?? '',
    state: facts.state,
    name: name ?? '',
  };
  const say = (key: MessageKey): string => translate(locale, key, values);
  const fact = (label: MessageKey, value: string | null): [string, string][] =>
    value ? [[say(label), value]] : [];
  return {
    locale,
    weave: (facts.weave ?? 'tonle') as Weave,
    greeting: say(name ? 'mail.greeting' : 'mail.greetingNobody'),
    subject: say(`mail.organisation.${mail.words}.subject`),
    preheader: say(`mail.organisation.${mail.words}.preheader`),
    paragraphs: [say(`mail.organisation.${mail.words}.intro`)],
    button: {
      label: say(`mail.organisation.button.${mail.page}`),
      path: pathOf(mail.page, facts.organisationId, locale),
    },
    facts: [
      ...fact('mail.organisation.fact.organisation', facts.organisation[locale]),
      ...(mail.words === 'toVerify' ? fact('mail.organisation.fact.proposer', facts.personName) : []),
      ...(mail.words === 'toVerify' ? fact('mail.organisation.fact.why', facts.why) : []),
      ...(mail.words === 'coordinatorInvited' ? fact('mail.organisation.fact.inviter', facts.inviter) : []),
      ...(mail.words === 'asked' || mail.words === 'answered'
        ? fact('mail.organisation.fact.question', facts.question)
        : []),
      ...(mail.words === 'answered' ? fact('mail.organisation.fact.answer', facts.answer) : []),
      ...fact('mail.fact.reason', facts.reason),
    ],
    footer: [say(`mail.organisation.footer.${mail.why}`)],
  };
}

function pathOf(page: Page, organisationId: string, locale: Locale): string {
  const id = `org_${organisationId.replaceAll('-', '')}`;
  return {
    catalogue: `/${locale}`,
    own: `/${locale}/organisation?of=${id}`,
    proposal: `/${locale}/organisations/proposals/${id}`,
    members: `/${locale}/organisation/members?of=${id}`,
    domains: `/${locale}/organisations/domains`,
  }[page];
}
