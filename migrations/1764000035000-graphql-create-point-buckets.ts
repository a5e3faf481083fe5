import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How many points each address and each person has left, for all api processes together. Unlogged: after a crash everybody
 *  begins with a full bucket. `who` is a keyed hash; no address and no person stands here. */
export class GraphqlCreatePointBuckets1764000035000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create unlogged table point_buckets (
        who bytea not null constraint pk_point_buckets primary key constraint ck_point_buckets__who check (length(who) = 16),
        asked double precision not null,
        points double precision not null,
        granted boolean not null,
        at timestamptz not null
      ) with (fillfactor = 50);
      grant select, insert, update, delete on point_buckets to samaki_app;

      -- What is left of so many points when so many are asked for, and whether they are granted.
      create function spend_points(held float8, asked float8, per_minute float8, may_owe boolean, out points float8, out granted boolean)
      language sql immutable parallel safe as $$
        select case when may_owe then greatest(held - asked, -per_minute) when held >= asked then held - asked else held end,
          may_owe or held >= asked
      $$;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function spend_points(float8, float8, float8, boolean);
      drop table point_buckets;`);
  }
}
