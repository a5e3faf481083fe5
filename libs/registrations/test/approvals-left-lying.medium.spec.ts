/* Story: docs/stories/approvals.md, *Left lying*. */
import type { INestApplicationContext } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, personActor } from '#authz';
import { loadReferenceData } from '#catalogue';
import { Config } from '#config';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { People } from '#identity';
import { newId } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import { ApproveRegistrationsService, RegisterOneService, type StoredRegistration } from '#registrations';
import { createTestDatabase, shutRendezvous, TEST_SECRET, type TestDatabase } from '#testing';
import { AskToApprove, TO_APPROVE } from '../src/domain/ask-to-approve.js';
import { ApprovalMailComposer } from '../src/worker/approval-mail.composer.js';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession } from './seats.builder.js';
import { askingThrough, meetingOf } from './races.builder.js';

const at = (text: string): Date => new Date(`${text}:00+07:00`);
const CAME = at('2026-11-06T16:00');
const SESSION = at('2026-12-08T13:30');
const DOOR = 7_264_055;

let db: TestDatabase;
let app: INestApplicationContext;
let worker: Awaited<ReturnType<typeof openWorker>>;
let siemReap: string;
let battambang: string;
/** Names of those who may be asked, by their address. */
const names = new Map<string, string>();
let sessionId: string;
let last = 0;

async function openWorker() {
  const dataSource = await createDataSource(db.url, 'samaki_worker', { poolSize: 4 }).initialize();
  return { dataSource, unitOfWork: new UnitOfWork(dataSource, new EventListeners()) };
}
const configWith = (more: NodeJS.ProcessEnv = {}): Config =>
  Config.read({ DATABASE_URL: db.url, SAMAKI_SECRET: TEST_SECRET, NODE_ENV: 'test', ...more });
const asking = (config = configWith()): AskToApprove =>
  new AskToApprove(config, worker.unitOfWork, new MessageLedger(), new AuditTrail());

async function somebody(name: string, role: string, scopeId: string | null): Promise<Actor> {
  const id = newId();
  const email = `${name}@siemreap.example`;
  names.set(email, name);
  await db.ownerSql(
    `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'en', $3)`,
    [id, name, email],
  );
  await db.ownerSql(`insert into role_grants (id, person_id, role, scope_id) values ($1, $2, $3, $4)`, [
    newId(),
    id,
    role,
    scopeId,
  ]);
  return personActor(id, []);
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
  await somebody('elsewhere', 'CITY_OFFICER', newId());
  await somebody('sovannary', 'WORKING_GROUP', null);
  await somebody('root', 'ADMINISTRATOR', null);
});
beforeEach(async () => {
  await db.travelTo(CAME);
  await db.ownerSql('delete from messages');
  sessionId = await sessionIn(siemReap);
});
afterEach(() =>
  db.ownerSql(
    `update registrations set status = 'CANCELLED', pending_reason = null where pending_reason is not null`,
  ),
);
afterAll(async () => {
  await worker?.dataSource.destroy();
  await app?.close();
  await db?.drop();
});

async function sessionIn(cityId: string | null): Promise<string> {
  const id = await aSession(db, { capacity: 30, startsAt: SESSION });
  await db.ownerSql('update session_seats set needs_approval = true where session_id = $1', [id]);
  await db.ownerSql(
    `update sessions set mode = $3, city_id = $2, venue_km = $4, venue_en = $4 where id = $1`,
    [id, cityId, cityId ? 'IN_PERSON' : 'ONLINE', cityId ? 'City Hall' : null],
  );
  return id;
}
async function comes(session = sessionId): Promise<StoredRegistration> {
  last += 1;
  const answer = await app.get(RegisterOneService).registerOne(aRequest(session, last));
  if (!answer.ok) throw new Error(answer.refusal.code);
  return answer.value;
}
const asked = async (): Promise<string[]> =>
  (
    await db.ownerSql<{ to: string }>(
      `select to_address as "to" from messages where kind = $1 order by to_address`,
      [TO_APPROVE],
    )
  ).map(({ to }) => names.get(to) ?? to);
const roundAt = async (text: string, ask = asking()): Promise<number> => {
  await db.travelTo(at(text));
  return ask.round();
};

describe('a registration that nobody decides of', () => {
  it('goes to the officers of the city after two working days, without the weekend and the holiday', async () => {
    await comes();

    expect(await roundAt('2026-11-11T15:59')).toBe(0);
    expect(await asked()).toEqual([]);

    expect(await roundAt('2026-11-11T16:01')).toBe(1);
    expect(await asked()).toEqual(['vuthy']);
    expect(await roundAt('2026-11-12T16:01')).toBe(0);
  });

  it('goes to the working group and the administrators after two more, and to nobody after that', async () => {
    await comes();
    await roundAt('2026-11-11T16:01');

    expect(await roundAt('2026-11-13T15:59')).toBe(0);
    expect(await roundAt('2026-11-13T16:01')).toBe(1);

    expect(await asked()).toEqual(['root', 'sovannary', 'vuthy']);
    expect(await roundAt('2026-12-01T16:00')).toBe(0);
    expect(
      await db.ownerSql(
        `select after ->> 'step' as step, after ->> 'registrations' as n from audit_rows
         where action = 'registrations.ask-to-approve' and subject_id = $1 order by id`,
        [sessionId],
      ),
    ).toEqual([
      { step: '1', n: '1' },
      { step: '2', n: '1' },
    ]);
  });

  it('goes a day sooner where the holiday is taken out of the table', async () => {
    await comes();
    await db.ownerSql(`delete from public_holidays where held_on = '2026-11-09'`);
    try {
      expect(await roundAt('2026-11-10T16:01')).toBe(1);
    } finally {
      await app.get(UnitOfWork).run(loadReferenceData);
    }
  });

  it.each([
    ['of a city without an officer', () => battambang],
    ['of a session on-line', () => null],
  ])('goes to the working group first, %s', async (_what, cityOf) => {
    await comes(await sessionIn(cityOf()));

    await roundAt('2026-11-11T16:01');

    expect(await asked()).toEqual(['sovannary']);
  });
});

