/* docs/stories/attendance.md, run through the API. */
import { newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let sessionId: string;
const ids = new Map<string, string>();
const cookies = new Map<string, string>();
const DAY = '2026-12-08T00:00:00+07:00';

beforeAll(async () => {
  db = await demonstrationDatabase();
  // The sign-ins begin just before the day, so that they live on it.
  await db.travelTo(new Date(new Date(DAY).getTime() - 60_000));
  api = await startApi(db);
  for (const role of [
    'TRAINER',
    'WORKING_GROUP',
    'ADMINISTRATOR',
    'PARTICIPANT',
    'COORDINATOR',
    'CITY_OFFICER',
    'CHAIR',
  ])
    cookies.set(role, await cookieOf(api.url, role));
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  sessionId = await aSession(db, { capacity: 2 });
  await db.ownerSql(
    `insert into session_trainers (session_id, person_id, public_name_km, public_name_en, public_role_km, public_role_en)
     select $1, person_id, 'ក', 'x', 'ក', 'x' from role_grants where role = 'TRAINER' order by granted_at, id limit 1`,
    [sessionId],
  );
  for (const [name, contact] of [
    ['ញឹម ឫទ្ធី', 'rithy.nhim@remork-network.example'],
    ['លី ណារ៉ុង', 'narong.ly@lotus-angkor.example'],
    ['វ៉ាន់ ចន្ថា', 'chantha.vann@trapeang-chhuk.example'],
  ] as const)
    ids.set(name, await register(name, contact));
});

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

async function ask(query: string, variables: object, role?: string): Promise<Record<string, unknown>> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  return body.data ?? { refused: body.errors?.[0]?.extensions.code };
}

