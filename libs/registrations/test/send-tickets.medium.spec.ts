/* Story: docs/stories/ticket-mails.md. */
import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#kernel';
import {
  CancelRegistrationService,
  EnrolPeopleService,
  RegisterOneService,
  type SendTickets,
  SendTicketsService,
} from '#registrations';
import { createTestDatabase, tableChecksums, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';
import { COLLEAGUES } from './ticket-mails.builder.js';
import { metAtTheDoor } from './races.builder.js';

const DOOR = 7_264_061;
const at = (time: string): Date => new Date(`2026-12-${time}+07:00`);
let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let sessionId: string;
let lastGuest = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  const name = { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' };
  hotel = await anOrganisation(db, name, 'ង៉ែត ពិសី');
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sessionId = await aSession(db, { capacity: 5 });
  lastGuest += 1;
  await app
    .get(RegisterOneService)
    .registerOne(aRequest(sessionId, lastGuest, newId(), 'Lotus Angkor Hotel'));
  await db.ownerSql(`update people set full_name = 'ចាន់ ស្រីមុំ' where full_name = $1`, [`Person ${lastGuest}`]);
  const enrolled = await app.get(EnrolPeopleService).enrol(hotel.actor, {
    organisationId: hotel.id,
    sessionId,
    list: COLLEAGUES,
    locale: 'km',
    idempotencyKey: newId(),
  });
  expect(enrolled.ok).toBe(true);
  await app
    .get(CancelRegistrationService)
    .cancelOfOrganisation(hotel.actor, await registrationOf('Kim Dara'), [hotel.id]);
  await leave();
});
// Nobody is booked elsewhere at the hour of a session that was called off.
afterEach(() =>
  db.ownerSql(
    `update sessions set status = 'CANCELLED', cancel_reason_km = 'ជំនន់', cancel_reason_en = 'Flood'`,
  ),
);
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function registrationOf(name: string): Promise<string> {
  const [row] = await db.ownerSql<{ id: string }>(
    `select r.id from registrations r join people p on p.id = r.person_id where r.session_id = $1 and p.full_name = $2`,
    [sessionId, name],
  );
  return row!.id;
}
/** Everything that is due leaves now. */
const leave = (): Promise<unknown> =>
  db.ownerSql(`update messages set status = 'SENT', sent_at = app_now() where status = 'DUE'`);
const send = (more: Partial<SendTickets> = {}): ReturnType<SendTicketsService['send']> =>
  app
    .get(SendTicketsService)
    .send(hotel.actor, { organisationId: hotel.id, sessionId, idempotencyKey: newId(), ...more });
const preview = (): ReturnType<SendTicketsService['preview']> =>
  app.get(SendTicketsService).preview(hotel.actor, { organisationId: hotel.id, sessionId });
