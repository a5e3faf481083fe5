import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseContact } from '#identity';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { DEMO_PERSONS, loadDemonstration } from '../../apps/cli/src/demo/index.js';
import { reminderMoment, timesOf, topicTimesOf } from '../../apps/cli/src/demo/session-times.js';
import { DEMO_SESSIONS } from '../../apps/cli/src/demo/sessions.data.js';
import { DEMO_TOPICS } from '../../apps/cli/src/demo/topics.data.js';

/* docs/stories/two-commands.md and sign-in.md: the demonstration data. */

/** Thursday 26 November 2026, 16:30 in Phnom Penh: the reminders of tomorrow's session have just been sent. */
const NOW = new Date('2026-11-26T09:30:00Z');

let db: TestDatabase;
const steps: string[] = [];
let seconds = Infinity;
const count = async (text: string): Promise<number> =>
  Number((await db.ownerSql<{ n: string }>(`select count(*) as n from ${text}`))[0]?.n);

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  const began = performance.now();
  expect(await loadDemonstration(db.url, (step) => steps.push(step))).toEqual({ isNew: true });
  seconds = (performance.now() - began) / 1_000;
}, 120_000);
afterAll(() => db.drop());

describe('the figures', () => {
  it('are those of the story, loaded within ten seconds', async () => {
    expect(seconds).toBeLessThan(10);
    expect(steps).toHaveLength(7);
    expect(await count('courses')).toBe(8);
    expect(await count('sessions')).toBe(21);
    expect(await count(`organisations where state = 'VERIFIED'`)).toBe(40);
    expect(await count(`organisations where state = 'UNVERIFIED'`)).toBe(2);
    expect(await count(`organisation_join_requests where state = 'WAITING'`)).toBe(1);
    expect(await count('pledges')).toBe(30);
    expect(await count('(select distinct kind from organisations) k')).toBe(3);
    expect(await count('people')).toBeGreaterThanOrEqual(350);
    expect(await count('registrations')).toBe(
      DEMO_SESSIONS.reduce((sum, session) => sum + session.arrivals, 0),
    );
  });

  it('hold every state of a registration and of a session', async () => {
    const states = await db.ownerSql(`
      select count(*) filter (where status = 'CONFIRMED') > 200 as confirmed, count(*) filter (where status = 'WAITLISTED') >= 7 as waiting,
        count(*) filter (where status = 'CANCELLED') > 20 as cancelled, count(*) filter (where promoted_at is not null) > 5 as promoted
      from registrations`);
    expect(states).toEqual([{ confirmed: true, waiting: true, cancelled: true, promoted: true }]);
    const coming = 'sessions s join session_seats q on q.session_id = s.id where s.starts_at > app_now()';
    expect(await count(`${coming} and q.taken = q.capacity and q.waiting = 7`)).toBe(1);
    expect(await count(`${coming} and q.guest_hold_minutes = 30`)).toBe(1);
    expect(await count(`${coming} and q.capacity - q.taken between 1 and 4`)).toBe(1);
    expect(await count(`${coming} and q.taken between 1 and 3`)).toBeGreaterThanOrEqual(1);
    expect(await count(`${coming} and s.status = 'CANCELLED' and q.state = 'CANCELLED'`)).toBe(1);
    expect(await count(`${coming} and s.moved_from is not null and s.schedule_version = 2`)).toBe(1);
    expect(
      await count(
        `${coming} and s.status = 'POSTPONED' and q.state = 'POSTPONED' and q.taken = 24 and q.waiting = 2`,
      ),
    ).toBe(1);
    const blocks = `select (select array_agg(distinct (lower(b) at time zone s.time_zone)::date - (s.starts_at at time zone s.time_zone)::date)
        from unnest(s.blocks) b) as days, lower(s.blocks) = s.starts_at and upper(s.blocks) = s.ends_at as fits
      from sessions s where s.blocks is not null`;
    expect(await db.ownerSql(blocks)).toEqual([{ days: [0, 1], fits: true }]);
    expect(await count('sessions where ends_at < app_now()')).toBeGreaterThanOrEqual(3);
    expect(await count('session_seats where capacity not between 20 and 60')).toBe(0);
    expect(await count('(select distinct city_id from sessions) c')).toBe(4);
  });

  it('name a trainer for each session, and three sessions for the demonstration trainer, one of them soon', async () => {
    const his = `sessions s join session_trainers t on t.session_id = s.id join people p on p.id = t.person_id
      where p.email = 'trainer@samaki.example'`;
    expect(await count(his)).toBeGreaterThanOrEqual(3);
    expect(
      await count(`${his} and s.starts_at between app_now() and app_now() + interval '3 days'`),
    ).toBeGreaterThanOrEqual(1);
    expect(
      await count('sessions s where not exists (select from session_trainers t where t.session_id = s.id)'),
    ).toBe(0);
    expect(
      await count(`sessions s cross join unnest(s.languages) l(code)
        where not exists (select from session_trainers t where t.session_id = s.id and l.code = any(t.languages))`),
    ).toBe(0);
  });

  it('name an observer of one session to come on-line, who has a sign-in and does not train it', async () => {
    const watched = `session_observers b join sessions s on s.id = b.session_id join people p on p.id = b.person_id`;
    expect(await count(watched)).toBe(1);
    expect(
      await count(`${watched} where p.email = 'head-office@samaki.example' and s.mode = 'ONLINE' and s.status = 'OPEN'
        and s.starts_at > app_now() and not exists (select from session_trainers t where t.session_id = s.id and t.person_id = p.id)`),
    ).toBe(1);
  });
});

