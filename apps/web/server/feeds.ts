import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import ical, { ICalCalendarMethod } from 'ical-generator';
import { parseSearch } from '../src/app/search';
import {
  addressOf,
  type CatalogueSearch,
  filterOf,
  readCatalogueSearch,
} from '../src/features/catalogue/catalogue-search';
import { CatalogueFeedDocument, type CatalogueFeedQuery } from '../src/shared/gql/graphql';
import { translate } from '../src/shared/lib/i18n';
import { type Locale, otherLocale } from '../src/shared/lib/locale';
import { timesText } from '../src/shared/ui/hours';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { addEntry, placeOf, sessionUids } from './calendar';
import { type FormRoute, LOCALE_PATH } from './forms/form';

type FeedSession = CatalogueFeedQuery['sessions']['nodes'][number];

/** Programs that follow ask every quarter of an hour at most. */
const KEPT_S = 900;
const HOUR_S = 3600;

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};
/** Text as XML holds it; what XML 1.0 cannot hold at all is left out. */
const xml = (text: string): string =>
  // oxlint-disable-next-line no-control-regex -- controls are exactly what is looked for
  text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"']/g, (one) => ESCAPES[one]!);

/** `ses_<32 hex>` as the name of the thing itself, whatever the address of its page becomes. */
const urnOf = (globalId: string): string =>
  globalId.replace(/^ses_(.{8})(.{4})(.{4})(.{4})(.{12})$/, 'urn:uuid:$1-$2-$3-$4-$5');

interface Following {
  readonly locale: Locale;
  readonly search: CatalogueSearch;
  readonly publicUrl: string;
  readonly sessions: readonly FeedSession[];
}

function titleOf({ state, movedFrom, course }: FeedSession, locale: Locale): string {
  const title = course.title[locale];
  if (state === 'CANCELLED') return translate(locale, 'feed.cancelled', { title });
  return movedFrom ? translate(locale, 'feed.moved', { title }) : title;
}

/** The catalogue as an Atom feed (RFC 4287), by what changed last. */
export function atomFeed({ locale, search, publicUrl, sessions }: Following): string {
  const page = publicUrl + addressOf(`/${locale}`, search);
  const newest = sessions.toSorted((one, other) => other.changedAt.localeCompare(one.changedAt));
  const entries = newest.map((session) => {
    const address = `/sessions/${session.id}`;
    const when = timesText({ locale }, session).join('; ');
    return `<entry>
<id>${urnOf(session.id)}</id>
<title>${xml(titleOf(session, locale))}</title>
<updated>${session.changedAt}</updated>
<link rel="alternate" type="text/html" hreflang="${locale}" href="${xml(`${publicUrl}/${locale}${address}`)}"/>
<summary>${xml(`${when}, ${placeOf(locale, session)}. ${session.course.lead[locale]}`)}</summary>
</entry>`;
  });
  const other = otherLocale(locale);
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${locale}">
<id>${xml(page)}</id>
<title>${xml(translate(locale, 'catalogue.title'))}</title>
<updated>${newest[0]?.changedAt ?? '1970-01-01T00:00:00.000Z'}</updated>
<author><name>${xml(translate(locale, 'common.committee'))}</name></author>
<link rel="self" type="application/atom+xml" href="${xml(publicUrl + addressOf(`/${locale}/feed.atom`, search))}"/>
<link rel="alternate" type="text/html" hreflang="${locale}" href="${xml(page)}"/>
<link rel="alternate" type="text/html" hreflang="${other}" href="${xml(publicUrl + addressOf(`/${other}`, search))}"/>
${entries.join('\n')}
</feed>
`;
}

/** The catalogue as a calendar that is followed (RFC 5545, RFC 7986): each session under the name that its own file has. */
export function sessionsCalendar({ locale, search, publicUrl, sessions }: Following): string {
  const calendar = ical({
    prodId: { company: 'Samaki', product: 'Sessions', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    name: translate(locale, 'catalogue.title'),
    url: publicUrl + addressOf(`/${locale}`, search),
    ttl: HOUR_S,
  });
  for (const session of sessions)
    addEntry(calendar, {
      uids: sessionUids(session),
      sequence: session.scheduleVersion,
      locale,
      session,
      url: `${publicUrl}/${locale}/sessions/${session.id}`,
      note: session.course.lead[locale],
      off: session.state === 'CANCELLED',
      stamp: session.changedAt,
      alarm: false,
    });
  return calendar.toString();
}

/** `/km/feed.atom` and `/km/sessions.ics`: the catalogue for programs that follow it, with the choices of its address. */
export function feeds(app: FastifyInstance, { settings, frame, renderer }: Web): void {
  const follow =
    (type: string, write: (following: Following) => string) =>
    async (request: FastifyRequest<FormRoute>, reply: FastifyReply): Promise<FastifyReply> => {
      const { locale } = request.params;
      const search = readCatalogueSearch(parseSearch(request.url.split('?')[1] ?? ''));
      try {
        const { sessions } = await visitorApi(settings.apiUrl, request)
          .in(locale)
          .query(CatalogueFeedDocument, { filter: filterOf(search, frame.programmeZone) });
        return await reply
          .header('cache-control', `public, max-age=${KEPT_S}`)
          .header('content-language', locale)
          .type(type)
          .send(write({ locale, search, publicUrl: frame.publicUrl, sessions: sessions.nodes }));
      } catch (error) {
        return renderer.failed(request, reply, error);
      }
    };
  app.get<FormRoute>(`${LOCALE_PATH}/feed.atom`, follow('application/atom+xml; charset=utf-8', atomFeed));
  app.get<FormRoute>(
    `${LOCALE_PATH}/sessions.ics`,
    follow('text/calendar; charset=utf-8; method=PUBLISH', sessionsCalendar),
  );
}
