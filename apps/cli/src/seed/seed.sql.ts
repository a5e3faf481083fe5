/* Statements of the seed. Each inserts a slice of rows in one go: `$1` is the first number of the slice, `$2` the one after
   its last. What is drawn for a row depends on the seed and the row's number alone. They run as the owner. */

/** Functions and pools that live as long as the connection; the setting `samaki.seed` holds the seed. */
export const HELPERS = `
  create function pg_temp.seed_hash(kind text, n bigint) returns text language sql stable as
    $$ select md5(current_setting('samaki.seed') || ' ' || kind || ' ' || n) $$;
  -- A uuid v7 as it would have been made at that moment.
  create function pg_temp.seed_id(kind text, n bigint, at timestamptz) returns uuid language sql stable as
    $$ select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || left(h, 3) || '8' || substr(h, 4, 15))::uuid
       from (select pg_temp.seed_hash(kind, n) as h) as hashed $$;
  create temp table seed_day as select date_trunc('day', app_now()) as base;
  create temp table seed_cities as
    select row_number() over (order by code) - 1 as n, id from cities where is_pilot;
  create temp table seed_sectors as
    select row_number() over (order by code) - 1 as n, id, focus_area_id from sectors;
  create temp table seed_courses as select row_number() over (order by code) - 1 as n, id from courses;
  create temp table seed_units as select row_number() over (order by rank, code) - 1 as n, code from pledge_units;
  create temp table seed_organisations (n bigint primary key, id uuid not null, kind text not null, name_km text not null);
  create temp table seed_people (n bigint primary key, id uuid not null, full_name text not null, email text not null, locale text not null);
  create temp table seed_sessions (n bigint primary key, id uuid not null, starts_at timestamptz not null);`;

/** `$1`: organisations as JSON; names are folded by the same function as everywhere. */
export const ORGANISATIONS = `
  with given as (
    select g.*, k.id as sub_kind_id, k.kind, pg_temp.seed_id('organisation', g.n, d.base - interval '1200 days') as id,
      d.base - interval '1200 days' as at
    from jsonb_to_recordset($1::jsonb) as g (n bigint, sub_kind text, name_km text, name_en text, folded_km text, folded_en text)
    join organisation_sub_kinds k on k.code = g.sub_kind cross join seed_day d),
  written as (
    insert into organisations (id, kind, sub_kind_id, city_id, name_km, name_en, folded_km, folded_en, created_at)
    select g.id, g.kind, g.sub_kind_id, c.id, g.name_km, g.name_en, g.folded_km, g.folded_en, g.at
    from given g join seed_cities c on c.n = g.n % (select count(*) from seed_cities))
  insert into seed_organisations select n, id, kind, name_km from given`;

/** `$1`: people as JSON. Each belongs to an organisation. */
export const PEOPLE = `
  with given as (
    select g.*, pg_temp.seed_id('person', g.n, d.base - interval '1100 days') as id, d.base - interval '1100 days' as at
    from jsonb_to_recordset($1::jsonb) as g (n bigint, full_name text, email text, locale text, match_key text) cross join seed_day d),
  written as (
    insert into people (id, full_name, email, locale, match_key, created_at)
    select id, full_name, email, locale, match_key, at from given),
  kept as (insert into seed_people select n, id, full_name, email, locale from given)
  insert into memberships (organisation_id, person_id, since)
  select o.id, g.id, g.at from given g join seed_organisations o on o.n = g.n % (select count(*) from seed_organisations)`;

/** Sessions with their seats, a trainer, and for every fourth a campaign that invites to it. Places for 50. */
export const SESSIONS = `
  with given as (
    select s.n, d.base + make_interval(days => (s.n * 997 % 1100 - 1040)::int, hours => 1, mins => 30) as starts_at,
      c.id as city_id, u.id as course_id, t.id as trainer_id, d.base - interval '1080 days' as at,
      pg_temp.seed_id('session', s.n, d.base - interval '1080 days') as id
    from generate_series($1::bigint, $2::bigint - 1) as s (n) cross join seed_day d
    left join seed_cities c on c.n = s.n % ((select count(*) from seed_cities) + 1)
    join seed_courses u on u.n = s.n % (select count(*) from seed_courses)
    join seed_people t on t.n = s.n % 10),
  written as (
    insert into sessions (id, course_id, mode, city_id, venue_km, venue_en, languages, starts_at, ends_at, doors_open_at, time_zone, created_at)
    select id, course_id, case when city_id is null then 'ONLINE' else 'IN_PERSON' end, city_id,
      case when city_id is not null then 'សាលប្រជុំ' end, case when city_id is not null then 'Meeting hall' end,
      '{km}', starts_at, starts_at + interval '3 hours', starts_at - interval '30 minutes', 'Asia/Phnom_Penh', at
    from given),
  seats as (
    insert into session_seats (session_id, capacity, closes_at, schedule_version) select id, 50, starts_at, 1 from given),
  trainers as (
    insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
    select g.id, g.trainer_id, p.full_name, p.full_name, 'គ្រូបង្គោល', 'Trainer' from given g join seed_people p on p.id = g.trainer_id),
  campaigns as (
    insert into campaigns (id, session_id, subject_km, subject_en, body_km, body_en, status, created_by, created_at, started_by, started_at, finished_at)
    select pg_temp.seed_id('campaign', n, at), id, 'សូមអញ្ជើញមកវគ្គ', 'Come to our session', 'សូមចុះឈ្មោះ។', 'Please register.',
      'SENT', trainer_id, at, trainer_id, at, at
    from given where n % 4 = 0)
  insert into seed_sessions select n, id, starts_at from given`;

