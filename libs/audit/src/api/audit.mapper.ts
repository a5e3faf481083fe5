import { toGlobalId } from '#graphql';
import { changesOf } from '../audit-changes.js';
import type { AuditRowView } from '../audit-reads.js';
import type { AuditActorKind, AuditRowType } from './audit.types.js';

export const AUDIT_PREFIX = 'aud';

export const toAuditRow = (view: AuditRowView): AuditRowType => ({
  id: toGlobalId(AUDIT_PREFIX, view.id),
  uuid: view.id,
  view,
  at: view.at,
  action: view.action,
  reason: view.reason,
  isSealed: view.isSealed,
  changes: changesOf(view.before, view.after),
});

/** The uuid of the person in the name of an actor; null for visitors and for the programme. */
export const personOf = (actor: string): string | null =>
  actor.startsWith('person:') ? actor.slice('person:'.length) : null;

export const actorKindOf = (actor: string): AuditActorKind =>
  actor === 'anonymous' ? 'ANONYMOUS' : personOf(actor) ? 'PERSON' : 'SYSTEM';
