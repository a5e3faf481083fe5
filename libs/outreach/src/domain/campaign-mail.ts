import type { Locale, LocalizedText } from '#kernel';
import { translate } from '#locale';
import { type ComposedMail, mailLayout, type MailLink, type Paragraph } from '#messaging';
import { sessionFacts, type SessionMailFacts, weaveOf } from '#registrations';
import type { CampaignText } from './campaign.rules.js';

/** What a campaign says. */
export interface CampaignContent extends CampaignText {
  readonly session: (SessionMailFacts & { readonly id: string }) | null;
}

/** To whom this copy goes. */
export interface CampaignCopy {
  readonly locale: Locale;
  readonly fullName: string;
  /** Null in a copy for the writer. */
  readonly organisation: LocalizedText | null;
  /** Tokens of the personal links; null in a copy for the writer, whose links lead to the plain pages. */
  readonly tokens: { readonly invitation: string; readonly unsubscribe: string } | null;
  /** Says in its first line that it is a test. */
  readonly isTest?: boolean;
}

const PREHEADER = 90;

const invitationPath = (locale: Locale, token: string): string => `/${locale}/invitations/${token}`;
const unsubscribePath = (locale: Locale, token: string): string => `/${locale}/unsubscribe/${token}`;
const sessionPath = (locale: Locale, id: string): string =>
  `/${locale}/sessions/ses_${id.replaceAll('-', '')}`;

/** The mail of a campaign in one language: what the working group wrote, the session's facts, one personal button, and
 *  the way out in the footer and in the headers of RFC 8058. Pure. */
export function campaignMail(content: CampaignContent, copy: CampaignCopy, origin: string): ComposedMail {
  const { locale } = copy;
  const { session } = content;
  const subject = content.subject[locale];
  const written = content.body[locale].split(/\n+/).filter(Boolean);
  const bodies = mailLayout({
    locale,
    origin,
    title: subject,
    preheader: (written[0] ?? subject).slice(0, PREHEADER),
    ...(session && { weave: weaveOf(session), facts: sessionFacts(session, locale) }),
    greeting: translate(locale, 'mail.greeting', { name: copy.fullName }),
    paragraphs: copy.isTest ? [translate(locale, 'mail.campaign.test'), ...written] : written,
    button: buttonOf(content, copy),
    ...(session && { after: [translate(locale, 'mail.campaign.personal')] }),
    footer: footerOf(copy),
  });
  return { subject, ...bodies, toName: copy.fullName, ...(copy.tokens && { headers: wayOut(copy, origin) }) };
}

function buttonOf({ session }: CampaignContent, { locale, tokens }: CampaignCopy): MailLink {
  const label = translate(locale, session ? 'mail.campaign.register' : 'mail.campaign.openOrganisation');
  if (tokens) return { label, path: invitationPath(locale, tokens.invitation) };
  return { label, path: session ? sessionPath(locale, session.id) : `/${locale}` };
}

function footerOf({ locale, organisation, tokens }: CampaignCopy): Paragraph[] {
  const why = organisation
    ? translate(locale, 'mail.campaign.why', { organisation: organisation[locale] })
    : translate(locale, 'mail.campaign.whyTest');
  const link = {
    label: translate(locale, 'mail.campaign.unsubscribe'),
    path: tokens ? unsubscribePath(locale, tokens.unsubscribe) : `/${locale}`,
  };
  return [
    why,
    {
      before: translate(locale, 'mail.campaign.noMore'),
      link,
      after: translate(locale, 'mail.campaign.ownStay'),
    },
  ];
}

/** One-click unsubscribing, RFC 8058: a mail program posts to the address without opening it. */
function wayOut({ locale, tokens }: CampaignCopy, origin: string): Record<string, string> {
  if (!tokens) return {};
  return {
    'List-Unsubscribe': `<${origin}${unsubscribePath(locale, tokens.unsubscribe)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}
