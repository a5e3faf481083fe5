import { Injectable } from '@nestjs/common';
import { sql, type Tx } from '#database';
import type { PledgeStatus } from './pledge.rules.js';
import { type PledgeTerms, valueOf } from './pledge-terms.js';

/** A pledge as it stands under its lock. */
export interface StandingPledge extends PledgeTerms {
  readonly id: string;
  readonly organisationId: string;
  readonly status: PledgeStatus;
  readonly version: number;
}

/** Pledges as rows. All methods take the transaction first. */
@Injectable()
export class PledgeRepository {
  /** The row, locked until `tx` ends, or nothing. Lock order: pledges come last. */
  async lockById(tx: Tx, id: string): Promise<StandingPledge | null> {
    const [row] = await tx.sql(sql<Omit<StandingPledge, 'value'> & { unit: string; amount: string }>`
      select id, organisation_id as "organisationId", city_id as "cityId", sector_id as "sectorId", session_id as "sessionId",
        coalesce(currency, unit_code) as unit, coalesce(amount_minor, quantity_thousandths)::text as amount,
        description, status, version
      from pledges where id = ${id} for no key update`);
    if (!row) return null;
    const { unit, amount, ...rest } = row;
    return { ...rest, value: valueOf(unit, BigInt(amount)) };
  }

  /** Writes a new pledge; the organisation and the sector are held, so that the kind and the focus area that are
   *  written down are theirs. Answers false when there is no such organisation. */
  async insert(
    tx: Tx,
    pledge: { readonly id: string; readonly organisationId: string; readonly offeredBy: string | null },
    terms: PledgeTerms,
  ): Promise<boolean> {
    const columns = columnsOf(terms);
    const rows = await tx.sql(sql<{ id: string }>`
      with organisation as materialized (
        select id, kind from organisations where id = ${pledge.organisationId} for key share),
      sector as materialized (select id, focus_area_id from sectors where id = ${terms.sectorId} for key share)
      insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, session_id, kind,
        currency, amount_minor, unit_code, quantity_thousandths, description, offered_by)
      select ${pledge.id}::uuid, organisation.id, organisation.kind, ${terms.cityId}::uuid, sector.id, sector.focus_area_id,
        ${terms.sessionId}::uuid, ${terms.value.kind}, ${columns.currency}, ${columns.amountMinor}::bigint, ${columns.unitCode},
        ${columns.thousandths}::bigint, ${terms.description}, ${pledge.offeredBy}::uuid
      from organisation, sector returning id`);
    return rows.length > 0;
  }

  /** Writes corrected terms as the next version. */
  async correct(tx: Tx, id: string, terms: PledgeTerms): Promise<void> {
    const columns = columnsOf(terms);
    await tx.sql(sql`
      with sector as materialized (select id, focus_area_id from sectors where id = ${terms.sectorId} for key share)
      update pledges p set city_id = ${terms.cityId}, sector_id = sector.id, focus_area_id = sector.focus_area_id,
        session_id = ${terms.sessionId}, kind = ${terms.value.kind}, currency = ${columns.currency},
        amount_minor = ${columns.amountMinor}::bigint, unit_code = ${columns.unitCode},
        quantity_thousandths = ${columns.thousandths}::bigint, description = ${terms.description},
        version = version + 1, corrected_at = app_now()
      from sector where p.id = ${id}`);
  }

  /** Writes an answer or a withdrawal as the next version. */
  async end(
    tx: Tx,
    id: string,
    ending: { readonly status: PledgeStatus; readonly reason: string | null; readonly by: string | null },
  ): Promise<void> {
    await tx.sql(sql`
      update pledges set status = ${ending.status}, decision_reason = ${ending.reason}, decided_by = ${ending.by},
        decided_at = app_now(), version = version + 1 where id = ${id}`);
  }
}

function columnsOf({ value }: PledgeTerms): {
  currency: string | null;
  amountMinor: string | null;
  unitCode: string | null;
  thousandths: string | null;
} {
  const amount = value.value.toString();
  return value.kind === 'MONEY'
    ? { currency: value.currency, amountMinor: amount, unitCode: null, thousandths: null }
    : { currency: null, amountMinor: null, unitCode: value.unitCode, thousandths: amount };
}
