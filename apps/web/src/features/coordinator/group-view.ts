import type { WaitingGroupPlacePartsFragment } from '../../shared/gql/graphql';

/** What became of a waiting group, in one word. */
export const GROUP_DONE = ['kept', 'moved', 'seated', 'offered', 'pending', 'gone'] as const;
export type GroupDone = (typeof GROUP_DONE)[number];

export function outcomeOf({ becomes, placeBefore, placeAfter }: WaitingGroupPlacePartsFragment): GroupDone {
  if (becomes === 'CANCELLED') return 'gone';
  if (becomes === 'OFFERED') return 'offered';
  if (becomes === 'PENDING') return 'pending';
  if (becomes === 'CONFIRMED') return 'seated';
  return placeBefore === placeAfter ? 'kept' : 'moved';
}
