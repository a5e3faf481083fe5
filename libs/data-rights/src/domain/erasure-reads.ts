import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
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

  /** Those due first come first. Index: ix_erasures__due_at. */
  async pending(request: PageRequest): Promise<Page<PendingErasureView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.read<PendingErasureView>({
      text: `select e.id, p.full_name as "fullName", o.full_name as "askedByName", e.asked_at as "askedAt", e.due_at as "dueAt"
        from erasures e join people p on p.id = e.person_id join people o on o.id = e.asked_by
        where e.cancelled_at is null and e.done_at is null and e.asked_by <> e.person_id
          and ($1::timestamptz is null or (date_trunc('milliseconds', e.due_at), e.id) > ($1, $2::uuid))
        order by date_trunc('milliseconds', e.due_at), e.id limit $3`,
      values: [after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.dueAt.toISOString(), row.id]);
  }
}
