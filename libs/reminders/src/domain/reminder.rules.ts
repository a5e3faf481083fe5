import { Temporal } from 'temporal-polyfill';

/** Hour of the day, in the session's time zone, at which reminders leave on the day before. */
export const REMINDER_HOUR = 16;

/** The moment of the reminder: 16:00 of the calendar day before the session's, where the session is. Days are those
 *  of the calendar there, so a change of summer time between the two does not move it. */
export function reminderMoment(startsAt: Date, timeZone: string): Date {
  const dayBefore = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: 1 });
  const moment = dayBefore.toZonedDateTime({ timeZone, plainTime: { hour: REMINDER_HOUR } });
  return new Date(moment.epochMilliseconds);
}

/** When to remind someone who has had the seat at this time since `since`; null when that is at or after the moment
 *  itself, for then the confirmation or the correction has just told them. A plan that is made late still counts. */
export function planReminder(session: { startsAt: Date; timeZone: string }, since: Date): Date | null {
  const moment = reminderMoment(session.startsAt, session.timeZone);
  return since < moment ? moment : null;
}

/** What stands at the moment of sending. */
export interface AtSending {
  readonly status: string;
  readonly sessionStatus: string;
  readonly scheduleVersion: number;
  readonly hasStarted: boolean;
}

/** Is a reminder that was planned for this version of the schedule still wanted? */
export const isReminderWanted = (at: AtSending, plannedVersion: number | null): boolean =>
  at.status === 'CONFIRMED' &&
  at.sessionStatus === 'OPEN' &&
  at.scheduleVersion === plannedVersion &&
  !at.hasStarted;
