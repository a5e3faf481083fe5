import type {
  OverviewFigurePartsFragment,
  OverviewFilter,
  OverviewKind,
  OverviewMeasure,
} from '../../shared/gql/graphql';
import { withSearch } from '../../shared/lib/address';
import { formatMoney, groupDigits } from '../../shared/lib/amounts';
import type { LocalizedText } from '../../shared/lib/locale';

export type Figure = OverviewFigurePartsFragment;

export const PEOPLE_MEASURES = ['INVITED', 'REGISTERED', 'ATTENDED'] as const;
export const MEASURES = [...PEOPLE_MEASURES, 'PLEDGED', 'ACCEPTED'] as const;
export const KINDS = ['PRIVATE_SECTOR', 'NGO', 'INSTITUTION', 'UNKNOWN'] as const;

/** What the address of the overview chooses. `city` is a code, or `online`. */
export interface OverviewChoice {
  readonly city: string | null;
  readonly focusArea: string | null;
  readonly sector: string | null;
  readonly kind: OverviewKind | null;
}

const CODE = /^[a-z]+(-[a-z]+)*$/;
const code = (value: unknown): string | null =>
  typeof value === 'string' && value.length <= 60 && CODE.test(value) ? value : null;

/** The choice in an address; what cannot be meant is no choice. */
export const choiceOf = (search: Record<string, unknown>): OverviewChoice => ({
  city: code(search['city']),
  focusArea: code(search['focusArea']),
  sector: code(search['sector']),
  kind: KINDS.find((kind) => kind === search['kind']) ?? null,
});

/** The choice as the api filters. */
export const filterOf = ({ city, ...others }: OverviewChoice): OverviewFilter => ({
  ...others,
  city: city === 'online' ? null : city,
  online: city === 'online',
});

/** One figure of a list of them, 0n when it is not there. */
export const valueOf = (figures: readonly Figure[], measure: OverviewMeasure, unit?: string): bigint =>
  BigInt(
    figures.find((figure) => figure.measure === measure && (unit === undefined || figure.unit === unit))
      ?.value ?? '0',
  );

/** Units in which something is pledged, dollars and riel first, as the api orders them. */
export const unitsOf = (figures: readonly Figure[]): string[] =>
  figures
    .filter(({ measure }) => measure === 'PLEDGED')
    .map(({ unit }) => unit)
    .slice(1);

/** Address of the rows that a figure counts. */
export const rowsHref = (
  locale: string,
  choice: OverviewChoice,
  measure: OverviewMeasure,
  unit: string | null = null,
): string => withSearch(`/${locale}/overview/rows`, { measure, unit, ...choice });

/** Thousandths as people write them: `14500` is `14.5`. */
export function fromThousandths(thousandths: bigint): string {
  const rest = thousandths % 1000n;
  const fraction = rest === 0n ? '' : `.${String(rest).padStart(3, '0').replace(/0+$/, '')}`;
  return groupDigits(`${thousandths / 1000n}${fraction}`);
}

/** A value in its unit: `USD 1,750.50`, `14.5 person-days`. */
export function amountText(
  value: bigint | string,
  unit: string,
  names: readonly { readonly code: string; readonly name: LocalizedText }[],
  say: (text: LocalizedText) => string,
): string {
  if (unit === 'USD' || unit === 'KHR') return formatMoney(BigInt(value), unit);
  const name = names.find((candidate) => candidate.code === unit);
  return `${fromThousandths(BigInt(value))} ${name ? say(name.name) : unit}`;
}

export interface Named {
  /** As the address names it. */
  readonly code: string;
  readonly name: string;
  readonly figures: readonly Figure[];
}

/** Which finding a list of groups proves for a measure. */
export type Finding =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'only';
      readonly name: string;
      readonly total: bigint;
      readonly measure: OverviewMeasure;
    }
  | {
      readonly kind: 'leads' | 'level';
      readonly names: readonly string[];
      readonly value: bigint;
      readonly total: bigint;
      readonly measure: OverviewMeasure;
    };

/** The finding of the first of these measures of which there is anything. */
export function findingOf(groups: readonly Named[], measures: readonly OverviewMeasure[]): Finding {
  for (const measure of measures) {
    const counted = groups
      .map(({ name, figures }) => ({ name, value: valueOf(figures, measure) }))
      .filter(({ value }) => value > 0n);
    const [first] = counted;
    if (!first) continue;
    const total = counted.reduce((sum, { value }) => sum + value, 0n);
    if (counted.length === 1) return { kind: 'only', name: first.name, total, measure };
    const value = counted.reduce((most, one) => (one.value > most ? one.value : most), 0n);
    const names = counted.filter((one) => one.value === value).map(({ name }) => name);
    return { kind: names.length === 1 ? 'leads' : 'level', names, value, total, measure };
  }
  return { kind: 'none' };
}

/** The largest step down from invited to registered to attended; null when no step goes down. */
export function largestStepDown(
  figures: readonly Figure[],
): { readonly to: 'REGISTERED' | 'ATTENDED'; readonly lost: bigint; readonly from: bigint } | null {
  const [invited, registered, attended] = PEOPLE_MEASURES.map((measure) => valueOf(figures, measure)) as [
    bigint,
    bigint,
    bigint,
  ];
  const steps = [
    { to: 'REGISTERED' as const, lost: invited - registered, from: invited },
    { to: 'ATTENDED' as const, lost: registered - attended, from: registered },
  ].filter(({ lost }) => lost > 0n);
  return steps.toSorted((one, other) => (other.lost > one.lost ? 1 : -1))[0] ?? null;
}

/** Whole hundredths, rounded down: 29 of 30 are 96, and only all of them are 100. */
export const percent = (part: bigint, whole: bigint): number =>
  whole === 0n ? 0 : Number((part * 100n) / whole);

/** `a, b and c`; `and` comes with its spaces. */
export const listOf = (names: readonly string[], and: string): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')}${and}${names.at(-1)}`;
