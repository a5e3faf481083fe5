import DataLoader from 'dataloader';
import type { RequestContext } from '#graphql';
import type { RegistrationReads, SeatsView } from '../domain/registration-reads.js';

/** The seats of sessions, read once a request for all of them. */
export const seatsLoader = (
  ctx: RequestContext,
  reads: RegistrationReads,
): DataLoader<string, SeatsView | null> =>
  ctx.loaders.get(
    'registrations.seats',
    () =>
      new DataLoader<string, SeatsView | null>(async (ids) => {
        const seats = await reads.seatsBySession(ids);
        return ids.map((id) => seats.get(id) ?? null);
      }),
  );
