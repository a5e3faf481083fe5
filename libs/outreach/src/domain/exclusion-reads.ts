import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { citiesOf } from './outreach.policy.js';

export interface ExclusionView {
  readonly organisationId: string;
  readonly reason: string;
  readonly excludedBy: string;
  readonly excludedAt: Date;
}

/** Organisations that are kept out of campaigns, as those see them who may change it. */
@Injectable()
export class ExclusionReads {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The newest first; a city's officer sees their own city's. */
  async page(actor: Actor, request: PageRequest): Promise<Page<ExclusionView>> {
    const after = keyAfter(request, ['instant', 'id']);
    const rows = await this.unitOfWork.readAs<ExclusionView>(actor, {
      text: `select x.organisation_id as "organisationId", x.reason, name_of_person(x.excluded_by) as "excludedBy", x.created_at as "excludedAt"
        from outreach_exclusions x join organisations o on o.id = x.organisation_id
        where ($1::uuid[] is null or o.city_id = any($1))
          and ($2::timestamptz is null or (date_trunc('milliseconds', x.created_at), x.organisation_id) < ($2, $3::uuid))
        order by date_trunc('milliseconds', x.created_at) desc, x.organisation_id desc limit $4`,
      values: [citiesOf(actor), after?.[0] ?? null, after?.[1] ?? null, request.first + 1],
    });
    return toPage(rows, request.first, (row) => [row.excludedAt.toISOString(), row.organisationId]);
  }
}
