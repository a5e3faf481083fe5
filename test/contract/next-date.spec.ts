/* docs/stories/next-date.md through the API: asked for, confirmed by the link, counted, ended; who reads how many wait. */
import { newId } from '#kernel';
import { TEST_SECRET } from '#testing';
import { wishToken } from '#wishes';
import { codes, ERRORS, type Payload, ProgrammeApi } from './programme-api.js';

const programme = new ProgrammeApi();
const { ask } = programme;

let courseId = '';
let city = '';
const global = (prefix: string, uuid: string): string => `${prefix}_${uuid.replaceAll('-', '')}`;

beforeAll(async () => {
  await programme.begin();
  courseId = newId();
  await programme.db.ownerSql(
    `insert into courses (id, code, sector_id, title_km, title_en, lead_km, lead_en, description_km, description_en, audience_km, audience_en)
     select $1, 'water-for-towns', id, 'ទឹកសម្រាប់ទីប្រជុំជន', 'Water for towns', 'ក', 'x', 'ក', 'x', 'ក', 'x' from sectors order by code limit 1`,
    [courseId],
  );
  const [siemReap] = await programme.db.ownerSql<{ id: string }>(
    `select id from cities where code = 'siem-reap'`,
  );
  city = siemReap!.id;
}, 120_000);
afterAll(() => programme.end());

type WishPayload = Payload & { readonly state?: string | null; readonly wish?: { state: string } | null };

async function act(name: string, input: object, fields: string, role?: string): Promise<WishPayload> {
  const type = `${name[0]!.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} ${ERRORS} } }`;
  return (await ask<Record<string, WishPayload>>(query, { input }, role))[name]!;
}
const wish = (input: object, role?: string): Promise<WishPayload> =>
  act('wishForDate', { courseId: global('crs', courseId), locale: 'km', ...input }, 'state', role);
const tokenOf = async (email: string): Promise<string> => {
  const [row] = await programme.db.ownerSql<{ id: string }>('select id from date_wishes where email = $1', [
    email,
  ]);
  return wishToken(TEST_SECRET, row!.id);
};
const look = async (token: string): Promise<unknown> =>
  (
    await ask<{ dateWish: unknown }>(
      `query ($token: String!) { dateWish(token: $token) { state address until city { code } course { title { en } } } }`,
      { token },
    )
  ).dateWish;
const course = async (fields: string, role?: string): Promise<Record<string, unknown>> =>
  (
    await ask<{ course: Record<string, unknown> }>(
      `query ($id: ID!) { course(id: $id) { ${fields} } }`,
      {
        id: global('crs', courseId),
      },
      role,
    )
  ).course;
const written = (): Promise<unknown> =>
  programme.db.ownerSql(
    `select (select count(*) from date_wishes) as wishes, (select count(*) from messages) as messages, (select count(*) from audit_rows) as audit`,
  );

it('asks, confirms by the link, and ends by it', async () => {
  expect(await wish({ email: 'narong@lotus.example', cityId: global('cty', city) })).toEqual({
    state: 'ASKED',
    errors: [],
  });
  const token = await tokenOf('narong@lotus.example');
  const asked = {
    address: 'n•••@lotus.example',
    city: { code: 'siem-reap' },
    course: { title: { en: 'Water for towns' } },
  };
  expect(await look(token)).toEqual({ state: 'ASKED', until: null, ...asked });

  const confirmed = await act('confirmDateWish', { token }, 'wish { state }');
  expect(confirmed).toEqual({ wish: { state: 'WAITING' }, errors: [] });
  expect(await look(token)).toMatchObject({ state: 'WAITING', ...asked });

  expect(await act('endDateWish', { token }, 'state')).toEqual({ state: 'OVER', errors: [] });
  expect(await look(token)).toEqual({ state: 'OVER', address: null, until: null, city: null, course: null });
});

it('is one press for whoever is signed in, and ends without a link', async () => {
  expect(await course('isDateWished', 'PARTICIPANT')).toEqual({ isDateWished: false });
  expect(await wish({}, 'PARTICIPANT')).toEqual({ state: 'WAITING', errors: [] });
  expect(await course('isDateWished', 'PARTICIPANT')).toEqual({ isDateWished: true });
  expect(await course('isDateWished')).toEqual({ isDateWished: false });

  expect(await course('dateWishes { people city { code } }', 'TRAINER')).toEqual({
    dateWishes: [{ people: 1, city: null }],
  });
  for (const role of [undefined, 'PARTICIPANT', 'COORDINATOR'])
    expect(await course('dateWishes { people }', role)).toBeNull();

  const input = { courseId: global('crs', courseId) };
  expect(await act('endDateWish', input, 'state', 'PARTICIPANT')).toEqual({ state: 'OVER', errors: [] });
  expect(await course('isDateWished', 'PARTICIPANT')).toEqual({ isDateWished: false });
});

it('refuses what is not there, and writes nothing', async () => {
  const before = await written();
  const wrong = `${'A'.repeat(42)}B`;

  expect(codes(await wish({ courseId: global('crs', newId()), email: 'a@lotus.example' }))).toEqual([
    'COURSE_NOT_FOUND',
  ]);
  expect(codes(await wish({ cityId: 'cty_nothing', email: 'a@lotus.example' }))).toEqual(['CITY_NOT_FOUND']);
  expect(codes(await wish({ email: 'narong@lotus' }))).toEqual(['EMAIL_INVALID']);
  expect(codes(await wish({}))).toEqual(['EMAIL_INVALID']);
  expect(codes(await act('confirmDateWish', { token: wrong }, 'wish { state }'))).toEqual(['LINK_NOT_VALID']);
  expect(codes(await act('endDateWish', { token: wrong }, 'state'))).toEqual(['LINK_NOT_VALID']);
  expect(codes(await act('endDateWish', {}, 'state', 'PARTICIPANT'))).toEqual(['LINK_NOT_VALID']);
  const own = { courseId: global('crs', courseId) };
  expect(codes(await act('endDateWish', own, 'state'))).toEqual(['LINK_NOT_VALID']);
  expect(await look(wrong)).toBeNull();

  expect(await written()).toEqual(before);
});

it('is asked for twenty times an hour from one address of the network', async () => {
  await programme.db.ownerSql('delete from wish_tries');
  for (let n = 0; n < 20; n += 1) await wish({ email: `guest${n}@lotus.example` });
  const before = await written();

  const { errors } = await wish({ email: 'one.more@lotus.example' });

  expect(errors).toEqual([
    {
      code: 'WISH_TRIES_USED_UP',
      message: expect.stringMatching(/Try again in \d+ minutes\./),
      path: [],
    },
  ]);
  expect(await written()).toEqual(before);
});
