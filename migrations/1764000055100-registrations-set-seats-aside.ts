import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Seats set aside for one organisation: a quota that names it. Whoever comes by the open form never counts in one, whatever they write, and so
 *  `quotas_of` and what `register_batch` decides of newcomers stay as they are: no kind of organisation is called ORGANISATION. Source:
 *  docs/stories/seats-aside.md. */
export class RegistrationsSetSeatsAside1764000055100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table seat_quotas
        add column organisation_id uuid constraint fk_seat_quotas__organisation_id references organisations (id),
        -- How many links there were; only the newest opens the seats.
        add column links integer not null default 0 constraint ck_seat_quotas__links check (links between 0 and 50),
        -- Taken back before their time; released_at is set with it.
        add column withdrawn_at timestamptz,
        drop constraint ck_seat_quotas__organisation_kind,
        drop constraint ck_seat_quotas__whose,
        drop constraint uq_seat_quotas__whose,
        add constraint ck_seat_quotas__organisation_kind check (organisation_kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION', 'ORGANISATION')),
        add constraint ck_seat_quotas__whose check (num_nonnulls(organisation_kind, city_id) > 0),
        add constraint ck_seat_quotas__organisation check (
          (organisation_kind is not distinct from 'ORGANISATION') = (organisation_id is not null)
          and (organisation_id is null or city_id is null) and (organisation_id is null) = (links = 0)),
        add constraint ck_seat_quotas__withdrawn check (withdrawn_at is null or released_at is not null and organisation_id is not null),
        add constraint uq_seat_quotas__whose unique nulls not distinct (session_id, organisation_kind, city_id, organisation_id);
      create index ix_seat_quotas__organisation_id on seat_quotas (organisation_id) where organisation_id is not null;
      create trigger tr_seat_quotas__follow_merge before insert on seat_quotas
        for each row when (new.organisation_id is not null) execute function follow_merge();

      -- The quotas that count somebody who comes for this organisation, by its link or its coordinator. Index: uq_seat_quotas__whose.
      create function quotas_for(session uuid, organisation uuid) returns uuid[] language sql stable parallel safe as $$
        select quotas_of(session, o.kind, o.city_id) || array(
          select q.id from seat_quotas q where q.session_id = session and q.organisation_kind = 'ORGANISATION' and q.organisation_id = o.id)
        from (select) one left join organisations o on o.id = organisation $$;`);
    await rewriteBatch(runner, SETTLED, SETTLED_WITH_ASIDE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await rewriteBatch(runner, SETTLED_WITH_ASIDE, SETTLED);
    await runner.query(`
      drop function quotas_for(uuid, uuid);
      drop trigger tr_seat_quotas__follow_merge on seat_quotas;
      update registrations r set quota_ids = array(select k from unnest(r.quota_ids) k where k not in (select q.id from seat_quotas q where q.organisation_id is not null))
        where r.quota_ids && array(select q.id from seat_quotas q where q.organisation_id is not null);
      delete from seat_quotas where organisation_id is not null;
      update session_seats s set quotas = (select count(*) from seat_quotas q where q.session_id = s.session_id) where s.quotas > 0;
      drop index ix_seat_quotas__organisation_id;
      alter table seat_quotas
        drop constraint uq_seat_quotas__whose,
        drop constraint ck_seat_quotas__withdrawn,
        drop constraint ck_seat_quotas__organisation,
        drop constraint ck_seat_quotas__whose,
        drop constraint ck_seat_quotas__organisation_kind,
        drop column withdrawn_at, drop column links, drop column organisation_id,
        add constraint ck_seat_quotas__organisation_kind check (organisation_kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION')),
        add constraint ck_seat_quotas__whose check (num_nonnulls(organisation_kind, city_id) > 0),
        add constraint uq_seat_quotas__whose unique nulls not distinct (session_id, organisation_kind, city_id);`);
  }
}

/** Could somebody in line use a kept seat? A quota that is spent hinders them, but where seats are set aside for their organisation. */
const SETTLED = '(v.spent is null or not g.quota_ids && v.spent)';
const SETTLED_WITH_ASIDE = `(v.spent is null or not g.quota_ids && v.spent or exists (select from seat_quotas a
                where a.id = any(g.quota_ids) and a.id = any(v.giving) and a.organisation_kind = 'ORGANISATION'))`;

/** Writes the one place of `register_batch` anew, as the function stands now: whatever else was changed in it stays. */
async function rewriteBatch(runner: QueryRunner, was: string, is: string): Promise<void> {
  const [row] = (await runner.query(
    `select pg_get_functiondef('register_batch(jsonb)'::regprocedure) as text`,
  )) as [{ text: string }];
  const parts = row.text.split(was);
  if (parts.length !== 2) throw new Error(`Not once in register_batch: ${was}`);
  await runner.query(parts.join(is));
}
