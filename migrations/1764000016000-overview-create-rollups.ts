import type { MigrationInterface, QueryRunner } from 'typeorm';

const LIVE = `status in ('PENDING', 'CONFIRMED', 'WAITLISTED', 'OFFERED')`;
const KIND = `coalesce(o.kind, 'UNKNOWN') as kind`;

/** Adds rows of (session_id, measure, kind, sign) to the figures, in the order of the key, as every writer does. */
const add = (rows: string): string => `
        insert into overview_rollups as t (session_id, measure, organisation_kind, people)
        select m.session_id, m.measure, m.kind, sum(m.sign) from (${rows}) m
        group by 1, 2, 3 having sum(m.sign) <> 0 order by 1, 2, 3
        on conflict on constraint pk_overview_rollups do update set people = t.people + excluded.people;`;

type Counted = (sign: 1 | -1, rows: string) => string;

const registered: Counted = (sign, rows) => `
          select ${sign} as sign, 'REGISTERED' as measure, n.session_id, ${KIND}
          from ${rows} n left join organisations o on o.id = n.organisation_id where n.${LIVE}`;

/** Somebody who attended moves along when their organisation is recognised, or another. */
const attendedElsewhere: Counted = (sign, rows) => `
          select ${sign}, 'ATTENDED', n.session_id, ${KIND}
          from new_rows x join old_rows y on y.id = x.id and y.organisation_id is distinct from x.organisation_id
          join ${rows} n on n.id = x.id join attendances a on a.registration_id = n.id and a.status = 'ATTENDED'
          left join organisations o on o.id = n.organisation_id`;

const attended: Counted = (sign, rows) => `
          select ${sign} as sign, 'ATTENDED' as measure, r.session_id, ${KIND}
          from ${rows} n join registrations r on r.id = n.registration_id left join organisations o on o.id = r.organisation_id
          where n.status = 'ATTENDED'`;

const invited: Counted = (sign, rows) => `
          select ${sign} as sign, 'INVITED' as measure, c.session_id, o.kind
          from ${rows} n join campaigns c on c.id = n.campaign_id join organisations o on o.id = n.organisation_id
          where n.status = 'INVITED' and c.session_id is not null`;

const both = (counted: Counted): string => `${counted(1, 'new_rows')}
          union all${counted(-1, 'old_rows')}`;

/** Holds organisations against a change of kind that could not see what this transaction does. */
const hold = (organisationIds: string): string => `
        perform from organisations where id in (${organisationIds}) order by id for key share;`;

interface Kept {
  readonly table: string;
  readonly counted: Counted;
  /** Organisations of the rows of a transition table. */
  readonly organisationsOf: (rows: string) => string;
  /** Does a new row refer to its organisation by a foreign key? Then that holds it already. */
  readonly refers: boolean;
  readonly onUpdate?: string;
}

/** The function and the three triggers that keep what `counted` counts of a table. The function runs as its owner, so
 *  that no role needs the right to write figures. */
const keep = ({ table, counted, organisationsOf, refers, onUpdate }: Kept): string => `
      create function overview_note_${table}() returns trigger language plpgsql security definer set search_path = public as $$
      begin
        if tg_op = 'INSERT' then${refers ? '' : hold(organisationsOf('new_rows'))}${add(counted(1, 'new_rows'))}
        elsif tg_op = 'DELETE' then${hold(organisationsOf('old_rows'))}${add(counted(-1, 'old_rows'))}
        else${hold(organisationsOf('old_rows'))}${add(onUpdate ?? both(counted))}
        end if;
        return null;
      end $$;
      create trigger tr_${table}__overview_insert after insert on ${table}
        referencing new table as new_rows for each statement execute function overview_note_${table}();
      create trigger tr_${table}__overview_update after update on ${table}
        referencing old table as old_rows new table as new_rows for each statement execute function overview_note_${table}();
      create trigger tr_${table}__overview_delete after delete on ${table}
        referencing old table as old_rows for each statement execute function overview_note_${table}();`;

const ownOrganisations = (rows: string): string => `select organisation_id from ${rows}`;

const REGISTRATIONS: Kept = {
  table: 'registrations',
  counted: registered,
  organisationsOf: ownOrganisations,
  refers: true,
  onUpdate: `${both(registered)}
          union all${both(attendedElsewhere)}`,
};

const RECIPIENTS: Kept = {
  table: 'campaign_recipients',
  counted: invited,
  organisationsOf: ownOrganisations,
  refers: true,
};

