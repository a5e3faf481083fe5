/* From so many people on: docs/stories/minimum-participants.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { ANONYMOUS, personActor } from '#authz';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { People } from '#identity';
import { newId } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import { CancelRegistrationService, RegisterOneService } from '#registrations';
import {
  AskAboutMinimums,
  ChangeSessionStateService,
  MoveSessionService,
  PlanSessionService,
  type SessionContent,
} from '#sessions';
import { createTestDatabase, TEST_SECRET, type TestDatabase, waitFor } from '#testing';
import pg from 'pg';
import { SessionSeatsService } from '../src/domain/session-seats.service.js';
import { Waitlist } from '../src/domain/waitlist.js';
import { MinimumMailComposer } from '../src/worker/minimum-mail.composer.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';
import { askingThrough } from './races.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let worker: Awaited<ReturnType<typeof openWorker>>;
let gate: pg.Client;
const city = newId();
const dara = personActor(newId(), [{ role: 'WORKING_GROUP', scopeId: null }]);
const vuthy = personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: city }]);
const elsewhere = personActor(newId(), [{ role: 'CITY_OFFICER', scopeId: newId() }]);
const at = (text: string): Date => new Date(`${text}:00+07:00`);
const START = at('2027-01-13T08:30');
const DECIDE_BY = at('2027-01-06T08:30');
const AFTER = at('2027-01-06T08:31');
const RENDEZVOUS = 20_270_106;

async function openWorker() {
  const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 4 }).initialize();
  return { dataSource, unitOfWork: new UnitOfWork(dataSource, new EventListeners()) };
}
const minimums = (unitOfWork = worker.unitOfWork): AskAboutMinimums =>
  new AskAboutMinimums(
    unitOfWork,
    new SessionSeatsService(new Waitlist(new MessageLedger(), new AuditTrail())),
    new MessageLedger(),
    new AuditTrail(),
  );

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await aSession(db, { capacity: 1 });
  await db.ownerSql(
    `insert into cities (id, code, country_code, name_km, name_en, time_zone) values ($1, 'siem-reap', 'KH', 'សៀមរាប', 'Siem Reap', 'Asia/Phnom_Penh')`,
    [city],
  );
  for (const { personId, roles } of [dara, vuthy, elsewhere]) {
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, $4, $3)`,
      [personId, roles[0]!.role, `${personId}@example.org`, personId === dara.personId ? 'en' : 'km'],
    );
    await db.ownerSql(`insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)`, [
      newId(),
      personId,
      roles[0]!.role,
      roles[0]!.scopeId,
    ]);
  }
  await db.ownerSql(`create function hold_audit() returns trigger language plpgsql as $$
    begin if new.action = 'sessions.ask-about-minimum' then perform pg_advisory_xact_lock_shared(${RENDEZVOUS}); end if; return new; end $$`);
  await db.ownerSql(
    'create trigger tr_hold_audit before insert on audit_rows for each row execute function hold_audit()',
  );
  worker = await openWorker();
  gate = new pg.Client(db.url);
  await gate.connect();
});
beforeEach(() => db.travelTo(NOW));
afterAll(async () => {
  await gate?.end();
  await worker?.dataSource.destroy();
  await app?.close();
  await db?.drop();
});

const content = async (more: Partial<SessionContent> = {}): Promise<SessionContent> => ({
  courseId: (await db.ownerSql<{ id: string }>('select id from courses'))[0]!.id,
  mode: 'IN_PERSON',
  cityId: city,
  venue: { km: 'សាលាក្រុង', en: 'City Hall' },
  mapUrl: null,
  accessNote: null,
  joinUrl: null,
  languages: ['km'],
  startsAt: START,
  endsAt: at('2027-01-13T12:00'),
  doorsOpenAt: null,
  timeZone: 'Asia/Phnom_Penh',
  registrationOpensAt: null,
  registrationClosesAt: null,
  minParticipants: 3,
  decideBy: DECIDE_BY,
  ...more,
});
const create = async (more: Partial<SessionContent> = {}) =>
  app.get(PlanSessionService).createSession(dara, {
    content: await content(more),
    seats: { capacity: 30, onlineCapacity: null },
    addressHoldMinutes: 0,
    trainers: [],
  });
const states = () => app.get(ChangeSessionStateService);
let last = 0;
/** An open session that needs three, with so many confirmed, and their tickets. */
async function planned(confirmed: number): Promise<{ sessionId: string; references: string[] }> {
  const made = await create();
  if (!made.ok) throw new Error(made.refusal.code);
  await states().openSession(dara, made.value);
  const references: string[] = [];
  for (let n = 0; n < confirmed; n += 1) {
    const answer = await app.get(RegisterOneService).registerOne(aRequest(made.value, (last += 1)));
    if (!answer.ok) throw new Error(answer.refusal.code);
    references.push(answer.value.reference);
  }
  return { sessionId: made.value, references };
}
const said = (answer: { ok: boolean; refusal?: { code: string } }): string =>
  answer.ok ? 'OK' : answer.refusal!.code;
