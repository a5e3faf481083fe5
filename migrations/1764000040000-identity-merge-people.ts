import type { MigrationInterface, QueryRunner } from 'typeorm';

const RUNS = `(select reader_runs_programme())`;
/** How the group commit looked people up, and how it does since. */
export const KNOWN = `left join people p on p.match_key = q."matchKey"`;
export const FOLLOWED = `left join people k0 on k0.match_key = q."matchKey" left join people p on p.id = coalesce(k0.merged_into, k0.id)`;

/** People who turned out to be one, what a merge did, and how names sound. Source: docs/stories/people-merging.md. */
export class IdentityMergePeople1764000040000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table people
        -- The person that this record turned out to be; never itself merged. Its contact is empty then: no address leads to it.
        add column merged_into uuid constraint fk_people__merged_into references people (id),
        add constraint ck_people__merged_into check (merged_into is null or merged_into <> id and num_nonnulls(email, phone) = 0);
      create index ix_people__merged_into on people (merged_into) where merged_into is not null;

      create table person_merges (
        id uuid not null constraint pk_person_merges primary key,
        from_person_id uuid not null constraint fk_person_merges__from_person_id references people (id),
        into_person_id uuid not null constraint fk_person_merges__into_person_id references people (id),
        merged_by uuid not null constraint fk_person_merges__merged_by references people (id),
        merged_at timestamptz not null default app_now(),
        -- Until then it can be taken back.
        undo_until timestamptz not null,
        undone_by uuid constraint fk_person_merges__undone_by references people (id),
        undone_at timestamptz,
        constraint ck_person_merges__undone check (num_nulls(undone_by, undone_at) in (0, 2)),
        constraint ck_person_merges__two check (from_person_id <> into_person_id)
      );
      create unique index uq_person_merges__from_person_id on person_merges (from_person_id) where undone_at is null;
      create index ix_person_merges__into_person_id on person_merges (into_person_id);
      create index ix_person_merges__merged_at on person_merges (merged_at desc, id);
      -- Rows as they were and as the merge left them, as the database wrote them; for the undo alone.
      create table person_merge_rows (
        merge_id uuid not null constraint fk_person_merge_rows__merge_id references person_merges (id),
        position integer not null,
        held text not null,
        table_name text not null,
        key text[] not null,
        act text not null constraint ck_person_merge_rows__act check (act in ('MOVED', 'CHANGED', 'TAKEN_AWAY', 'BY_DOOR')),
        watched text,
        before text not null,
        after text,
        constraint pk_person_merge_rows primary key (merge_id, position)
      );
      -- How names sound, filled when duplicates are looked for: nobody who registers waits for it.
      create table person_sounds (
        person_id uuid not null constraint pk_person_sounds primary key
          constraint fk_person_sounds__person_id references people (id) on delete cascade,
        full_name text not null,
        skeleton text collate "C" not null,
        -- The words of the skeleton in order: whoever writes the family name last sounds the same.
        sound text collate "C" not null
      );
      create index ix_person_sounds__sound on person_sounds (sound) where sound <> '';

      grant select, insert, update on person_merges to samaki_app;
      grant select on person_merges to samaki_worker;
      grant select, insert, delete on person_merge_rows to samaki_app;
      grant select, delete on person_merge_rows to samaki_worker;
      grant select, insert, update on person_sounds to samaki_app;
      grant select, delete on person_sounds to samaki_worker;
      -- A merge moves these to the survivor, and no other column of them.
      grant update (person_id) on consents, sealed_values, report_authors to samaki_app;

      -- Whatever is written about somebody while they are merged is the survivor's in the end, whoever comes first.
      create function follow_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      declare survivor uuid;
      begin
        select merged_into into survivor from people where id = new.person_id for key share;
        if survivor is not null then new.person_id := survivor; end if;
        return new;
      end $$;
      create trigger tr_registrations__follow_person before insert on registrations for each row execute function follow_person();
      create trigger tr_memberships__follow_person before insert on memberships for each row execute function follow_person();
      create trigger tr_campaign_recipients__follow_person before insert on campaign_recipients
        for each row when (new.person_id is not null) execute function follow_person();
      -- Nobody signs in to a record that leads elsewhere, and no role is given to it.
      create function refuse_merged_person() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
      begin
        if (select merged_into from people where id = new.person_id for key share) is not null then
          raise exception 'The person was merged into another' using errcode = 'check_violation';
        end if;
        return new;
      end $$;
      create trigger tr_role_grants__refuse_merged before insert on role_grants for each row execute function refuse_merged_person();
      create trigger tr_sign_ins__refuse_merged before insert on sign_ins for each row execute function refuse_merged_person();`);
    await this.rewriteBatch(runner, KNOWN, FOLLOWED);
    for (const [table, mayRead] of [
      ['person_merges', RUNS],
      ['person_merge_rows', null],
      ['person_sounds', null],
    ])
      await runner.query(`select protect_rows($1::text::regclass, $2, null)`, [table, mayRead]);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['person_sounds', 'person_merge_rows', 'person_merges'])
      await runner.query(`select unprotect_rows($1::text::regclass)`, [table]);
    await this.rewriteBatch(runner, FOLLOWED, KNOWN);
    await runner.query(`
      drop trigger tr_sign_ins__refuse_merged on sign_ins;
      drop trigger tr_role_grants__refuse_merged on role_grants;
      drop function refuse_merged_person();
      drop trigger tr_campaign_recipients__follow_person on campaign_recipients;
      drop trigger tr_memberships__follow_person on memberships;
      drop trigger tr_registrations__follow_person on registrations;
      drop function follow_person();
      revoke update (person_id) on consents, sealed_values, report_authors from samaki_app;
      drop table person_sounds;
      drop table person_merge_rows;
      drop table person_merges;
      drop index ix_people__merged_into;
      alter table people drop constraint ck_people__merged_into, drop column merged_into;`);
  }

  /** The set-based call of registrations finds people by their key; the rest of it stays word for word. */
  private async rewriteBatch(runner: QueryRunner, from: string, to: string): Promise<void> {
    const [{ text }] = (await runner.query(
      `select pg_get_functiondef(oid) as text from pg_proc where proname = 'register_batch' and pronamespace = 'public'::regnamespace`,
    )) as [{ text: string }];
    if (text.split(from).length !== 2) throw new Error('register_batch does not look people up as it did');
    await runner.query(text.replace(from, () => to));
  }
}