/** Whoever marks holds the registrations, so that none changes its organisation meanwhile. */
const ATTENDANCES: Kept = {
  table: 'attendances',
  counted: attended,
  organisationsOf: (rows) =>
    `select r.organisation_id from ${rows} n join registrations r on r.id = n.registration_id`,
  refers: false,
};

/** Figures of people, kept by the statements that change registrations, invitations and attendances (ADR 0010). */
export class OverviewCreateRollups1764000016000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What is counted, row by row: the one definition that figures, their rows and the nightly check share. Reads with
      -- the rights of whoever asks.
      create view overview_people with (security_invoker = true) as
        select 'REGISTERED' as measure, r.id, r.session_id, r.person_id, r.organisation_id, r.organisation_name,
          coalesce(o.kind, 'UNKNOWN') as organisation_kind, r.status, r.created_at as at
        from registrations r left join organisations o on o.id = r.organisation_id
        where r.${LIVE}
        union all
        select 'ATTENDED', r.id, r.session_id, r.person_id, r.organisation_id, r.organisation_name,
          coalesce(o.kind, 'UNKNOWN'), r.status, a.marked_at
        from attendances a join registrations r on r.id = a.registration_id left join organisations o on o.id = r.organisation_id
        where a.status = 'ATTENDED'
        union all
        select 'INVITED', i.id, c.session_id, i.person_id, i.organisation_id, null, o.kind, null, c.started_at
        from campaign_recipients i join campaigns c on c.id = i.campaign_id join organisations o on o.id = i.organisation_id
        where i.status = 'INVITED' and c.session_id is not null;
      grant select on overview_people to samaki_app, samaki_worker;

      -- One row for a session, a measure and a kind of organisation. City, sector and focus area are looked up when figures
      -- are read, so that a session that moves takes its people along. Registrations are changed under the lock of
      -- the session's seats: writers of different sessions never meet here.
      create table overview_rollups (
        session_id uuid not null constraint fk_overview_rollups__session_id references sessions (id) on delete cascade,
        measure text not null constraint ck_overview_rollups__measure check (measure in ('INVITED', 'REGISTERED', 'ATTENDED')),
        organisation_kind text not null constraint ck_overview_rollups__organisation_kind
          check (organisation_kind in ('PRIVATE_SECTOR', 'NGO', 'INSTITUTION', 'UNKNOWN')),
        people bigint not null,
        constraint pk_overview_rollups primary key (session_id, measure, organisation_kind)
      ) with (fillfactor = 70);
      grant select on overview_rollups to samaki_app, samaki_worker;

      create table overview_rollup_checks (
        id uuid not null constraint pk_overview_rollup_checks primary key,
        checked_at timestamptz not null default app_now(),
        -- How many figures were compared, and how many were wrong.
        compared integer not null,
        wrong integer not null,
        -- The first of them: session, measure, kind, what stands and what the plain count says.
        examples jsonb not null,
        constraint ck_overview_rollup_checks__wrong check (wrong between 0 and compared)
      );
      create index ix_overview_rollup_checks__checked_at on overview_rollup_checks (checked_at);
      grant select on overview_rollup_checks to samaki_app, samaki_worker;
      grant insert, delete on overview_rollup_checks to samaki_worker;
      ${[REGISTRATIONS, RECIPIENTS, ATTENDANCES].map(keep).join('\n')}

      -- An organisation turns out to be of another kind. Whoever referred to it has ended, and nobody else can before this
      -- ends: its row is locked against new references. So what is counted here is all.
      create function overview_note_kind() returns trigger language plpgsql security definer set search_path = public as $$
      begin${add(`
          select k.sign, p.measure, p.session_id, k.kind
          from overview_people p cross join (values (old.kind, -1), (new.kind, 1)) as k (kind, sign)
          where p.organisation_id = new.id`)}
        return null;
      end $$;
      create trigger tr_organisations__overview after update of kind on organisations
        for each row when (old.kind is distinct from new.kind) execute function overview_note_kind();

      insert into overview_rollups (session_id, measure, organisation_kind, people)
      select session_id, measure, organisation_kind, count(*) from overview_people group by 1, 2, 3;`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger tr_organisations__overview on organisations;
      drop function overview_note_kind();`);
    for (const { table } of [REGISTRATIONS, RECIPIENTS, ATTENDANCES]) {
      await runner.query(`
        drop trigger tr_${table}__overview_insert on ${table};
        drop trigger tr_${table}__overview_update on ${table};
        drop trigger tr_${table}__overview_delete on ${table};
        drop function overview_note_${table}();`);
    }
    await runner.query(`
      drop table overview_rollup_checks;
      drop table overview_rollups;
      drop view overview_people;`);
  }
}
