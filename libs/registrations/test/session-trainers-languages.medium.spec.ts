/* In which languages whoever trains a session does so: docs/stories/plan-a-session.md, “Their languages”. */
import type { INestApplicationContext } from '@nestjs/common';
import { ModulesContainer } from '@nestjs/core';
import { SYSTEM } from '#authz';
import { UnitOfWork } from '#database';
import { newId, type Result } from '#kernel';
import { PersonalDataSources } from '#privacy';
import {
  ChangeSessionStateService,
  type CreateSession,
  type EditSession,
  MoveSessionService,
  PlanSeriesService,
  PlanSessionService,
  type TrainerEntry,
  TrainerReads,
} from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let courseId: string;
const [sophea, visal] = [newId(), newId()];
const INTERPRETED = 'Her colleague interprets';
const entry = (trainerId: string, languages?: string[]): TrainerEntry => ({
  trainerId,
  name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
  position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
  ...(languages && { languages }),
});
const at = (day: number, time: string): Date => new Date(`2027-01-${day}T${time}:00+07:00`);

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
  await aSession(db, { capacity: 1 });
  [{ id: courseId }] = (await db.ownerSql<{ id: string }>('select id from courses')) as [{ id: string }];
  for (const [id, name] of [
    [sophea, 'Keo Sophea'],
    [visal, 'Chea Visal'],
  ]) {
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $2)`,
      [id, name, `${id}@example.org`],
    );
    await db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, 'TRAINER')`, [
      newId(),
      id,
    ]);
  }
});
beforeEach(() => db.ownerSql('delete from session_trainers'));
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const contentOf = (day: number, languages: string[]): CreateSession['content'] => ({
  courseId,
  mode: 'ONLINE',
  cityId: null,
  venue: null,
  mapUrl: null,
  accessNote: null,
  joinUrl: 'https://meet.example/1',
  languages,
  startsAt: at(day, '08:30'),
  endsAt: at(day, '12:00'),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
});
/** A session on-line, 08:30–12:00 in Khmer and in English. */
const plan = (
  day: number,
  trainers: TrainerEntry[],
  { languages = ['km', 'en'], overrideReason = null as string | null } = {},
): Promise<Result<string>> =>
  app.get(PlanSessionService).createSession(SYSTEM, {
    content: contentOf(day, languages),
    seats: { capacity: 30, onlineCapacity: null },
    trainers,
    overrideReason,
  });
const planned = async (...typed: Parameters<typeof plan>): Promise<string> => {
  const answer = await plan(...typed);
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
};
const edit = async (
  sessionId: string,
  day: number,
  languages: string[],
  more: Partial<EditSession> = {},
): Promise<Result<string>> => {
  const [row] = await db.ownerSql<{ version: number }>('select version from sessions where id = $1', [
    sessionId,
  ]);
  return app.get(PlanSessionService).editSession(SYSTEM, {
    sessionId,
    version: row!.version,
    content: contentOf(day, languages),
    seats: null,
    ...more,
  });
};
const open = (sessionId: string, overrideReason?: string): Promise<Result<string>> =>
  app.get(ChangeSessionStateService).openSession(SYSTEM, sessionId, overrideReason);
const said = (answer: Result<unknown>): string => (answer.ok ? 'OK' : answer.refusal.code);
const languagesIn = async (sessionId: string): Promise<unknown[]> =>
  (
    await db.ownerSql<{ languages: unknown }>(
      'select languages from session_trainers where session_id = $1 order by rank',
      [sessionId],
    )
  ).map(({ languages }) => languages);
const lastAudit = async (sessionId: string): Promise<unknown> =>
  (
    await db.ownerSql(
      `select action, reason, after -> 'missingLanguages' as missing, after ->> 'overrideReason' as override
       from audit_rows where subject_id = $1 order by id desc limit 1`,
      [sessionId],
    )
  )[0];
const written = (): Promise<unknown> =>
  db.ownerSql(
    `select (select count(*)::int from sessions) as sessions, (select count(*)::int from audit_rows) as audit,
       (select json_agg(t order by t.session_id, t.rank) from session_trainers t)::text as trainers`,
  );

it('refuses a language in which none of its trainers trains, and writes nothing', async () => {
  const before = await written();

  expect(await plan(13, [entry(sophea, ['km'])])).toEqual({
    ok: false,
    refusal: { code: 'TRAINER_LANGUAGE', path: ['trainers'], detail: { languages: 'en' } },
  });
  expect(await written()).toEqual(before);
});

it.each([
  ['with a colleague who trains in English', [entry(sophea, ['km']), entry(visal, ['en'])]],
  ['with one of whom nothing is known', [entry(sophea, ['km']), entry(visal)]],
  ['when they train in both', [entry(sophea, ['en', 'km'])]],
  ['without anybody', []],
])('has them %s', async (_how, trainers) => {
  expect(said(await plan(13, trainers))).toBe('OK');
});

it('has them for a reason, which the audit shows beside the language', async () => {
  const session = await planned(13, [entry(sophea, ['km'])], { overrideReason: INTERPRETED });

  expect(await lastAudit(session)).toEqual({
    action: 'sessions.create-session',
    reason: INTERPRETED,
    missing: ['en'],
    override: null,
  });
  const other = await planned(14, [entry(sophea, ['km'])], {
    languages: ['km'],
    overrideReason: INTERPRETED,
  });
  expect(await lastAudit(other)).toMatchObject({ reason: null, missing: null });
});

