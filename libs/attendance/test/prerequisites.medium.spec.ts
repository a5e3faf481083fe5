import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AttendanceModule, MarkAttendanceService } from '#attendance';
import { ANONYMOUS, type Actor, personActor } from '#authz';
import { Config, ConfigModule } from '#config';
import { DatabaseModule } from '#database';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import {
  EnrolPeopleService,
  RegisterForSessionService,
  RegistrationsModule,
  TransferRegistrationService,
} from '#registrations';
import { SessionRow, SessionsModule, SessionTrainerRow } from '#sessions';
import { createTestDatabase, tableChecksums, TEST_SECRET, type TestDatabase } from '#testing';

/* Story: docs/stories/prerequisites.md. */

const WHEN = {
  openData: '2026-10-08T01:30:00Z',
  now: '2026-11-21T02:00:00Z',
  sensors: '2026-12-15T01:30:00Z',
};
const SREYMOM = { fullName: 'ចាន់ ស្រីមុំ', contact: 'sreymom.chan@angkor-guides.example' };
const CHANTHOU = { fullName: 'ប៉ែន ចន្ធូ', contact: '012 884 100' };
const DARA = { fullName: 'សុខ ដារា', contact: 'dara.sok@lotus-angkor.example' };
const THEARY = { fullName: 'ម៉ៅ ធារី', contact: 'theary.mao@lotus-angkor.example' };

let db: TestDatabase;
let app: INestApplicationContext;
let openData: string;
let sensors: string;
let held: string;
let sessionId: string;
let sophea: Actor;
let guides: { id: string; coordinator: Actor };

beforeAll(async () => {
  db = await createTestDatabase();
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

  @Module({
    imports: [
      ConfigModule.with(config),
      DatabaseModule.forProcess('samaki_app', [SessionRow, SessionTrainerRow], 6),
      SessionsModule,
      RegistrationsModule,
      AttendanceModule,
    ],
  })
  class TestModule {}

  app = await NestFactory.createApplicationContext(TestModule, { logger: ['error'], abortOnError: false });
  sophea = personActor(await aPerson('កែវ សុភា'), [{ role: 'TRAINER', scopeId: null }]);
  guides = await theGuides();
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  [openData, sensors] = [await aCourse('Open data'), await aCourse('Reading a city’s sensors')];
  await comesBefore(openData, sensors);
  held = await aSession(openData, WHEN.openData);
  await db.travelTo('2026-10-01T02:00:00Z');
  const came = [await seatOf(held, SREYMOM), await seatOf(held, CHANTHOU)];
  const stayedAway = await seatOf(held, DARA);
  await db.travelTo('2026-10-08T02:00:00Z');
  await app.get(MarkAttendanceService).mark(sophea, {
    sessionId: held,
    marks: [
      ...came.map((registrationId) => ({ registrationId, status: 'ATTENDED' as const, version: 0 })),
      { registrationId: stayedAway, status: 'ABSENT', version: 0 },
    ],
    reason: null,
  });
  await db.travelTo(WHEN.now);
  sessionId = await aSession(sensors, WHEN.sensors);
});

async function aPerson(fullName: string): Promise<string> {
  const id = newId();
  await db.ownerSql(`insert into people (id, full_name, locale, match_key) values ($1, $2, 'km', $3)`, [
    id,
    fullName,
    matchKeyOf(fullName, { kind: 'EMAIL', value: `${id}@committee.example` }),
  ]);
  return id;
}

async function theGuides(): Promise<{ id: string; coordinator: Actor }> {
  const [id, subKindId] = [newId(), newId()];
  await db.ownerSql(
    `insert into organisation_sub_kinds (id, code, kind, name_km, name_en) values ($1, 'guides', 'NGO', 'ក', 'x')`,
    [subKindId],
  );
  await db.ownerSql(
    `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en)
     values ($1, 'NGO', $2, 'សមាគមមគ្គុទេសក៍អង្គរ', 'Angkor Guides', 'សមាគមមគ្គុទេសក៍អង្គរ', 'angkor guides')`,
    [id, subKindId],
  );
  const coordinator = personActor(await aPerson('Ros Bopha'), [{ role: 'COORDINATOR', scopeId: id }]);
  return { id, coordinator };
}

async function aCourse(title: string): Promise<string> {
  const [area, sector, course] = [newId(), newId(), newId()];
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
     values ($1, $2, $3, 'ក', $4, 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
    [course, `course-${course}`, sector, title],
  );
  return course;
}

const comesBefore = (before: string, after: string): Promise<unknown> =>
  db.ownerSql('insert into course_prerequisites (course_id, prerequisite_id) values ($1, $2)', [
    after,
    before,
  ]);

async function aSession(courseId: string, startsAt: string, capacity = 20): Promise<string> {
  const id = newId();
  await db.ownerSql(
    `insert into sessions (id, course_id, mode, languages, starts_at, ends_at, doors_open_at, time_zone)
     values ($1, $2, 'ONLINE', '{km}', $3, $3::timestamptz + interval '210 minutes', $3, 'Asia/Phnom_Penh')`,
    [id, courseId, startsAt],
  );
  await db.ownerSql(
    `insert into session_seats (session_id, capacity, closes_at, schedule_version) values ($1, $2, $3, 1)`,
    [id, capacity, startsAt],
  );
  return id;
}

type Who = Readonly<Record<'fullName' | 'contact', string>>;

const register = (into: string, who: Who) =>
  app.get(RegisterForSessionService).register(ANONYMOUS, {
    sessionId: into,
    ...who,
    organisation: 'Angkor Guides',
    locale: 'km',
    idempotencyKey: newId(),
  });

