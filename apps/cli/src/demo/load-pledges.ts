import { sql, type Tx } from '#database';
import { digitsOf, isCurrency } from '#pledges';
import { auditRow } from './audit-history.js';
import { insertRows } from './bulk-insert.js';
import { DEMO_PLEDGES, type DemoPledge } from './pledges.data.js';
import type { Random } from './random.js';

const DAY = 24 * 60 * 60_000;
/** From an offer to its answer. */
const ANSWERED_AFTER = 2 * DAY + 5 * 60 * 60_000;

/** Writes the pledges as they came in, with their answers and the audit of both. */
export async function loadPledges(
  tx: Tx,
  random: Random,
  now: Date,
  known: {
    readonly cities: ReadonlyMap<string, string>;
    readonly organisations: ReadonlyMap<string, string>;
    readonly sessionIds: readonly string[];
    readonly workingGroup: string;
  },
): Promise<void> {
  const sectors = await tx.sql(sql<{ id: string; code: string; area: string }>`
    select id, code, focus_area_id as area from sectors`);
  const kinds = await tx.sql(sql<{ id: string; kind: string }>`select id, kind from organisations`);
  const sessions = await tx.sql(sql<{ id: string; course: string }>`
    select distinct on (c.code) s.id, c.code as course from sessions s join courses c on c.id = s.course_id
    where s.status = 'OPEN' and s.id = any(${known.sessionIds}::uuid[]) order by c.code, s.starts_at`);
  const written = DEMO_PLEDGES.map((pledge) => {
    const at = new Date(now.getTime() - pledge.daysAgo * DAY - Math.floor(random.next() * 6) * 3_600_000);
    const organisationId = known.organisations.get(pledge.organisation);
    const sector = sectors.find(({ code }) => code === pledge.sector);
    const isOpen = pledge.status === 'OFFERED';
    return {
      pledge,
      at,
      row: {
        id: random.idAt(at),
        organisation_id: organisationId,
        organisation_kind: kinds.find(({ id }) => id === organisationId)?.kind,
        city_id: known.cities.get(pledge.city),
        sector_id: sector?.id,
        focus_area_id: sector?.area,
        session_id: sessions.find(({ course }) => course === pledge.course)?.id ?? null,
        ...valueColumns(pledge),
        description: pledge.description,
        status: pledge.status,
        version: isOpen ? 1 : 2,
        offered_by: null,
        offered_at: at,
        corrected_at: null,
        decided_by: isOpen || pledge.status === 'WITHDRAWN' ? null : known.workingGroup,
        decided_at: isOpen ? null : new Date(at.getTime() + ANSWERED_AFTER),
        decision_reason: pledge.reason ?? null,
      },
    };
  });
  await insertRows(
    tx,
    'pledges',
    written.map(({ row }) => row),
  );
  await insertRows(
    tx,
    'audit_rows',
    written.flatMap(({ pledge, at, row }) => {
      const offer = { organisationId: row.organisation_id, status: 'OFFERED', version: 1 };
      const first = auditRow(random, at, 'system', 'pledges.offer-pledge', 'pledge', row.id, null, offer);
      if (!row.decided_at) return [first];
      const act = { ACCEPTED: 'accept', DECLINED: 'decline', WITHDRAWN: 'withdraw', OFFERED: 'offer' }[
        pledge.status
      ];
      const actor = row.decided_by ? `person:${row.decided_by}` : 'system';
      const after = { status: pledge.status, version: 2 };
      const before = { status: 'OFFERED', version: 1 };
      const reason = pledge.reason ?? null;
      return [
        first,
        auditRow(
          random,
          row.decided_at,
          actor,
          `pledges.${act}-pledge`,
          'pledge',
          row.id,
          before,
          after,
          reason,
        ),
      ];
    }),
  );
}

function valueColumns({ amount, unit }: DemoPledge): object {
  const value = Math.round(amount * 10 ** digitsOf(unit));
  return isCurrency(unit)
    ? { kind: 'MONEY', currency: unit, amount_minor: value, unit_code: null, quantity_thousandths: null }
    : { kind: 'IN_KIND', currency: null, amount_minor: null, unit_code: unit, quantity_thousandths: value };
}
