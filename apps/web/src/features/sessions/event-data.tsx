import { useFrame } from '../../shared/ui/frame-context';
import { useLanguage } from '../../shared/ui/language';
import type { SessionDetails } from './session-page';

const statusOf = (session: SessionDetails): string => {
  if (session.state === 'CANCELLED') return 'EventCancelled';
  return session.movedFrom ? 'EventRescheduled' : 'EventScheduled';
};

/** The session as schema.org names it, for search engines. */
export function EventData({ session }: { session: SessionDetails }) {
  const { locale, say, t } = useLanguage();
  const { frame } = useFrame();
  const address = `${frame.publicUrl}/${locale}/sessions/${session.id}`;
  const online = session.mode === 'ONLINE' || !session.venue;
  const event = {
    '@context': 'https://schema.org',
    '@type': 'EducationEvent',
    name: say(session.course.title),
    description: say(session.course.lead),
    url: address,
    startDate: session.startsAt,
    endDate: session.endsAt,
    ...(session.movedFrom ? { previousStartDate: session.movedFrom } : {}),
    inLanguage: session.languages,
    eventStatus: `https://schema.org/${statusOf(session)}`,
    eventAttendanceMode: `https://schema.org/${online ? 'OnlineEventAttendanceMode' : 'OfflineEventAttendanceMode'}`,
    location: online
      ? { '@type': 'VirtualLocation', url: address }
      : {
          '@type': 'Place',
          name: session.venue && say(session.venue),
          address: session.city && say(session.city.name),
        },
    organizer: { '@type': 'GovernmentOrganization', name: t('common.committee'), url: frame.publicUrl },
    maximumAttendeeCapacity: session.seats.capacity,
    remainingAttendeeCapacity: session.seats.left,
    isAccessibleForFree: true,
    offers: {
      '@type': 'Offer',
      price: 0,
      priceCurrency: 'KHR',
      url: `${address}/register`,
      availability: session.state === 'OPEN' ? 'https://schema.org/InStock' : 'https://schema.org/SoldOut',
    },
  };
  /* `<` is escaped, so that no text can close the element. */
  return (
    <script
      type="application/ld+json"
      dangerouslySetInnerHTML={{ __html: JSON.stringify(event).replaceAll('<', '\\u003c') }}
    />
  );
}
