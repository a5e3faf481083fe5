import type { PlayedRegistration } from './registration-history.js';
import { type DemoTimes, reminderMoment } from './session-times.js';

/** A row of the ledger to be, without its ids. */
export interface PlayedMessage {
  readonly kind: string;
  readonly createdAt: Date;
  readonly dueAt: Date;
  readonly status: 'DUE' | 'SENT' | 'CANCELLED';
  /** Schedule version of the session that it speaks of; null for a mail that names no plan. */
  readonly version: number | null;
  readonly dedupeKey: string;
  /** What the ledger says became of it; null while it is due. */
  readonly outcome: string | null;
}

const TAKEN = '250 2.0.0 accepted';

/** What the ledger holds of one registration of somebody with an address: what was sent, what was withdrawn, and
 *  what is due. The rules are those of the libs (docs/stories/main-story.md, reminders.md). */
export function playMessages(
  registrationId: string,
  held: PlayedRegistration<unknown>,
  times: DemoTimes,
  now: Date,
): PlayedMessage[] {
  const changedAt = times.movedAt ?? times.cancelledAt ?? times.postponedAt;
  const versionAt = (at: Date): number => (changedAt && at >= changedAt ? 2 : 1);
  const sent = (kind: string, at: Date, version = versionAt(at)): PlayedMessage => ({
    kind,
    createdAt: at,
    dueAt: at,
    status: 'SENT',
    version,
    dedupeKey: `${kind}~${registrationId}~v${version}`,
    outcome: TAKEN,
  });
  const messages = [
    sent(held.drawnRank === null ? 'registrations.confirmed' : 'registrations.waitlisted', held.createdAt),
  ];
  if (held.promotedAt) messages.push(sent('registrations.promoted', held.promotedAt));
  if (held.cancelledAt) {
    const kind = 'registrations.cancelled';
    messages.push({ ...sent(kind, held.cancelledAt), version: null, dedupeKey: `${kind}~${registrationId}` });
  }
  const wasHeldAtChange =
    changedAt && held.createdAt < changedAt && !(held.cancelledAt && held.cancelledAt < changedAt);
  if (changedAt && wasHeldAtChange) messages.push(sent(changeOf(times), changedAt, 2));
  return [...messages, ...reminders(registrationId, held, times, now)].sort(
    (a, b) => a.createdAt.getTime() - b.createdAt.getTime(),
  );
}

/** The mail that tells of a change of plan. */
function changeOf(times: DemoTimes): string {
  if (times.movedAt) return 'sessions.moved';
  return times.cancelledAt ? 'sessions.cancelled' : 'sessions.postponed';
}

/** One reminder for each plan under which the seat was confirmed before the reminder's moment. */
function reminders(
  registrationId: string,
  held: PlayedRegistration<unknown>,
  times: DemoTimes,
  now: Date,
): PlayedMessage[] {
  const { confirmedAt, cancelledAt } = held;
  if (!confirmedAt) return [];
  const plans = times.movedFrom
    ? [
        { version: 1, startsAt: times.movedFrom, since: confirmedAt, until: times.movedAt },
        { version: 2, startsAt: times.startsAt, since: later(confirmedAt, times.movedAt), until: null },
      ]
    : [
        {
          version: 1,
          startsAt: times.startsAt,
          since: confirmedAt,
          until: times.cancelledAt ?? times.postponedAt,
        },
      ];
  return plans.flatMap(({ version, startsAt, since, until }): PlayedMessage[] => {
    const dueAt = reminderMoment(startsAt);
    const isOver = (cancelledAt && cancelledAt <= since) || (until && until <= since);
    if (since >= dueAt || isOver) return [];
    const cancelled = cancelledAt && cancelledAt < dueAt && !(until && until < cancelledAt);
    const changed = until && until < dueAt && !cancelled;
    const kind = 'reminders.day-before';
    const reminder = {
      kind,
      createdAt: since,
      dueAt,
      version,
      dedupeKey: `${kind}~${registrationId}~v${version}`,
    };
    if (cancelled) return [{ ...reminder, status: 'CANCELLED', outcome: 'withdrawn: its cause ended' }];
    if (changed) return [{ ...reminder, status: 'CANCELLED', outcome: 'withdrawn: the plan changed' }];
    return [
      dueAt <= now
        ? { ...reminder, status: 'SENT', outcome: TAKEN }
        : { ...reminder, status: 'DUE', outcome: null },
    ];
  });
}

const later = (a: Date, b: Date | null): Date => (b && b > a ? b : a);