/** Who gets a mail, and why the others do not. */
async function looked(): Promise<[string[], Record<string, string>]> {
  const shown = await preview();
  if (!shown.ok) throw new Error(shown.refusal.code);
  return [
    shown.value.recipients.map(({ fullName }) => fullName),
    Object.fromEntries(shown.value.without.map(({ fullName, why }) => [fullName, why])),
  ];
}
const written = (): Promise<Record<string, string>> => tableChecksums(db.url, []);
const mails = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select p.full_name as who, m.to_address as "to", m.locale, m.status, m.subject_version as version from messages m
     join people p on p.id = m.person_id where m.kind = 'registrations.sent-again' and m.subject_id = $1
     order by p.full_name collate "km-x-icu", m.created_at`,
    [sessionId],
  );
const audits = (): Promise<Record<string, unknown>[]> =>
  db.ownerSql(
    `select actor, subject_type as type, subject_id as subject, before, after, reason from audit_rows
     where action = 'registrations.send-tickets' and subject_id = $1`,
    [sessionId],
  );
const SENT = { ok: true, value: 4 };
const NOBODY = { ok: false, refusal: { code: 'NOBODY_TO_MAIL' } };
const FOUR = ['ម៉ៅ ធារី', 'លី ណារ៉ុង', 'សារ គន្ធា', 'ហេង បុប្ផា'];
const OTHERS = {
  'សុខ ស្រីនាង': 'NO_ADDRESS',
  'លី ណា': 'NO_ADDRESS',
  'ចាន់ ស្រីមុំ': 'OWN',
  'Kim Dara': 'CANCELLED',
};

describe('tickets sent again', () => {
  it('shows four who get a mail and why four get none, and writes nothing', async () => {
    await db.travelTo(at('01T10:01'));
    const before = await written();

    expect(await looked()).toEqual([FOUR, OTHERS]);
    expect(await preview()).toMatchObject({
      value: { recipients: expect.arrayContaining([expect.objectContaining({ waitlistPosition: 1 })]) },
    });
    expect(await written()).toEqual(before);
  });

  it('are four mails, each in the language of its person, and one row of the audit without a name', async () => {
    await db.ownerSql(`update registrations set locale = 'en' where id = $1`, [
      await registrationOf('លី ណារ៉ុង'),
    ]);
    await db.travelTo(at('01T10:01'));

    expect(await send()).toEqual(SENT);

    expect(await mails()).toEqual(
      [
        ['ម៉ៅ ធារី', 'theary.mao', 'km'],
        ['លី ណារ៉ុង', 'narong.ly', 'en'],
        ['សារ គន្ធា', 'kunthea.sar', 'km'],
        ['ហេង បុប្ផា', 'bopha.heng', 'km'],
      ].map(([who, to, locale]) => ({
        who,
        to: `${to}@lotus-angkor.example`,
        locale,
        status: 'DUE',
        version: 1,
      })),
    );
    expect(await audits()).toEqual([
      {
        actor: `person:${hotel.actor.personId}`,
        type: 'session',
        subject: sessionId,
        before: null,
        after: { organisationId: hotel.id, mails: 4 },
        reason: null,
      },
    ]);
  });

  it('answer a key as before, whenever it comes again, and refuse it for another session', async () => {
    const idempotencyKey = newId();
    await db.travelTo(at('01T10:01'));
    expect(await send({ idempotencyKey })).toEqual(SENT);
    await leave();
    const other = await aSession(db, { capacity: 5 });
    const before = await written();

    expect(await send({ idempotencyKey })).toEqual(SENT);
    await db.travelTo(at('01T11:30'));
    expect(await send({ idempotencyKey })).toEqual(SENT);
    expect(await send({ idempotencyKey, sessionId: other })).toMatchObject({
      refusal: { code: 'IDEMPOTENCY_KEY_REUSED', path: ['idempotencyKey'] },
    });
    expect(await written()).toEqual(before);
  });

  it('reach nobody twice within an hour, nor four times within a day', async () => {
    await db.travelTo(at('01T10:01'));
    expect(await send()).toEqual(SENT);
    await leave();
    const before = await written();
    for (const time of ['01T10:20', '01T11:00']) {
      await db.travelTo(at(time));
      expect(await send()).toEqual(NOBODY);
      expect(await looked()).toEqual([
        [],
        { ...OTHERS, ...Object.fromEntries(FOUR.map((name) => [name, 'SENT_LATELY'])) },
      ]);
    }
    expect(await written()).toEqual(before);

    for (const time of ['01T11:02', '01T12:03']) {
      await db.travelTo(at(time));
      expect(await send()).toEqual(SENT);
      await leave();
    }
    await db.travelTo(at('01T13:10'));
    expect((await looked())[1]).toMatchObject({ 'លី ណារ៉ុង': 'SENT_OFTEN' });
    expect(await send()).toEqual(NOBODY);
    await db.travelTo(at('02T10:02'));
    expect(await send()).toEqual(SENT);
    expect(await audits()).toHaveLength(4);
    expect(await mails()).toHaveLength(16);
  });

  it('wait for a mail that has not left, and do not count one that was refused', async () => {
    const [narong, theary] = [await registrationOf('លី ណារ៉ុង'), await registrationOf('ម៉ៅ ធារី')];
    await db.travelTo(at('01T10:01'));
    await send();
    await db.ownerSql(`update messages set status = 'RETRY' where cause_id = $1 and status = 'DUE'`, [
      narong,
    ]);
    await db.ownerSql(`update messages set status = 'FAILED' where cause_id = $1 and status = 'DUE'`, [
      theary,
    ]);
    await leave();

    await db.travelTo(at('01T10:30'));
    expect(await looked()).toEqual([
      ['ម៉ៅ ធារី'],
      expect.objectContaining({ 'លី ណារ៉ុង': 'UNDER_WAY', 'សារ គន្ធា': 'SENT_LATELY' }),
    ]);
    await db.travelTo(at('01T12:31'));
    expect(await looked()).toEqual([
      ['ម៉ៅ ធារី', 'សារ គន្ធា', 'ហេង បុប្ផា'],
      { ...OTHERS, 'លី ណារ៉ុង': 'UNDER_WAY' },
    ]);
  });

  it('also go to who is offered a seat or awaits approval, not to an address that is not confirmed', async () => {
    const set = async (name: string, to: string): Promise<unknown> =>
      db.ownerSql(`update registrations set ${to} where id = $1`, [await registrationOf(name)]);
    await set('សារ គន្ធា', `status = 'OFFERED', waitlist_rank = null, hold_until = '2026-12-05'`);
    await set('ម៉ៅ ធារី', `status = 'PENDING', pending_reason = 'APPROVAL'`);
    await set('លី ណារ៉ុង', `status = 'PENDING', pending_reason = 'ADDRESS', hold_until = '2026-12-05'`);
    await db.travelTo(at('01T10:01'));

    expect(await looked()).toEqual([
      ['ម៉ៅ ធារី', 'សារ គន្ធា', 'ហេង បុប្ផា'],
      { ...OTHERS, 'លី ណារ៉ុង': 'ADDRESS_AWAITED' },
    ]);
    expect(await send()).toEqual({ ok: true, value: 3 });
  });

  it('are withdrawn with the seat, and for whoever has it next and is told so', async () => {
    await db.travelTo(at('01T10:01'));
    await send();

    await app
      .get(CancelRegistrationService)
      .cancelOfOrganisation(hotel.actor, await registrationOf('លី ណារ៉ុង'), [hotel.id]);

    expect((await mails()).map(({ status }) => status)).toEqual(['DUE', 'CANCELLED', 'CANCELLED', 'DUE']);
  });

  it('are refused for a session that is not to come, and nothing is written', async () => {
    const empty = await aSession(db, { capacity: 5 });
    await db.travelTo(at('08T13:29'));
    await leave();
    expect((await looked())[0]).toEqual(FOUR);
    await db.travelTo(at('08T13:30'));
    const before = await written();
    const refused = async (code: string, of: string): Promise<void> => {
      const refusal = { ok: false, refusal: { code, path: ['sessionId'] } };
      expect(await send({ sessionId: of })).toEqual(refusal);
      expect(
        await app.get(SendTicketsService).preview(hotel.actor, { organisationId: hotel.id, sessionId: of }),
      ).toEqual(refusal);
    };
    await refused('SESSION_STARTED', sessionId);
    await refused('SESSION_NOT_FOUND', newId());
    expect(await written()).toEqual(before);
    await db.travelTo(at('08T13:29'));
    await refused('NOBODY_REGISTERED', empty);
    for (const state of ['CANCELLED', 'POSTPONED', 'DRAFT'] as const) {
      await db.ownerSql(`update session_seats set state = $2 where session_id = $1`, [sessionId, state]);
      await refused(state === 'DRAFT' ? 'SESSION_NOT_FOUND' : `SESSION_${state}`, sessionId);
    }
    expect(await mails()).toEqual([]);
    expect(await audits()).toEqual([]);
  });
});

describe('two presses at once', () => {
  /** Both have read who is to get a mail before either writes one. */
  async function twice(keys: readonly [string, string]): Promise<unknown[]> {
    await db.travelTo(at('01T10:01'));
    return metAtTheDoor(db, { table: 'message_dedupe_keys', parties: 2, door: DOOR }, () =>
      keys.map((idempotencyKey) => send({ idempotencyKey })),
    );
  }

  it('are four mails: one says so, the other that nobody is left', async () => {
    const answers = await twice([newId(), newId()]);

    expect(answers).toEqual(expect.arrayContaining([SENT, NOBODY]));
    expect(await mails()).toHaveLength(4);
    expect(await audits()).toHaveLength(1);
  });

  it('are four mails, and both say so, where it is one form', async () => {
    const key = newId();

    expect(await twice([key, key])).toEqual([SENT, SENT]);
    expect(await mails()).toHaveLength(4);
    expect(await audits()).toHaveLength(1);
  });

  it('are eight without the unique key of a message: their twin', async () => {
    await db.ownerSql('alter table message_dedupe_keys drop constraint pk_message_dedupe_keys');

    expect(await twice([newId(), newId()])).toEqual([SENT, SENT]);
    expect(await mails()).toHaveLength(8);
  });
});
