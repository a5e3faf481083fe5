import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type SqlQuery, UnitOfWork } from '#database';

export interface PersonMergeView {
  readonly id: string;
  readonly fromId: string;
  readonly intoId: string;
  readonly mergedByName: string | null;
  readonly mergedAt: Date;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
  readonly undoneByName: string | null;
  readonly isOpen: boolean;
}

/** Merges of people, for those who merge. */
@Injectable()
export class PersonMergeReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first, at most 50. Index: ix_person_merges__merged_at. */
  async latest(actor: Actor): Promise<PersonMergeView[]> {
    return this.unitOfWork.readAs(actor, latestMerges());
  }
}

const latestMerges = (): SqlQuery<PersonMergeView> => sql`
  select m.id, m.from_person_id as "fromId", m.into_person_id as "intoId", name_of_person(m.merged_by) as "mergedByName",
    m.merged_at as "mergedAt", m.undo_until as "undoUntil", m.undone_at as "undoneAt", name_of_person(m.undone_by) as "undoneByName",
    m.undone_at is null and m.undo_until > app_now() as "isOpen"
  from person_merges m order by m.merged_at desc, m.id limit 50`;