describe('the sign-ins', () => {
  it.each(DEMO_PERSONS.map(({ role, email }) => [role, email]))(
    '%s is %s, the first to hold the role',
    async (role, email) => {
      const [first] = await db.ownerSql<{ email: string }>(
        `select p.email from role_grants g join people p on p.id = g.person_id where g.role = $1 order by g.granted_at, g.person_id limit 1`,
        [role],
      );
      expect(first?.email).toBe(email);
    },
  );

  it('limit the coordinator to an organisation and the city officer to a city', async () => {
    expect(
      await count(
        `role_grants g join organisations o on o.id = g.scope_id where g.role = 'COORDINATOR' and o.state = 'VERIFIED'`,
      ),
    ).toBe(4);
    expect(
      await count(
        `role_grants g join cities c on c.id = g.scope_id where g.role = 'CITY_OFFICER' and c.code = 'siem-reap'`,
      ),
    ).toBe(1);
  });
});

describe('the law', () => {
  it('holds in every count of seats', async () => {
    const wrong = await db.ownerSql(`
      select q.session_id from session_seats q join sessions s on s.id = q.session_id
      left join registrations r on r.session_id = q.session_id
      group by q.session_id, s.id
      having q.taken <> count(*) filter (where r.status = 'CONFIRMED') or q.waiting <> count(*) filter (where r.status = 'WAITLISTED')
        or (q.waiting > 0 and q.taken < q.capacity)
        or q.waiting <> coalesce(max(r.waitlist_rank) - min(r.waitlist_rank) + 1, 0)
        or q.next_rank <> coalesce(max(r.waitlist_rank) + 1, q.next_rank)
        or q.closes_at <> s.starts_at or q.schedule_version <> s.schedule_version or q.state <> s.status`);
    expect(wrong).toEqual([]);
  });

  it('holds in the order of the waitlist and in every moment', async () => {
    const inverted = `registrations a join registrations b on a.session_id = b.session_id and a.status = 'WAITLISTED'
      and b.status = 'WAITLISTED' and a.created_at < b.created_at and a.waitlist_rank > b.waitlist_rank`;
    expect(await count(inverted)).toBe(0);
    const impossible = `registrations r join sessions s on s.id = r.session_id where r.created_at > app_now()
      or r.created_at < s.created_at or r.created_at >= s.starts_at or confirmed_at < r.created_at or r.cancelled_at < confirmed_at
      or greatest(confirmed_at, r.cancelled_at, promoted_at) > app_now() or (r.status = 'CONFIRMED') <> (confirmed_at is not null and r.cancelled_at is null)
      or reference !~ '^[0-9A-HJKMNP-TV-Z]{12}$'`;
    expect(await count(impossible)).toBe(0);
    expect(
      await count(
        'session_seats q join registrations r using (session_id) where r.promoted_at is null and r.waitlist_rank >= q.next_rank',
      ),
    ).toBe(0);
  });

  it('holds in the audit: one row for each change', async () => {
    const [rows] = await db.ownerSql(`select
      (select count(*) from audit_rows where action = 'registrations.register') = (select count(*) from registrations) as register,
      (select count(*) from audit_rows where action = 'registrations.cancel') = (select count(*) from registrations where cancelled_at is not null) as cancel,
      (select count(*) from audit_rows where action = 'registrations.promote') = (select count(*) from registrations where promoted_at is not null) as promote,
      (select count(*) from audit_rows where action = 'sessions.schedule-session') = 21 as schedule,
      (select count(*) from audit_rows where hash <> audit_hash(id, xid, at, actor, action, subject_type, subject_id, before, after, reason)) = 0 as hashes`);
    expect(rows).toEqual({ register: true, cancel: true, promote: true, schedule: true, hashes: true });
  });

  it('holds in the ledger: sent what is past, due what is to come, once each, nothing to anybody without an address', async () => {
    expect(await count(`messages where status = 'SENT' and (due_at > app_now() or sent_at < due_at)`)).toBe(
      0,
    );
    expect(await count(`messages where status = 'DUE' and due_at <= app_now()`)).toBe(0);
    expect(await count(`messages where to_address !~ '@[a-z.-]+\\.example$'`)).toBe(0);
    expect(await count('messages')).toBe(
      await count('message_dedupe_keys k join messages m on m.id = k.message_id'),
    );
    const due = await db.ownerSql<{ kind: string }>(
      `select distinct kind from messages where status = 'DUE'`,
    );
    expect(due).toEqual([{ kind: 'reminders.day-before' }]);
    const campaigns = await db.ownerSql<{ status: string; same: boolean; excluded: number }>(
      `select c.status, count(*) filter (where r.status = 'INVITED') = count(m.id) as same,
         count(*) filter (where r.exclusion_reason = 'NO_ADDRESS')::int as excluded
       from campaigns c join campaign_recipients r on r.campaign_id = c.id
       left join messages m on m.cause_id = r.id and m.status = 'SENT' group by c.id, c.status`,
    );
    expect(campaigns.map(({ status, same }) => [status, same])).toEqual([
      ['SENT', true],
      ['SENT', true],
    ]);
    expect(campaigns.every(({ excluded }) => excluded > 0)).toBe(true);
    expect(await count(`messages where kind = 'sessions.moved'`)).toBeGreaterThan(5);
    expect(await count(`messages where kind = 'sessions.cancelled'`)).toBeGreaterThan(5);
    expect(await count(`messages where kind = 'sessions.postponed'`)).toBeGreaterThan(5);
  });

  it('gives a live reminder to exactly those confirmed, with an address, before its moment', async () => {
    const live = await db.ownerSql<{ id: string; due_at: Date; starts_at: Date }>(`
      select r.id, m.due_at, s.starts_at from registrations r join sessions s on s.id = r.session_id
      join messages m on m.cause_id = r.id and m.kind = 'reminders.day-before' and m.status <> 'CANCELLED'
        and m.subject_version = s.schedule_version
      where r.status = 'CONFIRMED'`);
    for (const { due_at, starts_at } of live) expect(due_at).toEqual(reminderMoment(starts_at));
    const owed =
      await count(`registrations r join sessions s on s.id = r.session_id join people p on p.id = r.person_id
      where r.status = 'CONFIRMED' and s.status = 'OPEN' and p.email is not null
        and r.confirmed_at < ((s.starts_at at time zone s.time_zone)::date - 1 + time '16:00') at time zone s.time_zone`);
    expect(live).toHaveLength(owed);
    expect(new Set(live.map(({ id }) => id)).size).toBe(live.length);
    expect(owed).toBeGreaterThan(200);
  });
});

