import { BLOCKS } from '../../src/shared/lib/block-form';
import type { SessionContentInput } from '../../src/shared/gql/graphql';
import { instantOf } from './instant';

export interface ReadTimes extends Pick<SessionContentInput, 'startsAt' | 'endsAt'> {
  /** In their order; none for one time alone. */
  readonly blocks: NonNullable<SessionContentInput['blocks']>;
  /** How the fields of each block begin their names: `block-3-`, and of the first time nothing. */
  readonly prefixes: readonly string[];
}

interface TypedTimes {
  readonly day: string;
  readonly from: string;
  readonly to: string;
}

const FIRST = '';

/** The times that were typed, sorted by their start, or the field that holds none: the first in fields of its own, further ones in rows. */
export function readTimes(
  typed: TypedTimes,
  rows: Readonly<Record<string, string>>,
  timeZone: string,
): ReadTimes | { readonly field: string } {
  const further = BLOCKS.written(rows).map((at) => ({
    prefix: BLOCKS.field(at, 'day').slice(0, -'day'.length),
    day: rows[BLOCKS.field(at, 'day')] ?? '',
    from: rows[BLOCKS.field(at, 'from')] ?? '',
    to: rows[BLOCKS.field(at, 'to')] ?? '',
  }));
  const read: { prefix: string; startsAt: string; endsAt: string }[] = [];
  for (const { prefix, day, from, to } of [{ ...typed, prefix: FIRST }, ...further]) {
    const [startsAt, endsAt] = [instantOf(day, from, timeZone), instantOf(day, to, timeZone)];
    if (!startsAt) return { field: `${prefix}day` };
    if (!endsAt) return { field: `${prefix}to` };
    read.push({ prefix, startsAt, endsAt });
  }
  const sorted = read.toSorted((a, b) => a.startsAt.localeCompare(b.startsAt));
  return {
    startsAt: sorted[0]!.startsAt,
    endsAt: sorted.at(-1)!.endsAt,
    blocks: sorted.length === 1 ? [] : sorted.map(({ startsAt, endsAt }) => ({ startsAt, endsAt })),
    prefixes: sorted.map(({ prefix }) => prefix),
  };
}

/** The field beside which the api's mistake about a block stands: `['blocks', '1', 'endsAt']`. */
export function blockField(
  { prefixes }: Pick<ReadTimes, 'prefixes'>,
  [, index = '0', part]: readonly string[],
): string {
  const prefix = prefixes[Number(index)] ?? FIRST;
  return `${prefix}${part === 'endsAt' ? 'to' : 'day'}`;
}
