/* The stories of sessions and the roster, run through the API as their readers run them: docs/stories/sessions.md,
   roster.md. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, person, ses, ProgrammeApi } from './programme-api.js';
import { post } from './support.js';

const programme = new ProgrammeApi();
const { ask, register, seatsOf, cookies } = programme;
let db: TestDatabase;
let api: SpawnedApp;

beforeAll(async () => {
  await programme.begin();
  ({ db, api } = programme);
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

describe('a change of plan', () => {
  const MOVE = `mutation ($input: MoveSessionInput!) { moveSession(input: $input) {
    session { startsAt endsAt doorsOpenAt movedFrom scheduleVersion state } ${ERRORS} } }`;
  const move = async (sessionId: string, more: object = {}): Promise<Payload> => {
    const input = {
      sessionId: ses(sessionId),
      startsAt: '2026-12-10T08:00:00+07:00',
      endsAt: '2026-12-10T11:30:00+07:00',
      ...more,
    };
    return (await ask<{ moveSession: Payload }>(MOVE, { input }, 'WORKING_GROUP')).moveSession;
  };

  it('is made by the working group, and read at once', async () => {
    const sessionId = await aSession(db, { capacity: 3 });

    expect(await move(sessionId)).toEqual({
      session: {
        startsAt: '2026-12-10T01:00:00.000Z',
        endsAt: '2026-12-10T04:30:00.000Z',
        doorsOpenAt: '2026-12-10T01:00:00.000Z',
        movedFrom: '2026-12-08T06:30:00.000Z',
        scheduleVersion: 2,
        state: 'OPEN',
      },
      errors: [],
    });
    expect(codes(await move(sessionId))).toEqual(['NOTHING_CHANGED']);
    expect(codes(await move(sessionId, { endsAt: '2026-12-10T07:00:00+07:00' }))).toEqual(['TIMES_INVALID']);
    expect(
      codes(
        await move(sessionId, { startsAt: '2026-11-30T08:00:00+07:00', endsAt: '2026-11-30T09:00:00+07:00' }),
      ),
    ).toEqual(['IN_THE_PAST']);
    expect(
      codes(
        await move(sessionId, { startsAt: '9999-12-30T08:00:00+07:00', endsAt: '9999-12-30T09:00:00+07:00' }),
      ),
    ).toEqual(['TOO_FAR_AHEAD']);
    expect(codes(await move(newId()))).toEqual(['SESSION_NOT_FOUND']);
  });

  it.each([
    ['TRAINER', 'FORBIDDEN'],
    ['PARTICIPANT', 'FORBIDDEN'],
    [undefined, 'UNAUTHENTICATED'],
  ])('is not made by %s', async (role, code) => {
    const sessionId = await aSession(db, { capacity: 3 });
    const input = {
      sessionId: ses(sessionId),
      startsAt: '2026-12-10T08:00:00+07:00',
      endsAt: '2026-12-10T11:30:00+07:00',
    };

    const answer = await post(
      api.url,
      { query: MOVE, variables: { input } },
      role ? { cookie: cookies.get(role)! } : {},
    );

    expect(answer.body.errors?.map((error) => error.extensions.code)).toEqual([code]);
    expect(await db.ownerSql('select schedule_version from sessions where id = $1', [sessionId])).toEqual([
      { schedule_version: 1 },
    ]);
  });

  it('ends a session with a reason in both languages', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    const mutation = `mutation ($input: CancelSessionInput!) { cancelSession(input: $input) { session { state cancelReason { km en } } ${ERRORS} } }`;
    const end = async (reason: object): Promise<Payload> =>
      (
        await ask<{ cancelSession: Payload }>(
          mutation,
          { input: { sessionId: ses(sessionId), reason } },
          'WORKING_GROUP',
        )
      ).cancelSession;

    expect(codes(await end({ km: 'ទឹកជំនន់', en: ' ' }))).toEqual(['REASON_MISSING']);
    expect((await end({ km: 'ទឹកជំនន់', en: 'Floods' })).session).toEqual({
      state: 'CANCELLED',
      cancelReason: { km: 'ទឹកជំនន់', en: 'Floods' },
    });
    expect(codes(await register(sessionId))).toEqual(['SESSION_CANCELLED']);
  });
});

describe('the list of sessions', () => {
  it('holds a session until it ends, from then on only for who asks for the past', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    const listed = async (filter: object): Promise<boolean> => {
      const query = `query ($filter: SessionFilter) { sessions(first: 100, filter: $filter) { nodes { id state } } }`;
      const { sessions } = await ask<{ sessions: { nodes: { id: string }[] } }>(query, { filter });
      return sessions.nodes.some((node) => node.id === ses(sessionId));
    };
    const day = { from: '2026-12-08T00:00:00+07:00', to: '2026-12-09T00:00:00+07:00' };

    expect([
      await listed({ ...day, online: true }),
      await listed({ ...day, cities: ['battambang'] }),
    ]).toEqual([true, false]);
    await db.travelTo('2026-12-08T09:30:00Z');
    expect([
      await listed({ ...day, online: true }),
      await listed({ ...day, online: true, includePast: true }),
    ]).toEqual([false, true]);
    expect(await seatsOf(sessionId)).toMatchObject({ state: 'ENDED' });
  });
});

describe('the roster', () => {
  const ROSTER = `query ($id: ID!, $search: String) { session(id: $id) { rosterCounts { confirmed waiting cancelled capacity }
    roster(first: 50, search: $search) { nodes { fullName contact status waitlistPosition } pageInfo { hasNextPage } } } }`;

  it('is read by the session’s trainer and the working group, by nobody else', async () => {
    const sessionId = await aSession(db, { capacity: 1 });
    await db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
       select $1, person_id, 'ក', 'x', 'ក', 'x' from role_grants where role = 'TRAINER' order by granted_at, id limit 1`,
      [sessionId],
    );
    const foreign = await aSession(db, { capacity: 1 });
    await register(sessionId, person(31));
    await register(sessionId, person(32));

    const seen = {
      session: {
        rosterCounts: { confirmed: 1, waiting: 1, cancelled: 0, capacity: 1 },
        roster: {
          nodes: [
            {
              fullName: 'Person 31',
              contact: 'person31@example.org',
              status: 'CONFIRMED',
              waitlistPosition: null,
            },
            {
              fullName: 'Person 32',
              contact: 'person32@example.org',
              status: 'WAITLISTED',
              waitlistPosition: 1,
            },
          ],
          pageInfo: { hasNextPage: false },
        },
      },
    };
    expect(await ask(ROSTER, { id: ses(sessionId) }, 'TRAINER')).toEqual(seen);
    expect(await ask(ROSTER, { id: ses(sessionId) }, 'WORKING_GROUP')).toEqual(seen);
    for (const [id, role] of [
      [foreign, 'TRAINER'],
      [sessionId, 'PARTICIPANT'],
      [sessionId, undefined],
    ] as const) {
      const answer = await post(
        api.url,
        { query: ROSTER, variables: { id: ses(id) } },
        role ? { cookie: cookies.get(role)! } : {},
      );
      expect(JSON.stringify(answer.body)).not.toContain('Person 31');
      expect(answer.body.errors?.[0]?.extensions.code).toBe(role ? 'FORBIDDEN' : 'UNAUTHENTICATED');
    }
  });
});