/** Registrations in the order of arrival: 60 a session, as the law of seats leaves them (docs/stories/waitlist.md). Of the
 *  first 50 three give their seat back, and the first three in line move up. */
export const REGISTRATIONS = `
  with given as (
    select r.n, r.n % 60 as k, s.id as session_id, s.starts_at, p.id as person_id, p.email, p.locale,
      o.id as organisation_id, o.name_km as organisation_name,
      least(s.starts_at - interval '21 days', d.base - interval '2 hours') + make_interval(mins => (r.n % 60)::int) as at, d.base
    from generate_series($1::bigint, $2::bigint - 1) as r (n) cross join seed_day d
    join seed_sessions s on s.n = r.n / 60
    join seed_people p on p.n = r.n % (select count(*) from seed_people)
    join seed_organisations o on o.n = p.n % (select count(*) from seed_organisations)),
  placed as (
    select g.*, pg_temp.seed_id('registration', n, at) as id,
      case when k < 50 and k % 17 = 3 then 'CANCELLED' when k < 53 then 'CONFIRMED' else 'WAITLISTED' end as status,
      -- Some write their organisation in words that match none.
      n % 13 = 5 as is_unknown,
      upper(left(pg_temp.seed_hash('reference', n), 5) || lpad(to_hex(n), 7, '0')) as reference
    from given g),
  written as (
    insert into registrations (id, session_id, person_id, organisation_name, organisation_id, status, waitlist_rank, reference, locale,
      created_at, confirmed_at, promoted_at, cancelled_at)
    select id, session_id, person_id, organisation_name, case when not is_unknown then organisation_id end, status,
      case when status = 'WAITLISTED' then k - 49 end, reference, locale, at, case when status <> 'WAITLISTED' then at end,
      case when k between 50 and 52 then at + interval '1 day' end, case when status = 'CANCELLED' then at + interval '1 day' end
    from placed),
  messages as (
    insert into messages (id, created_at, kind, person_id, to_address, locale, subject_type, subject_id, subject_version, cause_type, cause_id,
      status, due_at, fence, attempts, data_entered_at, sent_at, message_id)
    select pg_temp.seed_id('message', n, at), at, case when k < 50 then 'registrations.confirmed' else 'registrations.waitlisted' end,
      person_id, email, locale, 'session', session_id, 1, 'registration', id, 'SENT', at, 1, 1, at, at,
      '<' || pg_temp.seed_id('message', n, at) || '@seed.example>'
    from placed),
  keys as (
    insert into message_dedupe_keys (key, message_id, created_at)
    select case when k < 50 then 'registrations.confirmed' else 'registrations.waitlisted' end || '~' || id || '~v1',
      pg_temp.seed_id('message', n, at), at
    from placed),
  invited as (
    insert into campaign_recipients (id, campaign_id, organisation_id, person_id, status, position, queued_at)
    select pg_temp.seed_id('recipient', n, base - interval '1080 days'),
      pg_temp.seed_id('campaign', n / 60, base - interval '1080 days'), organisation_id, person_id, 'INVITED', k, base - interval '1080 days'
    from placed where n / 60 % 4 = 0)
  insert into audit_rows (id, at, actor, action, subject_type, subject_id, before, after)
  select pg_temp.seed_id('registration audit', n, at), at, 'anonymous', 'registrations.register', 'registration', id::text, null,
    jsonb_build_object('sessionId', session_id, 'status', case when k < 50 then 'CONFIRMED' else 'WAITLISTED' end,
      'waitlistRank', case when k >= 50 then k - 49 end)
  from placed`;

/** Who came: of the confirmed of a session that is over four in five, one in ten did not, the rest was not marked. */
export const ATTENDANCES = `
  insert into attendances (registration_id, status, marked_by, marked_at)
  select r.id, case when g.n % 10 < 8 then 'ATTENDED' else 'ABSENT' end, t.id, s.starts_at + interval '1 hour'
  from generate_series($1::bigint, $2::bigint - 1) as g (n) cross join seed_day d
  join seed_sessions s on s.n = g.n / 60 and s.starts_at < d.base - interval '1 day'
  join seed_people t on t.n = s.n % 10
  join registrations r on r.id = pg_temp.seed_id('registration', g.n,
    least(s.starts_at - interval '21 days', d.base - interval '2 hours') + make_interval(mins => (g.n % 60)::int)) and r.status = 'CONFIRMED'
  where g.n % 10 < 9`;

