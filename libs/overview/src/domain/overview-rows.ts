import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { keyAfter, type Page, type PageRequest, toPage } from '#kernel';
import { rowsOfPeople } from './people.sql.js';
import { rowsOfPledges } from './pledges.sql.js';
import type {
  OverviewFilter,
  OverviewPersonView,
  OverviewPledgeView,
  PeopleMeasure,
  PledgeMeasure,
} from './overview.views.js';

/** The rows that a figure counts, the newest first: as many, under the same filter. */
@Injectable()
export class OverviewRows {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async people(
    actor: Actor,
    measure: PeopleMeasure,
    filter: OverviewFilter,
    request: PageRequest,
  ): Promise<Page<OverviewPersonView>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      rowsOfPeople(measure, filter, idAfter(request), request.first + 1),
    );
    const views = rows.map(({ organisationKm, organisationEn, ...row }) => ({
      ...row,
      organisation: { km: organisationKm, en: organisationEn },
    }));
    return toPage(views, request.first, (row) => [row.id]);
  }

  /** Of all pledges, or of those in one unit. */
  async pledges(
    actor: Actor,
    measure: PledgeMeasure,
    unit: string | null,
    filter: OverviewFilter,
    request: PageRequest,
  ): Promise<Page<OverviewPledgeView>> {
    const rows = await this.unitOfWork.readAs(
      actor,
      rowsOfPledges(measure, unit, filter, idAfter(request), request.first + 1),
    );
    const views = rows.map(({ organisationKm, organisationEn, value, ...row }) => ({
      ...row,
      value: BigInt(value),
      organisation: { km: organisationKm, en: organisationEn },
    }));
    return toPage(views, request.first, (row) => [row.id]);
  }
}

function idAfter(request: PageRequest): string | null {
  const id = keyAfter(request, ['id'])?.[0];
  return id === undefined ? null : String(id);
}
