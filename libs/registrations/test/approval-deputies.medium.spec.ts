/* Story: docs/stories/approval-deputies.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, personActor, type Role } from '#authz';
import { loadReferenceData } from '#catalogue';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { People } from '#identity';
import { newId } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import {
  ApprovalDeputies,
  ApprovalDeputiesPersonalData,
  ApproveRegistrationsService,
  NAMED_DEPUTY,
  RegisterOneService,
} from '#registrations';
import { createTestDatabase, tableChecksums, TEST_SECRET, type TestDatabase } from '#testing';
import { AskToApprove, TO_APPROVE } from '../src/domain/ask-to-approve.js';
import { ApprovalMailComposer } from '../src/worker/approval-mail.composer.js';
import { DeputyMailComposer } from '../src/worker/deputy-mail.composer.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession } from './seats.builder.js';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
const LEAVE = { startsOn: '2026-11-09', endsOn: '2026-11-20' } as const;

let db: TestDatabase;
let app: INestApplicationContext;
let worker: Awaited<ReturnType<typeof openWorker>>;
let siemReap: string;
let battambang: string;
let sessionId: string;
let registrationId: string;
let last = 0;
/** The last row of the audit before a test. */
let lastAudited: string;
const people: Record<string, Actor & { readonly personId: string }> = {};
const idOf = (name: string): string => people[name]!.personId;

async function openWorker() {
  const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 4 }).initialize();
  return { dataSource, unitOfWork: new UnitOfWork(dataSource, new EventListeners()) };
}
const config = (): Config =>
  Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test' });

