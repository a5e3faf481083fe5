/* Story: docs/stories/privacy.md, who sees a contact. */
import type { INestApplicationContext } from '@nestjs/common';
import { type Actor, ANONYMOUS } from '#authz';
import { sql, UnitOfWork } from '#database';
import { newId } from '#kernel';
import { matchKeyOf } from '#identity';
import { RegisterOneService, RegistrationReads } from '#registrations';
import { SessionPolicy } from '#sessions';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

const START = new Date('2026-12-08T06:30:00Z');
const END = new Date('2026-12-08T09:30:00Z');
const SECOND = 1_000;
const DAY = 86_400_000;

const trainer: Actor = {
  kind: 'person',
  personId: newId(),
  signInId: null,
  roles: [{ role: 'TRAINER', scopeId: null }],
  withheldRoles: [],
  strength: 'PASSKEY',
  freshUntil: null,
};
const workingGroup: Actor = { ...trainer, roles: [{ role: 'WORKING_GROUP', scopeId: null }] };

let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  app = await composeProgramme(db);
  sessionId = await aSession(db, { capacity: 5, startsAt: START });
  await db.ownerSql(
    `insert into people (id, full_name, locale, match_key) values ($1, 'Sok Vichet', 'km', 'sokvichet')`,
    [trainer.personId],
  );
  await db.ownerSql(
    `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
     values ($1, $2, 'n', 'n', 'r', 'r')`,
    [sessionId, trainer.personId],
  );
  const [fullName, email] = ['Chan Sreymom', 'sreymom@tonle-guesthouse.example'];
  const answer = await app.get(RegisterOneService).registerOne({
    ...aRequest(sessionId, 0, newId()),
    fullName,
    email,
    matchKey: matchKeyOf(fullName, { kind: 'EMAIL', value: email }),
  });
  if (!answer.ok) throw new Error(answer.refusal.code);
});
afterAll(async () => {
  await app?.close();
  await db?.drop();
});

const seen = async (by: Actor, search: string | null = null): Promise<(string | null)[]> => {
  const shows = await app.get(SessionPolicy).mayReadContacts(by, sessionId);
  const page = await app
    .get(RegistrationReads)
    .roster(by, sessionId, { search }, { first: 10, after: null }, shows);
  return page.items.map(({ contact }) => contact);
};

describe('a contact on the roster', () => {
  it.each([
    ['a second before the fourteen days', new Date(START.getTime() - 14 * DAY - SECOND), null],
    ['from fourteen days before the start', new Date(START.getTime() - 14 * DAY + SECOND), 'shown'],
    ['during the session', START, 'shown'],
    ['until seven days after the end', new Date(END.getTime() + 7 * DAY - 10 * SECOND), 'shown'],
    ['seven days after the end', new Date(END.getTime() + 7 * DAY + SECOND), null],
  ])('is for its trainer %s: %s, %s', async (_when, at, shown) => {
    await db.travelTo(at);
    expect(await seen(trainer)).toEqual([shown && 'sreymom@tonle-guesthouse.example']);
    // Part of the contact finds the row only where the contact is shown; the name always does.
    expect(await seen(trainer, 'guesthouse.ex')).toHaveLength(shown ? 1 : 0);
    expect(await seen(trainer, 'Sreymom')).toHaveLength(1);
    expect(await seen(workingGroup)).toEqual(['sreymom@tonle-guesthouse.example']);
  });

  it('stands beside whether the person may be photographed: only who said so, as they said last', async () => {
    const photographed = async (by: Actor): Promise<boolean[]> => {
      const page = await app
        .get(RegistrationReads)
        .roster(by, sessionId, {}, { first: 10, after: null }, true);
      return page.items.map(({ mayBePhotographed }) => mayBePhotographed);
    };
    const say = (isGiven: boolean): Promise<unknown> =>
      db.ownerSql(
        `insert into consents (purpose, is_given, person_id, source, wording) select 'PHOTOGRAPHS', $1, id, 'ACCOUNT', '1' from people`,
        [isGiven],
      );
    for (const by of [trainer, workingGroup]) {
      expect(await photographed(by)).toEqual([false]);
      await say(true);
      expect(await photographed(by)).toEqual([true]);
      await say(false);
      expect(await photographed(by)).toEqual([false]);
    }
  });

  it('and the word on pictures are of nobody whom the reader does not see', async () => {
    await db.ownerSql(
      `insert into consents (purpose, is_given, person_id, source, wording) select 'PHOTOGRAPHS', true, id, 'ACCOUNT', '1' from people`,
    );
    const guests = await db.ownerSql<{ id: string }>(
      `select id from people where full_name = 'Chan Sreymom'`,
    );
    const asks = async (by: Actor): Promise<unknown> => {
      const [row] = await app.get(UnitOfWork).readAs(
        by,
        sql<{ answer: boolean; words: number }>`select may_be_photographed(${guests[0]!.id}) as answer,
          (select count(*)::int from consents where person_id = ${guests[0]!.id}) as words`,
      );
      return [row!.answer, row!.words > 0];
    };

    expect(await asks(trainer)).toEqual([true, false]);
    expect(await asks({ ...trainer, personId: newId() })).toEqual([false, false]);
    expect(await asks({ ...trainer, roles: [] })).toEqual([false, false]);
    expect(await asks(workingGroup)).toEqual([true, true]);
    expect(await asks(ANONYMOUS)).toEqual([false, false]);
  });
});
