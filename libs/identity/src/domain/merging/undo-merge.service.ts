import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { sql, type SqlQuery, type Tx, UnitOfWork } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import { type MergeChange, PersonHoldings, SealedValues, takeChangeBack } from '#privacy';
import { heldLines, type HeldLine, keyOf } from './merge-lines.rules.js';
import { MergeMail } from './merge-mail.js';
import { mergeReasonOf } from './merge-reason.rules.js';
import { type Decider, PersonMergeLocks } from './merge-people.service.js';

export interface UndoPreview {
  readonly mergeId: string;
  readonly fromId: string;
  readonly intoId: string;
  /** Rows that go back. */
  readonly back: readonly HeldLine[];
  /** Rows that were touched since, or whose place is taken: they stay with the survivor. */
  readonly stay: readonly HeldLine[];
  readonly seen: string;
}

export type UndoMergeRefusal = Refusal<
  'MERGE_NOT_FOUND' | 'MERGE_NOT_UNDONE' | 'PREVIEW_CHANGED' | 'MERGE_REASON_MISSING'
>;

interface MergeAtHand {
  readonly fromId: string;
  readonly intoId: string;
  readonly isOpen: boolean;
}

/** Locks of an undo. */
@Injectable()
export class UndoLocks {
  /** The merge: one undo at a time. */
  async merge(tx: Tx, mergeId: string): Promise<MergeAtHand | undefined> {
    const [merge] = await tx.sql(sql<MergeAtHand>`
      select from_person_id as "fromId", into_person_id as "intoId", undone_at is null and undo_until > app_now() as "isOpen"
      from person_merges where id = ${mergeId} for update`);
    return merge;
  }
}

/** Takes a merge back within thirty days: rows go back where they still can. Source: docs/stories/people-merging.md. */
@Injectable()
export class UndoMergeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdings: PersonHoldings,
    private readonly locks: PersonMergeLocks,
    private readonly undoLocks: UndoLocks,
    private readonly mail: MergeMail,
    private readonly sealed: SealedValues,
    private readonly audit: AuditTrail,
  ) {}

  /** What would go back now and what would stay: it is done, counted and taken back. Refuses as `undo`. */
  async preview(actor: Decider, mergeId: string): Promise<Result<UndoPreview, UndoMergeRefusal>> {
    let preview: UndoPreview | null = null;
    const result = await this.unitOfWork.run(
      async (tx): Promise<Result<never, UndoMergeRefusal | Refusal<'DRY_RUN'>>> => {
        const done = await this.undoIn(tx, actor, mergeId);
        if (!done.ok) return done;
        preview = done.value.preview;
        return refuse('DRY_RUN');
      },
    );
    return preview ? accept(preview) : (result as Result<never, UndoMergeRefusal>);
  }

  /** Takes back, having seen a preview. Answers the id of whoever is again themselves. Refuses MERGE_NOT_FOUND, MERGE_NOT_UNDONE (taken back
   *  already, after thirty days, somebody erased, the survivor merged since, the actor's own record), PREVIEW_CHANGED,
   *  MERGE_REASON_MISSING. */
  async undo(
    actor: Decider,
    command: { readonly mergeId: string; readonly seen: string; readonly reason: string },
  ): Promise<Result<string, UndoMergeRefusal>> {
    const reason = mergeReasonOf(command.reason);
    if (reason === null) return refuse('MERGE_REASON_MISSING', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const done = await this.undoIn(tx, actor, command.mergeId);
      if (!done.ok) return done;
      const { preview, back, stayed } = done.value;
      if (preview.seen !== command.seen) return refuse('PREVIEW_CHANGED');
      const { fromId, intoId, mergeId } = preview;
      await tx.sql(sql`delete from person_merge_rows where merge_id = ${mergeId}`);
      const entry = { actor, action: 'identity.undo-merge', subjectType: 'person' };
      await this.audit.record(
        tx,
        {
          ...entry,
          subjectId: fromId,
          before: { mergedInto: intoId },
          after: { mergedInto: null, mergeId, back: byTable(back), stayed: byTable(stayed) },
          reason: await this.sealed.seal(tx, fromId, reason),
        },
        { ...entry, subjectId: intoId, before: { merged: fromId }, after: { mergeId } },
      );
      await this.mail.tell(tx, 'identity.merge-undone', mergeId, await tx.sql(addressesOf([fromId, intoId])));
      return accept(fromId);
    });
  }

  private async undoIn(
    tx: Tx,
    actor: Decider,
    mergeId: string,
  ): Promise<
    Result<
      { preview: UndoPreview; back: readonly MergeChange[]; stayed: readonly MergeChange[] },
      UndoMergeRefusal
    >
  > {
    const [pair] = await tx.sql(sql<{ fromId: string; intoId: string }>`
      select from_person_id as "fromId", into_person_id as "intoId" from person_merges where id = ${mergeId}`);
    if (!pair) return refuse('MERGE_NOT_FOUND');
    await this.locks.first(tx);
    for (const holding of this.holdings.all()) await holding.lockFirst(tx, pair);
    const standing = await this.locks.both(tx, pair);
    const merge = await this.undoLocks.merge(tx, mergeId);
    const { fromId, intoId } = pair;
    const from = standing.find(({ id }) => id === fromId)!;
    const into = standing.find(({ id }) => id === intoId)!;
    const isOwn = actor.personId === fromId || actor.personId === intoId;
    const stands = from.mergedInto === intoId && into.mergedInto === null && !from.isErased && !into.isErased;
    if (!merge!.isOpen || !stands || isOwn) return refuse('MERGE_NOT_UNDONE');
    const closed = await tx.sql(sql`
      update person_merges set undone_at = app_now(), undone_by = ${actor.personId} where id = ${mergeId} returning id`);
    if (closed.length === 0) return refuse('MERGE_NOT_UNDONE');
    const changes = await tx.sql(rowsOf(mergeId));
    const [back, stayed]: [MergeChange[], MergeChange[]] = [[], []];
    for (const change of changes) ((await this.takeBack(tx, actor, change)) ? back : stayed).push(change);
    const seen = createHash('sha256')
      .update(JSON.stringify([fromId, intoId, back.map(keyOf), stayed.map(keyOf)]))
      .digest('base64url');
    const preview = { mergeId, fromId, intoId, back: heldLines(back), stay: heldLines(stayed), seen };
    return accept({ preview, back, stayed });
  }

  private async takeBack(tx: Tx, actor: Decider, change: MergeChange): Promise<boolean> {
    if (change.act !== 'BY_DOOR') return takeChangeBack(tx, change);
    return this.holdings.of(change.held)?.takeBack(tx, actor, change) ?? false;
  }
}

/** The last change first: each leaves the row as the one before it had. */
const rowsOf = (mergeId: string): SqlQuery<MergeChange> => sql`
  select held, table_name as "table", key, act, watched, before, after from person_merge_rows
  where merge_id = ${mergeId} order by position desc`;

const addressesOf = (
  ids: readonly string[],
): SqlQuery<{ id: string; email: string | null; locale: 'km' | 'en' }> => sql`
  select id, email, locale from people where id = any(${ids}::uuid[]) order by id`;

function byTable(changes: readonly MergeChange[]): Record<string, string[]> {
  const ids: Record<string, string[]> = {};
  for (const change of changes) (ids[change.table] ??= []).push(keyOf(change).join(' '));
  return ids;
}
