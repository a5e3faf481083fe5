/* Story: docs/stories/organisations.md. Both paths of registration mean the same organisation by a typed name. */
import { foldText, newId } from '#kernel';
import { loadReferenceData } from '#organisations';
import { createTestDatabase, type TestDatabase } from '#testing';
import type { RegistrationRequest } from '../src/domain/registration-request.js';
import { aRequest, aSession, composeSeating, NOW, type Seating } from './seats.builder.js';

let db: TestDatabase;
let seating: Seating;
const ids = new Map<string, string>();

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo(NOW);
  seating = await composeSeating(db);
  await seating.unitOfWork.run(loadReferenceData);
  for (const name of ['Clean Water', 'Trade Association', 'Trade Association']) {
    const [row] = await db.ownerSql<{ id: string }>(
      `insert into organisations (id, kind, sub_kind_id, name_km, name_en, folded_km, folded_en)
       select $1, k.kind, k.id, $2, $3, $4, $5 from organisation_sub_kinds k where k.code = 'association' returning id`,
      [newId(), `${name} ក`, name, foldText(`${name} ក`), foldText(name)],
    );
    ids.set(name, row!.id);
  }
});
afterAll(async () => {
  await seating.close();
  await db.drop();
});

const typed = (sessionId: string, n: number, name: string): RegistrationRequest => ({
  ...aRequest(sessionId, n),
  organisationName: name,
  organisationFolded: foldText(name),
});

describe('the organisation of a registration', () => {
  it.each([
    [' clean  WATER', 'Clean Water'],
    ['Trade Association', null],
    ['Nobody at all', null],
  ])('that typed %j is the same by both paths', async (name, meant) => {
    const sessionId = await aSession(db, { capacity: 5 });

    await seating.one.registerOne(typed(sessionId, 1, name));
    await seating.connection.registerBatch(JSON.stringify([{ ordinal: 0, ...typed(sessionId, 2, name) }]));

    const rows = await db.ownerSql(
      'select organisation_name as name, organisation_id as id from registrations where session_id = $1',
      [sessionId],
    );
    const id = meant === null ? null : ids.get(meant);
    expect(rows).toEqual([
      { name, id },
      { name, id },
    ]);
  });
});
