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
  await db.ownerSql(
    `insert into public_holidays (country_code, held_on, name_km, name_en) values ('KH', '2027-01-05', $1, $2)
     on conflict (country_code, held_on) do update set name_km = $1, name_en = $2`,
    [ADDITIONAL.km, ADDITIONAL.en],
  );
}, 120_000);
afterAll(() => programme.end());
beforeEach(() => db.travelTo(NOW));

interface Preview {
  readonly dates: readonly object[];
  readonly leftOut: readonly object[];
  readonly errors: readonly object[];
}
const ADDITIONAL = { km: 'ថ្ងៃឈប់សម្រាកបន្ថែម', en: 'Additional Holiday' };
const RULE = { every: 'WEEK', weekdays: [2], times: 2, except: ['2026-12-15'] };
const preview = async (rule: object, role = 'WORKING_GROUP', id = ses(sessionId)): Promise<Preview> =>
  (
    await ask<{ previewSeries: Preview }>(
      `query ($input: PreviewSeriesInput!) { previewSeries(input: $input) { dates { startsAt endsAt conflicts holiday { km en } }
        leftOut { day name { km en } } missingLanguages ${ERRORS} } }`,
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
      holiday: null,
    })),
    leftOut: [],
    missingLanguages: [],
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

it('leaves a public holiday out, unless it is wanted', async () => {
  const rule = { ...RULE, times: 3 };
  const startsAt = '2027-01-05T06:30:00.000Z';

  for (const onHolidays of [undefined, null, false]) {
    const { dates, leftOut } = await preview({ ...rule, onHolidays });
    expect(dates).toHaveLength(3);
    expect(dates.at(-1)).toMatchObject({ startsAt: '2027-01-12T06:30:00.000Z', holiday: null });
    expect(leftOut).toEqual([{ day: '2027-01-05', name: ADDITIONAL }]);
  }

  const held = await preview({ ...rule, onHolidays: true });
  expect(held.dates.at(-1)).toMatchObject({ startsAt, holiday: ADDITIONAL });
  expect(held.leftOut).toEqual([]);
  const drafts = (): Promise<unknown[]> =>
    db.ownerSql('select count(*)::int as n from sessions where starts_at = $1', [startsAt]);
  await plan(rule);
  expect(await drafts()).toEqual([{ n: 0 }]);
  await plan({ ...rule, onHolidays: true }, { overrideReason: 'Everybody agreed' });
  expect(await drafts()).toEqual([{ n: 1 }]);
});

it('says at its field what is wrong, and is for those who run sessions there', async () => {
  const before = await count();

  expect(await preview({ ...RULE, times: 53 })).toMatchObject({
    dates: [],
    leftOut: [],
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