/** What registering answers: a status, or why not. */
async function asking(into: string, who: Who): Promise<string> {
  const answer = await register(into, who);
  return answer.ok ? answer.value.status : answer.refusal.code;
}

async function seatOf(into: string, who: Who): Promise<string> {
  const answer = await register(into, who);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value.registrationId;
}

const taken = async (): Promise<number> =>
  (
    await db.ownerSql<{ taken: number }>('select taken from session_seats where session_id = $1', [sessionId])
  )[0]!.taken;

const inList = ({ fullName, contact }: Who): string => `${fullName}, ${contact}`;

const listOf = (...people: readonly Who[]) => ({
  organisationId: guides.id,
  sessionId,
  list: people.map(inList).join('\n'),
  locale: 'km' as const,
  idempotencyKey: newId(),
});

describe('what comes before', () => {
  it('lets in who was there, and nobody else; a refusal writes nothing', async () => {
    expect(await asking(sessionId, SREYMOM)).toBe('CONFIRMED');

    const before = await tableChecksums(db.url);
    expect(await asking(sessionId, DARA)).toBe('PREREQUISITES_MISSING');
    expect(await asking(sessionId, THEARY)).toBe('PREREQUISITES_MISSING');
    expect(await tableChecksums(db.url)).toEqual(before);
    expect(await taken()).toBe(1);
  });

  it('is the last thing that is missing', async () => {
    expect(await asking(sessionId, SREYMOM)).toBe('CONFIRMED');
    await db.ownerSql(`update course_prerequisites set prerequisite_id = $1 where course_id = $2`, [
      await aCourse('Another'),
      sensors,
    ]);
    expect(await asking(sessionId, SREYMOM)).toBe('ALREADY_REGISTERED');
    await db.travelTo(WHEN.sensors);
    expect(await asking(sessionId, DARA)).toBe('SESSION_STARTED');
  });

  it('is asked of all courses that come before', async () => {
    await comesBefore(await aCourse('Digital safety'), sensors);
    expect(await asking(sessionId, SREYMOM)).toBe('PREREQUISITES_MISSING');
    expect(await taken()).toBe(0);
  });

  it('is asked of who would wait as well', async () => {
    const full = await aSession(sensors, WHEN.sensors, 1);
    expect([await asking(full, SREYMOM), await asking(full, CHANTHOU), await asking(full, DARA)]).toEqual([
      'CONFIRMED',
      'WAITLISTED',
      'PREREQUISITES_MISSING',
    ]);
  });

  it('follows a mark that is corrected', async () => {
    await db.ownerSql(
      `update attendances set status = 'ABSENT', version = 2, reason = 'x' from registrations r join people p on p.id = r.person_id
       where registration_id = r.id and r.session_id = $1 and p.full_name = $2`,
      [held, SREYMOM.fullName],
    );
    expect(await asking(sessionId, SREYMOM)).toBe('PREREQUISITES_MISSING');
  });

  it('follows the course, for those who come from then on', async () => {
    await db.ownerSql('delete from course_prerequisites where course_id = $1', [sensors]);
    expect(await asking(sessionId, DARA)).toBe('CONFIRMED');
    await comesBefore(openData, sensors);
    expect(await asking(sessionId, THEARY)).toBe('PREREQUISITES_MISSING');
    expect(await taken()).toBe(1);
  });

  it('follows a planned session to another course', async () => {
    await db.ownerSql('update sessions set course_id = $2 where id = $1', [sessionId, openData]);
    expect(await asking(sessionId, THEARY)).toBe('CONFIRMED');
    await db.ownerSql('update sessions set course_id = $2 where id = $1', [sessionId, sensors]);
    expect(await asking(sessionId, DARA)).toBe('PREREQUISITES_MISSING');
  });

  it('is not asked of a consultation meeting, and to have been at one is not to have been to the course', async () => {
    await db.ownerSql(`update sessions set kind = 'CONSULTATION' where id = any($1)`, [[sessionId, held]]);
    expect(await asking(sessionId, THEARY)).toBe('CONFIRMED');
    await db.ownerSql(`update sessions set kind = 'TRAINING' where id = $1`, [sessionId]);
    expect(await asking(sessionId, SREYMOM)).toBe('PREREQUISITES_MISSING');
  });

  it('is said of each line of a list, and enrols the others', async () => {
    const enrolling = app.get(EnrolPeopleService);
    const list = listOf(CHANTHOU, DARA, THEARY);
    const outcomes = ['CONFIRMED', 'PREREQUISITES_MISSING', 'PREREQUISITES_MISSING'];

    const preview = await enrolling.preview(list);
    expect(preview.ok && preview.value.lines.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(await taken()).toBe(0);

    const done = await enrolling.enrol(guides.coordinator, list);
    expect(done.ok && done.value.lines.map(({ outcome }) => outcome)).toEqual(outcomes);
    expect(await taken()).toBe(1);
    expect(await db.ownerSql('select from enrolment_draft_rows where session_id = $1', [sessionId])).toEqual(
      [],
    );
  });

  it('goes with a seat that is given away', async () => {
    const mine = await register(sessionId, SREYMOM);
    if (!mine.ok) throw new Error(mine.refusal.code);
    const { reference } = mine.value;
    const give = async (to: Who): Promise<string> => {
      const answer = await app
        .get(TransferRegistrationService)
        .toPerson(ANONYMOUS, { reference, ...to, locale: 'km', idempotencyKey: newId() });
      return answer.ok ? answer.value.status : answer.refusal.code;
    };
    const before = await tableChecksums(db.url);
    expect(await give(THEARY)).toBe('PREREQUISITES_MISSING');
    expect(await tableChecksums(db.url)).toEqual(before);
    expect(await give(CHANTHOU)).toBe('CONFIRMED');
    expect(await taken()).toBe(1);
  });
});
