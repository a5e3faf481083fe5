import { loadReferenceData as loadCatalogue } from '#catalogue';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { loadReferenceData as loadSubKinds } from '#organisations';
import { loadReferenceData as loadUnits, PledgeRollups } from '#pledges';
import pg from 'pg';

const ORGANISATIONS = 1_000;
const ROWS_AT_ONCE = 100_000;

/** Cities, sectors, units, and a thousand organisations of the three kinds. */
export async function layReferenceData(url: string): Promise<void> {
  const dataSource = await createDataSource(url, 'samaki_app', { poolSize: 1 }).initialize();
  await new UnitOfWork(dataSource, new EventListeners()).run(async (tx) => {
    await loadCatalogue(tx);
    await loadSubKinds(tx);
    await loadUnits(tx);
    await tx.sql({
      text: `
      insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en)
      select gen_random_uuid(), k.kind, k.id, 'ក' || n, 'Organisation ' || n, 'ក' || n, 'organisation ' || n
      from generate_series(1, ${ORGANISATIONS}) n
      join (select id, kind, row_number() over (order by code) - 1 as at, count(*) over () as of from organisation_sub_kinds) k
        on k.at = n % k.of`,
      values: [],
    });
  });
  await dataSource.destroy();
}

/** So many pledges in statements of 100,000, drawn from the cities of the programme, all sectors, both currencies and
 *  the first six units: of seven, four are accepted, two offered, one declined. The triggers keep the figures. */
export async function fillPledges(
  url: string,
  count: number,
  say: (sentence: string) => void,
): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('select setseed(0.5)');
  for (let from = 0; from < count; from += ROWS_AT_ONCE) {
    const rows = Math.min(ROWS_AT_ONCE, count - from);
    await client.query(
      `
      with o as (select array_agg(id order by name_en) as ids, array_agg(kind order by name_en) as kinds from organisations),
      c as (select array_agg(id order by code) as ids from cities where is_pilot),
      s as (select array_agg(id order by code) as ids, array_agg(focus_area_id order by code) as areas from sectors),
      u as (select array_agg(code order by rank) as codes from pledge_units),
      drawn as materialized (
        select n, 1 + floor(random() * ${ORGANISATIONS})::int as o, 1 + floor(random() * 3)::int as c, random() as s,
          floor(random() * 8)::int as u, floor(random() * 7)::int as state, 1 + floor(random() * 9999999)::bigint as value
        from generate_series(1, $1::int) n)
      insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor,
        unit_code, quantity_thousandths, status, decided_at, decision_reason)
      select gen_random_uuid(), o.ids[d.o], o.kinds[d.o], c.ids[d.c], s.ids[1 + floor(d.s * cardinality(s.ids))::int],
        s.areas[1 + floor(d.s * cardinality(s.areas))::int], case when d.u < 2 then 'MONEY' else 'IN_KIND' end,
        case d.u when 0 then 'USD' when 1 then 'KHR' end, case when d.u < 2 then d.value end,
        case when d.u >= 2 then u.codes[d.u - 1] end, case when d.u >= 2 then d.value end,
        case when d.state < 4 then 'ACCEPTED' when d.state < 6 then 'OFFERED' else 'DECLINED' end,
        case when d.state not in (4, 5) then app_now() end, case when d.state = 6 then 'No use for it' end
      from drawn d, o, c, s, u`,
      [rows],
    );
    say(`${from + rows} of ${count} pledges`);
  }
  await client.query('vacuum analyze pledges');
  await client.end();
  await foldAll(url);
}

async function foldAll(url: string): Promise<void> {
  const dataSource = await createDataSource(url, 'samaki_worker', {
    poolSize: 1,
    statementTimeoutMs: 120_000,
  }).initialize();
  await new PledgeRollups(new UnitOfWork(dataSource, new EventListeners())).fold();
  await dataSource.destroy();
  const client = new pg.Client(url);
  await client.connect();
  await client.query('vacuum analyze pledge_rollups, pledge_rollup_deltas');
  await client.end();
}
