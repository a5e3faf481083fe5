import { sql, type Tx } from '#database';
import { accept, refuse, type Result, tidyText } from '#kernel';
import { isCurrency, type PledgeValue, readAmount } from './amount.rules.js';
import type { TermsRefusal } from './pledge.errors.js';

/** What is offered and for what, as it was typed. */
export interface TypedTerms {
  /** Codes, such as siem-reap and tourism. */
  readonly city: string;
  readonly sector: string;
  readonly sessionId: string | null;
  /** As people type it, see `readAmount`. */
  readonly amount: string;
  /** USD, KHR, or the code of a unit in kind. */
  readonly unit: string;
  readonly description: string | null;
}

/** The same in stored form, checked. */
export interface PledgeTerms {
  readonly cityId: string;
  readonly sectorId: string;
  readonly sessionId: string | null;
  readonly value: PledgeValue;
  readonly description: string | null;
}

const MAX_DESCRIPTION = 1_000;

/** Checks terms against the lists that are data. Refuses as `TermsRefusal` names, the first that is wrong. */
export async function readTerms(tx: Tx, typed: TypedTerms): Promise<Result<PledgeTerms, TermsRefusal>> {
  const description = tidyText(typed.description ?? '') || null;
  if (description && description.length > MAX_DESCRIPTION)
    return refuse('DESCRIPTION_TOO_LONG', { path: ['description'] });
  const [known] = await tx.sql(sql<{
    cityId: string | null;
    sectorId: string | null;
    unit: boolean;
    session: string | null;
  }>`
    select (select id from cities where code = ${typed.city} and is_pilot) as "cityId",
      (select id from sectors where code = ${typed.sector}) as "sectorId",
      exists (select from pledge_units where code = ${typed.unit}) as unit,
      (select status from sessions where id = ${typed.sessionId}) as session`);
  if (!known?.cityId) return refuse('CITY_NOT_FOUND', { path: ['city'] });
  if (!known.sectorId) return refuse('SECTOR_NOT_FOUND', { path: ['sector'] });
  if (typed.sessionId && !known.session) return refuse('SESSION_NOT_FOUND', { path: ['sessionId'] });
  if (known.session === 'CANCELLED') return refuse('SESSION_CANCELLED', { path: ['sessionId'] });
  if (!known.unit && !isCurrency(typed.unit)) return refuse('UNIT_UNKNOWN', { path: ['unit'] });
  const amount = readAmount(typed.amount, typed.unit);
  if (!amount.ok) return amount;
  const { cityId, sectorId } = known;
  return accept({
    cityId,
    sectorId,
    sessionId: typed.sessionId,
    value: valueOf(typed.unit, amount.value),
    description,
  });
}

/** A value from its unit and its smallest parts. */
export const valueOf = (unit: string, value: bigint): PledgeValue =>
  isCurrency(unit) ? { kind: 'MONEY', currency: unit, value } : { kind: 'IN_KIND', unitCode: unit, value };

export const unitOf = (value: PledgeValue): string =>
  value.kind === 'MONEY' ? value.currency : value.unitCode;

export const sameTerms = (a: PledgeTerms, b: PledgeTerms): boolean =>
  a.cityId === b.cityId &&
  a.sectorId === b.sectorId &&
  a.sessionId === b.sessionId &&
  a.description === b.description &&
  unitOf(a.value) === unitOf(b.value) &&
  a.value.value === b.value.value;

/** The terms as the audit keeps them: whole numbers as text, since JSON has none that large. */
export const auditTerms = ({ value, ...terms }: PledgeTerms): object => ({
  cityId: terms.cityId,
  sectorId: terms.sectorId,
  sessionId: terms.sessionId,
  unit: unitOf(value),
  value: value.value.toString(),
  description: terms.description,
});
