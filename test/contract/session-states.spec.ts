/* What becomes of a session, asked through the API: docs/stories/session-planning.md, session-postponed.md. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf, post } from './support.js';

const programme = new ProgrammeApi();
const { ask, register, seatsOf, cookies } = programme;
let db: TestDatabase;
let api: SpawnedApp;

beforeAll(async () => {
  await programme.begin();
  ({ db, api } = programme);
  cookies.set('CITY_OFFICER', await cookieOf(api.url, 'CITY_OFFICER'));
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

const both = { km: 'ទឹកជំនន់', en: 'Floods' };
const SESSION = `id state isDateKnown startsAt heldAt scheduleVersion postponeReason { km en } otherDates { id }`;
const change = async (verb: string, input: object, role = 'WORKING_GROUP'): Promise<Payload> => {
  const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const mutation = `mutation ($input: ${Verb}SessionInput!) { ${verb}Session(input: $input) { session { ${SESSION} } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(mutation, { input }, role))[`${verb}Session`]!;
};
const read = async (sessionId: string, role?: string): Promise<Record<string, unknown> | null> =>
  (
    await ask<{ session: Record<string, unknown> | null }>(
      `query ($id: ID!) { session(id: $id) { ${SESSION} } }`,
      { id: ses(sessionId) },
      role,
    )
  ).session;
const aDraft = async (city = 'siem-reap'): Promise<string> => {
  const sessionId = await aSession(db, { capacity: 3, state: 'DRAFT' });
  await db.ownerSql(
    `update sessions set status = 'DRAFT', city_id = (select id from cities where code = $2) where id = $1`,
    [sessionId, city],
  );
  return sessionId;
};
const listed = async (sessionId: string, role?: string): Promise<boolean> => {
  const nodes = role
    ? (
        await ask<{ mySessions: { nodes: { id: string }[] } }>(
          '{ mySessions(first: 100, state: DRAFT) { nodes { id } } }',
          {},
          role,
        )
      ).mySessions.nodes
    : (
        await ask<{ sessions: { nodes: { id: string }[] } }>(
          '{ sessions(first: 100, filter: { from: "2026-12-08T00:00:00+07:00", includePast: true }) { nodes { id } } }',
          {},
        )
      ).sessions.nodes;
  return nodes.some(({ id }) => id === ses(sessionId));
};

describe('a draft', () => {
  it('is there for those who run it, and for nobody else', async () => {
    const sessionId = await aDraft();

    expect([
      await read(sessionId),
      await read(sessionId, 'PARTICIPANT'),
      await read(sessionId, 'TRAINER'),
    ]).toEqual([null, null, null]);
    for (const role of ['WORKING_GROUP', 'CITY_OFFICER'])
      expect([await read(sessionId, role), await listed(sessionId, role)]).toMatchObject([
        { state: 'DRAFT' },
        true,
      ]);
    expect(await listed(sessionId)).toBe(false);
    expect(codes(await register(sessionId))).toEqual(['SESSION_NOT_FOUND']);
    const elsewhere = await aDraft('battambang');
    expect([await read(elsewhere, 'CITY_OFFICER'), await listed(elsewhere, 'CITY_OFFICER')]).toEqual([
      null,
      false,
    ]);
  });

  it('is there for its trainer', async () => {
    const sessionId = await aDraft();
    await db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
       select $1, person_id, 'ក', 'x', 'ក', 'x' from role_grants where role = 'TRAINER'`,
      [sessionId],
    );

    expect(await read(sessionId, 'TRAINER')).toMatchObject({ state: 'DRAFT' });
  });

  it('is neither postponed nor cancelled; it is moved and opened without a mail', async () => {
    const sessionId = await aDraft();
    const id = ses(sessionId);
    const [before] = await db.ownerSql('select count(*)::int as mails from messages');

    expect(codes(await change('postpone', { sessionId: id, reason: both }))).toEqual(['SESSION_IS_DRAFT']);
    expect(codes(await change('cancel', { sessionId: id, reason: both }))).toEqual(['SESSION_IS_DRAFT']);
    const times = { startsAt: '2026-12-10T08:00:00+07:00', endsAt: '2026-12-10T11:30:00+07:00' };
    expect((await change('move', { sessionId: id, ...times })).session).toMatchObject({ state: 'DRAFT' });
    expect((await change('open', { sessionId: id }, 'CITY_OFFICER')).session).toMatchObject({
      state: 'OPEN',
    });
    expect([await listed(sessionId), await seatsOf(sessionId)]).toMatchObject([true, { seats: { left: 3 } }]);
    expect(await db.ownerSql('select count(*)::int as mails from messages')).toEqual([before]);
    expect(
      await db.ownerSql(`select topic from outbox where payload ->> 'sessionId' = $1`, [sessionId]),
    ).toEqual([{ topic: 'sessions.session.scheduled.v1' }]);
  });
});

describe('a copy', () => {
  it('is a draft a week on, with the seats and trainers of the session, and tells nobody', async () => {
    const sessionId = await aSession(db, { capacity: 7 });
    await db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
       select $1, person_id, 'ក', 'x', 'ក', 'x' from role_grants where role = 'TRAINER' order by granted_at, id limit 1`,
      [sessionId],
    );
    const told = `select (select count(*)::int from messages) as mails, (select count(*)::int from outbox) as events,
      (select count(*)::int from registrations) as registrations`;
    const before = await db.ownerSql(told);

    const copy = (await change('copy', { sessionId: ses(sessionId) })).session!;

    expect(copy).toMatchObject({ state: 'DRAFT', startsAt: '2026-12-15T06:30:00.000Z', scheduleVersion: 1 });
    expect(copy['id']).not.toBe(ses(sessionId));
    expect(await read(sessionId)).toMatchObject({ state: 'OPEN', scheduleVersion: 1 });
    expect(
      await db.ownerSql(
        `select q.capacity, q.taken, q.state, (select count(*)::int from session_trainers t where t.session_id = s.id) as trainers
         from sessions s join session_seats q on q.session_id = s.id where 'ses_' || replace(s.id::text, '-', '') = $1`,
        [copy['id']],
      ),
    ).toEqual([{ capacity: 7, taken: 0, state: 'DRAFT', trainers: 1 }]);
    expect(await db.ownerSql(told)).toEqual(before);
  });

  it('is not made by an officer of another city, nor of no session', async () => {
    const sessionId = await aDraft('battambang');
    const count = (): Promise<unknown[]> => db.ownerSql('select count(*)::int from sessions');
    const before = await count();

    await expect(change('copy', { sessionId: ses(sessionId) }, 'CITY_OFFICER')).rejects.toThrow('FORBIDDEN');
    expect(codes(await change('copy', { sessionId: ses(newId()) }))).toEqual(['SESSION_NOT_FOUND']);
    expect(await count()).toEqual(before);
  });
});

describe('the state that everybody reads', () => {
  it('follows what is done by hand', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    const id = ses(sessionId);

    expect(codes(await change('open', { sessionId: id }))).toEqual(['NOTHING_CHANGED']);
    expect((await change('close', { sessionId: id })).session).toMatchObject({ state: 'CLOSED' });
    expect(codes(await register(sessionId))).toEqual(['REGISTRATION_CLOSED']);
    expect((await change('open', { sessionId: id })).session).toMatchObject({ state: 'OPEN' });
    expect((await change('postpone', { sessionId: id, reason: both })).session).toEqual({
      id,
      state: 'POSTPONED',
      isDateKnown: false,
      // The date that no longer holds.
      startsAt: '2026-12-08T06:30:00.000Z',
      heldAt: null,
      scheduleVersion: 2,
      postponeReason: both,
      otherDates: expect.any(Array) as unknown,
    });
    expect(codes(await register(sessionId))).toEqual(['SESSION_POSTPONED']);
    await db.travelTo('2027-02-01T02:00:00Z');
    expect(await read(sessionId)).toMatchObject({ state: 'POSTPONED' });
    expect(await listed(sessionId)).toBe(true);
  });

  it('follows the window of registration by the clock', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    await db.ownerSql(
      `update sessions set registration_opens_at = '2026-12-02T02:00:00Z', registration_closes_at = '2026-12-05T02:00:00Z' where id = $1`,
      [sessionId],
    );

    const states: unknown[] = [];
    for (const instant of ['2026-12-02T01:59:00Z', '2026-12-02T02:00:00Z', '2026-12-05T02:00:00Z']) {
      await db.travelTo(instant);
      states.push((await read(sessionId))?.['state']);
    }

    expect(states).toEqual(['NOT_OPEN', 'OPEN', 'CLOSED']);
  });

  it('is held by its trainer, not by another, and not before the end', async () => {
    const sessionId = await aSession(db, { capacity: 3 });
    const input = { sessionId: ses(sessionId) };
    const asTrainer = async (): Promise<string[]> => {
      const mutation = `mutation ($input: HoldSessionInput!) { holdSession(input: $input) { session { heldAt } ${ERRORS} } }`;
      const answer = await post(
        api.url,
        { query: mutation, variables: { input } },
        { cookie: cookies.get('TRAINER')! },
      );
      const refused = answer.body.errors?.map((error) => error.extensions.code);
      return refused ?? codes((answer.body.data as { holdSession: Payload }).holdSession);
    };
    expect(await asTrainer()).toEqual(['FORBIDDEN']);
    await db.ownerSql(
      `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
       select $1, person_id, 'ក', 'x', 'ក', 'x' from role_grants where role = 'TRAINER' and person_id is not null
       on conflict do nothing`,
      [sessionId],
    );

    expect(await asTrainer()).toEqual(['SESSION_NOT_ENDED']);
    await db.ownerSql(
      `update sessions set doors_open_at = '2026-12-01T00:00:00Z', starts_at = '2026-12-01T00:00:00Z', ends_at = '2026-12-01T01:00:00Z' where id = $1`,
      [sessionId],
    );
    expect(await asTrainer()).toEqual([]);
    expect(await asTrainer()).toEqual(['NOTHING_CHANGED']);
    expect((await read(sessionId))?.['heldAt']).not.toBeNull();
  });
});

describe('who may not', () => {
  it.each([
    ['open', 'TRAINER', 'FORBIDDEN'],
    ['close', 'PARTICIPANT', 'FORBIDDEN'],
    ['postpone', 'TRAINER', 'FORBIDDEN'],
    ['postpone', undefined, 'UNAUTHENTICATED'],
    ['close', 'CITY_OFFICER', 'FORBIDDEN'],
  ])('%s a session as %s: no row is different', async (verb, role, code) => {
    const sessionId = await aSession(db, { capacity: 3 });
    const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
    const input = { sessionId: ses(sessionId), ...(verb === 'postpone' && { reason: both }) };
    const rows = (): Promise<unknown[]> =>
      db.ownerSql(
        `select s, q, (select count(*) from audit_rows), (select count(*) from outbox), (select count(*) from messages)
         from sessions s join session_seats q on q.session_id = s.id where s.id = $1`,
        [sessionId],
      );
    const before = await rows();

    const answer = await post(
      api.url,
      {
        query: `mutation ($input: ${Verb}SessionInput!) { ${verb}Session(input: $input) { ${ERRORS} } }`,
        variables: { input },
      },
      role ? { cookie: cookies.get(role)! } : {},
    );

    expect(answer.body.errors?.map((error) => error.extensions.code)).toEqual([code]);
    expect(await rows()).toEqual(before);
  });

  it('finds no session of an id that none has', async () => {
    expect(codes(await change('close', { sessionId: ses(newId()) }))).toEqual(['SESSION_NOT_FOUND']);
  });
});

describe('other dates of the course', () => {
  it('are up to three coming ones that take registrations, the earliest first', async () => {
    const course = newId();
    await db.ownerSql(
      `insert into courses select (jsonb_populate_record(c, jsonb_build_object('id', $1::text, 'code', 'of-its-own'))).* from courses c limit 1`,
      [course],
    );
    const on = async (day: number): Promise<string> => {
      const id = await aSession(db, { capacity: 3, startsAt: new Date(Date.UTC(2027, 2, day, 2)) });
      await db.ownerSql('update sessions set course_id = $2 where id = $1', [id, course]);
      return ses(id);
    };
    const [ends, fifth, second, third, fourth, sixth] = [
      await on(8),
      await on(5),
      await on(2),
      await on(3),
      await on(4),
      await on(6),
    ];
    await change('close', { sessionId: third });
    await change('postpone', { sessionId: second, reason: both });

    const cancelled = await change('cancel', { sessionId: ends, reason: both });

    expect(cancelled.session?.['otherDates']).toEqual([fourth, fifth, sixth].map((id) => ({ id })));
  });
});
