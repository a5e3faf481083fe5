import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A session that is held in several blocks. Source: docs/stories/session-blocks.md. */
export class SessionsAddBlocks1764000056000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table sessions
        -- When it is held between its start and its end; null: without a pause. Blocks that touch are one.
        add column blocks tstzmultirange constraint ck_sessions__blocks check (lower(blocks) = starts_at and upper(blocks) = ends_at),
        -- Those that no longer hold, beside postponed_starts_at.
        add column postponed_blocks tstzmultirange,
        -- As many as it was ever announced with: so many entries it may have in somebody's calendar.
        add column most_blocks smallint not null default 1 constraint ck_sessions__most_blocks check (most_blocks between 1 and 20),
        add constraint ck_sessions__postponed_blocks check (postponed_blocks is null or postponed_starts_at is not null);
      grant select (blocks, postponed_blocks, most_blocks) on sessions to samaki_public, samaki_reader;
      -- When a session is held: two meet where \`held_at(…) && held_at(…)\`. Ranges end before their end, so that one which begins as another
      -- ends does not meet it.
      create function held_at(starts timestamptz, ends timestamptz, blocks tstzmultirange) returns tstzmultirange
        language sql immutable as $$ select coalesce(blocks, tstzmultirange(tstzrange(starts, ends))) $$;
      -- Blocks as [{"startsAt": …, "endsAt": …}, …] in their order.
      create function blocks_as_json(blocks tstzmultirange) returns jsonb language sql stable strict as $$
        select jsonb_agg(jsonb_build_object('startsAt', lower(b), 'endsAt', upper(b)) order by b) from unnest(blocks) b $$;
      revoke execute on function held_at(timestamptz, timestamptz, tstzmultirange), blocks_as_json(tstzmultirange) from public;
      grant execute on function held_at(timestamptz, timestamptz, tstzmultirange), blocks_as_json(tstzmultirange)
        to samaki_public, samaki_reader, samaki_app, samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function blocks_as_json(tstzmultirange);
      drop function held_at(timestamptz, timestamptz, tstzmultirange);
      alter table sessions drop constraint ck_sessions__postponed_blocks, drop column most_blocks, drop column postponed_blocks, drop column blocks;`);
  }
}