describe('who came', () => {
  it('is marked in every past session, apart from a few of the trainer who tries it', async () => {
    const past = `registrations r join sessions s on s.id = r.session_id left join attendances a on a.registration_id = r.id
      where s.ends_at < app_now() and r.status = 'CONFIRMED'`;
    expect(await count(`${past} and a.status is null`)).toBe(4);
    expect(await count(`${past} and a.status = 'ATTENDED'`)).toBeGreaterThan(80);
    expect(await count(`${past} and a.status = 'ABSENT'`)).toBeGreaterThan(8);
    expect(await count(`${past} and a.version = 2`)).toBe(3);
    expect(
      await count(
        `attendances a join registrations r on r.id = a.registration_id join sessions s on s.id = r.session_id
         where r.status <> 'CONFIRMED' or a.marked_at < s.starts_at or a.marked_at > app_now()`,
      ),
    ).toBe(0);
    expect(await count(`audit_rows where action in ('attendance.mark', 'attendance.correct')`)).toBe(
      await count('(select generate_series(1, version) from attendances) a'),
    );
  });
});

describe('the topics of policy', () => {
  it('are one open, one being answered and one published, each submission answered by its rules', async () => {
    const topics = await db.ownerSql(`
      select s.code as sector, app_now() >= t.opens_at and app_now() < t.closes_at as open, t.published_at is not null as published,
        count(n.id)::int as submissions, count(n.disposition)::int as answered
      from topics t join sectors s on s.id = t.sector_id join submissions n on n.topic_id = t.id
      group by s.code, t.id order by t.opens_at`);
    expect(topics).toEqual([
      { sector: 'waste', open: false, published: true, submissions: 4, answered: 4 },
      { sector: 'digital-services', open: false, published: false, submissions: 3, answered: 1 },
      { sector: 'transport', open: true, published: false, submissions: 2, answered: 0 },
    ]);
    const dispositions = `select disposition, count(*)::int as n from submissions where disposition is not null group by 1 order by 1`;
    expect(await db.ownerSql(dispositions)).toEqual([
      { disposition: 'ACCEPTED', n: 2 },
      { disposition: 'NOTED', n: 1 },
      { disposition: 'NOT_ACCEPTED', n: 1 },
      { disposition: 'PARTLY_ACCEPTED', n: 1 },
    ]);
    const impossible = `submissions n join topics t on t.id = n.topic_id
      where n.submitted_at < t.opens_at or coalesce(n.revised_at, n.submitted_at) >= least(t.closes_at, app_now())
        or n.answered_at < t.closes_at or n.answered_at > coalesce(t.published_at, app_now()) or (n.version = 2) <> (n.revised_at is not null)
        or not exists (select from role_grants g where g.person_id = n.submitted_by and g.role = 'COORDINATOR' and g.scope_id = n.organisation_id)`;
    expect(await count(impossible)).toBe(0);
    expect(
      await count(`submissions n join organisations o on o.id = n.organisation_id join topics t on t.id = n.topic_id
        where o.name_en = 'Lotus Angkor Hotel' and t.closes_at > app_now()`),
    ).toBe(0);
  });

  it('have told who submitted, once at the receipt and once at the outcome, and left their audit', async () => {
    const mails = `select kind, count(*)::int as n from messages where kind like 'consultations.%' and status = 'SENT' group by 1 order by 1`;
    expect(await db.ownerSql(mails)).toEqual([
      { kind: 'consultations.outcome', n: 4 },
      { kind: 'consultations.received', n: 9 },
    ]);
    const audits = `select action, count(*)::int as n from audit_rows where action like 'consultations.%' group by 1 order by 1`;
    expect(await db.ownerSql(audits)).toEqual([
      { action: 'consultations.answer-submission', n: 5 },
      { action: 'consultations.ask-topic', n: 3 },
      { action: 'consultations.publish-outcome', n: 1 },
      { action: 'consultations.revise-submission', n: 1 },
      { action: 'consultations.submit-input', n: 9 },
    ]);
  });
});