async function somebody(name: string, role: Role, scopeId: string | null): Promise<void> {
  const id = newId();
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'en', $3)`,
    [id, name, `${name}@samaki.example`],
  );
  await db.ownerSql(`insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)`, [
    newId(),
    id,
    role,
    scopeId,
  ]);
  people[name] = personActor(id, [{ role, scopeId }]);
}

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  worker = await openWorker();
  await aSession(db, { capacity: 1 });
  await app.get(UnitOfWork).run(loadReferenceData);
  const city = async (code: string): Promise<string> =>
    (await db.ownerSql<{ id: string }>('select id from cities where code = $1', [code]))[0]!.id;
  [siemReap, battambang] = [await city('siem-reap'), await city('battambang')];
  await somebody('vuthy', 'CITY_OFFICER', siemReap);
  await somebody('rithy', 'CITY_OFFICER', battambang);
  await somebody('sovannary', 'WORKING_GROUP', null);
  await somebody('root', 'ADMINISTRATOR', null);
  await somebody('sophea', 'TRAINER', null);
});
beforeEach(async () => {
  await db.travelTo(at('2026-11-06T16:00'));
  await db.ownerSql('delete from messages');
  await db.ownerSql('delete from approval_deputies');
  await db.ownerSql(
    `update registrations set status = 'CANCELLED', pending_reason = null where pending_reason is not null`,
  );
  const [audit] = await db.ownerSql<{ id: string }>(
    'select coalesce(max(id::text)::uuid, $1) as id from audit_rows',
    ['00000000-0000-7000-8000-000000000000'],
  );
  lastAudited = audit!.id;
  sessionId = await sessionIn(siemReap);
  const bopha = await app.get(RegisterOneService).registerOne(aRequest(sessionId, (last += 1)));
  if (!bopha.ok) throw new Error(bopha.refusal.code);
  ({ registrationId } = bopha.value);
});
afterAll(async () => {
  await worker?.dataSource.destroy();
  await app?.close();
  await db?.drop();
});

async function sessionIn(cityId: string): Promise<string> {
  const id = await aSession(db, { capacity: 30, startsAt: at('2026-12-08T13:30') });
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [id]);
  await db.ownerSql(
    `update sessions set mode = 'IN_PERSON', city_id = $2, venue_km = 'x', venue_en = 'City Hall' where id = $1`,
    [id, cityId],
  );
  return id;
}
const deputies = (): ApprovalDeputies => app.get(ApprovalDeputies);
async function name(who: string, deputy: string, days: object = {}): Promise<unknown> {
  const wish = { deputyId: people[deputy]?.personId ?? newId(), ...LEAVE, ...days };
  const answer = await deputies().name(people[who]!, wish);
  return answer.ok ? 'named' : answer.refusal.code;
}
async function decides(who: string): Promise<unknown> {
  const wish = { sessionId, registrationIds: [registrationId], approve: true, reason: null };
  const answer = await app.get(ApproveRegistrationsService).decide(people[who]!, wish);
  return answer.ok ? answer.value.decided : answer.refusal.code;
}
const audited = (): Promise<unknown[]> =>
  db.ownerSql(
    `select replace(actor, 'person:', '') as by, action, subject_id as of, before, after from audit_rows
     where action ~ 'deputy|in-place' and id > $1 order by id`,
    [lastAudited],
  );
const mailed = async (kind: string): Promise<string[]> =>
  (
    await db.ownerSql<{ name: string }>(
      `select p.full_name as name from messages m join people p on p.id = m.person_id where m.kind = $1 order by 1`,
      [kind],
    )
  ).map((row) => row.name);
async function composed(Composer: typeof ApprovalMailComposer | typeof DeputyMailComposer, kind: string) {
  const composer = new Composer(worker.unitOfWork, new People(worker.unitOfWork), config());
  const rows = await db.ownerSql<LedgerRow & Record<string, unknown>>(
    `select id, kind, person_id as "personId", to_address as "toAddress", locale, cause_id as "causeId" from messages where kind = $1`,
    [kind],
  );
  const mails = await composer.compose(rows);
  return rows.map(({ id }) => mails.get(id)?.text.replaceAll(/\s+/g, ' ') ?? null);
}
async function askAt(text: string): Promise<string[]> {
  await db.travelTo(at(text));
  await new AskToApprove(config(), worker.unitOfWork, new MessageLedger(), new AuditTrail()).round();
  return mailed(TO_APPROVE);
}

describe('naming a deputy', () => {
  it('tells the colleague, and is in the audit with the days', async () => {
    expect(await name('vuthy', 'rithy')).toBe('named');

    expect(await mailed(NAMED_DEPUTY)).toEqual(['rithy']);
    expect(await composed(DeputyMailComposer, NAMED_DEPUTY)).toEqual([
      expect.stringContaining('from Monday 9 November 2026 to Friday 20 November 2026'),
    ]);
    expect(await audited()).toEqual([
      {
        by: idOf('vuthy'),
        action: 'registrations.name-deputy',
        of: idOf('rithy'),
        before: null,
        after: LEAVE,
      },
    ]);
  });

  it.each([
    ['vuthy', 'rithy', 'named'],
    ['vuthy', 'sovannary', 'named'],
    ['vuthy', 'root', 'named'],
    ['vuthy', 'sophea', 'DEPUTY_UNKNOWN'],
    ['vuthy', 'vuthy', 'DEPUTY_UNKNOWN'],
    ['vuthy', 'nobody', 'DEPUTY_UNKNOWN'],
    ['sovannary', 'root', 'named'],
    ['sovannary', 'rithy', 'DEPUTY_UNKNOWN'],
    ['root', 'rithy', 'DEPUTY_UNKNOWN'],
    ['sophea', 'rithy', 'FORBIDDEN'],
  ])('by %s of %s: %s', async (who, deputy, answer) => {
    const before = await tableChecksums(db.url);

    expect(await name(who, deputy)).toBe(answer);

    if (answer !== 'named') expect(await tableChecksums(db.url)).toEqual(before);
    const { choices } = await deputies().around(people[who]!);
    expect(choices.some(({ id }) => id === people[deputy]?.personId)).toBe(
      answer === 'named' || answer === 'FORBIDDEN',
    );
  });

  it.each([
    ['that are over', { startsOn: '2026-11-01', endsOn: '2026-11-05' }, 'DEPUTY_DAYS_INVALID'],
    ['that end today', { startsOn: '2026-11-01', endsOn: '2026-11-06' }, 'named'],
    ['that end before they begin', { endsOn: '2026-11-08' }, 'DEPUTY_DAYS_INVALID'],
    ['that are 93', { endsOn: '2027-02-09' }, 'DEPUTY_DAYS_INVALID'],
  ])('for days %s: %s', async (_what, days, answer) => {
    expect(await name('vuthy', 'rithy', days)).toBe(answer);
  });

  it('leaves one at a time, and the mail of the one before unsent', async () => {
    await name('vuthy', 'rithy');
    await name('vuthy', 'sovannary');

    expect(await composed(DeputyMailComposer, NAMED_DEPUTY)).toEqual([
      null,
      expect.stringContaining('vuthy is away'),
    ]);
    expect((await deputies().around(people['vuthy']!)).named).toMatchObject({
      fullName: 'sovannary',
      isNow: false,
    });
    expect((await deputies().around(people['rithy']!)).standsInFor).toEqual([]);
  });

  it('is taken back, once', async () => {
    await name('vuthy', 'rithy');
    await deputies().withdraw(people['vuthy']!);
    await deputies().withdraw(people['vuthy']!);

    expect((await deputies().around(people['vuthy']!)).named).toBeNull();
    expect((await audited()).slice(1)).toEqual([
      expect.objectContaining({ action: 'registrations.withdraw-deputy', before: LEAVE, after: null }),
    ]);
  });
});

describe('a deputy is asked', () => {
  it('in place of who is away, and reads so', async () => {
    await name('vuthy', 'rithy');

    expect(await askAt('2026-11-11T16:01')).toEqual(['rithy']);
    expect(await composed(ApprovalMailComposer, TO_APPROVE)).toEqual([
      expect.stringContaining('You are asked in place of vuthy, who is away.'),
    ]);
  });

  it.each([
    ['on other days', { startsOn: '2026-11-12' }, 'select 1'],
    ['once there is no role any more', {}, `delete from role_grants where scope_id = '%'`],
    ['who cannot be mailed', {}, `update people set email = null where full_name = 'rithy'`],
  ])('not %s', async (_what, days, happens) => {
    await name('vuthy', 'rithy', days);
    await db.ownerSql(happens.replace('%', battambang));
    try {
      expect(await askAt('2026-11-11T16:01')).toEqual(['vuthy']);
    } finally {
      await db.ownerSql(
        `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'CITY_OFFICER', $3) on conflict do nothing`,
        [newId(), idOf('rithy'), battambang],
      );
      await db.ownerSql(`update people set email = 'rithy@samaki.example' where full_name = 'rithy'`);
    }
  });

  it('once, for oneself and for another', async () => {
    await name('root', 'sovannary');
    await askAt('2026-11-11T16:01');

    expect(await askAt('2026-11-13T16:01')).toEqual(['sovannary', 'vuthy']);
  });
});

describe('a deputy decides', () => {
  it.each([
    ['2026-11-08T23:59', 'FORBIDDEN'],
    ['2026-11-09T00:01', 1],
    ['2026-11-20T23:59', 1],
    ['2026-11-21T00:01', 'FORBIDDEN'],
  ])('at %s: %s', async (when, answer) => {
    await name('vuthy', 'rithy');
    await db.travelTo(at(when));

    expect(await decides('rithy')).toBe(answer);
  });

  it('and the audit says in whose place, of how many', async () => {
    await name('vuthy', 'rithy');
    await db.travelTo(at('2026-11-11T09:00'));
    await decides('rithy');
    // It was decided of: nothing more is to be said.
    await decides('rithy');

    expect((await audited()).slice(1)).toEqual([
      {
        by: idOf('rithy'),
        action: 'registrations.decide-in-place',
        of: idOf('vuthy'),
        before: null,
        after: { sessionId, registrations: 1 },
      },
    ]);
    expect(
      await db.ownerSql(
        `select actor from audit_rows where action = 'registrations.approve' and subject_id = $1`,
        [registrationId],
      ),
    ).toEqual([{ actor: `person:${idOf('rithy')}` }]);
  });

  it('not for who was never named, nor once it was taken back, nor when the other lost the role', async () => {
    await db.travelTo(at('2026-11-11T09:00'));
    expect(await decides('rithy')).toBe('FORBIDDEN');
    await name('vuthy', 'rithy');
    await deputies().withdraw(people['vuthy']!);
    expect(await decides('rithy')).toBe('FORBIDDEN');
    await name('vuthy', 'rithy');
    await db.ownerSql('delete from role_grants where person_id = $1', [idOf('vuthy')]);
    try {
      expect(await decides('rithy')).toBe('FORBIDDEN');
    } finally {
      await db.ownerSql(
        `insert into role_grants (id, person_id, role, scope_id) values ($1, $2, 'CITY_OFFICER', $3)`,
        [newId(), idOf('vuthy'), siemReap],
      );
    }
  });

  it('and cannot hand it on', async () => {
    await somebody('dara', 'CITY_OFFICER', await cityOf('phnom-penh'));
    await name('vuthy', 'rithy');
    await name('rithy', 'dara');
    await db.travelTo(at('2026-11-11T09:00'));

    expect(await decides('dara')).toBe('FORBIDDEN');
    expect(await decides('vuthy')).toBe(1);
  });

  it('of what is listed', async () => {
    await name('vuthy', 'rithy');
    expect((await deputies().around(people['rithy']!)).sessionIds).toEqual([]);
    await db.travelTo(at('2026-11-11T09:00'));
    expect((await deputies().around(people['rithy']!)).sessionIds).toEqual([sessionId]);
    await decides('rithy');
    expect((await deputies().around(people['rithy']!)).sessionIds).toEqual([]);
  });
});

it('stands in the copy of the data of both, and goes with an erasure of either', async () => {
  const data = app.get(ApprovalDeputiesPersonalData);
  const run = <Answer>(work: Parameters<UnitOfWork['run']>[0]): Promise<Answer> =>
    app.get(UnitOfWork).run(work) as Promise<Answer>;
  for (const who of ['vuthy', 'rithy']) {
    await name('vuthy', 'rithy');
    expect(await run((tx) => data.exportOf(tx, idOf(who)))).toMatchObject([
      { rows: [{ away: 'vuthy', deputy: 'rithy', firstDay: '2026-11-09', lastDay: '2026-11-20' }] },
    ]);
    await run((tx) => data.erase(tx, idOf(who)));
    expect(await db.ownerSql('select from approval_deputies')).toEqual([]);
  }
});

const cityOf = async (code: string): Promise<string> =>
  (await db.ownerSql<{ id: string }>('select id from cities where code = $1', [code]))[0]!.id;
