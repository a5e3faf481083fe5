import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttendanceModule, AttendanceReads, MarkAttendanceService } from '#attendance';
import { type Actor, personActor } from '#authz';
import { Config, ConfigModule } from '#config';
import { DatabaseModule, UnitOfWork } from '#database';
import { newId } from '#kernel';
import {
  anActor,
  createTestDatabase,
  shutRendezvous,
  tableChecksums,
  TEST_SECRET,
  type TestDatabase,
} from '#testing';
import { SealedValueReads } from '#privacy';

/* Story: docs/stories/attendance.md. */

const DOOR = 7_264_002;
let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;
let sophea: Actor;
let vicheka: Actor;
const ids = new Map<string, string>();

const PEOPLE = [
  ['ចាន់ ស្រីមុំ', 'CONFIRMED'],
  ['ញឹម ឫទ្ធី', 'CONFIRMED'],
  ['Pich Malis', 'CONFIRMED'],
  ['សុខ ដារ៉ា', 'CONFIRMED'],
  ['លី ណារ៉ុង', 'CONFIRMED'],
  ['វ៉ាន់ ចន្ថា', 'WAITLISTED'],
  ['Tep Bora', 'CANCELLED'],
] as const;

@Module({})
class TestModule {}

beforeAll(async () => {
  db = await createTestDatabase();
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  app = await NestFactory.createApplicationContext(
    {
      module: TestModule,
      imports: [ConfigModule.with(config), DatabaseModule.forProcess('samaki_app', [], 6), AttendanceModule],
    },
    { logger: ['error'], abortOnError: false },
  );
  sophea = await aTrainer('កែវ សុភា');
  vicheka = await aTrainer('ហេង វិច្ឆិកា');
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.travelTo('2026-12-08T06:50:00Z');
  sessionId = await aSessionWithPeople();
});

async function aPerson(fullName: string): Promise<string> {
  const id = newId();
  await db.ownerSql(`insert into people (id, full_name, locale, match_key) values ($1, $2, 'km', $3)`, [
    id,
    fullName,
    `${id} ${fullName}`,
  ]);
  return id;
}

async function aTrainer(fullName: string): Promise<Actor> {
  const personId = await aPerson(fullName);
  return personActor(personId, [{ role: 'TRAINER', scopeId: null }]);
}

