import type { INestApplicationContext } from '@nestjs/common';
import { type ResizeGroup, ResizeGroupService, type StoredRegistration } from '#registrations';
import { createTestDatabase, type TestDatabase } from '#testing';
import { Line } from './line.builder.js';
import { composeProgramme } from './programme.builder.js';
import { aSession, NOW } from './seats.builder.js';

let db: TestDatabase;
let app: INestApplicationContext;
let line: Line;
let hotel: string;

beforeAll(async () => {
  db = await createTestDatabase();
  app = await composeProgramme(db);
  line = new Line(db, app);
  hotel = await line.organisation('PRIVATE_SECTOR', 'siem-reap');
});
beforeEach(async () => db.travelTo(NOW));
afterAll(async () => {
  await app.close();
  await db.drop();
});

type Answer = ReturnType<ResizeGroupService['resize']>;
const ids = (people: readonly StoredRegistration[]): string[] =>
  people.map(({ registrationId }) => registrationId);

interface Story {
  readonly sessionId: string;
  readonly seated: StoredRegistration[];
  readonly group: StoredRegistration[];
  readonly resize: (wish: Partial<ResizeGroup>) => Answer;
  readonly preview: (wish: Partial<ResizeGroup>) => Answer;
}

/** Docs/stories/seats.md: 10 seats, `taken` of them taken, and Chenda's group waits in place 1. */
async function story(taken: number, size: number): Promise<Story> {
  const sessionId = await aSession(db, { capacity: 10 });
  await line.set(sessionId, { capacity: 10, groupPolicy: 'HOLD' });
  const seated = await line.come(sessionId, taken);
  const group = await line.enrol(sessionId, hotel, size, true);
  const organisationId = line.organisationId(hotel);
  const [row] = await db.ownerSql<{ id: string }>(`select group_id as id from registrations where id = $1`, [
    group[0]!.registrationId,
  ]);
  const chenda = await line.coordinator(organisationId);
  const wish = (more: Partial<ResizeGroup>): ResizeGroup => ({
    groupId: row!.id,
    joining: [],
    leaving: [],
    organisationIds: [organisationId],
    ...more,
  });
  const service = app.get(ResizeGroupService);
  return {
    sessionId,
    seated,
    group,
    resize: (more) => service.resize(chenda, wish(more)),
    preview: (more) => service.preview(chenda, wish(more)),
  };
}

