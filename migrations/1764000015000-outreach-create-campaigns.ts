import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Campaigns: a message to a segment of organisations, whom it reached and whom not, and who wants none. */
export class OutreachCreateCampaigns1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table campaigns (
        id uuid not null constraint pk_campaigns primary key,
        -- The session that it invites to; null when it invites to none.
        session_id uuid constraint fk_campaigns__session_id references sessions (id),
        -- A draft may lack a language; what goes out has both.
        subject_km text not null constraint ck_campaigns__subject_km check (length(subject_km) <= 300),
        subject_en text not null constraint ck_campaigns__subject_en check (length(subject_en) <= 300),
        body_km text not null constraint ck_campaigns__body_km check (length(body_km) <= 10000),
        body_en text not null constraint ck_campaigns__body_en check (length(body_en) <= 10000),
        -- The segment. An empty list means every one.
        segment_kinds text[] not null default '{}' constraint ck_campaigns__segment_kinds
          check (segment_kinds <@ array['PRIVATE_SECTOR', 'NGO', 'INSTITUTION']),
        segment_city_ids uuid[] not null default '{}',
        segment_sub_kind_ids uuid[] not null default '{}',
        -- Has somebody of the organisation attended a session? Null: either.
        segment_is_trained boolean,
        status text not null default 'DRAFT' constraint ck_campaigns__status
          check (status in ('DRAFT', 'SENDING', 'SENT', 'CANCELLED')),
        -- Grows by one with every change of the draft, so that nobody sends what they have not seen.
        version integer not null default 1,
        created_by uuid not null constraint fk_campaigns__created_by references people (id),
        created_at timestamptz not null default app_now(),
        started_by uuid constraint fk_campaigns__started_by references people (id),
        started_at timestamptz,
        finished_at timestamptz,
        cancelled_at timestamptz,
        constraint ck_campaigns__started_at check (status in ('DRAFT', 'CANCELLED') or started_at is not null),
        constraint ck_campaigns__finished_at check ((status = 'SENT') = (finished_at is not null)),
        constraint ck_campaigns__cancelled_at check ((status = 'CANCELLED') = (cancelled_at is not null))
      );
      create index ix_campaigns__created_at_id on campaigns (created_at desc, id desc);
      create index ix_campaigns__session_id on campaigns (session_id) where session_id is not null;
      create index ix_campaigns__sending on campaigns (id) where status = 'SENDING';

      -- Frozen when a campaign starts: one row for each person of each organisation of the segment, and one without a
      -- person for an organisation that nobody belongs to.
      create table campaign_recipients (
        id uuid not null constraint pk_campaign_recipients primary key,
        campaign_id uuid not null constraint fk_campaign_recipients__campaign_id references campaigns (id) on delete cascade,
        organisation_id uuid not null constraint fk_campaign_recipients__organisation_id references organisations (id),
        person_id uuid constraint fk_campaign_recipients__person_id references people (id),
        status text not null constraint ck_campaign_recipients__status check (status in ('INVITED', 'EXCLUDED')),
        exclusion_reason text constraint ck_campaign_recipients__exclusion_reason check (exclusion_reason in
          ('ORGANISATION_EXCLUDED', 'NO_PERSON', 'NO_ADDRESS', 'UNSUBSCRIBED', 'ALREADY_REGISTERED', 'SAME_ADDRESS', 'CAMPAIGN_CANCELLED')),
        -- Counts the invited from 0; says in which minute the message is due.
        position integer,
        -- When its message was written into the ledger.
        queued_at timestamptz,
        constraint uq_campaign_recipients__campaign_organisation_person unique nulls not distinct (campaign_id, organisation_id, person_id),
        constraint ck_campaign_recipients__reason check ((status = 'EXCLUDED') = (exclusion_reason is not null)),
        constraint ck_campaign_recipients__person check (status = 'EXCLUDED' or person_id is not null)
      );
      create unique index uq_campaign_recipients__campaign_id_person_id on campaign_recipients (campaign_id, person_id)
        where status = 'INVITED';
      create index ix_campaign_recipients__waiting on campaign_recipients (campaign_id, position)
        where status = 'INVITED' and queued_at is null;
      create index ix_campaign_recipients__person_id on campaign_recipients (person_id) where person_id is not null;
      create index ix_campaign_recipients__organisation_id on campaign_recipients (organisation_id);

      -- Addresses that want no campaigns, as SHA-256 of the address in lower case: it outlives the person's record and
      -- holds for everybody who shares the address.
      create table outreach_unsubscribes (
        address_hash bytea not null constraint pk_outreach_unsubscribes primary key,
        created_at timestamptz not null default app_now()
      );
      create function outreach_address_hash(address text) returns bytea language sql immutable parallel safe
        return sha256(convert_to(lower(address), 'UTF8'));

      -- Organisations that a city's officer or the working group keeps out of campaigns for a time.
      create table outreach_exclusions (
        organisation_id uuid not null constraint pk_outreach_exclusions primary key
          constraint fk_outreach_exclusions__organisation_id references organisations (id) on delete cascade,
        reason text not null constraint ck_outreach_exclusions__reason check (length(reason) between 1 and 500),
        excluded_by uuid not null constraint fk_outreach_exclusions__excluded_by references people (id),
        created_at timestamptz not null default app_now()
      );

      grant select, insert, update on campaigns, campaign_recipients to samaki_app;
      grant select, insert, delete on outreach_unsubscribes, outreach_exclusions to samaki_app;
      grant select, update on campaigns, campaign_recipients to samaki_worker;
      grant select on outreach_unsubscribes, outreach_exclusions to samaki_worker;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table outreach_exclusions;
      drop table outreach_unsubscribes;
      drop function outreach_address_hash(text);
      drop table campaign_recipients;
      drop table campaigns;`);
  }
}
