/* Trainers hand in materials: docs/stories/course-materials.md, "Trainers". */
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, personActor, type Role, SYSTEM } from '#authz';
import {
  CatalogueModule,
  type MaterialContent,
  MaterialHandIns,
  MaterialReads,
  MaterialsService,
  type TypedSource,
} from '#catalogue';
import { type Tx, UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import {
  CancelSessionService,
  ChangeSessionStateService,
  PlanSessionService,
  type SessionContent,
  type TrainerEntry,
} from '#sessions';
import { createTestDatabase, shutRendezvous, tableChecksums, type TestDatabase, waitFor } from '#testing';
import { composeProgramme } from './programme.builder.js';

const DOOR = 8_120_417;
const both = (en: string): { km: string; en: string } => ({ km: 'ក', en });
let db: TestDatabase;
let app: INestApplicationContext;
let materials: MaterialsService;
let reads: MaterialReads;
const people = { dara: newId(), sophea: newId(), bunthan: newId() };
const actor = (name: keyof typeof people, role: Role): Actor =>
  personActor(people[name], [{ role, scopeId: null }]);
const dara = actor('dara', 'WORKING_GROUP');
const sophea = actor('sophea', 'TRAINER');
const bunthan = actor('bunthan', 'TRAINER');
const courses = { 'open-data': newId(), tourism: newId(), draft: newId() };
type CourseName = keyof typeof courses;

beforeEach(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db, [CatalogueModule]);
  await db.travelTo('2026-11-02T02:00:00Z');
  materials = app.get(MaterialsService);
  reads = app.get(MaterialReads);
  for (const [name, id] of Object.entries(people)) {
    const full = { dara: 'Sok Dara', sophea: 'Keo Sophea', bunthan: 'Chea Bunthan' }[name]!;
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $2)`,
      [id, full, `${name}@example.org`],
    );
    if (name !== 'dara')
      await db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'TRAINER')`, [
        newId(),
        id,
      ]);
  }
  const [area, sector] = [newId(), newId()];
  await db.ownerSql(
    `insert into focus_areas (id, code, name_km, name_en, rank) values ($1, 'civic', 'ក', 'Civic', 1)`,
    [area],
  );
  await db.ownerSql(
    `insert into sectors (id, code, focus_area_id, name_km, name_en) values ($1, 'data', $2, 'ក', 'Data')`,
    [sector, area],
  );
  for (const [code, id] of Object.entries(courses))
    await db.ownerSql(
      `insert into courses (id, code, sector_id, state, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
       values ($1, $2, $3, $4, 'ក', $2, 'ក', 'x', 'ក', 'x', 'ក', 'x')`,
      [id, code, sector, code === 'draft' ? 'DRAFT' : 'PUBLISHED'],
    );
});
afterEach(async () => {
  await app.close();
  await db.drop();
});

const contentOf = (course: CourseName, day: number): SessionContent => ({
  courseId: courses[course],
  mode: 'ONLINE',
  cityId: null,
  venue: null,
  mapUrl: null,
  accessNote: null,
  joinUrl: 'https://meet.example/1',
  languages: ['km'],
  startsAt: new Date(`2026-11-0${day}T08:30:00+07:00`),
  endsAt: new Date(`2026-11-0${day}T12:00:00+07:00`),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
});
const entry = (name: keyof typeof people, position = 'Specialist'): TrainerEntry => ({
  trainerId: people[name],
  name: both(name),
  position: both(position),
});
const seats = { capacity: 30, onlineCapacity: null };

