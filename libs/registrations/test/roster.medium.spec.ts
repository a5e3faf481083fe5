import type { INestApplicationContext } from '@nestjs/common';
import { newId } from '#kernel';
import { matchKeyOf } from '#identity';
import { anActor, createTestDatabase, type TestDatabase } from '#testing';
import { RegisterOneService, RegistrationReads } from '#registrations';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let sessionId: string;
const trainer = anActor('WORKING_GROUP');

/** Story: docs/stories/roster.md, in the order in which they register. */
const PEOPLE = [
  ['ស៊ុន ម៉ារ៉ា', 'mara@example.org', 'ក្រុមហ៊ុន ទន្លេ ម៉ូប៊ីលីធី'],
  ['ចាន់ ស្រីមុំ', 'sreymom@example.org', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ'],
  ['Kim Sovann', 'sovann@example.org', 'Tonle Institute ២'],
  ['កែវ បូផា', 'bopha@example.org', 'អង្គការសាលាក្រុងបៃតង'],
] as const;

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  app = await composeProgramme(db);
  sessionId = await aSession(db, { capacity: 2 });
  for (const [fullName, email, organisationName] of PEOPLE) {
    const request = {
      ...aRequest(sessionId, 0, newId()),
      fullName,
      email,
      organisationName,
      matchKey: matchKeyOf(fullName, { kind: 'EMAIL', value: email }),
    };
    const answer = await app.get(RegisterOneService).registerOne(request);
    if (!answer.ok) throw new Error(answer.refusal.code);
  }
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

const names = async (filter: Parameters<RegistrationReads['roster']>[2], first = 10): Promise<string[]> => {
  const page = await app
    .get(RegistrationReads)
    .roster(trainer, sessionId, filter, { first, after: null }, true);
  return page.items.map((entry) => entry.fullName);
};

describe('the roster', () => {
  it('puts seats before waits, names in Khmer order', async () => {
    expect(await names({})).toEqual(['ចាន់ ស្រីមុំ', 'ស៊ុន ម៉ារ៉ា', 'Kim Sovann', 'កែវ បូផា']);
  });

  it('shows those who wait by their place in line', async () => {
    const page = await app
      .get(RegistrationReads)
      .roster(trainer, sessionId, { status: 'WAITLISTED' }, { first: 10, after: null }, true);

    expect(page.items.map((entry) => [entry.waitlistPosition, entry.fullName])).toEqual([
      [1, 'Kim Sovann'],
      [2, 'កែវ បូផា'],
    ]);
  });

  it.each([
    ['ស្រីមុំ', ['ចាន់ ស្រីមុំ']],
    ['ចាន់  ស្រីមុំ', ['ចាន់ ស្រីមុំ']],
    ['SOVANN', ['Kim Sovann']],
    ['Kim Sovann', ['Kim Sovann']],
    ['mara@example', ['ស៊ុន ម៉ារ៉ា']],
    ['ទន្លេ ម៉ូប៊ីលីធី', ['ស៊ុន ម៉ារ៉ា']],
    ['tonle institute', ['Kim Sovann']],
    ['institute 2', ['Kim Sovann']],
    ['Institute ២', ['Kim Sovann']],
    ['ស៊នុ', []],
    ['សុ៊ន', ['ស៊ុន ម៉ារ៉ា']],
    ['nobody', []],
  ])('finds %j', async (search, found) => {
    expect(await names({ search })).toEqual(found);
  });

  it('finds a ticket code as it is shown', async () => {
    const [row] = await db.ownerSql<{ reference: string }>(
      `select reference from registrations r join people p on p.id = r.person_id where p.email = 'bopha@example.org'`,
    );
    const shown = row!.reference.replace(/(.{4})(?=.)/g, '$1 ');

    expect(await names({ search: shown })).toEqual(['កែវ បូផា']);
  });

  it('reads on from a cursor without a gap or a double', async () => {
    const reads = app.get(RegistrationReads);
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const page: Awaited<ReturnType<RegistrationReads['roster']>> = await reads.roster(
        trainer,
        sessionId,
        {},
        { first: 1, after },
        true,
      );
      seen.push(...page.items.map((entry) => entry.fullName));
      after = page.hasNextPage ? page.cursors.at(-1)! : null;
    } while (after);

    expect(seen).toEqual(await names({}));
  });

  it('counts confirmed, waiting and cancelled', async () => {
    expect(await app.get(RegistrationReads).rosterCounts(trainer, sessionId)).toEqual({
      confirmed: 2,
      waiting: 2,
      withOpenQuestions: 0,
      cancelled: 0,
      capacity: 2,
      unanswered: 0,
      addressesAwaited: 0,
      awaitingApproval: 0,
    });
  });
});
