import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, type Refusal, refuse, type Result } from '#kernel';
import { MergeRecord, PersonHoldings, type PersonMerging, SealedValues } from '#privacy';
import { lockRoles } from '../roles-held.sql.js';
import { heldLines, type HeldLine, keyOf, UNDO_DAYS } from './merge-lines.rules.js';
import { MergeMail } from './merge-mail.js';
import { mergeReasonOf } from './merge-reason.rules.js';

export interface PersonMergePreview extends PersonMerging {
  readonly lines: readonly HeldLine[];
  /** Does the survivor, who has none and no role, take the other's address? */
  readonly takesAddress: boolean;
  /** Stands for what was seen: the merge does nothing else. */
  readonly seen: string;
}

export type PersonMergeRefusal = Refusal<
  'PERSON_NOT_FOUND' | 'PEOPLE_NOT_MERGED' | 'PREVIEW_CHANGED' | 'PEOPLE_TOLD_APART' | 'MERGE_REASON_MISSING'
>;

export type Decider = Actor & { readonly personId: string };

/** A person at the lock. */
export interface StandingPerson {
  readonly id: string;
  readonly mergedInto: string | null;
  readonly isErased: boolean;
  /** A role of their own: any but that of a participant, and that of a coordinator where the other coordinates too. */
  readonly hasOwnRole: boolean;
  readonly email: string | null;
  readonly locale: 'km' | 'en';
}

/** Locks of a merge and of its undo. */
@Injectable()
export class PersonMergeLocks {
  /** Roles, before any row: nobody gives or takes one of either meanwhile. */
  first(tx: Tx): Promise<void> {
    return lockRoles(tx);
  }

  /** Both people, in the order of their ids, so that two merges that cross never wait for each other; nothing refers to either anew
   *  until `tx` ends. */
  async both(tx: Tx, { fromId, intoId }: PersonMerging): Promise<StandingPerson[]> {
    return tx.sql(sql<StandingPerson>`
      select p.id, p.merged_into as "mergedInto", p.erased_at is not null as "isErased", p.email, p.locale,
        exists (select from role_grants g where g.person_id = p.id and g.role <> 'PARTICIPANT' and not (g.role = 'COORDINATOR'
          and exists (select from role_grants o where o.role = 'COORDINATOR' and o.scope_id = g.scope_id and o.person_id <> g.person_id
            and o.person_id = any(${[fromId, intoId]}::uuid[])))) as "hasOwnRole"
      from people p where p.id = any(${[fromId, intoId]}::uuid[]) order by p.id for update of p`);
  }
}

