import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { sql, type Tx, UnitOfWork } from '#database';
import { lockRoles } from '#identity';
import { accept, type Refusal, refuse, type Result, writtenText } from '#kernel';
import type { OrganisationState } from '../organisation.entities.js';
import type { SignedIn } from '../organisation.policy.js';
import { coordinatorsOf, TellAboutOrganisation } from '../tell-about-organisation.js';
import { type HoldingPreview, type Merging, OrganisationHoldings } from './organisation-holding.js';

export interface MergePreview extends Merging {
  readonly holdings: readonly HoldingPreview[];
  /** Stands for what was seen: the merge does nothing else. */
  readonly seen: string;
}

const MAX_REASON = 1_000;

export type MergeRefusal = Refusal<
  | 'ORGANISATION_NOT_FOUND'
  | 'MERGE_NOT_POSSIBLE'
  | 'PREVIEW_CHANGED'
  | 'TOLD_APART_ALREADY'
  | 'REASON_TOO_LONG'
>;

interface Standing {
  readonly id: string;
  readonly state: OrganisationState;
  readonly foldedKm: string | null;
  readonly foldedEn: string | null;
}

/** Locks of a merge. */
@Injectable()
export class MergeLocks {
  /** Roles, before any row: nobody comes to coordinate either meanwhile, or ceases to. */
  first(tx: Tx): Promise<void> {
    return lockRoles(tx);
  }

  /** Both organisations, in the order of their ids, so that two merges that cross never wait for each other; nothing refers
   *  to either anew until `tx` ends. */
  async both(tx: Tx, { fromId, intoId }: Merging): Promise<Standing[]> {
    return tx.sql(sql<Standing>`
      select id, state, folded_km as "foldedKm", folded_en as "foldedEn" from organisations
      where id = any(${[fromId, intoId]}::uuid[]) order by id for update`);
  }
}

