/* A session in several blocks, through the API, in mails as a mail program gets them, and on the pages: docs/stories/session-blocks.md. */
import ICAL from 'ical.js';
import { newId } from '#kernel';
import { type SpawnedApp, SmtpOracle, spawnApp, type TestDatabase, waitFor } from '#testing';
import { codes, ERRORS, type Payload, ProgrammeApi } from './programme-api.js';

const SREYMOM = 'sreymom.chan@angkor-guides.example';
const TIMES = { startsAt: '2027-01-13T08:30:00+07:00', endsAt: '2027-01-14T11:00:00+07:00' };
const BLOCKS = [
  { startsAt: '2027-01-13T08:30:00+07:00', endsAt: '2027-01-13T11:30:00+07:00' },
  { startsAt: '2027-01-13T14:00:00+07:00', endsAt: '2027-01-13T16:30:00+07:00' },
  { startsAt: '2027-01-14T08:30:00+07:00', endsAt: '2027-01-14T11:00:00+07:00' },
];
const inUtc = (blocks: typeof BLOCKS) =>
  blocks.map(({ startsAt, endsAt }) => ({
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
  }));

const programme = new ProgrammeApi();
const { ask } = programme;
let db: TestDatabase;
let web: SpawnedApp;
let worker: SpawnedApp;
let smtp: SmtpOracle;
let sessionId: string;
let reference: string;

beforeAll(async () => {
  await programme.begin();
  ({ db } = programme);
  smtp = await SmtpOracle.start();
  worker = await spawnApp('worker', { DATABASE_URL: db.url, SAMAKI_DEMO: '1', SMTP_URL: smtp.url });
  web = await spawnApp('web', { SAMAKI_DEMO: '1', API_URL: programme.api.url, WORKER_URL: worker.url });
}, 120_000);
afterAll(async () => {
  await Promise.all([web, worker].map((app) => app?.kill('SIGKILL')));
  await smtp?.stop();
  await programme.end();
});

