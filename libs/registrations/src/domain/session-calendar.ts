import { createHash } from 'node:crypto';
import ical, {
  ICalAlarmType,
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalAttendeeType,
  ICalCalendarMethod,
  ICalEventStatus,
} from 'ical-generator';
import type { CalendarPart } from '#mailer';
import type { Block } from '#sessions';

export interface CalendarEntry {
  /** REQUEST puts it in or changes it; CANCEL takes it out again (RFC 5546). */
  readonly method: 'REQUEST' | 'CANCEL';
  /** The same for the life of a registration. */
  readonly registrationId: string;
  /** Which block of the session, the first is 0. */
  readonly block: number;
  readonly scheduleVersion: number;
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

/** Under which name every calendar file of a registration goes, from mails and from the ticket's page; each block of the session, the first is 0, has
 *  one of its own. Says nothing of the registration to whoever the entry is shared with. */
export const calendarUid = (registrationId: string, block: number): string => {
  const named = block === 0 ? registrationId : `${registrationId}~${block}`;
  return `${createHash('sha256').update(named).digest('hex').slice(0, 32)}@samaki`;
};

/** Grows with every change (RFC 5545, SEQUENCE): two numbers for each version of the plan, so that giving up comes after
 *  what was sent for the same plan. A registration that was given up never comes back: who registers again has another. */
export const calendarSequence = (scheduleVersion: number, isOff: boolean): number =>
  scheduleVersion * 2 + (isOff ? 1 : 0);

/** The calendar files of a registration, one for each block: calendars know no event that pauses. `mostBlocks` takes out the entries of blocks
 *  that the session has no more. */
export function sessionCalendars({
  method,
  blocks,
  mostBlocks,
  ...entry
}: Omit<CalendarEntry, 'block' | 'startsAt' | 'endsAt'> & {
  readonly blocks: readonly Block[];
  readonly mostBlocks: number;
}): CalendarPart[] {
  return Array.from({ length: Math.max(blocks.length, mostBlocks) }, (_, block) => {
    const times = blocks[block];
    const part = times ? method : 'CANCEL';
    return {
      method: part,
      content: sessionCalendar({ ...entry, ...(times ?? blocks[0]!), method: part, block }),
    };
  });
}

/** The calendar file of one block (RFC 5545). Times in UTC: Cambodia knows no summer time. */
export function sessionCalendar(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Samaki', product: 'Sessions', language: 'EN' },
    method: entry.method === 'REQUEST' ? ICalCalendarMethod.REQUEST : ICalCalendarMethod.CANCEL,
  });
  const event = calendar.createEvent({
    id: calendarUid(entry.registrationId, entry.block),
    sequence: calendarSequence(entry.scheduleVersion, entry.method === 'CANCEL'),
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
    event.createAttendee({
      ...entry.attendee,
      type: ICalAttendeeType.INDIVIDUAL,
      role: ICalAttendeeRole.REQ,
      // The seat is theirs already; nobody reads an answer.
      status: ICalAttendeeStatus.ACCEPTED,
      rsvp: false,
    });
  if (entry.method === 'REQUEST')
    event.createAlarm({ type: ICalAlarmType.display, trigger: HOUR_BEFORE_SECONDS });
  return calendar.toString();
}
