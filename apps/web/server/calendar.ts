import type { FastifyInstance, FastifyReply } from 'fastify';
import ical, { ICalAlarmType, type ICalCalendar, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import {
  type SessionBriefFragment,
  SessionPageDocument,
  TicketPageDocument,
} from '../src/shared/gql/graphql';
import { translate } from '../src/shared/lib/i18n';
import { blocksOf } from '../src/shared/lib/blocks';
import type { Locale } from '../src/shared/lib/locale';
import { groupReference, readReference } from '../src/shared/lib/reference';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { type FormRoute, LOCALE_PATH } from './forms/form';

const HOUR_S = 3_600;

type CalendarSession = Pick<
  SessionBriefFragment,
  'course' | 'mode' | 'venue' | 'city' | 'startsAt' | 'endsAt' | 'blocks'
>;

interface CalendarEntry {
  /** The name of the entry of each block of the session; what is beyond them is taken out. */
  readonly uids: readonly string[];
  readonly sequence: number;
  readonly locale: Locale;
  readonly session: CalendarSession;
  readonly url: string;
  readonly note: string;
  readonly off: boolean;
  /** When the entry was last changed; now, for a file of its own. */
  readonly stamp?: string;
  /** Without one where a calendar holds many. */
  readonly alarm?: boolean;
}

/** Where a session is held, in a line. */
export const placeOf = (locale: Locale, session: Pick<CalendarSession, 'mode' | 'venue' | 'city'>): string =>
  session.mode === 'ONLINE' || !session.venue
    ? translate(locale, 'session.online')
    : [session.venue[locale], session.city?.name[locale]].filter(Boolean).join(', ');

/** Under which names a session goes in a calendar, a block each: as everybody's, not as somebody's own. */
export const sessionUids = ({ id, blocks }: Pick<SessionBriefFragment, 'id' | 'blocks'>): string[] => [
  `${id}@samaki`,
  ...blocks.slice(1).map((_, at) => `${id}-${at + 2}@samaki`),
];

/** Puts a session into a calendar (RFC 5545), an entry for each of its blocks: no calendar knows one that pauses. Times are in UTC: Cambodia knows no
 *  summer time. */
export function addEntry(calendar: ICalCalendar, entry: CalendarEntry): void {
  const { uids, sequence, locale, session, url, note, stamp, alarm = true } = entry;
  const blocks = blocksOf(session);
  for (const [at, uid] of uids.entries()) {
    const { startsAt, endsAt } = blocks[at] ?? session;
    const off = entry.off || at >= blocks.length;
    const event = calendar.createEvent({
      id: uid,
      sequence,
      ...(stamp ? { stamp: new Date(stamp) } : {}),
      start: new Date(startsAt),
      end: new Date(endsAt),
      summary: session.course.title[locale],
      description: [note, url].filter(Boolean).join('\n'),
      location: placeOf(locale, session),
      url,
      status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    });
    if (alarm && !off) event.createAlarm({ type: ICalAlarmType.display, trigger: HOUR_S });
  }
}

/** A calendar file of one session. */
function calendarFile(entry: CalendarEntry): string {
  const calendar = ical({
    prodId: { company: 'Samaki', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  addEntry(calendar, entry);
  return calendar.toString();
}

const send = (reply: FastifyReply, content: string, name: string): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.ics"`)
    .type('text/calendar; charset=utf-8; method=PUBLISH')
    .send(content);

/** Calendar files: of a session for anyone, of a ticket under the same name as the one in its mail. */
export function calendars(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  app.get<FormRoute>(`${LOCALE_PATH}/sessions/:id/calendar.ics`, async (request, reply) => {
    const { locale, id } = request.params;
    try {
      const { session } = await visitorApi(settings.apiUrl, request)
        .in(locale)
        .query(SessionPageDocument, { id });
      if (!session) return renderer.fault(request, reply, 'not-found', 404);
      const url = `${frame.publicUrl}/${locale}/sessions/${session.id}`;
      return send(
        reply,
        calendarFile({
          uids: sessionUids(session),
          sequence: session.scheduleVersion,
          locale,
          session,
          url,
          note: '',
          off: session.state === 'CANCELLED' || !session.isDateKnown,
        }),
        'samaki-session',
      );
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });

  app.get<FormRoute>(`${LOCALE_PATH}/tickets/:reference/calendar.ics`, async (request, reply) => {
    const { locale } = request.params;
    const reference = readReference(request.params.reference);
    if (!reference) return renderer.fault(request, reply, 'not-found', 404);
    try {
      const { ticket } = await visitorApi(settings.apiUrl, request)
        .in(locale)
        .query(TicketPageDocument, { reference });
      if (!ticket) return renderer.fault(request, reply, 'not-found', 404);
      const { session } = ticket;
      const off = session.state === 'CANCELLED' || !session.isDateKnown || ticket.state !== 'CONFIRMED';
      const note = `${translate(locale, 'find-ticket.reference')}: ${groupReference(reference)}`;
      const url = `${frame.publicUrl}/${locale}/tickets/${reference}`;
      return send(
        reply,
        calendarFile({
          uids: ticket.calendarUids,
          sequence: ticket.calendarSequence,
          locale,
          // Of a hybrid session, the half where the person has the seat.
          session: ticket.attendanceMode === 'ONLINE' ? { ...session, mode: 'ONLINE' } : session,
          url,
          note,
          off,
        }),
        'samaki-ticket',
      );
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}
