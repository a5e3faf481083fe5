/* Observers asked through the API: who reads of them, and the way in: docs/stories/session-observers.md. */
import { newId } from '#kernel';
import type { SpawnedApp, TestDatabase } from '#testing';
import { codes, ERRORS, type Payload, ProgrammeApi } from './programme-api.js';
import { cookieOf, post } from './support.js';

const LINK = 'https://meet.example/open-data-hall';
const at = (clock: string): Date => new Date(`2026-12-08T${clock}:00+07:00`);
const WATCHES = { km: 'អ្នកសង្កេតការណ៍នៃបណ្តាញទីក្រុងឆ្លាតអាស៊ាន', en: 'Observer of the ASEAN Smart Cities Network' };

const programme = new ProgrammeApi();
const { ask, cookies } = programme;
let db: TestDatabase;
let api: SpawnedApp;
let courseId: string;
let id: string;
const people: Record<string, string> = {};

const travel = async (clock: string): Promise<void> => {
  await db.travelTo(at(clock));
  // A sign-in does not last through a test's days.
  for (const role of ['WORKING_GROUP', 'TRAINER', 'PARTICIPANT', 'CHAIR', 'COORDINATOR', 'CITY_OFFICER'])
    cookies.set(role, await cookieOf(api.url, role));
};
const change = async (verb: string, input: object, locale = 'en'): Promise<Payload> => {
  const Verb = `${verb[0]!.toUpperCase()}${verb.slice(1)}`;
  const mutation = `mutation ($input: ${Verb}Input!) { ${verb}(input: $input) { session { id version } ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(mutation, { input }, 'WORKING_GROUP', locale))[verb]!;
};
const content = (): object => ({
  courseId,
  mode: 'ONLINE',
  languages: ['km'],
  joinUrl: LINK,
  startsAt: at('13:30').toISOString(),
  endsAt: at('16:30').toISOString(),
  timeZone: 'Asia/Phnom_Penh',
});
const trainer = (): object => ({
  trainerId: people['TRAINER'],
  name: { km: 'កែវ សុភា', en: 'Keo Sophea' },
  position: { km: 'អ្នកជំនាញ', en: 'Specialist' },
});
const observer = (role: string, position = WATCHES): object => ({ observerId: people[role], position });
const plan = (more: object, locale = 'en'): Promise<Payload> =>
  change(
    'createSession',
    {
      content: content(),
      seats: { capacity: 2 },
      addressHoldMinutes: 0,
      overrideReason: 'The demonstration has them elsewhere',
      idempotencyKey: newId(),
      ...more,
    },
    locale,
  );
const SESSION = `query ($id: ID!) { session(id: $id) {
  seats { capacity taken left } observers { fullName role { en } room { entry } }
  viewerObserver { fullName role { en } room { entry opensAt } } observersToEdit { fullName position { km en } } } }`;
const session = async (role?: string): Promise<Record<string, unknown>> =>
  (await ask<{ session: Record<string, unknown> }>(SESSION, { id }, role)).session;
const enter = async (role: string): Promise<{ status: number; location: string | null; code: unknown }> => {
  const answer = await fetch(`${api.url}/sessions/${id}/room`, {
    redirect: 'manual',
    headers: { 'accept-language': 'en', ...(role && { cookie: cookies.get(role)! }) },
  });
  expect(answer.headers.get('cache-control')).toBe('no-store');
  const body = await answer.text();
  return {
    status: answer.status,
    location: answer.headers.get('location'),
    code: answer.status === 302 ? null : (JSON.parse(body) as { code: string }).code,
  };
};

beforeAll(async () => {
  await programme.begin();
  ({ db, api } = programme);
  await travel('09:00');
  const [course] = await db.ownerSql<{ id: string }>(
    `select id from courses where code = 'tourism-heritage'`,
  );
  courseId = `crs_${course!.id.replaceAll('-', '')}`;
  for (const role of ['TRAINER', 'CHAIR', 'COORDINATOR', 'PARTICIPANT']) {
    const [row] = await db.ownerSql<{ id: string }>(
      `select g.person_id as id from sign_ins s join role_grants g on g.person_id = s.person_id
       where g.role = $1 and s.method = 'DEMO' order by s.created_at desc limit 1`,
      [role],
    );
    people[role] = `per_${row!.id.replaceAll('-', '')}`;
  }
  const { session: made, errors } = await plan({
    trainers: [trainer()],
    observers: [
      observer('CHAIR', { km: 'អ្នកសង្កេតការណ៍', en: 'Observer of the committee' }),
      observer('COORDINATOR'),
    ],
  });
  expect(errors).toEqual([]);
  ({ id } = made as { id: string });
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => travel('09:00'));

describe('the observers of a session', () => {
  it('are read by those who run and train it, and each by themselves once it is open', async () => {
    const both = [
      { fullName: expect.any(String), role: { en: 'Observer of the committee' }, room: null },
      { fullName: expect.any(String), role: { en: WATCHES.en }, room: null },
    ];
    expect(await ask(SESSION, { id }, 'COORDINATOR')).toEqual({ session: null });
    expect((await change('openSession', { sessionId: id, overrideReason: 'As above' })).errors).toEqual([]);

    expect(await session('WORKING_GROUP')).toMatchObject({ observers: both, viewerObserver: null });
    expect(await session('TRAINER')).toMatchObject({
      observers: both,
      viewerObserver: null,
      observersToEdit: null,
    });
    expect(await session('COORDINATOR')).toMatchObject({
      observers: null,
      observersToEdit: null,
      viewerObserver: {
        role: { en: WATCHES.en },
        room: { entry: 'TOO_EARLY', opensAt: at('13:00').toISOString() },
      },
    });
    expect(await session('CHAIR')).toMatchObject({
      observers: null,
      viewerObserver: { role: { en: 'Observer of the committee' } },
    });
    for (const role of ['PARTICIPANT', 'CITY_OFFICER', undefined])
      expect(await session(role)).toMatchObject({
        observers: null,
        viewerObserver: null,
        observersToEdit: null,
      });
  });

  it('take none of its 2 seats', async () => {
    expect(await session('WORKING_GROUP')).toMatchObject({
      seats: { capacity: 2, taken: 0, left: 2 },
    });
    const roster =
      'query ($id: ID!) { session(id: $id) { rosterCounts { confirmed } roster(first: 5) { nodes { id } } } }';
    expect(await ask(roster, { id }, 'TRAINER')).toEqual({
      session: { rosterCounts: { confirmed: 0 }, roster: { nodes: [] } },
    });
    for (const role of ['COORDINATOR', 'CHAIR']) {
      const refused = await post(
        api.url,
        { query: roster, variables: { id } },
        { cookie: cookies.get(role)! },
      );
      expect(refused.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
  });

  it('are chosen from whoever has a role, with the role that they had last', async () => {
    const choices = async (role: string): Promise<{ id: string; position: object }[]> =>
      (
        await ask<{ observerChoices: { id: string; position: object }[] }>(
          '{ observerChoices { id fullName position { km en } } }',
          {},
          role,
        )
      ).observerChoices;
    const offered = await choices('WORKING_GROUP');
    expect(offered.find((one) => one.id === people['COORDINATOR'])).toMatchObject({ position: WATCHES });
    expect(offered.some((one) => one.id === people['PARTICIPANT'])).toBe(false);
    expect((await choices('CITY_OFFICER')).length).toBeLessThan(offered.length);
    const refused = await post(
      api.url,
      { query: '{ observerChoices { id } }' },
      { cookie: cookies.get('CHAIR')! },
    );
    expect(refused.body.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('find their sessions again, and nobody else does', async () => {
    const observed = async (role: string): Promise<unknown> =>
      (await ask<{ observedSessions: { id: string }[] }>('{ observedSessions { id } }', {}, role))
        .observedSessions;
    expect(await observed('CHAIR')).toContainEqual({ id });
    expect(await observed('COORDINATOR')).toContainEqual({ id });
    for (const role of ['WORKING_GROUP', 'TRAINER', 'PARTICIPANT'])
      expect(await observed(role)).not.toContainEqual({ id });
    const refused = await post(api.url, { query: '{ observedSessions { id } }' });
    expect(refused.body.errors?.[0]?.extensions.code).toBe('UNAUTHENTICATED');
  });

  it('are refused in the words of the reader, at the field', async () => {
    const [twice] = (await plan({ observers: [observer('CHAIR'), observer('CHAIR')] })).errors;
    expect(twice).toEqual({
      code: 'OBSERVER_TWICE',
      message: 'This observer is there twice.',
      path: ['observers', '1', 'observerId'],
    });
    const [trains] = (await plan({ trainers: [trainer()], observers: [observer('TRAINER')] }, 'km')).errors;
    expect(trains).toMatchObject({
      code: 'OBSERVER_TRAINS',
      message: expect.stringContaining('អ្នកសង្កេតការណ៍'),
      path: ['observers', '0', 'observerId'],
    });
    expect([
      codes(await plan({ observers: [observer('PARTICIPANT')] })),
      codes(await plan({ observers: [{ observerId: 'per_1', position: WATCHES }] })),
      codes(await plan({ observers: [observer('CHAIR', { km: '', en: 'x' })] })),
      codes(await plan({ observers: Array.from({ length: 11 }, () => observer('CHAIR')) })),
    ]).toEqual([
      ['OBSERVER_NOT_FOUND'],
      ['OBSERVER_NOT_FOUND'],
      ['OBSERVER_TEXT_INVALID'],
      ['TOO_MANY_OBSERVERS'],
    ]);
  });
});

describe('the way in on-line', () => {
  it('is theirs when it is that of those who take part, and nobody else’s', async () => {
    await travel('12:59');
    expect(await enter('COORDINATOR')).toEqual({ status: 409, location: null, code: 'ROOM_TOO_EARLY' });
    await travel('13:00');
    expect(await enter('COORDINATOR')).toEqual({ status: 302, location: LINK, code: null });
    expect(await session('COORDINATOR')).toMatchObject({ viewerObserver: { room: { entry: 'OPEN' } } });
    for (const role of ['PARTICIPANT', 'CITY_OFFICER'])
      expect(await enter(role)).toEqual({ status: 403, location: null, code: 'FORBIDDEN' });
    expect(await enter('')).toEqual({ status: 401, location: null, code: 'UNAUTHENTICATED' });
    await travel('16:30');
    expect(await enter('COORDINATOR')).toEqual({ status: 410, location: null, code: 'ROOM_OVER' });
    expect(await enter('WORKING_GROUP')).toEqual({ status: 302, location: LINK, code: null });
  });
});