/** Merges two organisations that turned out to be one. Source: docs/stories/merging.md. */
@Injectable()
export class MergeOrganisationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdings: OrganisationHoldings,
    private readonly locks: MergeLocks,
    private readonly tell: TellAboutOrganisation,
    private readonly audit: AuditTrail,
  ) {}

  /** Exactly what a merge would move now, and what collides. Writes nothing. Refuses as `merge`. */
  async preview(merging: Merging): Promise<Result<MergePreview, MergeRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const standing = await tx.sql(sql<Standing>`
        select id, state, folded_km as "foldedKm", folded_en as "foldedEn" from organisations
        where id = any(${[merging.fromId, merging.intoId]}::uuid[])`);
      const refusal = refusalOf(standing, merging);
      return refusal ?? accept(await this.previewIn(tx, merging));
    });
  }

  /** Merges, having seen a preview. Answers the survivor's id. Refuses ORGANISATION_NOT_FOUND, MERGE_NOT_POSSIBLE (into
   *  itself, into one that is not verified, one that is declined or merged already), PREVIEW_CHANGED. */
  async merge(
    actor: SignedIn,
    { seen, ...merging }: Merging & { readonly seen: string },
  ): Promise<Result<string, MergeRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      await this.locks.first(tx);
      for (const holding of this.holdings.all()) await holding.lockFirst(tx, merging);
      const standing = await this.locks.both(tx, merging);
      const refusal = refusalOf(standing, merging);
      if (refusal) return refusal;
      const preview = await this.previewIn(tx, merging);
      if (preview.seen !== seen) return refuse('PREVIEW_CHANGED');
      const moved: Record<string, readonly string[]> = {};
      for (const holding of this.holdings.all()) moved[holding.held] = await holding.move(tx, actor, merging);
      await this.close(tx, actor, merging, standing);
      await this.record(tx, actor, merging, moved);
      const telling = { kind: 'organisations.merged', cause: { type: 'organisation', id: merging.fromId } };
      await this.tell.tell(tx, telling, coordinatorsOf(merging.intoId));
      return accept(merging.intoId);
    });
  }

  /** Says of two organisations that they are not one: the pair is not proposed again. */
  async tellApart(
    actor: SignedIn,
    { fromId, intoId }: Merging,
    typedReason: string,
  ): Promise<Result<string, MergeRefusal>> {
    const [low, high] = [fromId, intoId].toSorted() as [string, string];
    if (low === high) return refuse('MERGE_NOT_POSSIBLE');
    const reason = writtenText(typedReason);
    if (reason && reason.length > MAX_REASON) return refuse('REASON_TOO_LONG', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.sql(sql`select from organisations where id = any(${[low, high]}::uuid[])`);
      if (found.length < 2) return refuse('ORGANISATION_NOT_FOUND');
      const told = await tx.sql(sql`
        insert into told_apart (subject_type, low_id, high_id, reason, told_by)
        values ('ORGANISATION', ${low}, ${high}, ${reason}, ${actor.personId}) on conflict do nothing returning low_id`);
      if (told.length === 0) return refuse('TOLD_APART_ALREADY');
      await this.audit.record(tx, {
        actor,
        action: 'organisations.tell-apart',
        subjectType: 'organisation',
        subjectId: low,
        before: null,
        after: { other: high },
        reason,
      });
      return accept(intoId);
    });
  }

  private async previewIn(tx: Tx, { fromId, intoId }: Merging): Promise<MergePreview> {
    const merging = { fromId, intoId };
    const holdings: HoldingPreview[] = [];
    for (const holding of this.holdings.all())
      holdings.push({ held: holding.held, ...(await holding.preview(tx, merging)) });
    const seen = createHash('sha256')
      .update(JSON.stringify([merging, holdings]))
      .digest('base64url');
    return { ...merging, holdings, seen };
  }

  /** The other one leads to the survivor from now on, and so does whatever led to it. A name that the survivor has not goes
   *  on meaning it. */
  private async close(
    tx: Tx,
    actor: SignedIn,
    { fromId, intoId }: Merging,
    standing: readonly Standing[],
  ): Promise<void> {
    const [from, into] = [fromId, intoId].map((id) => standing.find((row) => row.id === id)!) as [
      Standing,
      Standing,
    ];
    const kept = (folded: string | null): string | null =>
      folded === into.foldedKm || folded === into.foldedEn ? null : folded;
    await tx.sql(sql`
      update organisations set state = 'MERGED', merged_into = ${intoId}, folded_km = ${kept(from.foldedKm)},
        folded_en = ${kept(from.foldedEn)} where id = ${fromId}`);
    await tx.sql(sql`update organisations set merged_into = ${intoId} where merged_into = ${fromId}`);
    await tx.sql(sql`
      update organisation_proposals set decided_at = app_now(), decided_by = ${actor.personId}, version = version + 1
      where organisation_id = ${fromId} and decided_at is null`);
  }

  private async record(
    tx: Tx,
    actor: SignedIn,
    { fromId, intoId }: Merging,
    moved: Record<string, readonly string[]>,
  ): Promise<void> {
    const entry = { actor, action: 'organisations.merge-organisations', subjectType: 'organisation' };
    await this.audit.record(
      tx,
      { ...entry, subjectId: fromId, before: { mergedInto: null }, after: { mergedInto: intoId } },
      { ...entry, subjectId: intoId, before: null, after: { merged: fromId, moved } },
    );
  }
}

function refusalOf(
  standing: readonly Standing[],
  { fromId, intoId }: Merging,
): Result<never, MergeRefusal> | null {
  if (fromId === intoId) return refuse('MERGE_NOT_POSSIBLE');
  const [from, into] = [fromId, intoId].map((id) => standing.find((row) => row.id === id));
  if (!from || !into) return refuse('ORGANISATION_NOT_FOUND');
  const isLive = from.state === 'VERIFIED' || from.state === 'UNVERIFIED';
  return isLive && into.state === 'VERIFIED' ? null : refuse('MERGE_NOT_POSSIBLE');
}
