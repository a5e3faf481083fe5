import type { Actor } from '#authz';
import { createTestDatabase, type TestDatabase } from '#testing';
import { BATTAMBANG, composeIdentity, type Identity } from './identity.builder.js';

/* Story: docs/stories/roles.md, "Users and roles". */

let db: TestDatabase;
let identity: Identity;
let rotha: Actor;
let sovannary: Actor;

beforeAll(async () => {
  db = await createTestDatabase();
  identity = await composeIdentity(db);
  rotha = await identity.anActor('rotha@samaki.example', 'ឈឹម រដ្ឋា', { role: 'ADMINISTRATOR', scopeId: null });
  sovannary = await identity.anActor('sovannary@samaki.example', 'ម៉ៅ សុវណ្ណារី', {
    role: 'WORKING_GROUP',
    scopeId: null,
  });
  await identity.anActor('sophea@samaki.example', 'កែវ សុភា', { role: 'TRAINER', scopeId: null });
  await identity.anActor('vannak@samaki.example', 'ប្រាក់ វណ្ណៈ', {
    role: 'CITY_OFFICER',
    scopeId: BATTAMBANG,
  });
  await identity.aPerson('sreymom.chan@angkor-guides.example', 'ចាន់ ស្រីមុំ');
  await identity.aPerson('012 345 678', 'Pich Malis');
});
afterAll(async () => {
  await identity.close();
  await db.drop();
});

const PAGE = { first: 20, after: null };
const found = async (actor: Actor, search: string | null = null, more = {}): Promise<string[]> =>
  (await identity.users.page(actor, { search, role: null, ...more }, PAGE)).items.map(
    ({ fullName }) => fullName,
  );
const IN_KHMER_ORDER = ['កែវ សុភា', 'ឈឹម រដ្ឋា', 'ប្រាក់ វណ្ណៈ', 'ម៉ៅ សុវណ្ណារី'];

describe('users and roles', () => {
  it('are those with a part in the programme, in Khmer order, page by page', async () => {
    expect(await found(rotha)).toEqual(IN_KHMER_ORDER);
    expect(await found(sovannary)).toEqual(IN_KHMER_ORDER);
    const filter = { search: null, role: null };
    const names: string[] = [];
    for (let after: string | null = null; ;) {
      const page = await identity.users.page(rotha, filter, { first: 3, after });
      names.push(...page.items.map(({ fullName }) => fullName));
      if (!page.hasNextPage) break;
      after = page.cursors.at(-1)!;
    }
    expect(names).toEqual(IN_KHMER_ORDER);
    expect(await identity.users.count(rotha, filter)).toBe(4);
  });

  it('are chosen by role', async () => {
    expect(await found(rotha, null, { role: 'TRAINER' })).toEqual(['កែវ សុភា']);
    expect(await found(rotha, 'សុភា', { role: 'CHAIR' })).toEqual([]);
  });

  it.each(['ចាន់ ស្រីមុំ', 'ចាន់ស្រីមុំ', 'ចាន់  ស្រី\u200bមុំ', 'ស្រីមុំ'])(
    'are found by a part of the name, however it is spelt: %j',
    async (search) => {
      expect(await found(rotha, search)).toEqual(['ចាន់ ស្រីមុំ']);
      // Who has no part in the programme is not the working group's to look through.
      expect(await found(sovannary, search)).toEqual([]);
    },
  );

  it.each(['012 345 678', '+855 12 345 678', '០១២ ៣៤៥ ៦៧៨'])(
    'are found by the whole number: %j',
    async (search) => {
      expect(await found(rotha, search)).toEqual(['Pich Malis']);
      expect(await found(sovannary, search)).toEqual(['Pich Malis']);
    },
  );

  it('are found by a whole address, never by a part of one', async () => {
    expect(await found(sovannary, 'Sreymom.Chan@Angkor-Guides.example')).toEqual(['ចាន់ ស្រីមុំ']);
    expect(await found(rotha, 'angkor-guides.example')).toEqual([]);
    expect(await found(rotha, 'sreymom.chan')).toEqual([]);
  });

  it('show contact and sign-ins to administrators; to the working group contact of those to whom it gives roles', async () => {
    const view = async (actor: Actor, search: string | null = null) =>
      (await identity.users.page(actor, { search, role: null }, PAGE)).items.map(
        ({ email, isContactHidden, signIns }) => [email, isContactHidden, signIns],
      );
    expect(await view(rotha)).toEqual([
      ['sophea@samaki.example', false, 1],
      ['rotha@samaki.example', false, 1],
      ['vannak@samaki.example', false, 1],
      ['sovannary@samaki.example', false, 1],
    ]);
    expect(await view(sovannary)).toEqual([
      ['sophea@samaki.example', false, null],
      [null, true, null],
      [null, true, null],
      [null, true, null],
    ]);
    expect(await view(sovannary, 'sreymom.chan@angkor-guides.example')).toEqual([
      ['sreymom.chan@angkor-guides.example', false, null],
    ]);
  });

  it('name what a role is limited to', async () => {
    const [officer] = (await identity.users.page(rotha, { search: 'វណ្ណៈ', role: null }, PAGE)).items;
    expect(officer?.roles).toEqual([
      { role: 'CITY_OFFICER', scopeId: BATTAMBANG, scopeName: { km: 'បាត់ដំបង', en: 'Battambang' } },
    ]);
    expect(await identity.users.byId(rotha, officer!.id)).toEqual(officer);
    expect(await identity.users.byId(sovannary, officer!.id)).toMatchObject({
      email: null,
      isContactHidden: true,
    });
  });
});
