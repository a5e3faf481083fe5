/* The figures of docs/stories/the-loop.md, chapters 9 to 11, written by hand. */
import { INVITED, type Name, PEOPLE } from './cast.js';

/** Invited, registered, attended, pledged, accepted. */
type Line = readonly [number, number, number, number, number];

interface Figures {
  readonly all: Line;
  readonly cities: Readonly<Record<string, Line>>;
  readonly focusAreas: Readonly<Record<string, Line>>;
  readonly sectors: Readonly<Record<string, Line>>;
  readonly kinds: Readonly<Record<string, Line>>;
}

/** What stood before the loop: the figures of docs/stories/overview.md. */
export const BEFORE: Figures = {
  all: [7, 7, 4, 6, 3],
  cities: {
    'phnom-penh': [2, 2, 1, 1, 1],
    'siem-reap': [2, 2, 2, 3, 1],
    battambang: [3, 2, 1, 2, 1],
    online: [0, 1, 0, 0, 0],
  },
  focusAreas: {
    'built-infrastructure': [2, 2, 1, 1, 1],
    'industry-and-innovation': [2, 3, 2, 3, 1],
    'quality-environment': [3, 2, 1, 2, 1],
  },
  sectors: {
    tourism: [2, 2, 2, 3, 1],
    transport: [2, 2, 1, 1, 1],
    waste: [3, 2, 1, 2, 1],
    'open-data': [0, 1, 0, 0, 0],
  },
  kinds: {
    PRIVATE_SECTOR: [2, 2, 1, 2, 1],
    NGO: [3, 3, 1, 3, 1],
    INSTITUTION: [2, 1, 1, 1, 1],
    UNKNOWN: [0, 1, 1, 0, 0],
  },
};

/** Friday 22 January, 14:00. */
export const NOW: Figures = {
  all: [11, 12, 8, 7, 4],
  cities: { ...BEFORE.cities, battambang: [7, 7, 5, 3, 2] },
  focusAreas: { ...BEFORE.focusAreas, 'quality-environment': [7, 7, 5, 3, 2] },
  sectors: { ...BEFORE.sectors, waste: [7, 7, 5, 3, 2] },
  kinds: { ...BEFORE.kinds, PRIVATE_SECTOR: [4, 5, 3, 3, 2], NGO: [5, 5, 3, 3, 1] },
};

/** Pledged and accepted of each unit, in its smallest part. */
export const MONEY_BEFORE = {
  USD: [175_050, 150_000],
  KHR: [10_000_000, 2_000_000],
  'person-days': [14_500, 12_000],
};
export const MONEY_OFFERED = {
  USD: [425_075, 150_000],
  KHR: [10_000_000, 2_000_000],
  'person-days': [22_000, 12_000],
};
export const MONEY_NOW = {
  USD: [425_075, 400_025],
  KHR: [10_000_000, 2_000_000],
  'person-days': [14_500, 12_000],
};

/** A person whom a figure counts: measures by their first letters, who, city, sector, kind of organisation. */
type Person = readonly [measures: string, who: string, city: string, sector: string, kind: string];
const of = (name: Name): string => PEOPLE[name].fullName;

/** Everybody whom the figures count, the oldest first: December, then the loop. */
const PEOPLE_ROWS: readonly Person[] = [
  ['IRA', 'Chan Sreymom', 'siem-reap', 'tourism', 'NGO'],
  ['R', 'Chan Sreymom', 'online', 'open-data', 'NGO'],
  ['I', 'Lim Chenda', 'siem-reap', 'tourism', 'NGO'],
  ['RA', 'Heng Dara', 'siem-reap', 'tourism', 'UNKNOWN'],
  ['IRA', 'Sun Mara', 'phnom-penh', 'transport', 'PRIVATE_SECTOR'],
  ['IR', 'Kim Sovann', 'phnom-penh', 'transport', 'PRIVATE_SECTOR'],
  ['IR', 'Keo Bopha', 'battambang', 'waste', 'NGO'],
  ['IRA', 'Nhem Rithy', 'battambang', 'waste', 'INSTITUTION'],
  ['I', 'Pov Sreyneang', 'battambang', 'waste', 'INSTITUTION'],
  ['I', of('dany'), 'battambang', 'waste', 'PRIVATE_SECTOR'],
  ['IRA', of('bopha'), 'battambang', 'waste', 'NGO'],
  ['IRA', of('nita'), 'battambang', 'waste', 'NGO'],
  ['IRA', of('mara'), 'battambang', 'waste', 'PRIVATE_SECTOR'],
  ['R', of('sokunthea'), 'battambang', 'waste', 'PRIVATE_SECTOR'],
  ['RA', of('thida'), 'battambang', 'waste', 'PRIVATE_SECTOR'],
];

