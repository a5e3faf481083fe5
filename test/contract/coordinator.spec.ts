/* docs/stories/coordinator.md, run through the API as the coordinator's browser runs it. */
import { newId } from '#kernel';
import { type SpawnedApp, tableChecksums, type TestDatabase } from '#testing';
import { storyList } from '../../libs/registrations/test/enrolment.builder.js';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { cookieOf, demonstrationDatabase, post, startApi } from './support.js';

let db: TestDatabase;
let api: SpawnedApp;
let hotel: string;
let townHall: string;
let sessionId: string;
const cookies = new Map<string, string>();
const OTHERS = [
  'PARTICIPANT',
  'TRAINER',
  'CITY_OFFICER',
  'WORKING_GROUP',
  'CHAIR',
  'HEAD_OF_GOVERNMENT_OFFICE',
  'ADMINISTRATOR',
];

beforeAll(async () => {
  db = await demonstrationDatabase();
  await db.travelTo(NOW);
  api = await startApi(db);
  for (const role of ['COORDINATOR', ...OTHERS]) cookies.set(role, await cookieOf(api.url, role));
  const idOf = async (name: string): Promise<string> =>
    (await db.ownerSql<{ id: string }>('select id from organisations where name_en = $1', [name]))[0]!.id;
  hotel = await idOf('Lotus Angkor Hotel');
  townHall = await idOf('Siem Reap Municipal Administration');
}, 120_000);
afterAll(async () => {
  await api?.kill('SIGKILL');
  await db?.drop();
});
beforeEach(async () => {
  await db.travelTo(NOW);
  // Those of the tests before are on another day: nobody has two seats at one hour.
  await db.ownerSql(
    `update sessions set starts_at = starts_at + interval '1 year', ends_at = ends_at + interval '1 year' where starts_at = '2026-12-08T06:30:00Z'`,
  );
  sessionId = await aSession(db, { capacity: 6 });
  await register('ចាន់ ស្រីមុំ', 'sreymom.chan@angkor-guides.example');
  await register('Pich Malis', 'malis.pich@tonle-institute.example');
});

const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;
const ERRORS = 'errors { ... on UserError { code message path } }';
const LINES = `lines { line outcome waitlistPosition waitReason sameAsLine error { code } } confirmed waitlisted known unreadable`;
const PREVIEW = `query ($input: PreviewEnrolmentInput!) { previewEnrolment(input: $input) { enrolment { ${LINES} } ${ERRORS} } }`;
const ENROL = `mutation ($input: EnrolPeopleInput!) { enrolPeople(input: $input) {
  enrolment { ${LINES} organisation { name { en } } session { seats { taken waiting left } } } ${ERRORS} } }`;
const CANCEL = `mutation ($input: CancelForOrganisationInput!) { cancelForOrganisation(input: $input) { registrationId ${ERRORS} } }`;

async function ask(query: string, variables: object, role?: string): Promise<Record<string, never>> {
  const { body } = await post(api.url, { query, variables }, role ? { cookie: cookies.get(role)! } : {});
  const refused = body.errors?.[0]?.extensions.code;
  return (refused ? { refused } : body.data) as Record<string, never>;
}

async function register(fullName: string, contact: string): Promise<void> {
  const query = `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference } } }`;
  const input = {
    sessionId: global('ses', sessionId),
    fullName,
    contact,
    organisation: 'Tonle Institute of Governance',
    locale: 'km',
    idempotencyKey: newId(),
  };
  const answer: { registerForSession?: { ticket: unknown } } = await ask(query, { input });
  if (!answer.registerForSession?.ticket) throw new Error(JSON.stringify(answer));
}

interface Answered {
  readonly enrolment: { readonly lines: readonly Record<string, unknown>[] } | null;
  readonly errors: readonly { readonly code: string; readonly path: readonly string[] }[];
}
const wish = (list: string, organisation = hotel): Record<string, unknown> => ({
  organisationId: global('org', organisation),
  sessionId: global('ses', sessionId),
  list,
});
async function preview(list: string): Promise<Answered> {
  return (await ask(PREVIEW, { input: wish(list) }, 'COORDINATOR'))['previewEnrolment']!;
}
async function enrol(list: string, key: string = newId(), more: object = {}): Promise<Answered> {
  const input = { ...wish(list), locale: 'km', idempotencyKey: key, ...more };
  return (await ask(ENROL, { input }, 'COORDINATOR'))['enrolPeople']!;
}
const short = ({ enrolment }: Answered): unknown[] =>
  enrolment!.lines.map((line) =>
    [
      line['line'],
      line['outcome'],
      line['waitlistPosition'],
      line['waitReason'],
      line['sameAsLine'],
      (line['error'] as { code: string } | null)?.code,
    ].filter((part) => part !== null && part !== undefined),
  );