it('takes the languages of the last session that says them, where none are ticked', async () => {
  const first = await planned(13, [entry(sophea)]);
  expect(await languagesIn(first)).toEqual([null]);
  await planned(14, [entry(sophea, ['km'])], { languages: ['km'] });

  expect(said(await plan(15, [entry(sophea)]))).toBe('TRAINER_LANGUAGE');
  expect(await languagesIn(await planned(15, [entry(sophea, [])], { languages: ['km'] }))).toEqual([['km']]);
  const choices = await app.get(TrainerReads).choices();
  expect(choices.map(({ fullName, languages }) => [fullName, languages])).toEqual([
    ['Chea Visal', []],
    ['Keo Sophea', ['km']],
  ]);
});

it('leaves those that the session has, where an edit ticks none', async () => {
  const session = await planned(13, [entry(sophea, ['km', 'en'])]);
  await planned(20, [entry(sophea, ['km'])], { languages: ['km'] });
  const before = await written();

  expect(said(await edit(session, 13, ['km', 'en'], { trainers: [entry(sophea)] }))).toBe('OK');
  expect(await written()).toEqual(before);
  expect(said(await edit(session, 13, ['km', 'en'], { trainers: [entry(sophea, ['km'])] }))).toBe(
    'TRAINER_LANGUAGE',
  );
  expect((await app.get(TrainerReads).of(session)).map(({ languages }) => languages)).toEqual([['km', 'en']]);
});

it('asks when a session gets a language that it had not, once it is open too, and not when it loses one', async () => {
  const session = await planned(13, [entry(sophea, ['km'])], { languages: ['km'] });
  expect(said(await edit(session, 13, ['km', 'en']))).toBe('TRAINER_LANGUAGE');
  expect(said(await open(session))).toBe('OK');
  expect(said(await edit(session, 13, ['km', 'en']))).toBe('TRAINER_LANGUAGE');

  expect(said(await edit(session, 13, ['km', 'en'], { overrideReason: INTERPRETED }))).toBe('OK');
  expect(await lastAudit(session)).toMatchObject({
    action: 'sessions.edit-session',
    reason: INTERPRETED,
    missing: ['en'],
  });
  expect(said(await edit(session, 13, ['en']))).toBe('OK');
  expect(await lastAudit(session)).toMatchObject({ reason: null, missing: null });
});

it('asks when a draft is opened, and not when a session is moved', async () => {
  const session = await planned(13, [entry(sophea, ['km'])], { overrideReason: INTERPRETED });
  expect(await open(session)).toEqual({
    ok: false,
    refusal: { code: 'TRAINER_LANGUAGE', path: ['overrideReason'], detail: { languages: 'en' } },
  });

  expect(said(await open(session, INTERPRETED))).toBe('OK');
  expect(await lastAudit(session)).toEqual({
    action: 'sessions.open-session',
    reason: null,
    missing: ['en'],
    override: INTERPRETED,
  });
  const move = { sessionId: session, startsAt: at(21, '08:30'), endsAt: at(21, '12:00') };
  expect(said(await app.get(MoveSessionService).moveSession(SYSTEM, move))).toBe('OK');
});

it('is nothing that the public may read', async () => {
  expect(
    await db.ownerSql(
      `select has_column_privilege('samaki_public', 'session_trainers', 'public_name_en', 'select') as name,
         has_column_privilege('samaki_public', 'session_trainers', 'languages', 'select') as languages`,
    ),
  ).toEqual([{ name: true, languages: false }]);
});

it('is told to the trainer with their data, and forgotten with them', async () => {
  await planned(13, [entry(sophea, ['km', 'en'])]);
  const sources = new PersonalDataSources(app.get(ModulesContainer));
  sources.onModuleInit();
  const source = sources.all().find(({ subject }) => subject === 'sessions')!;
  const unitOfWork = app.get(UnitOfWork);

  expect(await unitOfWork.run((tx) => source.exportOf(tx, sophea))).toMatchObject([
    { name: 'sessionsHeld', rows: [{ publicName: 'Keo Sophea', languages: 'km, en' }] },
    { name: 'sessionsObserved', rows: [] },
  ]);
  await unitOfWork.run((tx) => source.erase(tx, sophea, 'Somebody'));
  expect(await unitOfWork.run((tx) => source.exportOf(tx, sophea))).toMatchObject([
    { rows: [{ publicName: 'Somebody', languages: null }] },
    { rows: [] },
  ]);
});

it('asks of a series, all of it or none', async () => {
  const sessionId = await planned(13, [entry(sophea, ['km'])], { overrideReason: INTERPRETED });
  const rule = {
    every: 'WEEK' as const,
    weekdays: [],
    until: null,
    times: 2,
    except: [],
    onHolidays: false,
  };
  const series = app.get(PlanSeriesService);
  const before = await written();

  expect(await series.preview(SYSTEM, { sessionId, rule })).toMatchObject({
    value: { missingLanguages: ['en'] },
  });
  expect(said(await series.plan(SYSTEM, { sessionId, rule }))).toBe('TRAINER_LANGUAGE');
  expect(await written()).toEqual(before);
  expect(said(await series.plan(SYSTEM, { sessionId, rule, overrideReason: INTERPRETED }))).toBe('OK');
  expect(
    await db.ownerSql(
      `select reason, after -> 'missingLanguages' as missing from audit_rows where action = 'sessions.plan-series'`,
    ),
  ).toEqual([1, 2].map(() => ({ reason: INTERPRETED, missing: ['en'] })));
});
