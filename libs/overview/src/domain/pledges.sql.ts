import type { SqlQuery } from '#database';
import type { OverviewFilter, PledgeMeasure } from './overview.views.js';

const STATUSES: Readonly<Record<PledgeMeasure, readonly string[]>> = {
  PLEDGED: ['OFFERED', 'ACCEPTED'],
  ACCEPTED: ['ACCEPTED'],
};

export interface PledgeRow {
  readonly id: string;
  readonly organisationKm: string;
  readonly organisationEn: string;
  readonly cityId: string;
  readonly sectorId: string;
  readonly unit: string;
  readonly value: string;
  readonly status: string;
  readonly offeredAt: Date;
}

/** The pledges that a figure counts, the newest first. Indexes: pk_pledges backwards, or ix_pledges__city_id_sector_id_id. */
export const rowsOfPledges = (
  measure: PledgeMeasure,
  unit: string | null,
  filter: OverviewFilter,
  after: string | null,
  limit: number,
): SqlQuery<PledgeRow> => ({
  text: `select p.id, o.name_km as "organisationKm", o.name_en as "organisationEn", p.city_id as "cityId", p.sector_id as "sectorId",
      coalesce(p.currency, p.unit_code) as unit, coalesce(p.amount_minor, p.quantity_thousandths)::text as value, p.status,
      p.offered_at as "offeredAt"
    from pledges p join organisations o on o.id = p.organisation_id
    where p.status = any($1) and ($2::text is null or coalesce(p.currency, p.unit_code) = $2)
      and ($3::uuid is null or p.city_id = $3) and not $4::boolean and ($5::uuid[] is null or p.city_id = any($5))
      and ($6::uuid is null or p.focus_area_id = $6) and ($7::uuid is null or p.sector_id = $7)
      and ($8::text is null or p.organisation_kind = $8) and ($9::uuid is null or p.id < $9)
    order by p.id desc limit $10`,
  values: [
    STATUSES[measure],
    unit,
    filter.cityId ?? null,
    filter.isOnline ?? false,
    filter.within ?? null,
    filter.focusAreaId ?? null,
    filter.sectorId ?? null,
    filter.organisationKind ?? null,
    after,
    limit,
  ],
});