describe('the texts', () => {
  it('are there in both languages, each in its own script', async () => {
    const khmer = '[\u1780-\u17d3]';
    const rows = await db.ownerSql<{ km: string; en: string }>(`
      select title_km as km, title_en as en from courses union all select lead_km, lead_en from courses
      union all select description_km, description_en from courses union all select audience_km, audience_en from courses
      union all select title_km, title_en from learning_paths union all select lead_km, lead_en from learning_paths
      union all select title_km, title_en from experiences union all select summary_km, summary_en from experiences
      union all select city_km, city_en from experiences where city_en is not null
      union all select title_km, title_en from course_modules union all select text_km, text_en from course_objectives
      union all select title_km, title_en from course_outline_items union all select note_km, note_en from course_outline_items where note_en is not null
      union all select name_km, name_en from organisations union all select venue_km, venue_en from sessions where venue_en is not null
      union all select access_note_km, access_note_en from sessions where venue_en is not null
      union all select cancel_reason_km, cancel_reason_en from sessions where status = 'CANCELLED'
      union all select title_km, title_en from topics union all select question_km, question_en from topics
      union all select outcome_km, outcome_en from topics where published_at is not null
      union all select reason_km, reason_en from submissions where disposition is not null
      union all select public_name_km, public_name_en from session_trainers union all select public_role_km, public_role_en from session_trainers
      union all select role_km, role_en from session_observers`);
    expect(rows.length).toBeGreaterThan(150);
    for (const { km, en } of rows) {
      expect(km).toMatch(new RegExp(khmer));
      expect(en).not.toMatch(new RegExp(khmer));
      expect(en.trim()).toHaveLength(en.length);
      expect(km.normalize('NFC')).toBe(km);
    }
    expect(
      await count(`courses where description_en not like E'%\\n\\n%' or description_km not like E'%\\n\\n%'`),
    ).toBe(0);
    expect(
      await count(
        '(select course_id from course_outline_items group by 1 having count(*) not between 5 and 8 or min(offset_minutes) <> 0) c',
      ),
    ).toBe(0);
  });

  it('say of every course what it teaches, and of two what comes before them', async () => {
    expect(
      await count(`courses c where c.state <> 'PUBLISHED' or (select count(*) from course_modules m where m.course_id = c.id
      and exists (select from course_objectives o where o.module_id = m.id)) <> 2`),
    ).toBe(0);
    expect(await count('course_prerequisites')).toBe(2);
    expect(await count('learning_path_courses')).toBe(3);
    expect(await count('experiences where is_published')).toBe(6);
    expect(await count('(select level from courses group by 1) l')).toBe(3);
  });

  it('fit into the sessions: no outline runs past the end', async () => {
    const past = `course_outline_items i join sessions s using (course_id) where s.starts_at + make_interval(mins => i.offset_minutes) >= s.ends_at`;
    expect(await count(past)).toBe(0);
  });

  it('reach nobody: contacts are in their stored form, addresses under .example, numbers in invented ranges', async () => {
    const people = await db.ownerSql<{ email: string | null; phone: string | null }>(
      'select email, phone from people',
    );
    for (const { email, phone } of people) {
      expect(parseContact(email ?? phone ?? '')).toMatchObject({
        ok: true,
        value: { value: email ?? phone },
      });
      if (phone) expect(phone).toMatch(/^\+855(10|12|92)000\d{3}$/);
      else expect(email).toMatch(/\.example$/);
    }
  });
});

