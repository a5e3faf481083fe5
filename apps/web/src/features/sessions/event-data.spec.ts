import { describe, expect, it } from 'vitest';
import { aSession } from '../../testing/sessions';
import { eventGraph } from './event-data';
import type { SessionDetails } from './session-page';

const text = { km: 'ក', en: 'x' };
const session = (details: Partial<SessionDetails> = {}): SessionDetails => ({
  ...aSession(),
  city: { code: 'siem-reap', name: { km: 'សៀមរាប', en: 'Siem Reap' }, weave: 'LATERITE', countryCode: 'KH' },
  doorsOpenAt: '2026-12-08T06:00:00.000Z',
  scheduleVersion: 1,
  mapUrl: null,
  accessNote: null,
  cancelReason: null,
  minimum: null,
  topics: [],
  registrationOpensAt: null,
  postponeReason: null,
  otherDates: [],
  viewerTicket: null,
  viewerObserver: null,
  seats: {
    ...aSession().seats,
    roomLeft: null,
    onlineLeft: null,
    quotas: [],
    promotion: 'CONFIRM',
    offerHours: 24,
    needsApproval: false,
  },
  trainers: [{ name: { km: 'កែវ សុភា', en: 'Keo Sophea' }, role: text }],
  course: {
    ...aSession().course,
    id: 'crs_1',
    state: 'PUBLISHED',
    code: 'tourism-heritage',
    lead: text,
    description: text,
    audience: text,
    outline: [],
    prerequisites: [],
    isDateWished: false,
  },
  ...details,
});
const eventOf = (details: Partial<SessionDetails>): Record<string, unknown> => {
  const graph = eventGraph(session(details), {
    locale: 'en',
    publicUrl: 'https://samaki.example',
    committee: 'Smart City Committee',
  });
  return graph['@graph'][0] as unknown as Record<string, unknown>;
};

describe('eventGraph', () => {
  it.each([
    [{ state: 'OPEN' }, 'EventScheduled', 'InStock'],
    [{ state: 'FULL' }, 'EventScheduled', 'SoldOut'],
    [{ movedFrom: '2026-12-07T06:30:00.000Z' }, 'EventRescheduled', 'InStock'],
    [{ state: 'CANCELLED', movedFrom: '2026-12-07T06:30:00.000Z' }, 'EventCancelled', 'Discontinued'],
  ] as const)('says of %j that it is %s and %s', (details, status, availability) => {
    expect(eventOf(details)).toMatchObject({
      eventStatus: `https://schema.org/${status}`,
      offers: { availability: `https://schema.org/${availability}` },
    });
  });

  it('has a place on-line for a session on-line', () => {
    expect(eventOf({ mode: 'ONLINE', venue: null, city: null })).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OnlineEventAttendanceMode',
      location: { '@type': 'VirtualLocation' },
    });
  });

  it('has a place and one on-line for a hybrid session', () => {
    const { seats } = session();
    const hybrid = { seats: { ...seats, roomLeft: 0, onlineLeft: 12 } };

    expect(eventOf(hybrid)).toMatchObject({
      eventAttendanceMode: 'https://schema.org/MixedEventAttendanceMode',
      location: [
        { '@type': 'Place', name: 'Siem Reap City Hall' },
        { '@type': 'VirtualLocation', url: `https://samaki.example/en/sessions/${aSession().id}` },
      ],
    });
    expect(eventOf({})).toMatchObject({
      eventAttendanceMode: 'https://schema.org/OfflineEventAttendanceMode',
      location: { '@type': 'Place' },
    });
  });

  it('of a training is one of education, and a run of its course', () => {
    expect(eventOf({})).toMatchObject({
      '@type': 'EducationEvent',
      about: { '@id': 'https://samaki.example/#course-tourism-heritage' },
    });
  });

  it('of a consultation meeting is an event about its topics, and no run of a course', () => {
    const graph = eventGraph(
      session({
        kind: 'CONSULTATION',
        topics: [{ id: 'top_1', state: 'OPEN', title: { km: 'ផ្លូវ', en: 'Safer shared streets' } }],
      }),
      { locale: 'en', publicUrl: 'https://samaki.example', committee: 'Smart City Committee' },
    );

    expect(graph['@graph']).toMatchObject([
      {
        '@type': 'Event',
        name: 'Smart tourism and the care of heritage',
        about: [
          {
            '@type': 'Thing',
            name: 'Safer shared streets',
            url: 'https://samaki.example/en/topics/top_1',
          },
        ],
        offers: { availability: 'https://schema.org/InStock' },
      },
    ]);
    expect(JSON.stringify(graph)).not.toContain('Course');
  });

  it('never has fewer seats than none left', () => {
    expect(
      eventOf({ seats: { ...session().seats, capacity: 9, taken: 11, waiting: 0, left: -2 } }),
    ).toMatchObject({
      remainingAttendeeCapacity: 0,
    });
  });
});