const MENDED = [
  [2, 'CONFIRMED'],
  [3, 'CONFIRMED'],
  [4, 'CONFIRMED'],
  [5, 'ALREADY_REGISTERED'],
  [6, 'CONFIRMED'],
  [8, 'WAITLISTED', 1, 'NO_SEAT_LEFT'],
  [9, 'WAITLISTED', 2, 'NO_SEAT_LEFT'],
  [10, 'REPEATED', 2],
  [11, 'WAITLISTED', 3, 'NO_SEAT_LEFT'],
];

describe('a pasted list', () => {
  it('is looked at first, and nothing is written', async () => {
    const except = ['sign_ins'];
    const before = await tableChecksums(db.url, except);

    const first = await preview(storyList());

    expect(first.errors).toEqual([]);
    expect(short(first)).toEqual([
      [2, 'CONFIRMED'],
      [3, 'CONFIRMED'],
      [4, 'CONFIRMED'],
      [5, 'ALREADY_REGISTERED'],
      [6, 'UNREADABLE', 'PHONE_TOO_SHORT'],
      [8, 'CONFIRMED'],
      [9, 'WAITLISTED', 1, 'NO_SEAT_LEFT'],
      [10, 'REPEATED', 2],
      [11, 'WAITLISTED', 2, 'NO_SEAT_LEFT'],
    ]);
    expect(first.enrolment).toMatchObject({ confirmed: 4, waitlisted: 2, known: 2, unreadable: 1 });
    expect(short(await preview(storyList('012 000 141')))).toEqual(MENDED);
    expect(await tableChecksums(db.url, except)).toEqual(before);
  });

  it('is enrolled, answered again by its key, and adds nobody by another', async () => {
    const key = newId();
    const first = await enrol(storyList('012 000 141'), key);

    expect(short(first)).toEqual(MENDED);
    expect(first.enrolment).toMatchObject({
      confirmed: 4,
      waitlisted: 3,
      organisation: { name: { en: 'Lotus Angkor Hotel' } },
      session: { seats: { taken: 6, waiting: 3, left: 0 } },
    });
    expect(await enrol(storyList('012 000 141'), key)).toEqual(first);
    expect((await enrol('Om Sam, 012 000 201', key)).errors).toMatchObject([
      { code: 'IDEMPOTENCY_KEY_REUSED' },
    ]);
    const again = await enrol(storyList('012 000 141'));
    expect(again.enrolment).toMatchObject({ confirmed: 0, waitlisted: 0, known: 9, unreadable: 0 });
    const [rows] = await db.ownerSql(
      'select count(*)::int as n from registrations where session_id = $1 and enrolled_by is not null',
      [sessionId],
    );
    expect(rows).toEqual({ n: 7 });
  });

  it.each([
    ['\n', {}, 'LIST_EMPTY', ['list']],
    ['A b, a@x.example\n'.repeat(201), {}, 'LIST_TOO_LONG', ['list']],
    ['A b, a@x.example', { sessionId: 'ses_1' }, 'SESSION_NOT_FOUND', ['sessionId']],
  ])('%j is refused with %j: %s', async (list, more, code, path) => {
    expect(await enrol(list, newId(), more)).toMatchObject({ enrolment: null, errors: [{ code, path }] });
  });

  it('comes too late at the very start', async () => {
    await db.travelTo('2026-12-08T06:30:00Z');
    expect((await enrol('A b, a@x.example')).errors).toMatchObject([{ code: 'SESSION_STARTED' }]);
  });
});

describe('nobody else', () => {
  it.each([...OTHERS, undefined])('enrols for the hotel: %s', async (role) => {
    const refused = { refused: role ? 'FORBIDDEN' : 'UNAUTHENTICATED' };
    const input = wish('A b, a@x.example');
    const key = { locale: 'km', idempotencyKey: newId() };
    const registrationId = global('reg', newId());

    expect(await ask(PREVIEW, { input }, role)).toEqual(refused);
    expect(await ask(ENROL, { input: { ...input, ...key } }, role)).toEqual(refused);
    expect(await ask(CANCEL, { input: { registrationId } }, role)).toEqual(refused);
    const [rows] = await db.ownerSql(`select count(*)::int as n from people where email = 'a@x.example'`);
    expect(rows).toEqual({ n: 0 });
  });

  it('enrols for an organisation that they do not coordinate', async () => {
    const input = { ...wish('A b, a@x.example', townHall), locale: 'km', idempotencyKey: newId() };
    expect(await ask(ENROL, { input }, 'COORDINATOR')).toEqual({ refused: 'FORBIDDEN' });
    const look = wish('A b, a@x.example', townHall);
    expect(await ask(PREVIEW, { input: look }, 'COORDINATOR')).toEqual({ refused: 'FORBIDDEN' });
  });
});