/** Session A, 8 December 2026 at 13:30 in Phnom Penh, with the people of the story. */
async function aSessionWithPeople(): Promise<string> {
  const [area, sector, course, session] = [newId(), newId(), newId(), newId()];
  await db.ownerSql(
    `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, $2, 'ក', 'Civic', (select count(*) + 1 from focus_areas))`,
    [area, `area-${area}`],
  );
  await db.ownerSql(
    `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, $2, $3, 'ក', 'x')`,
    [sector, `sector-${sector}`, area],
  );
  await db.ownerSql(
    `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
     values ($1, $2, $3, 'ក', 'x', 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
    [course, `course-${course}`, sector],
  );
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     values ($1, $2, 'ONLINE', '{km}', '2026-12-08T06:30:00Z', '2026-12-08T10:00:00Z', '2026-12-08T06:00:00Z', 'Asia/Phnom_Penh')`,
    [session, course],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, taken, waiting, closes_at, schedule_version) values ($1, 5, 5, 1, '2026-12-08T06:30:00Z', 1)`,
    [session],
  );
  for (const [name, status] of PEOPLE) {
    const id = newId();
    ids.set(name, id);
    await db.ownerSql(
      `insert into registrations (id, session_id, person_id, organisation_name, status, waitlist_rank, reference, locale)
       values ($1, $2, $3, 'x', $4, $5, $6, 'km')`,
      [
        id,
        session,
        await aPerson(name),
        status,
        status === 'WAITLISTED' ? 1 : null,
        id.replaceAll('-', '').slice(-12).toUpperCase(),
      ],
    );
  }
  return session;
}

type Wish = [name: string, status: 'ATTENDED' | 'ABSENT', version?: number];

async function mark(by: Actor, wishes: readonly Wish[], reason: string | null = null): Promise<unknown> {
  const marks = wishes.map(([name, status, version = 0]) => ({
    registrationId: ids.get(name) ?? newId(),
    status,
    version,
  }));
  const answer = await app.get(MarkAttendanceService).mark(by, { sessionId, marks, reason });
  return answer.ok ? answer.value.length : answer.refusal.code;
}
/** The services do not ask who holds a session: the second wall does, so these reads are the working group's. */
const committee = anActor('WORKING_GROUP');
const counts = (): Promise<unknown> => app.get(AttendanceReads).counts(committee, sessionId);
const audits = (): Promise<unknown[]> =>
  db.ownerSql(`select action, before, after, reason from audit_rows where subject_id = any($1) order by id`, [
    [...ids.values()],
  ]);
const FOUR: readonly Wish[] = [
  ['ចាន់ ស្រីមុំ', 'ATTENDED'],
  ['Pich Malis', 'ATTENDED'],
  ['សុខ ដារ៉ា', 'ATTENDED'],
  ['ញឹម ឫទ្ធី', 'ABSENT'],
];

describe('marking who came', () => {
  it('begins with the day of the session, in its own time zone', async () => {
    await db.travelTo('2026-12-07T16:59:59Z');
    const before = await tableChecksums(db.url);
    expect(await mark(sophea, [['ចាន់ ស្រីមុំ', 'ATTENDED']])).toBe('ATTENDANCE_TOO_EARLY');
    expect(await tableChecksums(db.url)).toEqual(before);

    await db.travelTo('2026-12-07T17:00:00Z');
    expect(await app.get(AttendanceReads).window(committee, sessionId)).toEqual({
      opensAt: new Date('2026-12-07T17:00:00Z'),
      isOpen: true,
    });
    expect(await mark(sophea, FOUR)).toBe(4);
    expect(await counts()).toEqual({ attended: 3, absent: 1, unmarked: 1 });
  });

  it('writes one audit row for each, and nothing the second time', async () => {
    await mark(sophea, FOUR);
    expect(await audits()).toEqual(
      FOUR.map(([, attendance]) => ({
        action: 'attendance.mark',
        before: null,
        after: { attendance, version: 1 },
        reason: null,
      })),
    );
    const before = await tableChecksums(db.url);
    expect(await mark(sophea, FOUR)).toBe(0);
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('corrects with a reason only', async () => {
    await mark(sophea, FOUR);
    const before = await tableChecksums(db.url);
    expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]])).toBe('CORRECTION_REASON_MISSING');
    for (const unseen of [' \u200b ', '\u3164\u200e'])
      expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]], unseen)).toBe('CORRECTION_REASON_MISSING');
    expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]], `${'x'.repeat(999)}🙂`)).toBe('REASON_TOO_LONG');
    expect(await tableChecksums(db.url)).toEqual(before);

    expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]], 'មកយឺត 40 នាទី')).toBe(1);
    expect(await counts()).toEqual({ attended: 4, absent: 0, unmarked: 1 });
    const audit = (await audits()).at(-1) as { reason: string };
    expect(audit).toEqual({
      action: 'attendance.correct',
      before: { attendance: 'ABSENT', version: 1 },
      after: { attendance: 'ATTENDED', version: 2 },
      // It speaks of a person, so it stands beside the audit (ADR 0016).
      reason: expect.stringMatching(/^sealed:/),
    });
    const reads = new SealedValueReads(app.get(UnitOfWork));
    const opened = await reads.open(anActor('ADMINISTRATOR'), [audit.reason]);
    expect([...opened.values()]).toEqual(['មកយឺត 40 នាទី']);
    const id = ids.get('ញឹម ឫទ្ធី')!;
    expect((await app.get(AttendanceReads).byRegistrationIds(committee, [id])).get(id)).toMatchObject({
      status: 'ATTENDED',
      version: 2,
      markedByName: 'កែវ សុភា',
      reason: 'មកយឺត 40 នាទី',
    });
  });

  it.each([
    ['who waits', 'វ៉ាន់ ចន្ថា'],
    ['who has cancelled', 'Tep Bora'],
    ['of another session', 'nobody here'],
  ])('refuses somebody %s, and all who are marked with them', async (_who, name) => {
    const before = await tableChecksums(db.url);
    expect(await mark(sophea, [...FOUR, [name, 'ATTENDED']])).toBe('REGISTRATION_NOT_CONFIRMED');
    expect(await tableChecksums(db.url)).toEqual(before);
  });

  it('refuses a cancelled session, an unknown one, no mark and more than 200', async () => {
    expect(await mark(sophea, [])).toBe('LIST_EMPTY');
    expect(
      await mark(
        sophea,
        Array.from({ length: 201 }, (): Wish => ['Pich Malis', 'ATTENDED']),
      ),
    ).toBe('LIST_TOO_LONG');
    await db.ownerSql(`update sessions set status = 'CANCELLED' where id = $1`, [sessionId]);
    expect(await mark(sophea, FOUR)).toBe('SESSION_CANCELLED');
    sessionId = newId();
    expect(await mark(sophea, FOUR)).toBe('SESSION_NOT_FOUND');
  });
});

describe('two trainers', () => {
  it('do not overwrite each other unseen', async () => {
    await mark(sophea, FOUR);
    await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]], 'មកយឺត');

    expect(await mark(vicheka, [['ញឹម ឫទ្ធី', 'ABSENT', 2]], 'Left at once')).toBe(1);
    expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ABSENT', 2]], 'Left at once')).toBe(0);
    expect(await mark(sophea, [['ញឹម ឫទ្ធី', 'ATTENDED', 1]], 'Came')).toBe('MARK_CHANGED_MEANWHILE');
    expect(await counts()).toEqual({ attended: 3, absent: 1, unmarked: 1 });
  });

  const both = (): Promise<unknown[]> =>
    Promise.all([mark(sophea, [['លី ណារ៉ុង', 'ATTENDED']]), mark(vicheka, [['លី ណារ៉ុង', 'ABSENT']])]);

  it('who mark one person at the same moment: one is written, the other told', async () => {
    expect(new Set(await both())).toEqual(new Set([1, 'MARK_CHANGED_MEANWHILE']));
    expect(await audits()).toHaveLength(1);
  });

  it('lose one of the two silently without the lock: the twin', async () => {
    const [row] = await db.ownerSql<{ text: string }>(
      `select pg_get_functiondef('lock_attendances(uuid, uuid[])'::regprocedure) as text`,
    );
    const twin = row!.text
      .replace('for no key update', '')
      .replace('end $', `perform pg_advisory_xact_lock_shared(${DOOR}); end $`);
    await db.ownerSql(twin);
    const door = await shutRendezvous(db.url, DOOR);

    const marked = both();
    try {
      await door.arrived(2);
    } finally {
      await door.open();
    }

    expect(await marked).toEqual([1, 1]);
    expect(await audits()).toHaveLength(2);
    await db.ownerSql(row!.text);
  });
});
