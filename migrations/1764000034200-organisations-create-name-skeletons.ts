import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Names as they sound, from either script, and duplicates proposed by them. The tables of letters are those of
 *  docs/stories/duplicates.md. pg_trgm is a trusted extension: the owner of the database may create it. */
export class OrganisationsCreateNameSkeletons1764000034200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;

      create function name_skeleton(name text) returns text language plpgsql immutable parallel safe as $$
      declare t text := lower(normalize(name, NFKD));
      begin
        -- Accents, invisible characters, and the Khmer signs that only shift a sound.
        t := regexp_replace(t, '[\\u0300-\\u036f\\u200b-\\u200d\\u2060\\ufeff\\u17c9-\\u17cc\\u17ce-\\u17d0]', '', 'g');
        -- A consonant under the sign of silence; a subscript at the end of a word.
        t := regexp_replace(t, '[\\u1780-\\u17a2][\\u17b7\\u17bb]?\\u17cd', '', 'g');
        t := replace(t, 'ហ្វ', 'ព');
        t := regexp_replace(t, '(\\u17d2[\\u1780-\\u17a2])+(?![\\u1780-\\u17d3])', '', 'g');
        t := translate(t, '០១២៣៤៥៦៧៨៩', '0123456789');
        t := regexp_replace(t, '[^a-z0-9\\u1780-\\u17d3]+', ' ', 'g');
        -- Latin letters that sound together.
        t := regexp_replace(t, 'gn|nh|ng', 'n', 'g');
        t := replace(t, 'ch', 'C');
        t := regexp_replace(t, 'c(?=[eiy])', 's', 'g');
        -- What begins a word is heard even where it is a vowel, h or y.
        t := regexp_replace(t, '(^| )[hហ]', '\\1H', 'g');
        t := regexp_replace(t, '(^| )[yយ]', '\\1Y', 'g');
        t := regexp_replace(t, '(^| )[aeiou\\u17a2-\\u17aa\\u17af-\\u17b3]', '\\1A', 'g');
        t := translate(t, 'cgqjdbfwzx', 'kkkctppvss');
        t := translate(t, 'កខគឃងចឆជឈញដឋឌឍណតថទធនបផពភមរលវឝឞសឡឫឬឭឮំៈ', 'kkkknccccnttttnttttnppppmrlvssslrrllmk');
        t := regexp_replace(t, '[^a-zACHY0-9 ]|[aeiouyh]', '', 'g');
        t := regexp_replace(lower(t), '([a-z])\\1+', '\\1', 'g');
        return trim(regexp_replace(t, ' +', ' ', 'g'));
      end $$;

      -- The same without what every organisation calls itself; with it where there is nothing else.
      create function organisation_skeleton(name text) returns text language sql immutable parallel safe as $$
        select coalesce(nullif(name_skeleton(regexp_replace(regexp_replace(lower(name),
          '\\m(company|co|ltd|limited|plc|inc|corporation|corp|ngo|the|of|and|for)\\M', ' ', 'g'), 'ក្រុមហ៊ុន|អង្គការ', ' ', 'g')), ''),
          name_skeleton(name))
      $$;

      alter table organisations
        add column skeleton_km text collate "C" not null generated always as (organisation_skeleton(name_km)) stored,
        add column skeleton_en text collate "C" not null generated always as (organisation_skeleton(name_en)) stored;
      create index ix_organisations__skeleton_km on organisations using gin (skeleton_km gin_trgm_ops);
      create index ix_organisations__skeleton_en on organisations using gin (skeleton_en gin_trgm_ops);

      -- Pairs of which somebody said that they are two: they are not proposed again.
      create table told_apart (
        subject_type text not null constraint ck_told_apart__subject_type check (subject_type in ('ORGANISATION', 'PERSON')),
        low_id uuid not null,
        high_id uuid not null,
        reason text constraint ck_told_apart__reason check (length(reason) <= 1000),
        told_by uuid not null constraint fk_told_apart__told_by references people (id),
        told_at timestamptz not null default app_now(),
        constraint pk_told_apart primary key (subject_type, low_id, high_id),
        constraint ck_told_apart__order check (low_id < high_id)
      );
      grant select, insert on told_apart to samaki_app;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table told_apart;
      alter table organisations drop column skeleton_en, drop column skeleton_km;
      drop function organisation_skeleton(text);
      drop function name_skeleton(text);
      drop extension pg_trgm;`);
  }
}