describe('the days', () => {
  const fortnight = Array.from({ length: 14 }, (_, day) => new Date(NOW.getTime() + day * 86_400_000));

  it.each(fortnight.flatMap((day) => [day, new Date(day.getTime() + 43_200_000)]))(
    'have every topic closed on a working day, after what was submitted and before it was answered, seen from %s',
    (now) => {
      for (const topic of DEMO_TOPICS) {
        const { opensAt, closesAt } = topicTimesOf(topic, now);
        const daysAgo = (instant: Date): number => (now.getTime() - instant.getTime()) / 86_400_000;
        const weekday = { weekday: 'short', timeZone: 'Asia/Phnom_Penh' } as const;
        expect(['Sat', 'Sun']).not.toContain(new Intl.DateTimeFormat('en', weekday).format(closesAt));
        for (const { daysAgo: sent, first, answer } of topic.submissions) {
          expect(daysAgo(opensAt)).toBeGreaterThan(first?.daysAgo ?? sent);
          expect(sent).toBeGreaterThan(daysAgo(closesAt));
          if (answer) expect(daysAgo(closesAt)).toBeGreaterThan(answer.daysAgo);
        }
      }
    },
  );

  it.each(fortnight)('have no session on a Sunday, seen from %s', (today) => {
    for (const session of DEMO_SESSIONS) {
      const { startsAt, movedFrom, blocks } = timesOf(session, today);
      const starts = blocks?.map((block) => block.startsAt) ?? [startsAt];
      for (const start of movedFrom ? [...starts, movedFrom] : starts) {
        expect(
          new Intl.DateTimeFormat('en', { weekday: 'long', timeZone: 'Asia/Phnom_Penh' }).format(start),
        ).not.toBe('Sunday');
      }
    }
  });
});

it('loads a second time without changing a row', async () => {
  const before = await tableChecksums(db.url);
  expect(await loadDemonstration(db.url)).toEqual({ isNew: false });
  expect(await tableChecksums(db.url)).toEqual(before);
});

it('is the same at every load, apart from the ids that the libs draw', async () => {
  const other = await createTestDatabase();
  try {
    // Two loads at once: one works, the other finds it done.
    const loads = await Promise.all([loadDemonstration(other.url), loadDemonstration(other.url)]);
    expect(loads.filter(({ isNew }) => isNew)).toHaveLength(1);
    const people = 'select full_name, email, phone, locale from people order by match_key';
    expect(await other.ownerSql(people)).toEqual(await db.ownerSql(people));
  } finally {
    await other.drop();
  }
});
