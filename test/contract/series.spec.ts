/* A series by rule, asked through the API: docs/stories/series.md. */
import { newId } from '#kernel';
import type { TestDatabase } from '#testing';
import { aSession, NOW } from '../../libs/registrations/test/seats.builder.js';
import { codes, ERRORS, type Payload, ProgrammeApi, ses } from './programme-api.js';
import { cookieOf } from './support.js';

const programme = new ProgrammeApi();
const { ask, cookies } = programme;
let db: TestDatabase;
let sessionId: string;

beforeAll(async () => {
  await programme.begin();
  ({ db } = programme);
  cookies.set('CITY_OFFICER', await cookieOf(programme.api.url, 'CITY_OFFICER'));
  sessionId = await aSession(db, { capacity: 7 });
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

interface Preview {
  readonly dates: readonly object[];
  readonly errors: readonly object[];
}
const RULE = { every: 'WEEK', weekdays: [2], times: 2, except: ['2026-12-15'] };
const preview = async (rule: object, role = 'WORKING_GROUP', id = ses(sessionId)): Promise<Preview> =>
  (
    await ask<{ previewSeries: Preview }>(
      `query ($input: PreviewSeriesInput!) { previewSeries(input: $input) { dates { startsAt endsAt conflicts } ${ERRORS} } }`,
      { input: { sessionId: id, rule } },
      role,
    )
  ).previewSeries;
const plan = async (rule: object, more: object = {}, role = 'WORKING_GROUP'): Promise<Payload> =>
  (
    await ask<{ planSeries: Payload }>(
      `mutation ($input: PlanSeriesInput!) { planSeries(input: $input) { session { id } ${ERRORS} } }`,
      { input: { sessionId: ses(sessionId), rule, ...more } },
      role,
    )
  ).planSeries;
const count = (): Promise<unknown[]> =>
  db.ownerSql(
    `select count(*)::int as n, count(*) filter (where status = 'DRAFT')::int as drafts from sessions`,
  );

const mails = (): Promise<unknown[]> => db.ownerSql('select count(*)::int as n from messages');

it('shows the dates first, and writes nothing', async () => {
  const before = await count();

  expect(await preview(RULE)).toEqual({
    dates: ['2026-12-22', '2026-12-29'].map((day) => ({
      startsAt: `${day}T06:30:00.000Z`,
      endsAt: `${day}T09:30:00.000Z`,
      conflicts: [],
    })),
    errors: [],
  });
  expect(await count()).toEqual(before);
});

it('makes the drafts, once for a key', async () => {
  const told = await mails();
  const [before] = (await count()) as [{ n: number; drafts: number }];
  const idempotencyKey = newId();

  for (const _ of [1, 2])
    expect(await plan(RULE, { idempotencyKey })).toEqual({ session: { id: ses(sessionId) }, errors: [] });
  expect(await count()).toEqual([{ n: before.n + 2, drafts: before.drafts + 2 }]);
  expect(await mails()).toEqual(told);
});

it('says at its field what is wrong, and is for those who run sessions there', async () => {
  const before = await count();

  expect(await preview({ ...RULE, times: 53 })).toMatchObject({
    dates: [],
    errors: [{ code: 'SERIES_END_INVALID', path: ['times'] }],
  });
  expect(codes(await plan({ ...RULE, weekdays: [8] }))).toEqual(['SERIES_DAYS_INVALID']);
  expect(await preview(RULE, 'WORKING_GROUP', 'ses_1')).toMatchObject({
    errors: [{ code: 'SESSION_NOT_FOUND' }],
  });
  for (const role of ['TRAINER', 'PARTICIPANT', 'CITY_OFFICER']) {
    await expect(plan(RULE, {}, role)).rejects.toThrow('FORBIDDEN');
    await expect(preview(RULE, role)).rejects.toThrow('FORBIDDEN');
  }
  expect(await count()).toEqual(before);
});
