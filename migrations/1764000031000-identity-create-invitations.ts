import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Invitations to a role by a personal link. */
export class IdentityCreateInvitations1764000031000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table invitations (
        id uuid not null constraint pk_invitations primary key,
        email text not null constraint ck_invitations__email check (length(email) between 3 and 254),
        full_name text not null constraint ck_invitations__full_name check (length(full_name) between 1 and 200),
        role text not null constraint ck_invitations__role check (role in
          ('COORDINATOR', 'TRAINER', 'CITY_OFFICER', 'WORKING_GROUP', 'CHAIR', 'HEAD_OF_GOVERNMENT_OFFICE', 'ADMINISTRATOR')),
        -- An organisation, a city; null where the role has no scope.
        scope_id uuid,
        locale text not null constraint ck_invitations__locale check (locale in ('km', 'en')),
        -- SHA-256 of the token in the link, which is derived from the id and stands in no table.
        token_hash bytea not null constraint uq_invitations__token_hash unique,
        -- Null when the system invites. An invitation goes with its sender.
        invited_by uuid constraint fk_invitations__invited_by references people (id) on delete cascade,
        sendings smallint not null default 1 constraint ck_invitations__sendings check (sendings between 1 and 5),
        created_at timestamptz not null default app_now(),
        sent_at timestamptz not null default app_now(),
        expires_at timestamptz not null,
        accepted_at timestamptz,
        accepted_by uuid constraint fk_invitations__accepted_by references people (id) on delete set null,
        withdrawn_at timestamptz,
        constraint ck_invitations__ends_once check (accepted_at is null or withdrawn_at is null)
      );
      -- One open invitation for an address, a role and its scope; also serves the list of open ones of a scope.
      create unique index uq_invitations__role_scope_id_email on invitations (role, scope_id, lower(email))
        nulls not distinct where accepted_at is null and withdrawn_at is null;
      create index ix_invitations__sent_at_id on invitations (sent_at, id) where accepted_at is null and withdrawn_at is null;
      create index ix_invitations__invited_by_sent_at on invitations (invited_by, sent_at);

      grant select, insert, update on invitations to samaki_app;
      grant select, delete on invitations to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop table invitations;`);
  }
}