describe('a group that waits', () => {
  it('keeps its place as it becomes smaller, which is shown before and is so after', async () => {
    const { group, sessionId, preview, resize } = await story(8, 5);
    const leaving = ids(group.slice(3));
    const before = await line.written();

    const shown = await preview({ leaving: leaving.slice(0, 1) });

    expect(shown).toEqual({
      ok: true,
      value: { size: 4, placeBefore: 1, placeAfter: 1, becomes: 'WAITLISTED' },
    });
    expect(await line.written()).toEqual(before);
    expect(await resize({ leaving: leaving.slice(0, 1) })).toEqual(shown);
    expect(await line.stand(...group)).toEqual([
      'WAITLISTED 1',
      'WAITLISTED 1',
      'WAITLISTED 1',
      'CANCELLED',
      'WAITLISTED 1',
    ]);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 8, waiting: 4, together: 3 });
    const told = await db.ownerSql(`select kind from messages where cause_id = $1 and status = 'DUE'`, [
      leaving[0],
    ]);
    expect(told).toEqual([{ kind: 'registrations.cancelled' }]);
  });

  it('has seats at once where those who stay fit', async () => {
    const { group, sessionId, preview, resize } = await story(7, 5);
    const leaving = ids(group.slice(3));

    const shown = await preview({ leaving });

    expect(shown).toEqual({
      ok: true,
      value: { size: 3, placeBefore: 1, placeAfter: null, becomes: 'CONFIRMED' },
    });
    expect(await resize({ leaving })).toEqual(shown);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 10, waiting: 0, together: 0 });
  });

  it('goes to the end of the line as it becomes larger', async () => {
    const { group, sessionId, preview, resize } = await story(9, 3);
    const others = await line.come(sessionId, 3);
    const alone = await line.enrol(sessionId, hotel, 2, false);
    const joining = ids(alone);

    const shown = await preview({ joining });

    // HOLD keeps everybody behind the group until it goes to the end; the first of them then has the free seat.
    expect(shown).toEqual({
      ok: true,
      value: { size: 5, placeBefore: 1, placeAfter: 3, becomes: 'WAITLISTED' },
    });
    expect(await line.stand(group[0]!, others[0]!, alone[0]!)).toEqual([
      'WAITLISTED 1',
      'WAITLISTED 2',
      'WAITLISTED 5',
    ]);
    expect(await resize({ joining })).toEqual(shown);
    expect(await line.stand(group[0]!, others[0]!, alone[0]!)).toEqual([
      'WAITLISTED 3',
      'CONFIRMED',
      'WAITLISTED 3',
    ]);
    expect(await line.counts(sessionId)).toMatchObject({ taken: 10, waiting: 7, together: 4 });
  });

  it('goes from place 1 to place 6 as its 3 become 5, or stays while the 2 wait by themselves', async () => {
    const { group, sessionId, preview, resize } = await story(10, 3);
    const others = await line.come(sessionId, 5);
    const two = await line.enrol(sessionId, hotel, 2, false);
    const joining = ids(two);

    const shown = await preview({ joining });

    expect(shown).toEqual({
      ok: true,
      value: { size: 5, placeBefore: 1, placeAfter: 6, becomes: 'WAITLISTED' },
    });
    expect(await line.stand(group[0]!, others[4]!, ...two)).toEqual([
      'WAITLISTED 1',
      'WAITLISTED 6',
      'WAITLISTED 7',
      'WAITLISTED 8',
    ]);
    expect(await resize({ joining })).toEqual(shown);
    expect(await line.stand(others[0]!, group[0]!, ...two)).toEqual([
      'WAITLISTED 1',
      'WAITLISTED 6',
      'WAITLISTED 6',
      'WAITLISTED 6',
    ]);
  });

  it('may change all of its people, and is gone when nobody is left', async () => {
    const { group, sessionId, resize } = await story(10, 2);
    const alone = await line.enrol(sessionId, hotel, 2, false);

    expect(await resize({ leaving: ids(group), joining: ids(alone) })).toMatchObject({
      value: { size: 2, placeAfter: 1 },
    });
    expect(await line.counts(sessionId)).toMatchObject({ waiting: 2, together: 1 });
    expect(await resize({ leaving: ids(alone) })).toEqual({
      ok: true,
      value: { size: 0, placeBefore: 1, placeAfter: null, becomes: 'CANCELLED' },
    });
    expect(await line.counts(sessionId)).toMatchObject({ waiting: 0, together: 0 });
  });

  it('is left alone when what is asked of it cannot be', async () => {
    const { group, seated, sessionId, resize } = await story(10, 2);
    const [alone] = await line.enrol(sessionId, hotel, 1, false);
    const [stranger] = await line.come(sessionId, 1);
    const before = await line.written();

    const codes = [
      await resize({ organisationIds: [] }),
      await resize({}),
      await resize({ joining: ids([stranger!]) }),
      await resize({ joining: ids([group[0]!]) }),
      await resize({ leaving: ids([alone!]) }),
      await resize({ leaving: ids([seated[0]!]) }),
    ].map((answer) => (answer.ok ? 'OK' : answer.refusal.code));
    await db.travelTo('2026-12-08T06:30:00Z');
    const late = await resize({ leaving: ids(group) });

    expect([...codes, late.ok ? 'OK' : late.refusal.code]).toEqual([
      'GROUP_NOT_FOUND',
      'NOTHING_CHANGED',
      'REGISTRATION_NOT_FOUND',
      'REGISTRATION_NOT_FOUND',
      'REGISTRATION_NOT_FOUND',
      'REGISTRATION_NOT_FOUND',
      'SESSION_STARTED',
    ]);
    expect(await line.written()).toEqual(before);
  });
});
