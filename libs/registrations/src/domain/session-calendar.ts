import { createHash } from 'node:crypto';
import ical, { ICalAlarmType, ICalAttendeeStatus, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';

export interface CalendarEntry {
  /** REQUEST puts it in or changes it; CANCEL takes it out again (RFC 5546). */
  readonly method: 'REQUEST' | 'CANCEL';
  /** The same for the life of a registration. */
  readonly registrationId: string;
  /** Grows with every change of plan; a cancellation of the registration comes one after it. */
  readonly sequence: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly url: string | null;
  readonly organiser: { readonly name: string; readonly email: string };
  readonly attendee: { readonly name: string; readonly email: string } | null;
  /** When it was written: the same row gives the same file. */
  readonly stampedAt: Date;
}

const HOUR_BEFORE_SECONDS = 3600;

/** The calendar file of a registration (RFC 5545). Times in UTC: Cambodia knows no summer time. */
export function sessionCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Samaki', product: 'Sessions', language: 'EN' },
    method: entry.method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  const event = calendar.createEvent({
    id: `${createHash('sha256').update(entry.registrationId).digest('hex').slice(0, 32)}@samaki`,
    sequence: entry.sequence,
    stamp: entry.stampedAt,
    start: entry.startsAt,
    end: entry.endsAt,
    summary: entry.summary,
    description: entry.description,
    location: entry.location,
    organizer: entry.organiser,
    status: entry.method === 'REQUEST' ? ICalEventStatus.CONFIRMED : ICalEventStatus.CANCELLED,
    ...(entry.url && { url: entry.url }),
  });
  if (entry.attendee)
    event.createAttendee({ ...entry.attendee, status: ICalAttendeeStatus.ACCEPTED, rsvp: false });
  if (entry.method === 'REQUEST')
    event.createAlarm({ type: ICalAlarmType.display, trigger: HOUR_BEFORE_SECONDS });
  return calendar.toString();
}
