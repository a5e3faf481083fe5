import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How people come to an organisation: by its link, by the domain of their address, or by asking. */
export class OrganisationsCreateJoining1764000034100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The link itself is derived from the id and the programme's secret, and stored nowhere.
      create table organisation_join_links (
        id uuid not null constraint pk_organisation_join_links primary key,
        organisation_id uuid not null constraint fk_organisation_join_links__organisation_id references organisations (id),
        created_by uuid not null constraint fk_organisation_join_links__created_by references people (id),
        created_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        ended_at timestamptz
      );
      create unique index uq_organisation_join_links__organisation_id on organisation_join_links (organisation_id) where ended_at is null;

      create table organisation_join_requests (
        id uuid not null constraint pk_organisation_join_requests primary key,
        organisation_id uuid not null constraint fk_organisation_join_requests__organisation_id references organisations (id),
        person_id uuid not null constraint fk_organisation_join_requests__person_id references people (id) on delete cascade,
        -- The link it came by; null when the person found the organisation while proposing one.
        link_id uuid constraint fk_organisation_join_requests__link_id references organisation_join_links (id),
        state text not null default 'WAITING' constraint ck_organisation_join_requests__state
          check (state in ('WAITING', 'APPROVED', 'DECLINED', 'WITHDRAWN')),
        requested_at timestamptz not null default app_now(),
        decided_by uuid constraint fk_organisation_join_requests__decided_by references people (id),
        decided_at timestamptz,
        decision_reason text constraint ck_organisation_join_requests__decision_reason check (length(decision_reason) <= 1000),
        constraint ck_organisation_join_requests__decided check ((state = 'WAITING') = (decided_at is null))
      );
      create unique index uq_organisation_join_requests__waiting on organisation_join_requests (organisation_id, person_id)
        where state = 'WAITING';
      create index ix_organisation_join_requests__person_id on organisation_join_requests (person_id, requested_at);

      create table organisation_domains (
        id uuid not null constraint pk_organisation_domains primary key,
        organisation_id uuid not null constraint fk_organisation_domains__organisation_id references organisations (id),
        domain text collate "C" not null constraint ck_organisation_domains__domain check (length(domain) between 3 and 253),
        state text not null default 'REQUESTED' constraint ck_organisation_domains__state
          check (state in ('REQUESTED', 'APPROVED', 'DECLINED', 'ENDED')),
        requested_by uuid not null constraint fk_organisation_domains__requested_by references people (id),
        requested_at timestamptz not null default app_now(),
        decided_by uuid constraint fk_organisation_domains__decided_by references people (id),
        decided_at timestamptz,
        decision_reason text constraint ck_organisation_domains__decision_reason check (length(decision_reason) <= 1000),
        constraint ck_organisation_domains__decided check ((state = 'REQUESTED') = (decided_at is null))
      );
      create unique index uq_organisation_domains__organisation_id_domain on organisation_domains (organisation_id, domain)
        where state in ('REQUESTED', 'APPROVED');
      create index ix_organisation_domains__approved on organisation_domains (domain) where state = 'APPROVED';
      create index ix_organisation_domains__requested on organisation_domains (requested_at, id) where state = 'REQUESTED';

      -- A coordinator who hands over: the role goes when the invitation is accepted.
      create table organisation_hand_overs (
        id uuid not null constraint pk_organisation_hand_overs primary key,
        organisation_id uuid not null constraint fk_organisation_hand_overs__organisation_id references organisations (id),
        from_person_id uuid not null constraint fk_organisation_hand_overs__from_person_id references people (id) on delete cascade,
        invitation_id uuid not null,
        started_at timestamptz not null default app_now(),
        ended_at timestamptz,
        outcome text constraint ck_organisation_hand_overs__outcome check (outcome in ('DONE', 'WITHDRAWN', 'REPLACED')),
        constraint ck_organisation_hand_overs__ended check ((ended_at is null) = (outcome is null))
      );
      create unique index uq_organisation_hand_overs__open on organisation_hand_overs (organisation_id, from_person_id) where ended_at is null;
      create index ix_organisation_hand_overs__invitation_id on organisation_hand_overs (invitation_id);

      grant select, insert, update on organisation_join_links, organisation_join_requests, organisation_domains, organisation_hand_overs
        to samaki_app;
      grant select on organisation_join_links, organisation_join_requests, organisation_domains, organisation_hand_overs to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table organisation_hand_overs;
      drop table organisation_domains;
      drop table organisation_join_requests;
      drop table organisation_join_links;`);
  }
}
