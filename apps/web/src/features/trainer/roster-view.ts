import type { RegistrationStatus, RosterQuery } from '../../shared/gql/graphql';

export type RosterSession = NonNullable<RosterQuery['session']>;

/** What of a roster somebody looks at. */
export interface RosterView {
  readonly status: RegistrationStatus | null;
  /** Only those who have not answered yet what must be answered. */
  readonly open: '1' | null;
  readonly search: string;
  readonly after: string | null;
}

/** What was just done: how many marks were changed, null when none were sent; whether the session was said to be held. */
export interface RosterSearch extends RosterView {
  readonly marked: string | null;
  readonly held: boolean;
}

/** Address of the roster as somebody sees it now, with some of it changed. */
export function rosterHref(locale: string, id: string, view: Partial<RosterView>): string {
  const query = new URLSearchParams(
    Object.entries(view).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  return `/${locale}/trainer/sessions/${id}${query ? `?${query}` : ''}`;
}
