import type { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import type { MessageLedger } from '#messaging';
import type { Held } from './held-registration.sql.js';
import { ApprovalAwaitedV1, SeatConfirmedV1 } from './registration.events.js';
import { NEWS } from './registration-news.js';
import type { SeatsAtLock } from './seats.sql.js';

type Taker = Pick<Held, 'id' | 'sessionId' | 'personId' | 'locale' | 'email' | 'isApproved' | 'editedAt'>;

/** What the audit says was done. */
interface Act {
  readonly action: string;
  readonly before: Readonly<Record<string, string>>;
}

/** Tells apart what a registration is told of a plan: once, and once more after each edit that is looked at anew. */
export const keyOfNews = (
  kind: string,
  id: string,
  { scheduleVersion }: Pick<SeatsAtLock, 'scheduleVersion'>,
  editedAt: Date | null,
): string => `${kind}~${id}~v${scheduleVersion}${editedAt ? `~edited${editedAt.getTime()}` : ''}`;

/** The seat that was kept for somebody is theirs, or waits for approval where the session asks for it and nobody has approved yet. They are
 *  told so. The caller holds the seat lock; the seat counts as taken already. */
export async function giveKeptSeat(
  tx: Tx,
  actor: Actor,
  { ledger, audit }: { readonly ledger: MessageLedger; readonly audit: AuditTrail },
  seats: SeatsAtLock,
  { id, sessionId, personId, locale, email, isApproved, editedAt }: Taker,
  { action, before }: Act,
): Promise<void> {
  const status = seats.needsApproval && !isApproved ? 'PENDING' : 'CONFIRMED';
  await tx.sql(sql`
    update registrations set status = ${status}, hold_until = null, pending_reason = ${status === 'PENDING' ? 'APPROVAL' : null},
      confirmed_at = case when ${status} = 'CONFIRMED' then app_now() end where id = ${id}`);
  await audit.record(tx, {
    actor,
    action,
    subjectType: 'registration',
    subjectId: id,
    before,
    after: { status },
  });
  // Whoever had the seat before they changed their answers has a reminder planned, which is theirs again.
  if (!editedAt) await ledger.withdrawForCause(tx, { causeType: 'registration', causeId: id });
  const { kind } = NEWS[status];
  if (email !== null)
    await ledger.queue(tx, [
      {
        kind,
        personId,
        toAddress: email,
        locale,
        subject: { type: 'session', id: seats.sessionId, version: seats.scheduleVersion },
        cause: { type: 'registration', id },
        dedupeKey: keyOfNews(kind, id, seats, editedAt),
      },
    ]);
  const ids = { registrationId: id, sessionId };
  await tx.publish(status === 'CONFIRMED' ? new SeatConfirmedV1(ids) : new ApprovalAwaitedV1(ids));
}
