import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';

export interface PendingErasureView {
  readonly id: string;
  readonly fullName: string;
  readonly askedByName: string;
  readonly askedAt: Date;
  readonly dueAt: Date;
}

/** Erasures that the working group asked for on somebody's behalf and that are still to come. */
@Injectable()
export class ErasureReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** How many should have been done: a round is each hour, and two have gone by. Index: ix_erasures__due_at. */
  async overdue(): Promise<number> {
    const [row] = await this.unitOfWork.read(sql<{ count: number }>`
      select count(*)::int as count from erasures
      where cancelled_at is null and done_at is null and due_at < app_now() - interval '2 hours'`);
    return row!.count;
  }

  /** Those due first come first. Index: ix_erasures__due_at. */
  async pending(actor: Actor, request: PageRequest): Promise<Page<PendingErasureView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<PendingErasureView>(actor, {
      text: `select e.id, name_of_person(e.person_id) as "fullName", name_of_person(e.asked_by) as "askedByName", e.asked_at as "askedAt", e.due_at as "dueAt"
        from erasures e
        where e.cancelled_at is null and e.done_at is null and e.asked_by <> e.person_id
          and ($1::timestamptz is null or (date_trunc('milliseconds', e.due_at), e.id) > ($1, $2::uuid))
        order by date_trunc('milliseconds', e.due_at), e.id limit $3`,
      values: [after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.dueAt.toISOString(), row.id]);
  }
}
