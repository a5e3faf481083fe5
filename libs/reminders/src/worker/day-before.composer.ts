import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { translate } from '#locale';
import { type ComposedMail, type LedgerRow, mailLayout, MessageComposer, subjectLine } from '#messaging';
import {
  accessFacts,
  bringFact,
  cannotCome,
  grouped,
  type MailFacts,
  placeOf,
  RegistrationMailFacts,
  sessionFacts,
  startOf,
  ticketPath,
  weaveOf,
  whyOf,
} from '#registrations';
import { isReminderWanted } from '../domain/reminder.rules.js';
import { DAY_BEFORE } from '../domain/schedule-reminders.service.js';

/** Writes the reminder of the day before. */
@Injectable()
export class DayBeforeComposer extends MessageComposer {
  readonly kinds = [DAY_BEFORE];

  constructor(
    private readonly facts: RegistrationMailFacts,
    private readonly config: Config,
  ) {
    super();
  }

  /** Null when the seat was given up, the session moved, cancelled or begun meanwhile. */
  override async compose(rows: LedgerRow[]): Promise<Map<string, ComposedMail | null>> {
    const facts = await this.facts.byRegistrationIds(rows.flatMap((row) => row.causeId ?? []));
    return new Map(
      rows.map((row) => {
        const registration = facts.get(row.causeId ?? '');
        const wanted = registration && isReminderWanted(registration, row.subjectVersion);
        return [row.id, wanted ? this.mail(row, registration) : null];
      }),
    );
  }

  private mail({ locale }: LedgerRow, registration: MailFacts): ComposedMail {
    const isOnline = registration.mode === 'ONLINE';
    const start = startOf(registration, locale);
    const subject = subjectLine(
      translate(locale, 'mail.dayBefore.subject', { start, course: registration.courseTitle[locale] }),
    );
    const place = placeOf(registration, locale).join(', ');
    const waiting =
      registration.waiting > 0
        ? [translate(locale, 'mail.dayBefore.waiting', { count: registration.waiting })]
        : [];
    const bodies = mailLayout({
      locale,
      origin: this.config.publicUrl,
      title: subject,
      preheader: translate(locale, 'mail.dayBefore.preheader', { start, place }),
      weave: weaveOf(registration),
      greeting: translate(locale, 'mail.greeting', { name: registration.fullName }),
      paragraphs: [translate(locale, isOnline ? 'mail.dayBefore.introOnline' : 'mail.dayBefore.intro')],
      button: { label: translate(locale, 'mail.openTicket'), path: ticketPath(registration, locale) },
      reference: { label: translate(locale, 'mail.reference'), code: grouped(registration.reference) },
      facts: [
        ...sessionFacts(registration, locale),
        ...accessFacts(registration, locale),
        bringFact(registration, locale),
      ],
      after: [cannotCome(registration, locale), ...waiting],
      footer: [whyOf(registration, locale)],
    });
    return { subject, ...bodies, toName: registration.fullName };
  }
}
