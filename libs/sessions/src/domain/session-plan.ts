import type { SessionRow } from './session.entity.js';

/** The columns that make up the plan of a session, as the audit keeps them. */
export const planOf = (session: SessionRow): object => ({
  startsAt: session.startsAt.toISOString(),
  endsAt: session.endsAt.toISOString(),
  doorsOpenAt: session.doorsOpenAt.toISOString(),
  venueKm: session.venueKm,
  venueEn: session.venueEn,
  scheduleVersion: session.scheduleVersion,
  status: session.status,
});
