import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import ical, { ICalAlarmType, ICalCalendarMethod, ICalEventStatus } from 'ical-generator';
import {
  type SessionPageQuery,
  SessionPageDocument,
  TicketPageDocument,
  type TicketPartsFragment,
} from '../src/shared/gql/graphql';
import { translate } from '../src/shared/lib/i18n';
import type { Locale } from '../src/shared/lib/locale';
import { groupReference, readReference } from '../src/shared/lib/reference';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { type FormRoute, LOCALE_PATH } from './forms/form';

const HOUR_S = 3_600;

type CalendarSession =
  | Pick<
      NonNullable<SessionPageQuery['session']>,
      'id' | 'course' | 'mode' | 'venue' | 'city' | 'startsAt' | 'endsAt' | 'scheduleVersion' | 'state'
    >
  | TicketPartsFragment['session'];

interface CalendarEntry {
  readonly uid: string;
  readonly locale: Locale;
  readonly session: CalendarSession;
  readonly url: string;
  readonly note: string;
  readonly off: boolean;
}

/** A calendar file with one entry (RFC 5545). Times are in UTC: Cambodia knows no summer time. */
function calendarFile({ uid, locale, session, url, note, off }: CalendarEntry): string {
  const online = session.mode === 'ONLINE' || !session.venue;
  const place = online
    ? translate(locale, 'session.online')
    : [session.venue?.[locale], session.city?.name[locale]].filter(Boolean).join(', ');
  const calendar = ical({
    prodId: { company: 'Samaki', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
  });
  const event = calendar.createEvent({
    id: uid,
    sequence: session.scheduleVersion,
    start: new Date(session.startsAt),
    end: new Date(session.endsAt),
    summary: session.course.title[locale],
    description: [note, url].filter(Boolean).join('\n'),
    location: place,
    url,
    status: off ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
  });
  if (!off) event.createAlarm({ type: ICalAlarmType.display, trigger: HOUR_S });
  return calendar.toString();
}

const send = (reply: FastifyReply, content: string, name: string): FastifyReply =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${name}.ics"`)
    .type('text/calendar; charset=utf-8; method=PUBLISH')
    .send(content);

/** `reg_<32 hex>` as the uuid that the calendar files of mails are named after, so that both are one entry. */
const registrationUid = (globalId: string): string => {
  const hex = globalId.slice(globalId.indexOf('_') + 1);
  const uuid = hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
  return `${createHash('sha256').update(uuid).digest('hex').slice(0, 32)}@samaki`;
};

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
          uid: `${session.id}@samaki`,
          locale,
          session,
          url,
          note: '',
          off: session.state === 'CANCELLED',
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
      const off = session.state === 'CANCELLED' || ticket.state !== 'CONFIRMED';
      const note = `${translate(locale, 'find-ticket.reference')}: ${groupReference(reference)}`;
      const url = `${frame.publicUrl}/${locale}/tickets/${reference}`;
      return send(
        reply,
        calendarFile({ uid: registrationUid(ticket.id), locale, session, url, note, off }),
        'samaki-ticket',
      );
    } catch (error) {
      return renderer.failed(request, reply, error);
    }
  });
}
