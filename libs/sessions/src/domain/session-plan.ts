import type { SessionRow } from './session.entity.js';
import type { SeatTimes } from './session-seats.port.js';

/** The columns that make up the plan of a session, as the audit keeps them. */
export const planOf = (session: SessionRow): object => ({
  startsAt: session.startsAt.toISOString(),
  endsAt: session.endsAt.toISOString(),
  doorsOpenAt: session.doorsOpenAt.toISOString(),
  ...(session.blocks && {
    blocks: session.blocks.map(({ startsAt, endsAt }) => ({
      startsAt: startsAt.toISOString(),
      endsAt: endsAt.toISOString(),
    })),
  }),
  venueKm: session.venueKm,
  venueEn: session.venueEn,
  scheduleVersion: session.scheduleVersion,
  status: session.status,
  ...(session.registrationClosedAt && { registrationClosedAt: session.registrationClosedAt.toISOString() }),
  ...(session.heldAt && { heldAt: session.heldAt.toISOString() }),
  ...(session.minimumSettledAt && { minimumSettledAt: session.minimumSettledAt.toISOString() }),
});

/** Everything that is written of a session when it is planned, as the audit keeps it. */
export const contentOf = (session: SessionRow): object => ({
  ...planOf(session),
  courseId: session.courseId,
  kind: session.kind,
  mode: session.mode,
  cityId: session.cityId,
  mapUrl: session.mapUrl,
  accessNoteKm: session.accessNoteKm,
  accessNoteEn: session.accessNoteEn,
  joinUrl: session.joinUrl,
  languages: session.languages,
  timeZone: session.timeZone,
  registrationOpensAt: session.registrationOpensAt?.toISOString() ?? null,
  registrationClosesAt: session.registrationClosesAt?.toISOString() ?? null,
  minParticipants: session.minParticipants,
  decideBy: session.decideBy?.toISOString() ?? null,
});

/** What its seats know of the times of a session. */
export const seatTimesOf = (session: SessionRow): SeatTimes => ({
  sessionId: session.id,
  scheduleVersion: session.scheduleVersion,
  closesAt: session.startsAt,
  registrationOpensAt: session.registrationOpensAt,
  registrationClosesAt: session.registrationClosesAt,
});
