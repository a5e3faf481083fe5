import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { parseSender } from '#mailer';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import { addressToken } from '../domain/address-token.js';
import { type MailFacts, RegistrationMailFacts } from '../domain/mail-facts.js';
import { placeOf, ticketPath } from '../domain/mail-words.js';
import { type CalendarEntry, sessionCalendar } from '../domain/session-calendar.js';
import { ADDRESS_MAILS, addressMail, isAddressMail } from './address-mail.js';
import { registrationMail } from './registration-mail.js';
import { isStillWanted } from './registration-mail.rules.js';

/** Kinds whose mail takes the entry out of the calendar again. */
const TAKES_OUT = new Set([
  'registrations.cancelled',
  'registrations.taken-back',
  'registrations.given-away',
  'registrations.date-changed',
  'sessions.cancelled',
  'sessions.postponed',
]);

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
    const { subject: words, ...content } = isAddressMail(row.kind)
      ? addressMail(row.kind, facts, row.locale, this.tokenOf(facts))
      : registrationMail(row.kind, facts, row.locale);
    const subject = subjectLine(words);
    const calendar = this.calendar(row, facts);
    return {
      ...mailLayout({ ...content, title: subject, origin: this.config.publicUrl }),
      subject,
      toName: isAddressMail(row.kind) ? '' : facts.fullName,
      ...(calendar && { calendar }),
    };
  }

  private tokenOf({ registrationId, addressCorrections }: MailFacts): string {
    return addressToken(this.config.secret, registrationId, addressCorrections);
  }

  /** Who has a seat gets the entry, who had one gets it taken out; who waits has none. */
  private calendar(row: LedgerRow, facts: MailFacts): ComposedMail['calendar'] | null {
    const method: CalendarEntry['method'] = TAKES_OUT.has(row.kind) ? 'CANCEL' : 'REQUEST';
    if (method === 'REQUEST' ? facts.status !== 'CONFIRMED' : !facts.wasConfirmed) return null;
    const sender = parseSender(this.config.mailFrom);
    const { locale } = row;
    const content = sessionCalendar({
      method,
      registrationId: facts.registrationId,
      scheduleVersion: facts.scheduleVersion,
      startsAt: facts.startsAt,
      endsAt: facts.endsAt,
      summary: facts.courseTitle[locale],
      description: `${this.config.publicUrl}${ticketPath(facts, locale)}`,
      location: placeOf(facts, locale).join(', '),
      url: `${this.config.publicUrl}${ticketPath(facts, locale)}`,
      organiser: { name: sender?.name ?? 'Samaki', email: sender?.address ?? 'no-reply@samaki.example' },
      attendee: { name: facts.fullName, email: row.toAddress },
      stampedAt: row.dueAt,
    });
    return { method, content };
  }
}
