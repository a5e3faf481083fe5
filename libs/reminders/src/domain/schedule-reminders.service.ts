import { Injectable } from '@nestjs/common';
import type { Tx } from '#database';
import { MessageLedger, type NewMessage } from '#messaging';
import { type MailFacts, RegistrationMailFacts } from '#registrations';
import { planReminder } from './reminder.rules.js';

export const DAY_BEFORE = 'reminders.day-before';

/** Writes reminders down ahead of time: one message for each confirmed registration and version of its schedule. */
@Injectable()
export class ScheduleReminders {
  constructor(
    private readonly facts: RegistrationMailFacts,
    private readonly ledger: MessageLedger,
  ) {}

  /** Plans reminders for these registrations, as they stand now. Those that are not confirmed, have no e-mail
   *  address, or got their seat after the moment are passed over. Safe to repeat: the key admits one. */
  async schedule(tx: Tx, registrationIds: readonly string[]): Promise<void> {
    const facts = await this.facts.byRegistrationIds(registrationIds);
    const messages = [...facts.values()].flatMap((registration) => reminderOf(registration) ?? []);
    await this.ledger.queue(tx, messages);
  }

  /** Plans anew for everybody who has a seat, after a session got a new time. What was planned for the old time
   *  was withdrawn in the transaction that moved it. */
  async scheduleSession(tx: Tx, sessionId: string): Promise<void> {
    await this.schedule(tx, await this.facts.confirmedOf(sessionId));
  }
}

function reminderOf(registration: MailFacts): NewMessage | null {
  const { confirmedAt, movedAt, email } = registration;
  if (registration.status !== 'CONFIRMED' || registration.sessionStatus !== 'OPEN' || !email || !confirmedAt)
    return null;
  // Asked of the moment at which the person had this seat at this time, not of the moment at which a worker comes
  // round to it: a worker that was away must not cost anybody a reminder.
  const dueAt = planReminder(registration, movedAt && movedAt > confirmedAt ? movedAt : confirmedAt);
  if (!dueAt) return null;
  return {
    kind: DAY_BEFORE,
    personId: registration.personId,
    toAddress: email,
    locale: registration.locale,
    subject: { type: 'session', id: registration.sessionId, version: registration.scheduleVersion },
    cause: { type: 'registration', id: registration.registrationId },
    dueAt,
    dedupeKey: `${DAY_BEFORE}~${registration.registrationId}~v${registration.scheduleVersion}`,
  };
}
