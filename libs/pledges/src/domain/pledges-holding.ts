import { Injectable } from '@nestjs/common';
import type { Actor } from '#authz';
import { sql, type Tx } from '#database';
import { type HoldingPreview, type Merging, OrganisationHolding } from '#organisations';
import { writeAmount } from './amount.rules.js';

/** Pledges go to the survivor and count under its kind; what they come to is named unit by unit. */
@Injectable()
export class PledgesHolding extends OrganisationHolding {
  readonly held = 'PLEDGES';

  override async preview(tx: Tx, { fromId }: Merging): Promise<Omit<HoldingPreview, 'held'>> {
    const rows = await tx.sql(sql<{ unit: string; status: string; count: number; value: string }>`
      select coalesce(currency, unit_code) as unit, status, count(*)::int as count,
        sum(coalesce(amount_minor, quantity_thousandths))::text as value
      from pledges where organisation_id = ${fromId} group by 1, 2 order by 1, 2`);
    return {
      moves: rows.reduce((sum, { count }) => sum + count, 0),
      collides: 0,
      sums: rows
        .filter(({ status }) => status === 'OFFERED' || status === 'ACCEPTED')
        .map(({ unit, status, value }) => `${unit} ${writeAmount(BigInt(value), unit)} ${status}`),
    };
  }

  override async move(tx: Tx, _actor: Actor, { fromId, intoId }: Merging): Promise<string[]> {
    const moved = await tx.sql(sql<{ id: string }>`
      update pledges set organisation_id = o.id, organisation_kind = o.kind
      from organisations o where o.id = ${intoId} and organisation_id = ${fromId} returning pledges.id`);
    return moved.map(({ id }) => id);
  }
}
