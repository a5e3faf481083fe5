import type { ValueTransformer } from 'typeorm';
import type { Block } from './blocks.rules.js';

/** A block as `blocks_as_json` of the database writes it. */
export interface JsonBlock {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** As dates; null for none, as of a session that is held without a pause. */
export const blocksFromJson = (blocks: readonly JsonBlock[] | null | undefined): Block[] | null =>
  blocks?.map(({ startsAt, endsAt }) => ({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) })) ?? null;

const QUOTED = /"([^"]+)"/g;

/** A tstzmultirange such as `{["2027-01-13 01:30:00+00","2027-01-13 04:30:00+00"),[…)}` as blocks, and back. PostgreSQL quotes each instant, and
 *  none of ours is without an end. */
export const blocksColumn: ValueTransformer = {
  from: (text: string | null): Block[] | null => {
    if (text === null) return null;
    const instants = [...text.matchAll(QUOTED)].map(([, instant]) => new Date(instant!));
    return instants.flatMap((startsAt, at) =>
      at % 2 === 0 ? [{ startsAt, endsAt: instants[at + 1]! }] : [],
    );
  },
  to: (blocks: readonly Block[] | null | undefined): string | null | undefined =>
    blocks &&
    `{${blocks.map(({ startsAt, endsAt }) => `["${startsAt.toISOString()}","${endsAt.toISOString()}")`).join(',')}}`,
};