const standing = async (sessionId: string): Promise<unknown> =>
  (
    await db.ownerSql(
      `select status, minimum_asked_at is not null as asked, minimum_settled_at is not null as settled from sessions where id = $1`,
      [sessionId],
    )
  )[0];
const asked = (sessionId: string) =>
  db.ownerSql<LedgerRow>(
    `select id, kind, person_id as "personId", locale, cause_id as "causeId" from messages
     where kind = 'sessions.to-decide' and cause_id = $1 order by locale, id`,
    [sessionId],
  );
const audited = (sessionId: string) =>
  db.ownerSql(
    `select action, after ->> 'confirmed' as confirmed, reason from audit_rows
     where subject_id = $1 and action ~ 'minimum|anyway' order by id`,
    [sessionId],
  );
const everything = (): Promise<unknown[]> =>
  db.ownerSql(`select (select count(*)::int from sessions) as sessions, (select count(*)::int from audit_rows) as audited,
    (select count(*)::int from messages) as mails, (select sum(version)::int from sessions) as versions`);

describe('a session that needs so many people', () => {
  it.each([
    ['from none', { minParticipants: 0 }, 'MIN_PARTICIPANTS_INVALID'],
    ['from more than it has seats', { minParticipants: 31 }, 'MIN_PARTICIPANTS_INVALID'],
    ['with a date and no number', { minParticipants: null }, 'MIN_PARTICIPANTS_INVALID'],
    ['with no date', { decideBy: null }, 'DECIDE_BY_INVALID'],
    ['with a date that is past', { decideBy: NOW }, 'DECIDE_BY_INVALID'],
    ['with the start for a date', { decideBy: START }, 'DECIDE_BY_INVALID'],
  ] as const)('is not planned %s, and then no row is different', async (_what, more, code) => {
    const before = await everything();

    expect(said(await create(more))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  it('is written anew with another number, and keeps one whose date is past', async () => {
    const { sessionId } = await planned(0);
    const edit = async (version: number, more: Partial<SessionContent>) =>
      app.get(PlanSessionService).editSession(dara, {
        sessionId,
        version,
        content: await content(more),
        seats: null,
      });
    const [{ version }] = (await db.ownerSql('select version from sessions where id = $1', [sessionId])) as [
      { version: number },
    ];

    expect(said(await edit(version, { minParticipants: 31 }))).toBe('MIN_PARTICIPANTS_INVALID');
    expect(said(await edit(version, { minParticipants: 5 }))).toBe('OK');
    await db.travelTo(AFTER);
    await minimums().round();
    expect(await standing(sessionId)).toMatchObject({ asked: true });
    expect(
      said(await edit(version + 1, { minParticipants: 5, accessNote: { km: 'ជម្រាល', en: 'Ramp' } })),
    ).toBe('OK');
    expect(await standing(sessionId)).toMatchObject({ asked: true });
    expect(said(await edit(version + 2, { minParticipants: 4 }))).toBe('DECIDE_BY_INVALID');
    expect(said(await edit(version + 2, { minParticipants: 4, decideBy: at('2027-01-08T08:30') }))).toBe(
      'OK',
    );
    expect(await standing(sessionId)).toMatchObject({ asked: false });
  });
});

describe('when the date passes', () => {
  it('with enough, it takes place: nobody is told, and nothing changes it afterwards', async () => {
    const { sessionId, references } = await planned(3);
    await minimums().round();
    expect(await standing(sessionId)).toMatchObject({ asked: false, settled: false });
    await db.travelTo(AFTER);
    await minimums().round();
    await app.get(CancelRegistrationService).cancel(ANONYMOUS, references[0]!);
    await minimums().round();

    expect(await standing(sessionId)).toEqual({ status: 'OPEN', asked: false, settled: true });
    expect(await audited(sessionId)).toEqual([
      {
        action: 'sessions.settle-minimum',
        confirmed: '3',
        reason: 'As many as it needs have a seat',
      },
    ]);
    expect(await asked(sessionId)).toEqual([]);
  });

  it('with too few, those who run it are asked in their language, and it is open as before', async () => {
    const { sessionId } = await planned(2);
    await db.travelTo(AFTER);
    await minimums().round();
    await minimums().round();

    const rows = await asked(sessionId);
    expect(rows.map(({ personId, locale }) => [personId, locale])).toEqual([
      [dara.personId, 'en'],
      [vuthy.personId, 'km'],
    ]);
    const mails = await composed(rows);
    expect(mails.map((mail) => mail?.subject)).toEqual(['Decide: Heritage', 'សូមសម្រេច៖ ក']);
    expect(mails[0]!.text).toContain('2 of the 3 that it needs');
    expect(mails[0]!.text).toContain(`/en/trainer/sessions/ses_${sessionId.replaceAll('-', '')}/plan`);
    expect(await standing(sessionId)).toEqual({ status: 'OPEN', asked: true, settled: false });
    expect(said(await app.get(RegisterOneService).registerOne(aRequest(sessionId, 900)))).toBe('OK');
    // The third is there: whoever was not told yet need not be.
    expect(await composed(rows)).toEqual([null, null]);
  });

  it('asks nobody about a draft, one without a date, one that is cancelled or has begun', async () => {
    const [draft, postponed, cancelled, begun] = [
      await create(),
      await planned(0),
      await planned(0),
      await planned(0),
    ];
    const reason = { km: 'ទឹកជំនន់', en: 'Floods' };
    await states().postponeSession(dara, { sessionId: postponed.sessionId, reason });
    await db.ownerSql(`update sessions set status = 'CANCELLED' where id = $1`, [cancelled.sessionId]);
    await db.ownerSql(
      `update sessions set decide_by = $2, starts_at = $3, doors_open_at = $3 where id = $1`,
      [begun.sessionId, NOW, at('2026-12-20T08:30')],
    );
    await db.travelTo(AFTER);
    await minimums().round();

    for (const id of [draft.ok ? draft.value : '', postponed.sessionId, cancelled.sessionId, begun.sessionId])
      expect([id, await asked(id), await audited(id)]).toEqual([id, [], []]);
  });

  it('moves with the start, and then it is asked about anew', async () => {
    const { sessionId } = await planned(0);
    await db.travelTo(AFTER);
    await minimums().round();
    await app.get(MoveSessionService).moveSession(dara, {
      sessionId,
      startsAt: at('2027-01-20T08:30'),
      endsAt: at('2027-01-20T12:00'),
    });
    await minimums().round();
    expect(await asked(sessionId)).toHaveLength(2);
    expect(await composed(await asked(sessionId))).toEqual([null, null]);

    await db.travelTo(at('2027-01-13T08:30'));
    await minimums().round();
    expect(await asked(sessionId)).toHaveLength(4);
  });
});

describe('saying that it takes place anyway', () => {
  it('settles it once, is in the audit, tells nobody, and takes the question back', async () => {
    const { sessionId } = await planned(2);
    await db.travelTo(AFTER);
    await minimums().round();
    const [before] = await db.ownerSql('select count(*)::int as mails from messages');
    for (const actor of [elsewhere, ANONYMOUS])
      expect(said(await states().takePlaceAnyway(actor, sessionId))).toBe('FORBIDDEN');

    expect(said(await states().takePlaceAnyway(vuthy, sessionId))).toBe('OK');
    expect(said(await states().takePlaceAnyway(dara, sessionId))).toBe('NOTHING_TO_DECIDE');

    expect(await standing(sessionId)).toMatchObject({ status: 'OPEN', settled: true });
    expect(await audited(sessionId)).toMatchObject([
      { action: 'sessions.ask-about-minimum', confirmed: '2' },
      { action: 'sessions.take-place-anyway' },
    ]);
    expect(await composed(await asked(sessionId))).toEqual([null, null]);
    expect(await db.ownerSql('select count(*)::int as mails from messages')).toEqual([before]);
  });
});

describe('two workers that look at once', () => {
  /** One is held in the middle of asking, while the other looks. */
  async function race(second: AskAboutMinimums, whileHeld: () => Promise<unknown>): Promise<string> {
    const { sessionId } = await planned(1);
    await db.travelTo(AFTER);
    await gate.query(`select pg_advisory_lock(${RENDEZVOUS})`);
    const first = minimums().round();
    await waitFor(async () => (await waiting('advisory')) === 1, 30_000, 'the first to be held');
    const other = second.round();
    await Promise.race([other, whileHeld()]);
    await gate.query(`select pg_advisory_unlock(${RENDEZVOUS})`);
    await Promise.all([first, other]);
    return sessionId;
  }
  const waiting = async (kind: string): Promise<number> =>
    (
      await db.ownerSql<{ n: number }>(
        `select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and wait_event = $1`,
        [kind],
      )
    )[0]!.n;

  it('ask once', async () => {
    const sessionId = await race(minimums(), () => new Promise(() => undefined));

    expect([(await audited(sessionId)).length, (await asked(sessionId)).length]).toEqual([1, 2]);
  });

  it('the twin without the lock asks twice', async () => {
    const unlocked = askingThrough(worker.unitOfWork, (query, tx) =>
      tx.sql({ ...query, text: query.text.replace('for update skip locked', '') }),
    );
    const sessionId = await race(minimums(unlocked), () =>
      waitFor(async () => (await waiting('transactionid')) === 1, 30_000, 'the other to wait'),
    );

    expect(await audited(sessionId)).toHaveLength(2);
  });
});

async function composed(rows: readonly LedgerRow[]) {
  const config = Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });
  const composer = new MinimumMailComposer(worker.unitOfWork, new People(worker.unitOfWork), config);
  const mails = await composer.compose([...rows]);
  return rows.map(({ id }) => mails.get(id) ?? null);
}
