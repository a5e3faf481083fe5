/* Story: docs/stories/reminders.md. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS, SYSTEM } from '#authz';
import { prepareQueueSchema } from '#queue';
import { CancelRegistrationService, RegisterOneService, type StoredRegistration } from '#registrations';
import { MoveSessionService } from '#sessions';
import { simpleParser } from 'mailparser';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { composeProgramme } from '../../registrations/test/programme.builder.js';
import { aRequest, aSession } from '../../registrations/test/seats.builder.js';
import { startRemindingWorker } from './programme-and-worker.js';

/** Wall clock in Phnom Penh, in December 2026. */
const on = (day: number, time: string): Date =>
  new Date(`2026-12-${String(day).padStart(2, '0')}T${time}+07:00`);

describe('the reminder of the day before', () => {
  let database: TestDatabase;
  let programme: INestApplicationContext;
  let worker: INestApplicationContext | undefined;
  let sessionId: string;
  let lastPerson = 0;

  beforeAll(async () => {
    database = await createTestDatabase();
    await prepareQueueSchema(database.url);
    programme = await composeProgramme(database);
  }, 120_000);
  beforeEach(async () => {
    await database.travelTo(on(1, '09:00:00'));
    sessionId = await aSession(database, { capacity: 3, startsAt: on(8, '13:30:00') });
    worker = await startRemindingWorker(database);
  }, 120_000);
  afterEach(async () => {
    await worker?.close();
    worker = undefined;
    await database.ownerSql('truncate messages, message_dedupe_keys, outbox, caught_mails');
  });
  afterAll(async () => {
    await programme.close();
    await database.drop();
  });

  const register = async (
    more: Partial<ReturnType<typeof aRequest>> = {},
    session = sessionId,
  ): Promise<StoredRegistration> => {
    lastPerson += 1;
    const answer = await programme
      .get(RegisterOneService)
      .registerOne({ ...aRequest(session, lastPerson), ...more });
    if (!answer.ok) throw new Error(answer.refusal.code);
    return answer.value;
  };
  const cancel = (reference: string): Promise<unknown> =>
    programme.get(CancelRegistrationService).cancel(ANONYMOUS, reference);
  const move = (startsAt: Date, endsAt: Date): Promise<unknown> =>
    programme
      .get(MoveSessionService)
      .moveSession(SYSTEM, { sessionId, startsAt, endsAt, doorsOpenAt: startsAt });
  const everythingHeard = (): Promise<boolean> =>
    waitFor(
      async () => {
        const [row] = await database.ownerSql<{ waiting: string }>(
          'select count(*) as waiting from outbox where handled_at is null',
        );
        return row?.waiting === '0';
      },
      60_000,
      'all news to be heard',
    );
  const nothingDue = (): Promise<boolean> =>
    waitFor(
      async () => {
        const [row] = await database.ownerSql<{ waiting: string }>(
          `select count(*) as waiting from messages where status in ('DUE', 'RETRY', 'CLAIMED') and due_at <= app_now()`,
        );
        return row?.waiting === '0';
      },
      60_000,
      'all due mail to be settled',
    );
  /** Every mail about a registration: kind, status, version and when it is due. */
  const ledger = async (
    registration: StoredRegistration,
    kind = 'reminders.day-before',
  ): Promise<unknown[]> =>
    database.ownerSql(
      'select status, subject_version as version, due_at as due from messages where cause_id = $1 and kind = $2 order by subject_version',
      [registration.registrationId, kind],
    );
  const travel = async (to: Date): Promise<void> => {
    await database.travelTo(to);
    await nothingDue();
  };

  it('is planned for 16:00 of the day before, for those with a seat and an address', async () => {
    const seated = await register();
    const byPhone = await register({ email: null, phone: '+85512345678' });
    const third = await register();
    const waiting = await register();
    await everythingHeard();

    expect(await ledger(seated)).toEqual([{ status: 'DUE', version: 1, due: on(7, '16:00:00') }]);
    expect(await ledger(third)).toEqual([{ status: 'DUE', version: 1, due: on(7, '16:00:00') }]);
    expect([await ledger(byPhone), await ledger(waiting)]).toEqual([[], []]);
  }, 120_000);

  it('is sent once at its time, in the language of the person', async () => {
    const seated = await register();
    await everythingHeard();
    await travel(on(7, '15:59:00'));
    expect(await ledger(seated)).toEqual([{ status: 'DUE', version: 1, due: on(7, '16:00:00') }]);

    await database.travelTo(on(7, '16:00:00'));

    await waitFor(
      async () => (await ledger(seated)).some((row) => (row as { status: string }).status === 'SENT'),
      60_000,
    );
    const caught = await database.ownerSql<{ raw: Buffer }>(
      'select raw from caught_mails where to_address = $1 order by id desc',
      [`person${lastPerson}@example.org`],
    );
    const reminder = caught[0] && (await simpleParser(caught[0].raw));
    expect(caught).toHaveLength(2);
    expect(reminder?.subject).toBe('ស្អែក 13:30៖ ក');
    for (const body of [reminder?.text, reminder && reminder.html]) {
      expect(body).toContain('ថ្ងៃអង្គារ ទី8 ខែធ្នូ ឆ្នាំ2026');
      expect(body).toContain(`https://samaki.example/km/tickets/${seated.reference}`);
      expect(body).toContain(seated.reference.replace(/(.{4})(?=.)/g, '$1 '));
    }
  }, 120_000);

  it('is planned for whoever registers a second before the moment, and for nobody after it', async () => {
    await database.travelTo(on(7, '15:59:50'));
    const before = await register();
    await database.travelTo(on(7, '16:00:01'));
    const after = await register();
    await everythingHeard();
    await nothingDue();

    expect(await ledger(before)).toMatchObject([{ status: 'SENT' }]);
    expect(await ledger(after)).toEqual([]);
  }, 120_000);

  it('is withdrawn when the seat is given up, and planned for who moves up', async () => {
    const seated = await register();
    await register();
    await register();
    const waiting = await register();
    await everythingHeard();
    await database.travelTo(on(6, '10:00:00'));

    await cancel(seated.reference);
    await everythingHeard();

    expect(await ledger(seated)).toMatchObject([{ status: 'CANCELLED' }]);
    expect(await ledger(waiting)).toEqual([{ status: 'DUE', version: 1, due: on(7, '16:00:00') }]);
  }, 120_000);

  it('moves with the session: withdrawn for the old day, planned for the new', async () => {
    const seated = await register();
    await everythingHeard();
    await travel(on(5, '10:00:00'));

    await move(on(10, '13:30:00'), on(10, '17:00:00'));
    await everythingHeard();

    expect(await ledger(seated)).toEqual([
      { status: 'CANCELLED', version: 1, due: on(7, '16:00:00') },
      { status: 'DUE', version: 2, due: on(9, '16:00:00') },
    ]);
  }, 120_000);

  it('comes a second time, beside one correction, when the session moves after the first', async () => {
    const seated = await register();
    await everythingHeard();
    await travel(on(7, '16:30:00'));

    await move(on(10, '13:30:00'), on(10, '17:00:00'));
    await everythingHeard();
    await travel(on(9, '16:00:01'));

    expect(await ledger(seated)).toMatchObject([
      { status: 'SENT', version: 1 },
      { status: 'SENT', version: 2 },
    ]);
    expect(await ledger(seated, 'sessions.moved')).toMatchObject([{ status: 'SENT', version: 2 }]);
  }, 120_000);

  it('is not planned when the session moves to a day whose moment is past', async () => {
    const seated = await register();
    await everythingHeard();
    await travel(on(7, '17:00:00'));

    await move(on(8, '08:00:00'), on(8, '11:00:00'));
    await everythingHeard();
    await nothingDue();

    expect(await ledger(seated)).toMatchObject([{ status: 'SENT', version: 1 }]);
    expect(await ledger(seated, 'sessions.moved')).toMatchObject([{ status: 'SENT', version: 2 }]);
  }, 120_000);

  it('is sent late, once, when the worker was away; and not at all when the session has begun', async () => {
    const seated = await register();
    await everythingHeard();
    await nothingDue();
    const other = await aSession(database, { capacity: 3, startsAt: on(8, '08:00:00') });
    const early = await register({}, other);
    await everythingHeard();
    await nothingDue();
    await worker?.close();
    await database.travelTo(on(8, '09:00:00'));

    worker = await startRemindingWorker(database);
    await nothingDue();

    expect(await ledger(seated)).toMatchObject([{ status: 'SENT' }]);
    expect(await ledger(early)).toMatchObject([{ status: 'CANCELLED' }]);
  }, 120_000);
});