function must<T>(answer: Result<T>): T {
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
/** The draft of a session of a course. */
const planned = async (course: CourseName, day: number, trainer: keyof typeof people): Promise<string> =>
  must(
    await app.get(PlanSessionService).createSession(SYSTEM, {
      content: contentOf(course, day),
      seats,
      trainers: [entry(trainer)],
      addressHoldMinutes: 0,
    }),
  );
async function writeTrainers(sessionId: string, trainers: readonly TrainerEntry[]): Promise<Result<string>> {
  const [row] = await db.ownerSql<{ version: number }>('select version from sessions where id = $1', [
    sessionId,
  ]);
  const content = contentOf('open-data', 4);
  return app
    .get(PlanSessionService)
    .editSession(SYSTEM, { sessionId, version: row!.version, content, seats: null, trainers });
}

const exercises = (more: Partial<MaterialContent> = {}): MaterialContent => ({
  title: { km: 'លំហាត់', en: 'Exercises' },
  language: 'km',
  audience: 'CONFIRMED',
  isShown: true,
  ...more,
});
const link = (n: number): TypedSource => ({
  file: null,
  fileName: null,
  url: `https://files.example.org/${n}`,
});
const add = (
  who: Actor,
  course: CourseName = 'open-data',
  content = exercises(),
  service = materials,
): Promise<Result<string>> => service.add(who, courses[course], { content, source: link(1) });
const follow = (who: Actor, materialId: string, revision: number): Promise<Result<string>> =>
  materials.addVersion(who, { materialId, revision }, link(revision + 1));
const said = (answer: Result<string>): string => (answer.ok ? 'OK' : answer.refusal.code);

async function refused(act: () => Promise<Result<string>>): Promise<string> {
  const before = await tableChecksums(db.url);
  const answer = await act();
  expect(await tableChecksums(db.url)).toEqual(before);
  return said(answer);
}
/** Numbers of versions with who handed each in, as this reader reads it; and whether they may add one. */
async function readBy(who: Actor, id: string): Promise<unknown> {
  const found = (await reads.byIds(who, [id])).get(id);
  return found && [found.versions.map((v) => [v.number, v.handedInBy]), found.mayAddVersion];
}
const courseOf = async (who: Actor): Promise<readonly string[] | null> => {
  const found = await app.get(MaterialHandIns).coursesOf(who);
  return found && [...found];
};

describe('who trains a session', () => {
  it('hands in materials of its course and follows up their own, and the working group reads whose they are', async () => {
    await planned('open-data', 4, 'sophea');
    const id = must(await add(sophea));
    must(await follow(sophea, id, 1));
    const slides = must(await add(dara, 'open-data', exercises({ title: both('Slides') })));

    const hers = [
      [2, 'Keo Sophea'],
      [1, 'Keo Sophea'],
    ];
    expect(await readBy(dara, id)).toEqual([hers, true]);
    expect(await readBy(sophea, id)).toEqual([hers, true]);
    expect(await readBy(sophea, slides)).toEqual([[[1, null]], false]);
    expect(await readBy(dara, slides)).toEqual([[[1, 'Sok Dara']], true]);
    expect(
      await db.ownerSql(`select action, actor from audit_rows where subject_id = $1 order by at, id`, [id]),
    ).toEqual([
      { action: 'catalogue.add-material', actor: `person:${people.sophea}` },
      { action: 'catalogue.add-material-version', actor: `person:${people.sophea}` },
    ]);
    expect(await db.ownerSql('select from messages')).toEqual([]);

    must(await follow(dara, id, 2));
    must(await follow(sophea, id, 3));
    expect(await readBy(dara, id)).toEqual([[[4, 'Keo Sophea'], [3, 'Sok Dara'], ...hers], true]);
  });

  it('sees what they do not show, and no other trainer does', async () => {
    await planned('open-data', 4, 'sophea');
    await planned('open-data', 5, 'bunthan');
    const id = must(await add(sophea, 'open-data', exercises({ isShown: false })));

    expect(await readBy(sophea, id)).toEqual([[[1, 'Keo Sophea']], true]);
    expect(await readBy(dara, id)).toEqual([[[1, 'Keo Sophea']], true]);
    expect(await readBy(bunthan, id)).toBeUndefined();
    expect(await refused(() => follow(bunthan, id, 1))).toBe('MATERIAL_NOT_FOUND');
  });

  it('is refused what is not theirs', async () => {
    await planned('open-data', 4, 'sophea');
    await planned('tourism', 5, 'bunthan');
    const slides = must(await add(dara));
    const hidden = must(await add(dara, 'open-data', exercises({ isShown: false })));

    expect(await refused(() => follow(sophea, slides, 1))).toBe('FORBIDDEN');
    expect(await refused(() => follow(sophea, hidden, 1))).toBe('MATERIAL_NOT_FOUND');
    expect(await refused(() => follow(sophea, newId(), 1))).toBe('MATERIAL_NOT_FOUND');
    expect(await refused(() => add(sophea, 'tourism'))).toBe('FORBIDDEN');
    expect(await refused(() => add(sophea, 'draft'))).toBe('COURSE_NOT_FOUND');
    expect(await refused(() => add(bunthan))).toBe('FORBIDDEN');
    expect(await courseOf(sophea)).toEqual([courses['open-data']]);
    expect(await courseOf(bunthan)).toEqual([courses.tourism]);
    expect(await courseOf(dara)).toBeNull();
    expect(await courseOf(personActor(newId(), [{ role: 'TRAINER', scopeId: null }]))).toEqual([]);
    expect(await courseOf(personActor(people.sophea, []))).toEqual([]);
  });

  it('does so until 90 days after its end', async () => {
    await planned('open-data', 4, 'sophea');
    await db.travelTo('2027-02-02T04:59:00Z');
    const id = must(await add(sophea));
    await db.travelTo('2027-02-02T05:01:00Z');

    expect(await refused(() => add(sophea))).toBe('FORBIDDEN');
    expect(await refused(() => follow(sophea, id, 1))).toBe('FORBIDDEN');
    expect(await courseOf(sophea)).toEqual([]);
    expect(await readBy(sophea, id)).toEqual([[[1, 'Keo Sophea']], false]);
  });

  it('does so while it is a draft, stands or has no date, and no more once it is cancelled', async () => {
    const session = await planned('open-data', 4, 'sophea');
    must(await app.get(ChangeSessionStateService).openSession(SYSTEM, session));
    expect(said(await add(sophea))).toBe('OK');
    must(
      await app.get(ChangeSessionStateService).postponeSession(SYSTEM, {
        sessionId: session,
        reason: both('The hall is flooded'),
      }),
    );
    expect(said(await add(sophea))).toBe('OK');
    must(
      await app
        .get(CancelSessionService)
        .cancelSession(SYSTEM, { sessionId: session, reason: both('Nobody comes') }),
    );
    expect(await refused(() => add(sophea))).toBe('FORBIDDEN');
    expect(await courseOf(sophea)).toEqual([]);

    await planned('open-data', 5, 'sophea');
    expect(said(await add(sophea))).toBe('OK');
  });

  it('is refused once they train it no more', async () => {
    const session = await planned('open-data', 4, 'sophea');
    const id = must(await add(sophea));
    must(await writeTrainers(session, [entry('bunthan')]));

    expect(await refused(() => add(sophea))).toBe('FORBIDDEN');
    expect(await refused(() => follow(sophea, id, 1))).toBe('FORBIDDEN');
    expect(await refused(() => follow(bunthan, id, 1))).toBe('FORBIDDEN');
    expect(said(await add(bunthan))).toBe('OK');
  });
});

describe('who is taken off a session at the moment at which they hand in', () => {
  beforeEach(() =>
    db.ownerSql(`
      create function wait_at_the_door() returns trigger language plpgsql as $$
      begin perform pg_advisory_xact_lock_shared(${DOOR}); return new; end $$`),
  );
  /** The session stands: of a draft the course is locked too. */
  async function opened(): Promise<string> {
    const session = await planned('open-data', 4, 'sophea');
    return must(await app.get(ChangeSessionStateService).openSession(SYSTEM, session));
  }
  /** Whoever does this act waits at the door with all that they hold. */
  const holdUp = (action: string): Promise<unknown> =>
    db.ownerSql(`create trigger tr_audit_rows__door before insert on audit_rows for each row
      when (new.action = '${action}') execute function wait_at_the_door()`);
  const waitsForARow = async (): Promise<boolean> => {
    const [row] = await db.ownerSql<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event <> 'advisory'`,
    );
    return row!.n > 0;
  };

  /** The service whose statements are changed first. */
  function careless(change: (tx: Tx, query: Parameters<Tx['sql']>[0]) => unknown): MaterialsService {
    const unitOfWork = app.get(UnitOfWork);
    const changed = (tx: Tx): Tx =>
      Object.assign(Object.create(tx) as Tx, {
        sql: (query: Parameters<Tx['sql']>[0]) => change(tx, query),
      });
    return Object.assign(Object.create(MaterialsService.prototype) as MaterialsService, materials, {
      unitOfWork: { run: <T>(work: (tx: Tx) => Promise<T>) => unitOfWork.run((tx) => work(changed(tx))) },
    });
  }
  const withoutLock = (): MaterialsService =>
    careless((tx, query) => tx.sql({ ...query, text: query.text.replace(' for share', '') }));
  const withoutAskingAgain = (): MaterialsService =>
    careless((tx, query) =>
      query.text.includes('from session_trainers t join') ? Promise.resolve([{}]) : tx.sql(query),
    );

  /** She hands in first, and he takes her off before she is done: what came of both, in the order in which they ended. */
  async function sheIsFirst(service: MaterialsService, isHeldUp: boolean): Promise<string[]> {
    const session = await opened();
    await holdUp('catalogue.add-material');
    const ended: string[] = [];
    const door = await shutRendezvous(db.url, DOOR);
    try {
      const hers = add(sophea, 'open-data', exercises(), service).then((a) => ended.push(`hers ${said(a)}`));
      await door.arrived(1);
      const his = writeTrainers(session, [entry('bunthan')]).then((a) => ended.push(`his ${said(a)}`));
      if (isHeldUp) await waitFor(waitsForARow);
      else await his;
      await door.open();
      await Promise.all([hers, his]);
      return ended;
    } catch (error) {
      await door.open();
      throw error;
    }
  }

  it('has handed it in before they are off', async () => {
    expect(await sheIsFirst(materials, true)).toEqual(['hers OK', 'his OK']);
    expect(await db.ownerSql('select from course_materials')).toHaveLength(1);
  });

  it('hands it in after they are off without the lock of the session: the twin', async () => {
    expect(await sheIsFirst(withoutLock(), false)).toEqual(['his OK', 'hers OK']);
  });

  /** He writes the trainers of the session first, and she hands in before he is done. */
  async function heIsFirst(trainers: readonly TrainerEntry[], service = materials): Promise<string[]> {
    const session = await opened();
    await holdUp('sessions.edit-session');
    const door = await shutRendezvous(db.url, DOOR);
    try {
      const his = writeTrainers(session, trainers);
      await door.arrived(1);
      const hers = add(sophea, 'open-data', exercises(), service);
      await waitFor(waitsForARow);
      await door.open();
      return (await Promise.all([his, hers])).map(said);
    } catch (error) {
      await door.open();
      throw error;
    }
  }

  it('is refused when they were off before', async () => {
    expect(await heIsFirst([entry('bunthan')])).toEqual(['OK', 'FORBIDDEN']);
    expect(await db.ownerSql('select from course_materials')).toEqual([]);
    expect(await db.ownerSql(`select from audit_rows where action = 'catalogue.add-material'`)).toEqual([]);
  });

  it('hands it in all the same when nobody asks again behind the lock: the twin', async () => {
    expect(await heIsFirst([entry('bunthan')], withoutAskingAgain())).toEqual(['OK', 'OK']);
  });

  it('hands it in when the session is written anew and keeps them', async () => {
    expect(await heIsFirst([entry('sophea', 'Head of data')])).toEqual(['OK', 'OK']);
  });
});