/** The seats as the registrations left them. */
export const SEATS = `
  update session_seats t set taken = c.taken, waiting = c.waiting, next_rank = c.joined + 1, version = c.all_of_them + 1
  from (
    select r.session_id, count(*) filter (where r.status = 'CONFIRMED') as taken,
      count(*) filter (where r.status = 'WAITLISTED') as waiting, greatest(count(*) - 50, 0) as joined, count(*) as all_of_them
    from registrations r join seed_sessions s on s.id = r.session_id group by 1) c
  where t.session_id = c.session_id`;

/** Pledges of three years: 45 of a hundred in dollars, 30 in riel, the rest in kind; half of them accepted. */
export const PLEDGES = `
  with drawn as (
    select p.n, pg_temp.seed_hash('pledge', p.n) as h from generate_series($1::bigint, $2::bigint - 1) as p (n)),
  given as (
    select n, ('x' || substr(h, 1, 6))::bit(24)::int as a, ('x' || substr(h, 7, 6))::bit(24)::int as b,
      ('x' || substr(h, 13, 6))::bit(24)::int as c, ('x' || substr(h, 19, 6))::bit(24)::int as e,
      ('x' || substr(h, 25, 6))::bit(24)::int as f
    from drawn),
  placed as (
    select g.n, o.id as organisation_id, o.kind as organisation_kind, c.id as city_id, s.id as sector_id, s.focus_area_id,
      d.base - interval '7 days' - make_interval(mins => (g.f % 1400000)) as at,
      case when g.c % 100 < 45 then 'USD' when g.c % 100 < 75 then 'KHR' end as currency, u.code as unit_code,
      case when g.c % 100 < 45 then (g.e % 500000 + 1)::bigint * 5 when g.c % 100 < 75 then (g.e % 20000 + 1)::bigint * 1000
        else (g.e % 400 + 1)::bigint * 500 end as value,
      case when g.b % 100 < 50 then 'ACCEPTED' when g.b % 100 < 80 then 'OFFERED' when g.b % 100 < 92 then 'DECLINED' else 'WITHDRAWN' end as status
    from given g cross join seed_day d
    join seed_organisations o on o.n = g.a % (select count(*) from seed_organisations)
    join seed_cities c on c.n = g.b / 100 % (select count(*) from seed_cities)
    join seed_sectors s on s.n = g.a / 4096 % (select count(*) from seed_sectors)
    join seed_units u on u.n = g.c / 100 % (select count(*) from seed_units)),
  named as materialized (select p.*, pg_temp.seed_id('pledge', n, at) as id from placed p),
  written as (
    insert into pledges (id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, kind, currency, amount_minor, unit_code,
      quantity_thousandths, status, version, offered_at, decided_at, decision_reason)
    select id, organisation_id, organisation_kind, city_id, sector_id, focus_area_id, case when currency is null then 'IN_KIND' else 'MONEY' end,
      currency, case when currency is not null then value end, case when currency is null then unit_code end,
      case when currency is null then value end, status, case when status = 'OFFERED' then 1 else 2 end, at,
      case when status <> 'OFFERED' then at + interval '5 days' end, case when status = 'DECLINED' then 'Not needed at present' end
    from named)
  insert into audit_rows (id, at, actor, action, subject_type, subject_id, before, after)
  select pg_temp.seed_id('pledge audit', n, at), at, 'system', 'pledges.offer-pledge', 'pledge', id::text, null,
    jsonb_build_object('unit', coalesce(currency, unit_code), 'value', value::text, 'status', 'OFFERED')
  from named`;

/** Figures of pledges, on the finest level, that are not the plain sums. */
export const WRONG_PLEDGES = `
  with standing as (
    select city_id, sector_id, organisation_kind, unit, sum(pledged_count) as pledged_count, sum(pledged_sum) as pledged_sum,
      sum(accepted_count) as accepted_count, sum(accepted_sum) as accepted_sum
    from (
      select city_id, sector_id, organisation_kind, unit, pledged_count, pledged_sum, accepted_count, accepted_sum
      from pledge_rollups where level = 'CITY_SECTOR_KIND'
      union all
      select city_id, sector_id, organisation_kind, unit, pledged_count, pledged_sum, accepted_count, accepted_sum
      from pledge_rollup_deltas) as parts
    group by 1, 2, 3, 4),
  plain as (
    select city_id, sector_id, organisation_kind, coalesce(currency, unit_code) as unit, count(*) as pledged_count,
      sum(coalesce(amount_minor, quantity_thousandths)) as pledged_sum, count(*) filter (where status = 'ACCEPTED') as accepted_count,
      coalesce(sum(coalesce(amount_minor, quantity_thousandths)) filter (where status = 'ACCEPTED'), 0) as accepted_sum
    from pledges where status in ('OFFERED', 'ACCEPTED') group by 1, 2, 3, 4)
  select count(*)::int as wrong from standing s full join plain p using (city_id, sector_id, organisation_kind, unit)
  where coalesce(s.pledged_count, 0) <> coalesce(p.pledged_count, 0) or coalesce(s.pledged_sum, 0) <> coalesce(p.pledged_sum, 0)
    or coalesce(s.accepted_count, 0) <> coalesce(p.accepted_count, 0) or coalesce(s.accepted_sum, 0) <> coalesce(p.accepted_sum, 0)`;
