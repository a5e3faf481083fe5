import type { INestApplicationContext } from '@nestjs/common';
import { EnrolmentDraftsService, EnrolPeopleService } from '#registrations';
import { UnitOfWork } from '#database';
import { newId } from '#kernel';
import { createTestDatabase, type TestDatabase } from '#testing';
import { EnrolmentDraftsPersonalData } from '../src/domain/enrolment-drafts.personal-data.js';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/coordinator-lists.md. */

let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let guild: CoordinatedOrganisation;
let sessionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  hotel = await anOrganisation(db, { km: 'សណ្ឋាគារផ្កាឈូកអង្គរ', en: 'Lotus Angkor Hotel' }, 'ង៉ែត ពិសី');
  guild = await anOrganisation(db, { km: 'សមាគមសិប្បករសៀមរាប', en: 'Siem Reap Artisans' }, 'មាស ធីតា');
  await db.travelTo(NOW);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});
beforeEach(async () => {
  await db.ownerSql(
    `update sessions set starts_at = starts_at + interval '1 year', ends_at = ends_at + interval '1 year'`,
  );
  sessionId = await aSession(db, { capacity: 6 });
});

type Command = Parameters<EnrolPeopleService['enrol']>[1];

async function enrol(list: string, more: Partial<Command> = {}): Promise<string[] | string> {
  const { id: organisationId, actor } = hotel;
  const command = {
    organisationId,
    sessionId,
    list,
    locale: 'km',
    idempotencyKey: newId(),
    ...more,
  } as const;
  const answer = await app.get(EnrolPeopleService).enrol(actor, command);
  return answer.ok ? answer.value.lines.map(({ outcome }) => outcome) : answer.refusal.code;
}
const draft = async (by = hotel): Promise<string[]> =>
  (await app.get(EnrolmentDraftsService).rows(by.actor, hotel.id, sessionId)).map(
    ({ name, contact, reason }) => `${name} <${contact}> ${reason}`,
  );
const ids = async (): Promise<string[]> =>
  (await app.get(EnrolmentDraftsService).rows(hotel.actor, hotel.id, sessionId)).map(({ id }) => id);
const count = async (what: string): Promise<number> =>
  (await db.ownerSql<{ n: number }>(`select count(*)::int as n from ${what}`))[0]!.n;

const LIST = 'Kim Dara, 012 000 103\nប៉ែន ចន្ធូ, 012 88 41\nOm Sam, om@sam';

describe('rows that are not enrolled', () => {
  it('stay in the draft of the organisation, in the transaction of the others', async () => {
    const key = { idempotencyKey: newId() };

    expect(await enrol(LIST, key)).toEqual(['CONFIRMED', 'UNREADABLE', 'UNREADABLE']);
    expect(await enrol(LIST, key)).toEqual(['CONFIRMED', 'UNREADABLE', 'UNREADABLE']);

    expect(await draft()).toEqual(['ប៉ែន ចន្ធូ <012 88 41> PHONE_TOO_SHORT', 'Om Sam <om@sam> EMAIL_INVALID']);
    expect(await draft(guild)).toEqual([]);
    expect(
      await count(`audit_rows where action = 'registrations.keep-draft' and subject_id = '${sessionId}'`),
    ).toBe(1);
  });

  it('are kept once, however often the same list comes', async () => {
    await enrol(LIST);

    expect(await enrol(LIST)).toEqual(['ALREADY_REGISTERED', 'UNREADABLE', 'UNREADABLE']);
    expect(await draft()).toHaveLength(2);
    expect(await count(`registrations where session_id = '${sessionId}'`)).toBe(1);
  });

  it('go when they are fixed; what is left of them stays', async () => {
    await enrol(LIST);

    const fixed = 'ប៉ែន ចន្ធូ, 012 000 141\nOm Sam, om@sam.';
    expect(await enrol(fixed, { draftRowIds: await ids() })).toEqual(['CONFIRMED', 'UNREADABLE']);
    expect(await draft()).toEqual(['Om Sam <om@sam.> EMAIL_INVALID']);
  });

  it('of another organisation stay where they are, whoever names them', async () => {
    await enrol(LIST);
    const { id: organisationId, actor } = guild;
    const theirs = { list: 'Ros Chenda, 012 000 105', locale: 'km', idempotencyKey: newId() } as const;
    await app
      .get(EnrolPeopleService)
      .enrol(actor, { organisationId, sessionId, ...theirs, draftRowIds: await ids() });

    expect(await draft()).toHaveLength(2);
  });

  it('are 200 at most: beyond, nothing of the list is written', async () => {
    const bad = (from: number): string =>
      Array.from({ length: 150 }, (_, no) => `Person ${from + no}, p${from + no}@x`).join('\n');
    await enrol(bad(0));

    expect(await enrol(`${bad(150)}\nKim Dara, 012 000 103`)).toBe('DRAFT_FULL');
    expect(await draft()).toHaveLength(150);
    expect(await count(`registrations where session_id = '${sessionId}'`)).toBe(0);
  });

  it('are thrown away by hand, with one row of the audit, twice without another', async () => {
    await enrol(LIST);
    const discard = (): Promise<number> =>
      app.get(EnrolmentDraftsService).discard(hotel.actor, { organisationId: hotel.id, sessionId });

    expect([await discard(), await discard()]).toEqual([2, 0]);
    expect(await draft()).toEqual([]);
    expect(
      await count(`audit_rows where action = 'registrations.discard-draft' and subject_id = '${sessionId}'`),
    ).toBe(1);
  });

  it('go with a person who is erased: by the name, by the address', async () => {
    await enrol('Kim Dara, 012 000 103');
    await enrol('KIM  DARA, 012 88\nSomebody, 012 000 10\nDara Kim, om@sam');
    const [person] = await db.ownerSql<{ id: string }>(`select id from people where full_name = 'Kim Dara'`);

    await app.get(UnitOfWork).run((tx) => app.get(EnrolmentDraftsPersonalData).erase(tx, person!.id));
    expect(await draft()).toEqual([
      'Somebody <012 000 10> PHONE_TOO_SHORT',
      'Dara Kim <om@sam> EMAIL_INVALID',
    ]);
  });
});
