/** The parts of an organisation's page: its people, its registrations to come and those of the past, its pledges. */
export const SHOWN = ['people', 'coming', 'past', 'pledges'] as const;
export type Shown = (typeof SHOWN)[number];

/** How much of an organisation somebody sees: its people too, figures and pledges, or those of one city. */
export type OrganisationInsight = 'inside' | 'figures' | 'city';

/** What of an organisation somebody looks at. */
export interface OrganisationView {
  /** Which of one's organisations; null: the first. */
  readonly of: string | null;
  readonly show: Shown;
  readonly search: string;
  readonly after: string | null;
  readonly done: 'cancelled' | null;
}

/** The same as its address says it; no part named means the people. */
export type OrganisationSearch = Omit<OrganisationView, 'show'> & { readonly show: Shown | null };

/** What came of a list that was enrolled. */
export interface EnrolDone {
  readonly confirmed: number;
  /** Seats that are kept until somebody approves. */
  readonly pending: number;
  readonly waitlisted: number;
  readonly known: number;
  /** Lines that could not be read and were left out. */
  readonly left: readonly number[];
}

/** Reads `done=4.3.2`, or with those who await approval `done=4.3.2.1`, and `left=6.15` of the address; null when they are no such thing. */
export function readDone(done: string | null, left: string | null): EnrolDone | null {
  const figures = numbersOf(done, 4);
  if (!figures || figures.length < 3) return null;
  const [confirmed = 0, waitlisted = 0, known = 0, pending = 0] = figures;
  return { confirmed, pending, waitlisted, known, left: numbersOf(left, 200) ?? [] };
}

function numbersOf(text: string | null, most: number): number[] | null {
  return text && /^\d{1,4}(?:\.\d{1,4})*$/.test(text) ? text.split('.', most).map(Number) : null;
}
