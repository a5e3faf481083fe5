import type { OrganisationsForSeatsQuery, SeatsAsidePageQuery } from '../../shared/gql/graphql';
import type { Submission } from '../../shared/lib/frame';
import type { LocalizedText } from '../../shared/lib/locale';
import type { MovedUp } from './moved-up';

export type AsideSession = NonNullable<SeatsAsidePageQuery['session']>;
export type Aside = AsideSession['seatsAside'][number];
export type AsideOrganisation = OrganisationsForSeatsQuery['organisations']['nodes'][number];

/** Fields of the form. `organisation` is what was typed, `organisationId` what it means; `act` the button. */
export const ASIDE_FIELDS = ['organisation', 'organisationId', 'seats', 'release', 'act'] as const;

/** What setting so many aside would do; the form's handler asked for it and hands it over, nobody can send one. */
export interface CheckedAside {
  readonly organisation: LocalizedText;
  readonly open: number;
  readonly movedUp: readonly MovedUp[];
}

export function checkedAside(submission: Submission | null): CheckedAside | null {
  const checked = submission?.errors.length === 0 ? submission.values['checked'] : undefined;
  return checked ? (JSON.parse(checked) as CheckedAside) : null;
}

/** Organisations that the typed name may mean, where it means several. */
export function choicesOf(submission: Submission | null): readonly AsideOrganisation[] {
  const choices = submission?.errors.length === 0 ? submission.values['choices'] : undefined;
  return choices ? (JSON.parse(choices) as readonly AsideOrganisation[]) : [];
}

const DONE = ['set', 'linked', 'withdrawn'] as const;

/** What the address says was just done. */
export const doneAside = (typed: string | null): (typeof DONE)[number] | null =>
  DONE.find((done) => done === typed) ?? null;
