import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { PublicReads, sql, UnitOfWork } from '#database';
import { keyAfter, type LocalizedText, type Page, type PageRequest, toPage } from '#kernel';
import { type PledgeScope, scopeOf } from './pledge.policy.js';
import type { PledgeStatus } from './pledge.rules.js';

/** A pledge as those read it who may see it. */
export interface PledgeView {
  readonly id: string;
  readonly organisationId: string;
  readonly cityId: string;
  readonly sectorId: string;
  readonly sessionId: string | null;
  /** USD, KHR, or the code of a unit in kind. */
  readonly unit: string;
  /** Smallest parts, as decimal text. */
  readonly value: string;
  readonly isMoney: boolean;
  readonly description: string | null;
  readonly status: PledgeStatus;
  readonly version: number;
  readonly offeredAt: Date;
  readonly correctedAt: Date | null;
  readonly decidedAt: Date | null;
  readonly decisionReason: string | null;
}

/** What is promised in one unit. Values are smallest parts, as decimal text: exact at any size. */
export interface PledgeSumView {
  /** USD, KHR, or the code of a unit in kind. */
  readonly unit: string;
  readonly offeredCount: number;
  readonly offered: string;
  readonly acceptedCount: number;
  readonly accepted: string;
}

export interface PledgeUnitView {
  readonly code: string;
  readonly name: LocalizedText;
  /** English for exactly one. */
  readonly one: LocalizedText;
}

/** Everything given must hold. Ids are uuids. */
export interface PledgeFilter {
  readonly statuses?: readonly PledgeStatus[] | null;
  /** Codes, such as siem-reap. */
  readonly city?: string | null;
  readonly focusArea?: string | null;
  readonly sector?: string | null;
  readonly organisationKind?: string | null;
  readonly organisationId?: string | null;
  readonly sessionId?: string | null;
  readonly unit?: string | null;
}

const COLUMNS = `p.id, p.organisation_id as "organisationId", p.city_id as "cityId", p.sector_id as "sectorId",
  p.session_id as "sessionId", coalesce(p.currency, p.unit_code) as unit, p.kind = 'MONEY' as "isMoney",
  coalesce(p.amount_minor, p.quantity_thousandths)::text as value, p.description, p.status, p.version,
  p.offered_at as "offeredAt", p.corrected_at as "correctedAt", p.decided_at as "decidedAt", p.decision_reason as "decisionReason"`;

/** Adding `bigint` makes `numeric`: no sum is too large. */
const sumOf = (status: PledgeStatus): string =>
  `coalesce(sum(coalesce(p.amount_minor, p.quantity_thousandths)) filter (where p.status = '${status}'), 0)::text`;

const CONDITIONS: readonly (readonly [keyof PledgeFilter, string])[] = [
  ['statuses', 'p.status = any($)'],
  ['city', 'p.city_id = (select id from cities where code = $)'],
  ['focusArea', 'p.focus_area_id = (select id from focus_areas where code = $)'],
  ['sector', 'p.sector_id = (select id from sectors where code = $)'],
  ['organisationKind', 'p.organisation_kind = $'],
  ['organisationId', 'p.organisation_id = $::uuid'],
  ['sessionId', 'p.session_id = $::uuid'],
  ['unit', 'coalesce(p.currency, p.unit_code) = $'],
];

/** Pledges for readers: only those that the actor may see. */
@Injectable()
export class PledgeReads {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly publicReads: PublicReads,
  ) {}

  /** By id, those that the actor may see. */
  async byIds(actor: Actor, ids: readonly string[]): Promise<Map<string, PledgeView>> {
    const values: unknown[] = [ids];
    const rows = await this.unitOfWork.readAs<PledgeView>(actor, {
      text: `select ${COLUMNS} from pledges p where p.id = any($1) ${visible(scopeOf(actor), values)}`,
      values,
    });
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** A page, the newest first. Indexes: pk_pledges, ix_pledges__organisation_id_id, ix_pledges__city_id_sector_id_id,
   *  ix_pledges__sector_id_id, ix_pledges__undecided. */
  async page(actor: Actor, filter: PledgeFilter, request: PageRequest): Promise<Page<PledgeView>> {
    const values: unknown[] = [];
    const hold = (value: unknown): string => `$${values.push(value)}`;
    const [after] = keyAfter(request, ['id']) ?? [];
    const where = CONDITIONS.filter(([name]) => filter[name]).map(
      ([name, condition]) => `and ${condition.replace('$', hold(filter[name]))}`,
    );
    if (after) where.push(`and p.id < ${hold(after)}::uuid`);
    const rows = await this.unitOfWork.readAs<PledgeView>(actor, {
      text: `select ${COLUMNS} from pledges p where true ${where.join(' ')} ${visible(scopeOf(actor), values)}
        order by p.id desc limit ${hold(request.first + 1)}`,
      values,
    });
    return toPage(rows, request.first, (row) => [row.id]);
  }

  /** What these organisations promise, one sum for each and unit: dollars first, riel, then the units in the order of
   *  forms. Only pledges that the actor may see are counted. Index: ix_pledges__organisation_id_id. */
  async sumsOf(actor: Actor, organisationIds: readonly string[]): Promise<Map<string, PledgeSumView[]>> {
    const values: unknown[] = [organisationIds];
    const rows = await this.unitOfWork.readAs<PledgeSumView & { organisationId: string }>(actor, {
      text: `select p.organisation_id as "organisationId", coalesce(p.currency, p.unit_code) as unit,
          (count(*) filter (where p.status = 'OFFERED'))::int as "offeredCount", ${sumOf('OFFERED')} as offered,
          (count(*) filter (where p.status = 'ACCEPTED'))::int as "acceptedCount", ${sumOf('ACCEPTED')} as accepted
        from pledges p left join pledge_units u on u.code = p.unit_code
        where p.organisation_id = any($1) and p.status in ('OFFERED', 'ACCEPTED') ${visible(scopeOf(actor), values)}
        group by 1, 2, u.rank order by u.rank nulls first, 2 desc`,
      values,
    });
    const sums = new Map<string, PledgeSumView[]>();
    for (const { organisationId, ...sum } of rows)
      sums.set(organisationId, [...(sums.get(organisationId) ?? []), sum]);
    return sums;
  }

  /** The units of pledges in kind, in the order of forms. */
  async units(): Promise<PledgeUnitView[]> {
    return this.publicReads.sql(sql<PledgeUnitView>`
      select code, jsonb_build_object('km', name_km, 'en', name_en) as name, jsonb_build_object('km', name_km, 'en', one_en) as one
      from pledge_units order by rank, code`);
  }
}

/** The condition that leaves what the scope holds; adds its values. */
function visible(scope: PledgeScope, values: unknown[]): string {
  if (scope.all) return '';
  const organisations = values.push(scope.organisationIds);
  const cities = values.push(scope.cityIds);
  return `and (p.organisation_id = any($${organisations}::uuid[]) or p.city_id = any($${cities}::uuid[]))`;
}
