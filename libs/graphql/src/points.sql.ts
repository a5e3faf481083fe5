import { sql, type SqlQuery } from '#database';

export interface BucketRow {
  readonly who: Buffer;
  readonly points: number;
  readonly granted: boolean;
}

/** Spends in some buckets, in one statement: each is filled up for the time gone by, then reduced if it holds enough, or in
 *  any case when `mayOwe`, down to minus one budget. Rows are locked in the order of their keys, so two spends never wait for
 *  each other. A clock that was set back counts as no time gone by. Key: pk_point_buckets. */
export const spendInBuckets = (
  who: readonly Buffer[],
  points: readonly number[],
  perMinute: number,
  mayOwe: boolean,
): SqlQuery<BucketRow> => sql`
  insert into point_buckets as b (who, asked, points, granted, at)
  select a.who, a.asked, spent.points, spent.granted, app_now()
  from unnest(${who}::bytea[], ${points}::float8[]) as a (who, asked),
    lateral spend_points(${perMinute}::float8, a.asked, ${perMinute}::float8, ${mayOwe}::boolean) as spent
  order by a.who
  on conflict (who) do update set (asked, points, granted, at) = (
    select excluded.asked, spent.points, spent.granted, app_now()
    from spend_points(least(${perMinute}::float8,
      b.points + greatest(0, extract(epoch from app_now() - b.at))::float8 * ${perMinute}::float8 / 60),
      excluded.asked, ${perMinute}::float8, ${mayOwe}::boolean) as spent)
  returning who, points, granted`;

/** Buckets that nobody touched for two minutes are full: they need no row. */
export const forgetFullBuckets: SqlQuery<never> = sql`
  delete from point_buckets where at < app_now() - interval '2 minutes'`;
