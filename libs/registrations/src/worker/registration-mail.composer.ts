import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { type CalendarPart, parseSender } from '#mailer';
import {
  type ComposedMail,
  type LedgerRow,
  mailLayout,
  type MailParts,
  MessageComposer,
  subjectLine,
} from '#messaging';
import { addressToken } from '../domain/address-token.js';
import { type MailFacts, RegistrationMailFacts } from '../domain/mail-facts.js';
import { blocksOfMail, placeOf, ticketPath } from '../domain/mail-words.js';
import { ANSWERS_ASKED, SENT_AGAIN } from '../domain/registration-news.js';
import { type CalendarEntry, sessionCalendars } from '../domain/session-calendar.js';
import { ADDRESS_MAILS, addressMail, isAddressMail } from './address-mail.js';
import { answersMail } from './answers-mail.js';
import { registrationMail } from './registration-mail.js';
import { isStillWanted } from './registration-mail.rules.js';

/** Kinds whose mail takes the entry out of the calendar again. */
const TAKES_OUT = new Set([
  'registrations.not-approved',
  'registrations.cancelled',
  'registrations.taken-back',
  'registrations.given-away',
  'registrations.date-changed',
  'sessions.cancelled',
  'sessions.postponed',
]);

/** Kinds whose mail changes the entries that are there. */
const IS_NEW_PLAN = new Set(['sessions.moved', 'sessions.dated']);

/** Writes confirmations, places in line, promotions, corrections and cancellations. */
@Injectable()
export class RegistrationMailComposer extends MessageComposer {
  readonly kinds = [
    'registrations.confirmed',
    'registrations.waitlisted',
    'registrations.promoted',
    'registrations.offered',
    'registrations.offer-ended',
    'registrations.awaits-approval',
    'registrations.not-approved',
    'registrations.cancelled',
    'sessions.moved',
    'sessions.cancelled',
    'sessions.postponed',
    'sessions.dated',
    'registrations.taken-back',
    'registrations.received',
    'registrations.given-away',
    'registrations.date-changed',
    'registrations.switched',
    SENT_AGAIN,
    ANSWERS_ASKED,
    ...ADDRESS_MAILS,
  ];

  constructor(
    private readonly facts: RegistrationMailFacts,
    private readonly config: Config,
  ) {
    super();
  }

  async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.facts.byRegistrationIds(rows.flatMap((row) => row.causeId ?? []));
    return new Map(
      rows.map((row) => {
        const fact = row.causeId ? facts.get(row.causeId) : undefined;
        return [row.id, fact && isStillWanted(row, fact) ? this.write(row, fact) : null];
      }),
    );
  }

  private write(row: LedgerRow, facts: MailFacts): ComposedMail {
    const { subject: words, ...content } = this.partsOf(row, facts);
    const subject = subjectLine(words);
    const calendars = this.calendarsOf(row, facts);
    return {
      ...mailLayout({ ...content, title: subject, origin: this.config.publicUrl }),
      subject,
      toName: isAddressMail(row.kind) ? '' : facts.fullName,
      ...(calendars.length > 0 && { calendars }),
    };
  }

  private partsOf({ kind, locale }: LedgerRow, facts: MailFacts): MailParts {
    if (isAddressMail(kind)) return addressMail(kind, facts, locale, this.tokenOf(facts));
    return kind === ANSWERS_ASKED ? answersMail(facts, locale) : registrationMail(kind, facts, locale);
  }

  private tokenOf({ registrationId, addressCorrections }: MailFacts): string {
    return addressToken(this.config.secret, registrationId, addressCorrections);
  }

  /** Who has a seat gets the entry, who had one gets it taken out; who waits has none. A mail that asks for answers changes nothing of it. */
  private calendarsOf(row: LedgerRow, facts: MailFacts): CalendarPart[] {
    if (row.kind === ANSWERS_ASKED) return [];
    const method: CalendarEntry['method'] = TAKES_OUT.has(row.kind) ? 'CANCEL' : 'REQUEST';
    if (method === 'REQUEST' ? facts.status !== 'CONFIRMED' : !facts.wasConfirmed) return [];
    const sender = parseSender(this.config.mailFrom);
    const { locale } = row;
    return sessionCalendars({
      method,
      registrationId: facts.registrationId,
      scheduleVersion: facts.scheduleVersion,
      blocks: blocksOfMail(facts),
      // Who gets the first word of a session has no entry of a block that it has no more.
      mostBlocks: method === 'CANCEL' || IS_NEW_PLAN.has(row.kind) ? facts.mostBlocks : 1,
      summary: facts.courseTitle[locale],
      description: `${this.config.publicUrl}${ticketPath(facts, locale)}`,
      location: placeOf(facts, locale).join(', '),
      url: `${this.config.publicUrl}${ticketPath(facts, locale)}`,
      organiser: { name: sender?.name ?? 'Samaki', email: sender?.address ?? 'no-reply@samaki.example' },
      attendee: { name: facts.fullName, email: row.toAddress },
      stampedAt: row.dueAt,
    });
  }
}