/** Merges two people who turned out to be one. Source: docs/stories/people-merging.md. */
@Injectable()
export class MergePeopleService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly holdings: PersonHoldings,
    private readonly locks: PersonMergeLocks,
    private readonly mail: MergeMail,
    private readonly sealed: SealedValues,
    private readonly audit: AuditTrail,
  ) {}

  /** Exactly what a merge would move now, and what collides: it is done, counted and taken back. Refuses as `merge`. */
  async preview(
    actor: Decider,
    merging: PersonMerging,
  ): Promise<Result<PersonMergePreview, PersonMergeRefusal>> {
    let preview: PersonMergePreview | null = null;
    const result = await this.unitOfWork.run(
      async (tx): Promise<Result<never, PersonMergeRefusal | Refusal<'DRY_RUN'>>> => {
        const done = await this.mergeIn(tx, actor, merging);
        if (!done.ok) return done;
        preview = done.value.preview;
        return refuse('DRY_RUN');
      },
    );
    if (preview) return accept(preview);
    return result as Result<never, PersonMergeRefusal>;
  }

  /** Merges, having seen a preview. Answers the survivor's id. Refuses PERSON_NOT_FOUND, PEOPLE_NOT_MERGED (into oneself, somebody
   *  merged or erased already, an erasure asked for, a role that would move, the actor's own record), PREVIEW_CHANGED. */
  async merge(
    actor: Decider,
    { seen, ...merging }: PersonMerging & { readonly seen: string },
  ): Promise<Result<string, PersonMergeRefusal>> {
    return this.unitOfWork.run(async (tx) => {
      const done = await this.mergeIn(tx, actor, merging);
      if (!done.ok) return done;
      const { preview, record, standing } = done.value;
      if (preview.seen !== seen) return refuse('PREVIEW_CHANGED');
      const mergeId = await this.remember(tx, actor, record);
      await this.record(tx, actor, mergeId, record);
      await this.mail.tell(tx, 'identity.people-merged', mergeId, standing);
      return accept(merging.intoId);
    });
  }

  /** Says of two people that they are not one: the pair is not proposed again. */
  async tellApart(
    actor: Decider,
    { fromId, intoId }: PersonMerging,
    typedReason: string,
  ): Promise<Result<string, PersonMergeRefusal>> {
    const [low, high] = [fromId, intoId].toSorted() as [string, string];
    if (low === high) return refuse('PEOPLE_NOT_MERGED');
    const reason = mergeReasonOf(typedReason);
    if (reason === null) return refuse('MERGE_REASON_MISSING', { path: ['reason'] });
    return this.unitOfWork.run(async (tx) => {
      const found = await tx.sql(sql`
        select from people where id = any(${[low, high]}::uuid[]) and erased_at is null and merged_into is null`);
      if (found.length < 2) return refuse('PERSON_NOT_FOUND');
      // The reason speaks of people, so it stands where an erasure finds it, and not beside the pair.
      const told = await tx.sql(sql`
        insert into told_apart (subject_type, low_id, high_id, told_by)
        values ('PERSON', ${low}, ${high}, ${actor.personId}) on conflict do nothing returning low_id`);
      if (told.length === 0) return refuse('PEOPLE_TOLD_APART');
      await tx.sql(sql`delete from person_pairs where low_id = ${low} and high_id = ${high}`);
      await this.audit.record(tx, {
        actor,
        action: 'identity.tell-apart',
        subjectType: 'person',
        subjectId: low,
        before: null,
        after: { other: high },
        reason: await this.sealed.seal(tx, low, reason),
      });
      return accept(intoId);
    });
  }

  private async mergeIn(
    tx: Tx,
    actor: Decider,
    merging: PersonMerging,
  ): Promise<
    Result<
      { preview: PersonMergePreview; record: MergeRecord; standing: readonly StandingPerson[] },
      PersonMergeRefusal
    >
  > {
    const unclaimed = await this.holdings.unclaimed(tx);
    if (unclaimed.length > 0)
      throw new Error(`Nobody can be merged while nobody answers for ${unclaimed.join(', ')}`);
    await this.locks.first(tx);
    for (const holding of this.holdings.all()) await holding.lockFirst(tx, merging);
    const standing = await this.locks.both(tx, merging);
    const refusal = refusalOf(standing, actor, merging) ?? (await this.objection(tx, merging));
    if (refusal) return refusal;
    const record = new MergeRecord(tx, actor, merging);
    for (const holding of this.holdings.all()) await holding.move(record);
    const seen = createHash('sha256')
      .update(JSON.stringify([merging, seenOf(record.changes)]))
      .digest('base64url');
    const takesAddress = record.changes.some(
      ({ table, watched }) => table === 'people' && watched === 'email',
    );
    const preview = { ...merging, lines: heldLines(record.changes), takesAddress, seen };
    return accept({ preview, record, standing });
  }

  private async objection(tx: Tx, merging: PersonMerging): Promise<Result<never, PersonMergeRefusal> | null> {
    for (const holding of this.holdings.all())
      if (await holding.standsAgainst(tx, merging)) return refuse('PEOPLE_NOT_MERGED');
    return null;
  }

  /** What an undo needs, for as long as there may be one. */
  private async remember(tx: Tx, actor: Decider, { merging, changes }: MergeRecord): Promise<string> {
    const id = newId();
    await tx.sql(sql`
      insert into person_merges (id, from_person_id, into_person_id, merged_by, undo_until)
      values (${id}, ${merging.fromId}, ${merging.intoId}, ${actor.personId},
        app_now() + make_interval(days => ${UNDO_DAYS}))`);
    const rows = changes.filter(({ act }) => act !== 'STAYED');
    await tx.sql(sql`
      insert into person_merge_rows (merge_id, position, held, table_name, key, act, watched, before, after)
      select ${id}, r.position, r.held, r."table", array(select jsonb_array_elements_text(r.key)), r.act, r.watched, r.before, r.after
      from jsonb_to_recordset(${JSON.stringify(rows.map((row, position) => ({ ...row, position })))}::jsonb) as r(
        position int, held text, "table" text, key jsonb, act text, watched text, before text, after text)`);
    return id;
  }

  private async record(
    tx: Tx,
    actor: Decider,
    mergeId: string,
    { merging, changes }: MergeRecord,
  ): Promise<void> {
    const { fromId, intoId } = merging;
    const moved: Record<string, string[]> = {};
    for (const change of changes)
      (moved[`${change.table} ${change.act}`] ??= []).push(keyOf(change).join(' '));
    const entry = { actor, action: 'identity.merge-people', subjectType: 'person' };
    await this.audit.record(
      tx,
      { ...entry, subjectId: fromId, before: { mergedInto: null }, after: { mergedInto: intoId, mergeId } },
      { ...entry, subjectId: intoId, before: null, after: { merged: fromId, mergeId, moved } },
    );
  }
}

/** A row that must be whole to be taken back is seen whole, as it was before the merge touched it; of the others it is seen
 *  which. */
function seenOf(changes: MergeRecord['changes']): unknown[] {
  const touched = new Set<string>();
  return changes.map((change) => {
    const row = [change.table, ...keyOf(change)].join(' ');
    const isFirst = !touched.has(row);
    touched.add(row);
    return [row, change.act, change.watched ?? (isFirst ? change.before : null)];
  });
}

function refusalOf(
  standing: readonly StandingPerson[],
  actor: Decider,
  { fromId, intoId }: PersonMerging,
): Result<never, PersonMergeRefusal> | null {
  const [from, into] = [fromId, intoId].map((id) => standing.find((row) => row.id === id));
  if (!from || !into) return refuse('PERSON_NOT_FOUND');
  const isOwn = actor.personId === fromId || actor.personId === intoId;
  const isLive = [from, into].every(({ isErased, mergedInto }) => !isErased && mergedInto === null);
  return fromId !== intoId && isLive && !isOwn && !from.hasOwnRole ? null : refuse('PEOPLE_NOT_MERGED');
}
