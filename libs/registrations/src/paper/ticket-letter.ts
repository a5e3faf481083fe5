import type { Locale, LocalizedText } from '#kernel';
import { translate } from '#locale';
import { partsOfText, type TextPart } from '#typesetting';
import type { SessionMailFacts } from '../domain/mail-facts.js';
import { grouped, placeOf, timesOf } from '../domain/mail-words.js';
import { type DrawnCode, drawnCode } from './qr.js';

/** One ticket, worded for the typesetter. */
export interface TicketLetter {
  readonly locale: Locale;
  readonly label: string;
  readonly issuer: string;
  readonly weave: string;
  /** The page's language first; the other only where it says something else. */
  readonly titles: readonly { readonly locale: Locale; readonly parts: readonly TextPart[] }[];
  readonly qr: DrawnCode;
  readonly reference: string;
  readonly facts: readonly (readonly [label: string, lines: readonly (readonly TextPart[])[]])[];
  readonly footer: readonly TextPart[];
  readonly address: string;
}

export interface TicketLetterFacts {
  readonly reference: string;
  readonly fullName: string;
  readonly organisation: string;
  readonly admissionCode: string;
  readonly session: SessionMailFacts;
  readonly accessNote: LocalizedText | null;
  /** Where the ticket is given back. */
  readonly address: string;
}

/** Words a ticket in one language. Pure. */
export function ticketLetter(facts: TicketLetterFacts, locale: Locale): TicketLetter {
  const { session } = facts;
  const other: Locale = locale === 'km' ? 'en' : 'km';
  const spoken = session.courseTitle[other] === session.courseTitle[locale] ? [locale] : [locale, other];
  const note = facts.accessNote ? [facts.accessNote[locale]] : [];
  const lines = (texts: readonly string[]): TextPart[][] => texts.map(partsOfText);
  return {
    locale,
    label: translate(locale, 'letter.ticket', { reference: grouped(facts.reference) }),
    issuer: `${translate(locale, 'letter.committee')} · ${translate(locale, 'letter.ministry')}`,
    weave: session.mode === 'ONLINE' ? 'jade' : (session.weave ?? 'plain').toLowerCase(),
    titles: spoken.map((each) => ({ locale: each, parts: partsOfText(session.courseTitle[each]) })),
    qr: drawnCode(facts.admissionCode),
    reference: grouped(facts.reference),
    facts: [
      [translate(locale, 'letter.ticket.name'), lines([facts.fullName, facts.organisation])],
      [translate(locale, 'mail.fact.when'), lines(timesOf(session, locale))],
      [translate(locale, 'mail.fact.place'), lines([placeOf(session, locale).join(', '), ...note])],
    ],
    footer: partsOfText(translate(locale, 'letter.ticket.footer')),
    address: facts.address,
  };
}