async function register(fullName: string, contact: string): Promise<string> {
  const query = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { id } errors { ... on UserError { code } } } }`;
  const input = {
    sessionId: global('ses', sessionId),
    fullName,
    contact,
    organisation: 'Lotus Angkor Hotel',
    locale: 'km',
    idempotencyKey: newId(),
  };
  const answer = (await ask(query, { input }))['registerForSession'] as { ticket: { id: string } | null };
  if (!answer.ticket) throw new Error(JSON.stringify(answer));
  return answer.ticket.id;
}

const MARK = `mutation ($input: MarkAttendanceInput!) { markAttendance(input: $input) {
  changed session { attendanceCounts { attended absent unmarked open opensAt } } errors { ... on UserError { code message path } } } }`;

type Wish = [name: string, status: string, version?: number];
async function mark(
  wishes: readonly Wish[],
  reason: string | null = null,
  role: string | undefined = 'TRAINER',
): Promise<Record<string, unknown>> {
  const marks = wishes.map(([name, status, version = 0]) => ({
    registrationId: ids.get(name),
    status,
    version,
  }));
  const input = { sessionId: global('ses', sessionId), marks, reason };
  const answer = await ask(MARK, { input }, role);
  return (answer['markAttendance'] as Record<string, unknown> | undefined) ?? answer;
}

describe('who came', () => {
  it('is on the organisation’s page: who came how often', async () => {
    await db.travelTo(DAY);
    const [hotel] = await db.ownerSql<{ id: string }>(
      `select id from organisations where name_en = 'Lotus Angkor Hotel'`,
    );
    const query = `query ($id: ID!) { organisation(id: $id) { counts { trained } people(first: 5, search: "លី ណារ៉ុង") { nodes { fullName timesAttended } } } }`;
    const page = async (): Promise<{ trained: number; times: number }> => {
      const { organisation } = (await ask(query, { id: global('org', hotel!.id) }, 'COORDINATOR')) as {
        organisation: { counts: { trained: number }; people: { nodes: { timesAttended: number }[] } };
      };
      return { trained: organisation.counts.trained, times: organisation.people.nodes[0]!.timesAttended };
    };
    const before = await page();
    await mark([['លី ណារ៉ុង', 'ATTENDED']]);

    expect(before.times).toBe(0);
    expect(await page()).toEqual({ trained: before.trained + 1, times: 1 });
  });

  it('is marked from the first instant of the day on', async () => {
    await db.travelTo(new Date(new Date(DAY).getTime() - 5_000));
    expect(await mark([['ញឹម ឫទ្ធី', 'ABSENT']])).toMatchObject({
      session: null,
      changed: 0,
      errors: [{ code: 'ATTENDANCE_TOO_EARLY' }],
    });

    await db.travelTo(DAY);
    expect(
      await mark([
        ['ញឹម ឫទ្ធី', 'ABSENT'],
        ['លី ណារ៉ុង', 'ATTENDED'],
      ]),
    ).toEqual({
      changed: 2,
      session: {
        attendanceCounts: {
          attended: 1,
          absent: 1,
          unmarked: 0,
          open: true,
          opensAt: '2026-12-07T17:00:00.000Z',
        },
      },
      errors: [],
    });
    expect(
      await mark([
        ['ញឹម ឫទ្ធី', 'ABSENT'],
        ['លី ណារ៉ុង', 'ATTENDED'],
      ]),
    ).toMatchObject({ changed: 0, errors: [] });
  });

  it('is corrected with a reason, and shown on the roster with who did it', async () => {
    await db.travelTo(DAY);
    await mark([['ញឹម ឫទ្ធី', 'ABSENT']]);

    expect(await mark([['ញឹម ឫទ្ធី', 'ATTENDED', 1]])).toMatchObject({
      errors: [{ code: 'CORRECTION_REASON_MISSING', path: ['reason'] }],
    });
    expect(await mark([['ញឹម ឫទ្ធី', 'ATTENDED', 0]], 'x')).toMatchObject({
      errors: [
        {
          code: 'MARK_CHANGED_MEANWHILE',
          message: 'Someone else has marked ញឹម ឫទ្ធី meanwhile. Look again, then decide.',
          path: ['marks', '0'],
        },
      ],
    });
    expect(await mark([['ញឹម ឫទ្ធី', 'ATTENDED', 1]], 'មកយឺត 40 នាទី')).toMatchObject({ changed: 1, errors: [] });

    const query = `query ($id: ID!) { session(id: $id) { roster(first: 10) { nodes { fullName attendance { status version markedByName reason } } } } }`;
    expect(await ask(query, { id: global('ses', sessionId) }, 'TRAINER')).toEqual({
      session: {
        roster: {
          nodes: [
            {
              fullName: 'ញឹម ឫទ្ធី',
              attendance: { status: 'ATTENDED', version: 2, markedByName: 'កែវ សុភា', reason: 'មកយឺត 40 នាទី' },
            },
            { fullName: 'លី ណារ៉ុង', attendance: null },
            { fullName: 'វ៉ាន់ ចន្ថា', attendance: null },
          ],
        },
      },
    });
  });

  it('is marked for people with a seat only', async () => {
    await db.travelTo(DAY);
    const except = ['sign_ins'];
    const before = await tableChecksums(db.url, except);
    expect(
      await mark([
        ['ញឹម ឫទ្ធី', 'ABSENT'],
        ['វ៉ាន់ ចន្ថា', 'ATTENDED'],
      ]),
    ).toMatchObject({
      errors: [{ code: 'REGISTRATION_NOT_CONFIRMED', path: ['marks', '1'] }],
    });
    expect(await mark([])).toMatchObject({ errors: [{ code: 'LIST_EMPTY' }] });
    expect(await tableChecksums(db.url, except)).toEqual(before);
  });

  it('is marked by those who hold the session, and by nobody else', async () => {
    await db.travelTo(DAY);
    for (const role of ['PARTICIPANT', 'COORDINATOR', 'CITY_OFFICER', 'CHAIR'])
      expect(await mark([['ញឹម ឫទ្ធី', 'ABSENT']], null, role)).toEqual({ refused: 'FORBIDDEN' });
    const input = { sessionId: global('ses', sessionId), marks: [], reason: null };
    expect(await ask(MARK, { input })).toEqual({ refused: 'UNAUTHENTICATED' });
    const foreign = { ...input, sessionId: global('ses', await aSession(db, { capacity: 1 })) };
    expect(await ask(MARK, { input: foreign }, 'TRAINER')).toEqual({ refused: 'FORBIDDEN' });
    expect(await mark([['ញឹម ឫទ្ធី', 'ABSENT']], null, 'WORKING_GROUP')).toMatchObject({ changed: 1 });
    expect(await mark([['លី ណារ៉ុង', 'ABSENT']], null, 'ADMINISTRATOR')).toMatchObject({ changed: 1 });
  });
});
