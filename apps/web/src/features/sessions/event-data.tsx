import type {
  Course,
  CourseInstance,
  EducationEvent,
  Event,
  EventStatusType,
  GovernmentOrganization,
  Graph,
  ItemAvailability,
  Place,
  VirtualLocation,
} from 'schema-dts';
import { isHybrid } from '../../shared/lib/attendance-mode';
import { blocksOf } from '../../shared/lib/blocks';
import { type Locale, LOCALES } from '../../shared/lib/locale';
import type { SessionDetails } from './session-page';

interface Around {
  readonly locale: Locale;
  readonly publicUrl: string;
  /** Who runs the programme, in the page's language. */
  readonly committee: string;
}

/** The session, and the course that it is a run of, as schema.org names them. A consultation meeting teaches nothing: it is an event about its
 *  topics, and no run of a course. Pure. */
export function eventGraph(session: SessionDetails, around: Around): Graph {
  const { locale, publicUrl } = around;
  const address = `${publicUrl}/${locale}/sessions/${session.id}`;
  const picture = `${address}/preview.png`;
  const { course } = session;
  const organizer: GovernmentOrganization = {
    '@type': 'GovernmentOrganization',
    '@id': `${publicUrl}/#committee`,
    name: around.committee,
    url: `${publicUrl}/${locale}`,
  };
  const run = {
    startDate: session.startsAt,
    endDate: session.endsAt,
    location: locationOf(session, locale, address),
    inLanguage: [...session.languages],
    maximumAttendeeCapacity: session.seats.capacity,
    remainingAttendeeCapacity: Math.max(0, session.seats.left),
  };
  const event = {
    '@id': `${address}#event`,
    name: course.title[locale],
    alternateName: LOCALES.filter((each) => each !== locale).map((each) => course.title[each]),
    description: course.lead[locale],
    url: address,
    image: picture,
    ...run,
    doorTime: session.doorsOpenAt,
    ...(session.blocks.length > 0 && {
      subEvent: session.blocks.map((block) => ({
        '@type': 'Event' as const,
        name: course.title[locale],
        startDate: block.startsAt,
        endDate: block.endsAt,
        location: run.location,
      })),
    }),
    ...(session.movedFrom ? { previousStartDate: session.movedFrom } : {}),
    eventStatus: statusOf(session),
    eventAttendanceMode: `https://schema.org/${attendanceOf(session)}EventAttendanceMode` as const,
    organizer,
    performer: session.trainers.map(({ name, role }) => ({
      '@type': 'Person',
      name: name[locale],
      jobTitle: role[locale],
    })),
    isAccessibleForFree: true,
    offers: {
      '@type': 'Offer',
      price: 0,
      priceCurrency: 'KHR',
      url: `${address}/register`,
      availability: availabilityOf(session),
      validThrough: session.startsAt,
    },
  } satisfies Omit<Exclude<Event, string>, '@type'>;
  if (session.kind === 'CONSULTATION') {
    const meeting: Event = {
      '@type': 'Event',
      ...event,
      audience: { '@type': 'Audience', audienceType: course.audience[locale] },
      about: session.topics.map(({ id, title }) => ({
        '@type': 'Thing',
        name: title[locale],
        url: `${publicUrl}/${locale}/topics/${id}`,
      })),
    };
    return { '@context': 'https://schema.org', '@graph': [meeting] };
  }
  const training: EducationEvent = {
    '@type': 'EducationEvent',
    ...event,
    audience: { '@type': 'EducationalAudience', audienceType: course.audience[locale] },
    about: { '@id': `${publicUrl}/#course-${course.code}` },
  };
  const instance: CourseInstance = {
    '@type': 'CourseInstance',
    '@id': `${address}#instance`,
    name: course.title[locale],
    url: address,
    courseMode: COURSE_MODES[attendanceOf(session)],
    courseWorkload: durationOf(session),
    eventStatus: statusOf(session),
    ...run,
  };
  const taught: Course = {
    '@type': 'Course',
    '@id': `${publicUrl}/#course-${course.code}`,
    name: course.title[locale],
    description: course.description[locale],
    courseCode: course.code,
    provider: organizer,
    isAccessibleForFree: true,
    inLanguage: [...session.languages],
    audience: { '@type': 'EducationalAudience', audienceType: course.audience[locale] },
    offers: { '@type': 'Offer', category: 'Free', price: 0, priceCurrency: 'KHR' },
    hasCourseInstance: instance,
  };
  return { '@context': 'https://schema.org', '@graph': [training, taught] };
}

const isOnline = ({ mode, venue }: SessionDetails): boolean => mode === 'ONLINE' || !venue;

const attendanceOf = (session: SessionDetails): 'Online' | 'Mixed' | 'Offline' =>
  isOnline(session) ? 'Online' : isHybrid(session.seats) ? 'Mixed' : 'Offline';

const COURSE_MODES = { Online: 'Online', Mixed: 'Blended', Offline: 'Onsite' } as const;

type Location = Place | VirtualLocation;

function locationOf(session: SessionDetails, locale: Locale, address: string): Location | Location[] {
  const { venue, city } = session;
  const virtual = { '@type': 'VirtualLocation', url: address } as const;
  if (isOnline(session) || !venue) return virtual;
  const place: Place = {
    '@type': 'Place',
    name: venue[locale],
    address: {
      '@type': 'PostalAddress',
      streetAddress: venue[locale],
      ...(city ? { addressLocality: city.name[locale], addressCountry: city.countryCode } : {}),
    },
  };
  return isHybrid(session.seats) ? [place, virtual] : place;
}

function statusOf({ state, movedFrom, isDateKnown }: SessionDetails): EventStatusType {
  if (state === 'CANCELLED') return 'https://schema.org/EventCancelled';
  if (!isDateKnown) return 'https://schema.org/EventPostponed';
  return movedFrom ? 'https://schema.org/EventRescheduled' : 'https://schema.org/EventScheduled';
}

function availabilityOf({ state }: SessionDetails): ItemAvailability {
  if (state === 'OPEN') return 'https://schema.org/InStock';
  return state === 'FULL' ? 'https://schema.org/SoldOut' : 'https://schema.org/Discontinued';
}

const MINUTE_MS = 60_000;

/** `PT3H30M` (ISO 8601): for how long it is held. */
function durationOf(session: SessionDetails): string {
  const held = blocksOf(session).map(({ startsAt, endsAt }) => Date.parse(endsAt) - Date.parse(startsAt));
  const minutes = Math.round(held.reduce((sum, each) => sum + each, 0) / MINUTE_MS);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `PT${hours > 0 ? `${hours}H` : ''}${rest > 0 || hours === 0 ? `${rest}M` : ''}`;
}