const SESSION = 'id version startsAt endsAt blocks { startsAt endsAt } scheduleVersion';
const act = async (name: string, input: object, fields = `session { ${SESSION} }`): Promise<Payload> => {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const mutation = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${ERRORS} } }`;
  return (await ask<Record<string, Payload>>(mutation, { input }, 'WORKING_GROUP'))[name]!;
};
const idOf = async (prefix: string, statement: string): Promise<string> => {
  const [row] = await db.ownerSql<{ id: string }>(statement);
  return `${prefix}_${row!.id.replaceAll('-', '')}`;
};
const content = async (more: object = {}): Promise<object> => ({
  courseId: await idOf('crs', `select id from courses where code = 'tourism-heritage'`),
  mode: 'IN_PERSON',
  cityId: await idOf('cty', `select id from cities where code = 'siem-reap'`),
  venue: { km: 'សាលាក្រុងសៀមរាប បន្ទប់ 3', en: 'Siem Reap City Hall, Room 3' },
  languages: ['km'],
  ...TIMES,
  blocks: BLOCKS,
  doorsOpenAt: '2027-01-13T08:00:00+07:00',
  timeZone: 'Asia/Phnom_Penh',
  ...more,
});
const create = async (more: object = {}): Promise<Payload> =>
  act('createSession', {
    content: await content(more),
    seats: { capacity: 30 },
    addressHoldMinutes: 0,
    idempotencyKey: newId(),
  });
const textOf = async (path: string): Promise<string> => (await fetch(`${web.url}${path}`)).text();
const read = async (): Promise<Record<string, unknown>> =>
  (
    await ask<{ session: Record<string, unknown> }>(`query ($id: ID!) { session(id: $id) { ${SESSION} } }`, {
      id: sessionId,
    })
  ).session;

/** What a calendar holds after these files: the start of each entry by its name. */
function calendarOf(files: readonly string[]): string[] {
  const entries = new Map<string, { sequence: number; start: string | null }>();
  for (const file of files) {
    const calendar = new ICAL.Component(ICAL.parse(file) as unknown[]);
    for (const component of calendar.getAllSubcomponents('vevent')) {
      const event = new ICAL.Event(component);
      const isOff =
        calendar.getFirstPropertyValue('method') === 'CANCEL' ||
        component.getFirstPropertyValue('status') === 'CANCELLED';
      if (event.sequence >= (entries.get(event.uid)?.sequence ?? 0))
        entries.set(event.uid, {
          sequence: event.sequence,
          start: isOff ? null : event.startDate.toJSDate().toISOString(),
        });
    }
  }
  return [...entries.values()].flatMap(({ start }) => start ?? []);
}
const mailsTo = async (count: number) => {
  await waitFor(() => smtp.to(SREYMOM).length >= count, 20_000);
  return smtp.to(SREYMOM).map(({ parsed }) => parsed);
};
const filesIn = (mails: Awaited<ReturnType<typeof mailsTo>>): string[] =>
  mails.flatMap(({ attachments }) =>
    attachments
      .filter(({ contentType }) => contentType.startsWith('text/calendar'))
      .map(({ content: file }) => file.toString('utf8')),
  );

it('is planned with its blocks, and everybody reads them once it is open', async () => {
  const { session, errors } = await create();

  expect(errors).toEqual([]);
  expect(session).toMatchObject({ blocks: inUtc(BLOCKS) });
  sessionId = session!['id'] as string;
  expect(codes(await act('openSession', { sessionId }, 'session { id }'))).toEqual([]);
  expect(await read()).toMatchObject({
    startsAt: '2027-01-13T01:30:00.000Z',
    endsAt: '2027-01-14T04:00:00.000Z',
    blocks: inUtc(BLOCKS),
  });
});

it.each([
  [
    'with blocks that meet',
    { blocks: [BLOCKS[0], { ...BLOCKS[1], startsAt: BLOCKS[0]!.endsAt }, BLOCKS[2]] },
    'BLOCKS_INVALID',
    ['blocks', '1', 'startsAt'],
  ],
  [
    'with a block that ends before it begins',
    { blocks: [BLOCKS[0], { startsAt: BLOCKS[1]!.endsAt, endsAt: BLOCKS[1]!.startsAt }, BLOCKS[2]] },
    'BLOCKS_INVALID',
    ['blocks', '1', 'endsAt'],
  ],
  ['with a last block that is not its end', { blocks: BLOCKS.slice(0, 2) }, 'BLOCKS_MISFIT', ['blocks']],
  ['with 21 blocks', { blocks: Array.from({ length: 21 }, () => BLOCKS[0]) }, 'TOO_MANY_BLOCKS', ['blocks']],
])('is refused %s', async (_what, more, code, path) => {
  const count = async (): Promise<unknown> => db.ownerSql('select count(*) from sessions');
  const before = await count();
  const { session, errors } = await create(more);

  expect(session).toBeNull();
  expect(errors.map((error) => [error.code, error.path])).toEqual([[code, path]]);
  expect(await count()).toEqual(before);
});

it('is on its page, in the list, in the feeds and to machines with its three times', async () => {
  const page = await textOf(`/en/sessions/${sessionId}`);

  for (const words of [
    'Wednesday 13 January 2027',
    '08:30 to 11:30, doors open at 08:00',
    '14:00 to 16:30',
    'Thursday 14 January 2027',
    '08:30 to 11:00',
  ])
    expect(page.replaceAll('<!-- -->', '')).toContain(words);
  const [graph] = /<script type="application\/ld\+json"[^>]*>(.*?)<\/script>/s.exec(page)!.slice(1);
  const [event, course] = (JSON.parse(graph!) as { '@graph': Record<string, never>[] })['@graph'];
  expect(event!['subEvent']).toMatchObject(
    inUtc(BLOCKS).map(({ startsAt, endsAt }) => ({ startDate: startsAt, endDate: endsAt })),
  );
  expect(course!['hasCourseInstance']).toMatchObject({ courseWorkload: 'PT8H' });
  const list = await textOf('/en?from=2027-01-13');
  expect(list.replaceAll('<!-- -->', '')).toContain(
    '08:30–11:30, 14:00–16:30, and once more on 14 January 2027',
  );
  expect(await textOf('/en/feed.atom?from=2027-01-13')).toContain(
    'Wednesday 13 January 2027, 14:00–16:30; Thursday 14 January 2027, 08:30–11:00',
  );
  for (const path of [`/en/sessions/${sessionId}/calendar.ics`, '/en/sessions.ics?from=2027-01-13'])
    expect(calendarOf([await textOf(path)])).toEqual(
      expect.arrayContaining(inUtc(BLOCKS).map(({ startsAt }) => startsAt)),
    );
});

it('comes with an entry for each block, and the ticket names the same', async () => {
  const input = {
    sessionId,
    fullName: 'ចាន់ ស្រីមុំ',
    organisation: 'Angkor Guides',
    contact: SREYMOM,
    locale: 'en',
    idempotencyKey: newId(),
  };
  const { registerForSession } = await ask<{ registerForSession: Payload }>(
    `mutation ($input: RegisterForSessionInput!) { registerForSession(input: $input) { ticket { reference calendarUids } ${ERRORS} } }`,
    { input },
  );
  const { ticket } = registerForSession;
  reference = ticket!['reference'] as string;
  const mails = await mailsTo(1);

  expect(calendarOf(filesIn(mails))).toEqual(inUtc(BLOCKS).map(({ startsAt }) => startsAt));
  const uids = filesIn(mails).map((file) => /^UID:(.*)\r$/m.exec(file)![1]);
  expect(ticket!['calendarUids']).toEqual(uids);
  expect(mails[0]!.text).toContain('14:00 to 16:30');
  expect(calendarOf([await textOf(`/en/tickets/${reference}/calendar.ics`)])).toEqual(
    inUtc(BLOCKS).map(({ startsAt }) => startsAt),
  );
});

it('is not edited into other blocks once it is open', async () => {
  const { version } = await read();
  const edit = async (more: object): Promise<string[]> =>
    codes(await act('editSession', { sessionId, version, content: await content(more) }));

  expect(await edit({ blocks: [BLOCKS[0], BLOCKS[2]] })).toEqual(['MOVE_INSTEAD']);
  expect(await edit({ blocks: null })).toEqual([]);
  expect(await read()).toMatchObject({ blocks: inUtc(BLOCKS), scheduleVersion: 1 });
});

it('is moved onto one morning: one mail, of which the other entries go', async () => {
  expect(codes(await act('moveSession', { sessionId, ...TIMES, blocks: BLOCKS }))).toEqual([
    'NOTHING_CHANGED',
  ]);
  expect(codes(await act('moveSession', { sessionId, ...BLOCKS[0] }))).toEqual(['BLOCKS_MISFIT']);
  expect(smtp.to(SREYMOM)).toHaveLength(1);

  expect(codes(await act('moveSession', { sessionId, ...BLOCKS[0], blocks: [] }))).toEqual([]);
  const mails = await mailsTo(2);

  expect(calendarOf(filesIn(mails))).toEqual(['2027-01-13T01:30:00.000Z']);
  expect(calendarOf(filesIn(mails).toReversed())).toEqual(['2027-01-13T01:30:00.000Z']);
  expect(calendarOf([await textOf(`/en/tickets/${reference}/calendar.ics`)])).toEqual([
    '2027-01-13T01:30:00.000Z',
  ]);
  expect(await read()).toMatchObject({ blocks: [], scheduleVersion: 2 });
});

it('goes from every calendar when it is called off', async () => {
  expect(codes(await act('moveSession', { sessionId, ...TIMES, blocks: BLOCKS }))).toEqual([]);
  await mailsTo(3);
  await act('cancelSession', { sessionId, reason: { km: 'ទឹកជំនន់', en: 'Floods' } }, 'session { id }');
  const mails = await mailsTo(4);

  expect(calendarOf(filesIn(mails.slice(0, 3)))).toEqual(inUtc(BLOCKS).map(({ startsAt }) => startsAt));
  expect(calendarOf(filesIn(mails))).toEqual([]);
});