it('is one mail a day for a session, however many fall due', async () => {
  await comes();
  await comes();
  await db.travelTo(at('2026-11-06T16:30'));
  await comes();

  expect(await roundAt('2026-11-11T16:01')).toBe(2);
  expect(await roundAt('2026-11-11T16:31')).toBe(1);

  expect(await asked()).toEqual(['vuthy']);
});

it.each([
  ['who is decided of', async (one: StoredRegistration) => approve(one)],
  [
    'of a session that was cancelled',
    () =>
      db.ownerSql(
        `update sessions set status = 'CANCELLED', cancel_reason_km = 'x', cancel_reason_en = 'x' where id = $1`,
        [sessionId],
      ),
  ],
  [
    'of a session that has begun',
    () =>
      db.ownerSql(
        `update sessions set starts_at = '2026-11-08T03:00Z', doors_open_at = '2026-11-08T03:00Z', ends_at = '2026-11-08T05:00Z' where id = $1`,
        [sessionId],
      ),
  ],
])('asks about nobody %s', async (_what, happens) => {
  await happens(await comes());

  expect(await roundAt('2026-11-11T16:01')).toBe(0);

  expect(await asked()).toEqual([]);
});

it('asks about nobody where the operator wants no such mail', async () => {
  await comes();

  expect(await roundAt('2026-11-11T16:01', asking(configWith({ APPROVAL_WORKING_DAYS: '0' })))).toBe(0);

  expect(await asked()).toEqual([]);
});

describe('two workers at once', () => {
  /** Whoever has read what is due is kept from writing until the door opens. */
  async function both(): Promise<number[]> {
    await db.ownerSql(`create or replace function wait_at_the_door() returns trigger language plpgsql as $$
      begin
        if current_query() like '%approval_asked%' then perform pg_advisory_xact_lock_shared(${DOOR}); end if;
        return null;
      end $$`);
    await db.ownerSql(
      'create trigger tr_registrations__door before update on registrations for each statement execute function wait_at_the_door()',
    );
    const door = await shutRendezvous(db.url, DOOR);
    try {
      const first = asking().round();
      await door.arrived(1);
      const second = await asking().round();
      await door.open();
      return [await first, second];
    } finally {
      await door.open();
      await db.ownerSql('drop trigger tr_registrations__door on registrations');
    }
  }

  it('ask once: who is locked is left to the other', async () => {
    await comes();
    await db.travelTo(at('2026-11-11T16:01'));

    expect(await both()).toEqual([1, 0]);

    expect(await asked()).toEqual(['vuthy']);
  });

  it('ask twice without the locks: their twin', async () => {
    await comes();
    await db.travelTo(at('2026-11-11T16:01'));
    const meet = meetingOf(2);
    const unlocked = askingThrough(worker.unitOfWork, async (query, tx) => {
      const text = query.text.replace('for no key update of r skip locked', '');
      const rows = await tx.sql({ ...query, text });
      if (query.text.includes('skip locked') && rows.length > 0) await meet();
      return rows;
    });
    const twin = (): AskToApprove =>
      new AskToApprove(configWith(), unlocked, new MessageLedger(), new AuditTrail());

    expect(await Promise.all([twin().round(), twin().round()])).toEqual([1, 1]);
  });
});

describe('the mail', () => {
  const compose = async (): Promise<unknown[]> => {
    const composer = new ApprovalMailComposer(worker.unitOfWork, new People(worker.unitOfWork), configWith());
    const rows = await db.ownerSql<LedgerRow & Record<string, unknown>>(
      `select id, kind, person_id as "personId", to_address as "toAddress", locale, cause_id as "causeId" from messages where kind = $1`,
      [TO_APPROVE],
    );
    const mails = await composer.compose(rows);
    return rows.map(({ id }) => mails.get(id)?.text.replaceAll(/\s+/g, ' ') ?? null);
  };

  it('counts those who wait when it leaves, and does not leave when nobody does', async () => {
    const first = await comes();
    const second = await comes();
    await roundAt('2026-11-11T16:01');
    await approve(first);

    expect(await compose()).toEqual([
      expect.stringContaining(
        '1 registration waits for approval in this session, the first since Friday 6 November 2026.',
      ),
    ]);
    await approve(second);
    expect(await compose()).toEqual([null]);
  });
});

async function approve({ registrationId }: StoredRegistration): Promise<void> {
  const answer = await app.get(ApproveRegistrationsService).decide(WORKING_GROUP, {
    sessionId,
    registrationIds: [registrationId],
    approve: true,
    reason: null,
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
}
