import { toGlobalId } from '#graphql';
import type { SessionView } from '../domain/session-reads.js';
import type { SessionType } from './session.type.js';

export const SESSION_PREFIX = 'ses';

/** A session's view as its GraphQL type. */
export const toSessionType = (view: SessionView): SessionType => ({
  id: toGlobalId(SESSION_PREFIX, view.id),
  uuid: view.id,
  courseUuid: view.courseId,
  cityUuid: view.cityId,
  isCancelled: view.status === 'CANCELLED',
  hasEnded: view.hasEnded,
  hasStarted: view.hasStarted,
  readAt: view.readAt,
  mode: view.mode,
  venue: view.venue,
  accessNote: view.accessNote,
  languages: view.languages,
  startsAt: view.startsAt,
  endsAt: view.endsAt,
  doorsOpenAt: view.doorsOpenAt,
  timeZone: view.timeZone,
  movedFrom: view.movedFrom,
  cancelReason: view.cancelReason,
  scheduleVersion: view.scheduleVersion,
});