describe('the organisation’s page', () => {
  const PAGE = `query ($id: ID!, $session: ID) { organisation(id: $id) { name { en } counts { people seats waiting trained }
    people(first: 100) { nodes { fullName contact seats waiting timesAttended } }
    registrations(first: 50, sessionId: $session) { nodes { id fullName status waitlistPosition cancellable session { id } attendance { status } } } } }`;
  interface Page {
    readonly organisation: {
      readonly counts: Record<string, number>;
      readonly people: { readonly nodes: readonly { readonly fullName: string }[] };
      readonly registrations: { readonly nodes: readonly Record<string, unknown>[] };
    };
  }
  const page = async (role: string, organisation = hotel): Promise<Page> =>
    (await ask(
      PAGE,
      { id: global('org', organisation), session: global('ses', sessionId) },
      role,
    )) as unknown as Page;

  it('shows people and registrations; one is cancelled and the next moves up', async () => {
    await enrol(storyList('012 000 141'));
    const { registrations } = (await page('COORDINATOR')).organisation;
    const rows = (nodes: readonly Record<string, unknown>[]): unknown[] =>
      nodes.map(({ fullName, status, waitlistPosition, cancellable }) => [
        fullName,
        status,
        waitlistPosition,
        cancellable,
      ]);
    expect(rows(registrations.nodes)).toEqual([
      ['ប៉ែន ចន្ធូ', 'CONFIRMED', null, true],
      ['ម៉ៅ ធារី', 'WAITLISTED', 1, true],
      ['លី ណារ៉ុង', 'CONFIRMED', null, true],
      ['សារ គន្ធា', 'WAITLISTED', 2, true],
      ['សុខ ស្រីនាង', 'CONFIRMED', null, true],
      ['ហេង បុប្ផា', 'WAITLISTED', 3, true],
      ['Kim Dara', 'CONFIRMED', null, true],
    ]);

    const dara = registrations.nodes.at(-1)!['id'];
    const cancel = async (): Promise<unknown> =>
      (await ask(CANCEL, { input: { registrationId: dara } }, 'COORDINATOR'))['cancelForOrganisation'];
    expect(await cancel()).toEqual({ registrationId: dara, errors: [] });
    expect(await cancel()).toMatchObject({ errors: [{ code: 'ALREADY_CANCELLED' }] });

    const after = (await page('WORKING_GROUP')).organisation.registrations.nodes;
    expect(
      rows(after).filter((row) =>
        ['Kim Dara', 'ម៉ៅ ធារី', 'សារ គន្ធា', 'ហេង បុប្ផា'].includes((row as string[])[0]!),
      ),
    ).toEqual([
      ['ម៉ៅ ធារី', 'CONFIRMED', null, false],
      ['សារ គន្ធា', 'WAITLISTED', 1, false],
      ['ហេង បុប្ផា', 'WAITLISTED', 2, false],
      ['Kim Dara', 'CANCELLED', null, false],
    ]);
    const promoted = await db.ownerSql(
      `select m.to_address from messages m join registrations r on r.id = m.cause_id
       where r.session_id = $1 and m.kind in ('registrations.promoted', 'registrations.cancelled') order by m.kind`,
      [sessionId],
    );
    expect(promoted.map((row) => row['to_address'])).toEqual([
      'dara.kim@lotus-angkor.example',
      'theary.mao@lotus-angkor.example',
    ]);
  });

  it('is read by its coordinator, the working group and administrators only', async () => {
    for (const role of ['COORDINATOR', 'WORKING_GROUP', 'ADMINISTRATOR'])
      expect((await page(role)).organisation.people.nodes.length).toBeGreaterThan(5);
    expect(await page('COORDINATOR', townHall)).toEqual({ refused: 'FORBIDDEN' });
    for (const role of ['PARTICIPANT', 'TRAINER', 'CITY_OFFICER', 'CHAIR'])
      expect(await page(role)).toEqual({ refused: 'FORBIDDEN' });
    expect(await ask(PAGE, { id: global('org', hotel) })).toEqual({ refused: 'UNAUTHENTICATED' });
  });

  it('is found among one’s own', async () => {
    const query = '{ myOrganisations { id name { en } } }';
    expect(await ask(query, {}, 'COORDINATOR')).toEqual({
      myOrganisations: [{ id: global('org', hotel), name: { en: 'Lotus Angkor Hotel' } }],
    });
    expect(await ask(query, {}, 'TRAINER')).toEqual({ refused: 'FORBIDDEN' });
    expect(await ask('query ($id: ID!) { organisation(id: $id) { id } }', { id: 'org_1' })).toEqual({
      organisation: null,
    });
  });
});
