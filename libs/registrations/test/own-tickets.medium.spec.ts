import type { INestApplicationContext } from '@nestjs/common';
import { ANONYMOUS, personActor } from '#authz';
import { UnitOfWork } from '#database';
import { LoaderStore, type RequestContext } from '#graphql';
import { newId } from '#kernel';
import { RegisterOneService } from '#registrations';
import type { SessionType } from '#sessions/api';
import { createTestDatabase, type TestDatabase } from '#testing';
import { OwnTicketsFields } from '../src/api/own-tickets.fields.js';
import { OwnTickets } from '../src/domain/own-tickets.js';
import { WORKING_GROUP } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aRequest, aSession, NOW } from './seats.builder.js';

/* Story: docs/stories/own-seats.md, the tickets of all sessions of a page. */

let db: TestDatabase;
let app: INestApplicationContext;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  await db.travelTo(NOW);
});
afterAll(async () => {
  await app.close();
  await db.drop();
});

describe('the own tickets of a page of sessions', () => {
  it('are one statement for all of them, and none for a guest', async () => {
    const sessions = [
      await aSession(db, { capacity: 2 }),
      await aSession(db, { capacity: 2 }),
      await aSession(db, { capacity: 2 }),
    ];
    for (const session of sessions.slice(0, 2))
      await app.get(RegisterOneService).registerOne(aRequest(session, 1));
    const [row] = await db.ownerSql<{ id: string }>('select person_id as id from registrations limit 1');
    const unitOfWork = app.get(UnitOfWork);
    let statements = 0;
    const counting = new OwnTickets({
      readAs: (...asked: Parameters<UnitOfWork['readAs']>) => {
        statements += 1;
        return unitOfWork.readAs(...asked);
      },
    } as unknown as UnitOfWork);
    const states = (actor: RequestContext['actor']): Promise<(string | undefined)[]> => {
      const ctx = { actor, loaders: new LoaderStore() } as RequestContext;
      const fields = new OwnTicketsFields(counting);
      return Promise.all(
        sessions.map(async (uuid) => (await fields.viewerTicket({ uuid } as SessionType, ctx))?.state),
      );
    };

    expect(await states(personActor(row!.id, []))).toEqual(['CONFIRMED', 'CONFIRMED', undefined]);
    expect(statements).toBe(1);
    expect(await states(ANONYMOUS)).toEqual([undefined, undefined, undefined]);
    expect(statements).toBe(1);
    // Whoever reads every registration has none of hers.
    expect(await states(WORKING_GROUP)).toEqual([undefined, undefined, undefined]);
    expect(await states(personActor(newId(), []))).toEqual([undefined, undefined, undefined]);
    expect((await counting.ahead(WORKING_GROUP, { first: 10, after: null })).items).toEqual([]);
  });
});
