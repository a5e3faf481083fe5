import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation that proposes itself is UNVERIFIED until the committee has looked. Only a verified one is meant by a name
 *  that somebody types: the others have no folded names, so whatever matches names passes them over. */
export class OrganisationsAddStates1764000034000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table organisations
        add column state text not null default 'VERIFIED' constraint ck_organisations__state
          check (state in ('UNVERIFIED', 'VERIFIED', 'DECLINED', 'MERGED')),
        add column website text constraint ck_organisations__website check (length(website) <= 300),
        -- The organisation that this one turned out to be; never itself merged.
        add column merged_into uuid constraint fk_organisations__merged_into references organisations (id),
        add constraint ck_organisations__merged_into check ((state = 'MERGED') = (merged_into is not null)),
        alter column folded_km drop not null,
        alter column folded_en drop not null,
        -- A merged one keeps a name that its survivor has not: it goes on meaning the survivor.
        add constraint ck_organisations__folded check (case state
          when 'VERIFIED' then num_nulls(folded_km, folded_en) = 0
          when 'MERGED' then true
          else num_nulls(folded_km, folded_en) = 2 end);
      create index ix_organisations__merged_into on organisations (merged_into) where merged_into is not null;

      create table organisation_proposals (
        organisation_id uuid not null constraint pk_organisation_proposals primary key
          constraint fk_organisation_proposals__organisation_id references organisations (id),
        proposed_by uuid not null constraint fk_organisation_proposals__proposed_by references people (id),
        proposed_at timestamptz not null default app_now(),
        why text not null constraint ck_organisation_proposals__why check (length(why) between 1 and 1000),
        -- Verified ones that it might be, which the proposer said it is not.
        not_these uuid[] not null default '{}',
        -- Grows with everything that is said or decided; who acts names the one they saw.
        version integer not null default 1,
        question text,
        asked_by uuid constraint fk_organisation_proposals__asked_by references people (id),
        asked_at timestamptz,
        answer text,
        answered_at timestamptz,
        decided_by uuid constraint fk_organisation_proposals__decided_by references people (id),
        decided_at timestamptz,
        decision_reason text constraint ck_organisation_proposals__decision_reason check (length(decision_reason) <= 1000),
        constraint ck_organisation_proposals__question check (num_nulls(question, asked_by, asked_at) in (0, 3)),
        constraint ck_organisation_proposals__answer check (num_nulls(answer, answered_at) in (0, 2) and (answer is null or question is not null))
      );
      create index ix_organisation_proposals__waiting on organisation_proposals (proposed_at, organisation_id) where decided_at is null;
      create index ix_organisation_proposals__decided on organisation_proposals (decided_at desc, organisation_id) where decided_at is not null;
      create index ix_organisation_proposals__proposed_by on organisation_proposals (proposed_by, proposed_at);
      grant select, insert, update on organisation_proposals to samaki_app;
      grant select on organisation_proposals to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table organisation_proposals;
      update organisations set folded_km = coalesce(folded_km, lower(name_km)), folded_en = coalesce(folded_en, lower(name_en))
        where folded_km is null or folded_en is null;
      drop index ix_organisations__merged_into;
      alter table organisations drop constraint ck_organisations__folded, drop constraint ck_organisations__merged_into,
        drop column merged_into, drop column website, drop column state,
        alter column folded_km set not null, alter column folded_en set not null;`);
  }
}