/** A pledge: is it accepted, organisation, unit, smallest parts, city, sector, kind. The oldest first. */
const PLEDGE_ROWS = [
  ['PA', 'Tonle Mobility USD 150000', 'phnom-penh', 'transport', 'PRIVATE_SECTOR'],
  ['P', 'Tonle Mobility KHR 8000000', 'siem-reap', 'tourism', 'PRIVATE_SECTOR'],
  ['PA', 'Angkor Guides person-days 12000', 'siem-reap', 'tourism', 'NGO'],
  ['P', 'Green School USD 25050', 'battambang', 'waste', 'NGO'],
  ['PA', 'Sangker City Hall KHR 2000000', 'battambang', 'waste', 'INSTITUTION'],
  ['P', 'Angkor Guides person-days 2500', 'siem-reap', 'tourism', 'NGO'],
  ['PA', 'Tonle Mobility USD 250025', 'battambang', 'waste', 'PRIVATE_SECTOR'],
] as const;

const FOCUS_AREA: Readonly<Record<string, string>> = {
  tourism: 'industry-and-innovation',
  'open-data': 'industry-and-innovation',
  transport: 'built-infrastructure',
  waste: 'quality-environment',
};

/** A filter of the overview, by the names that its addresses have. */
export interface LoopFilter {
  readonly city?: string;
  readonly online?: boolean;
  readonly focusArea?: string;
  readonly sector?: string;
  readonly kind?: string;
  /** Of the support that was pledged. */
  readonly unit?: string;
}

/** Every filter that the tables of the overview lead to. */
export const FILTERS: readonly LoopFilter[] = [
  {},
  ...Object.keys(NOW.cities).map((city) => (city === 'online' ? { online: true } : { city })),
  ...Object.keys(NOW.focusAreas).map((focusArea) => ({ focusArea })),
  ...Object.keys(NOW.sectors).map((sector) => ({ sector })),
  ...Object.keys(NOW.kinds).map((kind) => ({ kind })),
];

/** What a figure opens under a filter, the newest first: names of people, or pledges as `organisation unit parts`. */
export function opened(measure: string, filter: LoopFilter): string[] {
  const rows: readonly Person[] = ['PLEDGED', 'ACCEPTED'].includes(measure) ? PLEDGE_ROWS : PEOPLE_ROWS;
  return rows
    .filter(
      ([measures, , city, sector, kind]) =>
        measures.includes(measure[0]!) &&
        (!filter.city || filter.city === city) &&
        (!filter.online || city === 'online') &&
        (!filter.focusArea || filter.focusArea === FOCUS_AREA[sector]) &&
        (!filter.sector || filter.sector === sector) &&
        (!filter.kind || filter.kind === kind),
    )
    .map(([, what]) => what)
    .filter((what) => !filter.unit || what.includes(` ${filter.unit} `))
    .toReversed();
}

/** A campaign reaches everybody at one moment, so that its invitations open in any order among themselves: those of the
 *  loop, which come first, are sorted here. */
export function inOrder(measure: string, rows: readonly string[]): string[] {
  const names: readonly string[] = INVITED.map(of);
  const december = measure === 'INVITED' ? rows.findIndex((row) => !names.includes(row)) : 0;
  const first = december < 0 ? rows.length : december;
  return [...rows.slice(0, first).toSorted(), ...rows.slice(first)];
}

/** The 14 figures that are frozen with version 1. */
export const FROZEN_1: Readonly<Record<string, string>> = {
  invited: '11',
  attended: '8',
  accepted: '4',
  'accepted.usd': '400025',
  'accepted.khr': '2000000',
  'registered@battambang': '7',
  'attended@battambang': '5',
  'accepted@battambang': '2',
  'registered@phnom-penh': '2',
  'attended@phnom-penh': '1',
  'accepted@phnom-penh': '1',
  'registered@siem-reap': '2',
  'attended@siem-reap': '2',
  'accepted@siem-reap': '1',
};
/** With version 2, after P2 was accepted. */
export const FROZEN_2 = { ...FROZEN_1, accepted: '5', 'accepted.khr': '10000000', 'accepted@siem-reap': '2' };

/** Sentences of the papers, without blanks, as they are copied out of the PDF: what each version says for ever. */
export const PAPER = {
  1: {
    km: 'ការសន្យា៤ត្រូវបានទទួល៖ប្រាក់ដុល្លារ៤.០០០,២៥និងប្រាក់រៀល២.០០០.០០០។',
    en: '4pledgeswereaccepted:USD4,000.25andKHR2,000,000.',
  },
  2: {
    km: 'ការសន្យា៥ត្រូវបានទទួល៖ប្រាក់ដុល្លារ៤.០០០,២៥និងប្រាក់រៀល១០.០០០.០០០។',
    en: '5pledgeswereaccepted:USD4,000.25andKHR10,000,000.',
  },
} as const;
