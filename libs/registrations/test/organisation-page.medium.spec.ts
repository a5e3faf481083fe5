import type { INestApplicationContext } from '@nestjs/common';
import { matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { EnrolPeopleService, OrganisationRosterReads, RegisterOneService } from '#registrations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { anOrganisation, type CoordinatedOrganisation } from './enrolment.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/coordinator.md, the organisation's page. */

let db: TestDatabase;
let app: INestApplicationContext;
let hotel: CoordinatedOrganisation;
let sooner: string;
let later: string;
let past: string;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  app = await composeProgramme(db);
  hotel = await anOrganisation(db, { km: 'សណ្ឋាគារ', en: 'lotus' }, 'ង៉ែត ពិសី');
  past = await aSession(db, { capacity: 9, startsAt: new Date('2026-11-20T02:00:00Z') });
  sooner = await aSession(db, { capacity: 2 });
  later = await aSession(db, { capacity: 9, startsAt: new Date('2026-12-20T02:00:00Z') });
  await enrol(sooner, 'ស៊ុន ម៉ារ៉ា, mara@lotus.example\nកែវ បូផា, 012 000 301\nចាន់ ស្រីមុំ, mum@lotus.example');
  await enrol(later, 'កែវ បូផា, 012 000 301');
  await db.travelTo('2026-11-19T02:00:00Z');
  await enrol(past, 'កែវ បូផា, 012 000 301');
  await db.travelTo(NOW);
  // Somebody who wrote the hotel's name and belongs to it only by that.
  const request = { ...aRequest(later, 7), organisationName: 'Lotus', organisationFolded: 'lotus' };
  await app.get(RegisterOneService).registerOne({
    ...request,
    fullName: 'អ៊ុំ សំ',
    matchKey: matchKeyOf('អ៊ុំ សំ', { kind: 'EMAIL', value: 'person7@example.org' }),
  });
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

async function enrol(sessionId: string, list: string): Promise<void> {
  const command = {
    organisationId: hotel.id,
    sessionId,
    list,
    locale: 'km' as const,
    idempotencyKey: newId(),
  };
  const answer = await app.get(EnrolPeopleService).enrol(hotel.actor, command);
  if (!answer.ok) throw new Error(answer.refusal.code);
}

const reads = (): OrganisationRosterReads => app.get(OrganisationRosterReads);
const people = async (search: string | null, seesAll = false): Promise<unknown[]> =>
  (await reads().people(hotel.actor, hotel.id, search, { first: 10, after: null }, seesAll)).items.map(
    ({ fullName, contact, seats, waiting }) => [fullName, contact, seats, waiting],
  );
const ALL = { past: false, status: null, search: null, sessionId: null };

describe('the people of an organisation', () => {
  it('are in Khmer order, with their seats; who only wrote its name shows no contact to its coordinator', async () => {
    expect(await people(null)).toEqual([
      ['កែវ បូផា', '+85512000301', 2, 0],
      ['ចាន់ ស្រីមុំ', 'mum@lotus.example', 0, 1],
      ['ស៊ុន ម៉ារ៉ា', 'mara@lotus.example', 1, 0],
      ['អ៊ុំ សំ', null, 1, 0],
    ]);
    expect((await people(null, true)).at(-1)).toEqual(['អ៊ុំ សំ', 'person7@example.org', 1, 0]);
    expect((await reads().counts(hotel.actor, [hotel.id], null)).get(hotel.id)).toEqual({
      people: 4,
      seats: 4,
      waiting: 1,
    });
  });

  it.each([
    ['ចាន់ស្រីមុំ', ['ចាន់ ស្រីមុំ']],
    ['ស៊ុន\u200bម៉ារ៉ា', ['ស៊ុន ម៉ារ៉ា']],
    ['MARA@', ['ស៊ុន ម៉ារ៉ា']],
    ['០១២ ០០០ ៣០១', ['កែវ បូផា']],
    ['nobody', []],
  ])('are found by %j', async (search, names) => {
    expect((await people(search)).map((row) => (row as string[])[0])).toEqual(names);
  });

  it('are not found by a contact that is not shown', async () => {
    expect(await people('person7@')).toEqual([]);
    expect(await people('example.org')).toEqual([]);
    expect(await people('person7@', true)).toEqual([['អ៊ុំ សំ', 'person7@example.org', 1, 0]]);
  });

  it('are read on from a cursor without a gap or a double', async () => {
    const first = await reads().people(hotel.actor, hotel.id, null, { first: 3, after: null }, false);
    const second = await reads().people(
      hotel.actor,
      hotel.id,
      null,
      { first: 3, after: first.cursors.at(-1)! },
      false,
    );

    expect([first.hasNextPage, second.hasNextPage]).toEqual([true, false]);
    expect(second.items.map((person) => person.fullName)).toEqual(['អ៊ុំ សំ']);
  });
});

describe('its registrations', () => {
  const listed = async (more: object, after: string | null = null): Promise<unknown> => {
    const page = await reads().registrations(
      hotel.actor,
      hotel.id,
      { ...ALL, ...more },
      { first: 3, after },
      false,
    );
    return {
      rows: page.items.map(({ sessionId, fullName, waitlistPosition, isCancellable }) => [
        { [sooner]: 'sooner', [later]: 'later', [past]: 'past' }[sessionId],
        fullName,
        waitlistPosition,
        isCancellable,
      ]),
      next: page.hasNextPage ? page.cursors.at(-1) : null,
    };
  };

  it('are those to come by start and name, read on from a cursor', async () => {
    const first = (await listed({})) as { rows: unknown; next: string };
    expect(first.rows).toEqual([
      ['sooner', 'កែវ បូផា', null, true],
      ['sooner', 'ចាន់ ស្រីមុំ', 1, true],
      ['sooner', 'ស៊ុន ម៉ារ៉ា', null, true],
    ]);
    expect(await listed({}, first.next)).toEqual({
      rows: [
        ['later', 'កែវ បូផា', null, true],
        ['later', 'អ៊ុំ សំ', null, true],
      ],
      next: null,
    });
  });

  it('are those of the past on their own, and those of a session, a state or a name', async () => {
    expect(await listed({ past: true })).toEqual({ rows: [['past', 'កែវ បូផា', null, false]], next: null });
    expect(await listed({ status: 'WAITLISTED' })).toMatchObject({
      rows: [['sooner', 'ចាន់ ស្រីមុំ', 1, true]],
    });
    expect(await listed({ sessionId: later, search: 'កែវ' })).toMatchObject({
      rows: [['later', 'កែវ បូផា', null, true]],
    });
    expect(await listed({ search: '012 000 301', sessionId: later })).toMatchObject({
      rows: [['later', 'កែវ បូផា', null, true]],
    });
  });

  it('are not found by a contact that is not shown', async () => {
    expect(await listed({ search: 'person7@' })).toEqual({ rows: [], next: null });
    expect(await listed({ search: 'អ៊ុំសំ' })).toMatchObject({ rows: [['later', 'អ៊ុំ សំ', null, true]] });
  });
});

describe('a session that is called off', () => {
  it('holds no seat and no place in line any more', async () => {
    await db.ownerSql(`update sessions set status = 'CANCELLED' where id = $1`, [sooner]);

    expect((await reads().counts(hotel.actor, [hotel.id], null)).get(hotel.id)).toEqual({
      people: 4,
      seats: 2,
      waiting: 0,
    });
    expect(await people('កែវ')).toEqual([['កែវ បូផា', '+85512000301', 1, 0]]);
    expect(await people('mum@')).toEqual([['ចាន់ ស្រីមុំ', 'mum@lotus.example', 0, 0]]);
  });
});
