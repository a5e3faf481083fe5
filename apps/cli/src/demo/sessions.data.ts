import { localizedText as t, type LocalizedText } from '#kernel';
import type { DemoTrainerKey } from './persons.data.js';
import type { DemoVenueKey } from './venues.data.js';

export interface DemoSession {
  /** Name of it within these data. */
  readonly key: string;
  readonly course: string;
  /** Days after today; a Sunday becomes the Monday after it. */
  readonly day: number;
  readonly starts: string;
  readonly ends: string;
  /** The hours of the next day, where it goes on then. */
  readonly nextDay?: { readonly starts: string; readonly ends: string };
  /** Null: on-line. */
  readonly venue: DemoVenueKey | null;
  readonly languages: readonly string[];
  readonly trainers: readonly DemoTrainerKey[];
  /** Who watches it without a seat, by the address of their sign-in. */
  readonly observers?: readonly { readonly email: string; readonly role: LocalizedText }[];
  readonly capacity: number;
  /** People who registered up to now, in the order of their coming. */
  readonly arrivals: number;
  /** How many of those who had a seat gave it up. Those in line moved up. */
  readonly cancelled: number;
  /** Was moved to this day from that many days before or after it, so many days ago. */
  readonly moved?: { readonly fromDay: number; readonly daysAgo: number };
  /** Was cancelled so many days ago. */
  readonly off?: { readonly daysAgo: number; readonly reason: LocalizedText };
  /** Lost its date so many days ago, and has no other. */
  readonly postponed?: { readonly daysAgo: number; readonly reason: LocalizedText };
}

const MORNING = { starts: '08:00', ends: '11:30' };
const AFTERNOON = { starts: '13:30', ends: '17:00' };
const WHOLE_DAY = { starts: '08:00', ends: '16:30' };
const ON_LINE = { starts: '14:00', ends: '16:00', venue: null };
const KM = ['km'];
const KM_EN = ['km', 'en'];

