import { toGlobalId } from '#graphql';
import { blocksFromJson } from '../domain/blocks.column.js';
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
  isDraft: view.status === 'DRAFT',
  isPostponed: view.status === 'POSTPONED',
  registration: view.registration,
  minParticipants: view.minParticipants,
  decideBy: view.decideBy,
  minimumSettledAt: view.minimumSettledAt,
  hasEnded: view.hasEnded,
  hasStarted: view.hasStarted,
  readAt: view.readAt,
  kind: view.kind,
  mode: view.mode,
  venue: view.venue,
  mapUrl: view.mapUrl,
  accessNote: view.accessNote,
  languages: view.languages,
  startsAt: view.postponedStartsAt ?? view.startsAt,
  endsAt: view.postponedEndsAt ?? view.endsAt,
  blocks: blocksFromJson(view.postponedBlocks ?? view.blocks) ?? [],
  mostBlocks: view.mostBlocks,
  doorsOpenAt: view.postponedDoorsOpenAt ?? view.doorsOpenAt,
  isDateKnown: view.status !== 'POSTPONED',
  timeZone: view.timeZone,
  movedFrom: view.movedFrom,
  registrationOpensAt: view.registrationOpensAt,
  registrationClosesAt: view.registrationClosesAt,
  postponeReason: view.postponeReason,
  heldAt: view.heldAt,
  reconfirmBy: view.reconfirmBy,
  cancelReason: view.cancelReason,
  scheduleVersion: view.scheduleVersion,
  version: view.version,
  changedAt: view.changedAt,
});
