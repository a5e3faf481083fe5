import type { SessionBriefFragment } from '../shared/gql/graphql';

/** A session that nobody minds the details of; a test names those it cares about. */
export const aSession = (details: Partial<SessionBriefFragment> = {}): SessionBriefFragment => ({
  id: 'ses_0192f0c1a0007000800000000000000a',
  kind: 'TRAINING',
  mode: 'IN_PERSON',
  city: { code: 'siem-reap', name: { km: 'សៀមរាប', en: 'Siem Reap' }, weave: 'LATERITE' },
  venue: { km: 'សាលាក្រុងសៀមរាប', en: 'Siem Reap City Hall' },
  startsAt: '2026-12-08T06:30:00.000Z',
  endsAt: '2026-12-08T10:00:00.000Z',
  blocks: [],
  timeZone: 'Asia/Phnom_Penh',
  languages: ['km'],
  state: 'OPEN',
  isDateKnown: true,
  movedFrom: null,
  course: { title: { km: 'ទេសចរណ៍ឆ្លាតវៃ និងការអភិរក្សបេតិកភណ្ឌ', en: 'Smart tourism and the care of heritage' } },
  seats: { capacity: 30, taken: 18, waiting: 0, left: 12 },
  ...details,
});