/** Sessions around today: four past, the next days, and five weeks on; the last has no date. */
export const DEMO_SESSIONS: readonly DemoSession[] = [
  {
    key: 'past-policy',
    course: 'policy-private-sector',
    day: -11,
    ...MORNING,
    venue: 'capitalHall',
    languages: KM,
    trainers: ['vicheka'],
    capacity: 40,
    arrivals: 47,
    cancelled: 5,
  },
  {
    key: 'past-tourism',
    course: 'tourism-heritage',
    day: -8,
    ...AFTERNOON,
    venue: 'siemReapCity',
    languages: KM,
    trainers: ['sophea'],
    capacity: 30,
    arrivals: 29,
    cancelled: 2,
  },
  {
    key: 'past-waste',
    course: 'waste-environment',
    day: -5,
    ...MORNING,
    venue: 'battambangCity',
    languages: KM,
    trainers: ['ratana'],
    capacity: 30,
    arrivals: 33,
    cancelled: 3,
  },
  {
    key: 'past-open-data',
    course: 'open-data',
    day: -2,
    ...ON_LINE,
    languages: KM_EN,
    trainers: ['malin'],
    capacity: 60,
    arrivals: 44,
    cancelled: 3,
  },
  {
    key: 'today',
    course: 'public-transport',
    day: 0,
    ...AFTERNOON,
    venue: 'ministryHall',
    languages: KM,
    trainers: ['piseth'],
    capacity: 30,
    arrivals: 26,
    cancelled: 2,
  },
  {
    key: 'tourism',
    course: 'tourism-heritage',
    day: 1,
    ...AFTERNOON,
    venue: 'siemReapCity',
    languages: KM,
    trainers: ['sophea'],
    capacity: 30,
    arrivals: 21,
    cancelled: 3,
  },
  {
    key: 'policy',
    course: 'policy-private-sector',
    day: 2,
    ...MORNING,
    venue: 'capitalHall',
    languages: KM,
    trainers: ['vicheka', 'sophea'],
    capacity: 40,
    arrivals: 33,
    cancelled: 2,
  },
  {
    key: 'full',
    course: 'waste-environment',
    day: 3,
    starts: '08:30',
    ends: '12:00',
    venue: 'sangkerUniversity',
    languages: KM,
    trainers: ['ratana'],
    capacity: 30,
    arrivals: 40,
    cancelled: 3,
  },
  {
    key: 'open-data',
    course: 'open-data',
    day: 5,
    ...ON_LINE,
    languages: KM_EN,
    trainers: ['malin'],
    capacity: 60,
    arrivals: 24,
    cancelled: 2,
  },
  {
    key: 'nearly-full',
    course: 'public-private-partnership',
    day: 8,
    ...WHOLE_DAY,
    venue: 'siemReapProvince',
    languages: ['en'],
    trainers: ['vicheka', 'aisyah'],
    capacity: 40,
    arrivals: 38,
    cancelled: 2,
  },
  {
    key: 'transport',
    course: 'public-transport',
    day: 9,
    starts: '08:30',
    ends: '12:00',
    venue: 'ministryHall',
    languages: KM,
    trainers: ['piseth'],
    capacity: 50,
    arrivals: 13,
    cancelled: 1,
  },
  {
    key: 'moved',
    course: 'water-drainage',
    day: 12,
    ...MORNING,
    venue: 'battambangCity',
    languages: KM,
    trainers: ['ratana', 'sophea'],
    capacity: 30,
    arrivals: 11,
    cancelled: 2,
    moved: { fromDay: 6, daysAgo: 1 },
  },
  {
    key: 'digital-safety',
    course: 'digital-safety',
    day: 14,
    starts: '09:00',
    ends: '10:50',
    nextDay: { starts: '09:00', ends: '10:10' },
    venue: 'tonleInstitute',
    languages: KM,
    trainers: ['malin'],
    capacity: 40,
    arrivals: 18,
    cancelled: 1,
  },
  {
    key: 'cancelled',
    course: 'waste-environment',
    day: 16,
    ...MORNING,
    venue: 'angkorSkills',
    languages: KM,
    trainers: ['ratana'],
    capacity: 30,
    arrivals: 12,
    cancelled: 1,
    off: {
      daysAgo: 1,
      reason: t(
        'បន្ទប់ត្រូវជួសជុលក្រោយភ្លៀងធ្លាក់ខ្លាំង។ យើងនឹងប្រកាសកាលបរិច្ឆេទថ្មីក្នុងខែក្រោយ។',
        'The room is under repair after heavy rain. A new date will be announced next month.',
      ),
    },
  },
  {
    key: 'policy-online',
    course: 'policy-private-sector',
    day: 18,
    ...AFTERNOON,
    venue: null,
    languages: ['en'],
    trainers: ['aisyah'],
    observers: [
      {
        email: 'head-office@samaki.example',
        role: t('អ្នកសង្កេតការណ៍នៃទីស្តីការគណៈរដ្ឋមន្ត្រី', 'Observer of the office of the head of government'),
      },
    ],
    capacity: 60,
    arrivals: 15,
    cancelled: 1,
  },
  {
    key: 'tourism-late',
    course: 'tourism-heritage',
    day: 21,
    ...AFTERNOON,
    venue: 'angkorSkills',
    languages: KM_EN,
    trainers: ['sophea'],
    capacity: 20,
    arrivals: 8,
    cancelled: 0,
  },
  {
    key: 'water',
    course: 'water-drainage',
    day: 24,
    ...MORNING,
    venue: 'capitalHall',
    languages: KM,
    trainers: ['ratana'],
    capacity: 40,
    arrivals: 7,
    cancelled: 0,
  },
  {
    key: 'transport-siem-reap',
    course: 'public-transport',
    day: 27,
    ...AFTERNOON,
    venue: 'siemReapCity',
    languages: KM,
    trainers: ['piseth'],
    capacity: 25,
    arrivals: 5,
    cancelled: 0,
  },
  {
    key: 'partnership-battambang',
    course: 'public-private-partnership',
    day: 30,
    ...WHOLE_DAY,
    venue: 'sangkerUniversity',
    languages: KM_EN,
    trainers: ['vicheka'],
    capacity: 35,
    arrivals: 3,
    cancelled: 0,
  },
  {
    key: 'few',
    course: 'digital-safety',
    day: 33,
    starts: '09:00',
    ends: '12:00',
    venue: 'battambangCity',
    languages: KM,
    trainers: ['malin'],
    capacity: 30,
    arrivals: 2,
    cancelled: 0,
  },
  {
    key: 'no-date',
    course: 'water-drainage',
    day: 12,
    ...AFTERNOON,
    venue: 'battambangCity',
    languages: KM,
    trainers: ['ratana'],
    capacity: 24,
    arrivals: 26,
    cancelled: 0,
    postponed: {
      daysAgo: 1,
      reason: t(
        'ទឹកទន្លេសង្កែឡើងខ្ពស់ ហើយសាលាត្រូវប្រើជាទីជម្លៀស។',
        'The Sangker river is high, and the hall is needed as a shelter.',
      ),
    },
  },
];
