import { Temporal } from 'temporal-polyfill';
import type { Block } from '#sessions';
import type { DemoSession } from './sessions.data.js';
import type { DemoTopic } from './topics.data.js';

export const TIME_ZONE = 'Asia/Phnom_Penh';
const FRIDAY = 5;
const SUNDAY = 7;

/** The calendar of a demonstration session, worked out from today. All instants. */
export interface DemoTimes {
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Null: one without a pause. */
  readonly blocks: readonly Block[] | null;
  readonly doorsOpenAt: Date;
  /** When the working group put it on the calendar. */
  readonly scheduledAt: Date;
  /** The start as it was planned first, where it was moved. */
  readonly movedFrom: Date | null;
  readonly movedAt: Date | null;
  readonly cancelledAt: Date | null;
  /** When its date was taken away; the times are those that no longer hold. */
  readonly postponedAt: Date | null;
}

/** Places a session around `now`. Never on a Sunday: such a day gives way to the Monday after it. */
export function timesOf(session: DemoSession, now: Date): DemoTimes {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(TIME_ZONE)
    .toPlainDate();
  const day = workday(today.add({ days: session.day }));
  const startsAt = instantOf(day, session.starts);
  const first = { startsAt, endsAt: instantOf(day, session.ends) };
  const second = session.nextDay && blockOf(workday(day.add({ days: 1 })), session.nextDay);
  const fromDay = session.moved && workday(today.add({ days: session.moved.fromDay }));
  const changeOf = (daysAgo: number): Date => new Date(now.getTime() - daysAgo * 24 * 60 * 60_000);
  return {
    startsAt,
    endsAt: (second ?? first).endsAt,
    blocks: second ? [first, second] : null,
    doorsOpenAt: new Date(startsAt.getTime() - 30 * 60_000),
    scheduledAt: instantOf(today.add({ days: Math.min(session.day, 0) - 25 }), '09:00'),
    movedFrom: fromDay ? instantOf(fromDay, session.starts) : null,
    movedAt: session.moved ? changeOf(session.moved.daysAgo) : null,
    cancelledAt: session.off ? changeOf(session.off.daysAgo) : null,
    postponedAt: session.postponed ? changeOf(session.postponed.daysAgo) : null,
  };
}

/** 16:00 on the calendar day before the start. Source: docs/stories/reminders.md. */
export function reminderMoment(startsAt: Date): Date {
  const start = Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toZonedDateTimeISO(TIME_ZONE);
  return instantOf(start.toPlainDate().subtract({ days: 1 }), '16:00');
}

/** When a topic opens, 09:00, and closes, 17:00. Nothing closes on a weekend: that gives way to the Friday before. */
export function topicTimesOf(
  topic: DemoTopic,
  now: Date,
): { readonly opensAt: Date; readonly closesAt: Date } {
  const today = Temporal.Instant.fromEpochMilliseconds(now.getTime())
    .toZonedDateTimeISO(TIME_ZONE)
    .toPlainDate();
  const last = today.add({ days: topic.closesDay });
  const closing = last.subtract({ days: Math.max(0, last.dayOfWeek - FRIDAY) });
  return {
    opensAt: instantOf(today.add({ days: topic.opensDay }), '09:00'),
    closesAt: instantOf(closing, '17:00'),
  };
}

const workday = (day: Temporal.PlainDate): Temporal.PlainDate =>
  day.dayOfWeek === SUNDAY ? day.add({ days: 1 }) : day;

const blockOf = (day: Temporal.PlainDate, { starts, ends }: { starts: string; ends: string }): Block => ({
  startsAt: instantOf(day, starts),
  endsAt: instantOf(day, ends),
});

const instantOf = (day: Temporal.PlainDate, time: string): Date =>
  new Date(day.toZonedDateTime({ timeZone: TIME_ZONE, plainTime: time }).epochMilliseconds);
