/* Story: docs/stories/privacy.md, consent: each word a row, none changed, the newest holds. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { fromPackageRoot, newId } from '#kernel';
import { type ConsentPurpose, Consents, type ConsentSource, WORDING } from '#privacy';
import { createTestDatabase, type TestDatabase } from '#testing';

let db: TestDatabase;
let unitOfWork: UnitOfWork;
let close: () => Promise<void>;
const consents = new Consents();
const sreymom = { personId: newId(), email: 'sreymom@tonle-guesthouse.example' };
const colleague = { personId: newId(), email: 'SREYMOM@tonle-guesthouse.example' };

beforeAll(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T09:00:00+07:00');
  const dataSource = await createDataSource(db.url, 'samaki_app').initialize();
  unitOfWork = new UnitOfWork(dataSource, new EventListeners());
  close = () => dataSource.destroy();
  for (const { personId, email } of [sreymom, colleague])
    await db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, 'Somebody', $2, 'km', $1::uuid::text)`,
      [personId, email],
    );
});
afterAll(async () => {
  await close?.();
  await db?.drop();
});

const say = (
  purpose: ConsentPurpose,
  isGiven: boolean,
  source: ConsentSource = 'ACCOUNT',
  subject = sreymom,
): Promise<boolean> => unitOfWork.run((tx) => consents.say(tx, subject, { purpose, isGiven, source }));
const of = async (purpose: ConsentPurpose, subject = sreymom): Promise<unknown> => {
  const views = await unitOfWork.run((tx) => consents.of(tx, subject));
  const { isGiven, history } = views.find((view) => view.purpose === purpose)!;
  return [
    isGiven,
    ...history.map((word) => `${word.isGiven} ${word.source} ${word.at.toISOString().slice(11, 16)}`),
  ];
};
const isWrittenTo = async (): Promise<boolean> =>
  (
    await db.ownerSql('select 1 from outreach_unsubscribes where address_hash = outreach_address_hash($1)', [
      sreymom.email,
    ])
  ).length === 0;

it('nothing is agreed to beforehand but what the committee’s task is', async () => {
  expect(await of('CAMPAIGNS')).toEqual([true]);
  expect(await of('PHOTOGRAPHS')).toEqual([false]);
});

it('keeps each word, once, and the newest holds for the address', async () => {
  expect(await say('CAMPAIGNS', false)).toBe(true);
  expect(await isWrittenTo()).toBe(false);
  await db.travelBy(5 * 60_000);
  expect(await say('CAMPAIGNS', false, 'MAIL_LINK')).toBe(false);
  expect(await of('CAMPAIGNS', colleague)).toEqual([false, 'false ACCOUNT 02:00']);
  await db.travelBy(5 * 60_000);
  expect(await say('CAMPAIGNS', true)).toBe(true);
  expect(await isWrittenTo()).toBe(true);
  expect(await of('CAMPAIGNS')).toEqual([true, 'true ACCOUNT 02:10', 'false ACCOUNT 02:00']);
});

it('is one’s own for pictures', async () => {
  expect(await say('PHOTOGRAPHS', true)).toBe(true);
  expect(await of('PHOTOGRAPHS', colleague)).toEqual([false]);
});

it('is one row however often it is said at once', async () => {
  const said = await Promise.all(Array.from({ length: 8 }, () => say('CAMPAIGNS', false, 'MAIL_LINK')));
  expect(said.filter(Boolean)).toHaveLength(1);
});

it('cannot be changed by the programme', async () => {
  const dataSource = await createDataSource(db.url, 'samaki_app', { poolSize: 1 }).initialize();
  await expect(dataSource.query('update consents set is_given = true')).rejects.toThrow('permission denied');
  await expect(dataSource.query('delete from consents')).rejects.toThrow('permission denied');
  await dataSource.destroy();
});

/* Whoever changes the words changes their version too: a history must say which ones were read. */
it.each([
  ['CAMPAIGNS', '1', '792ce7762dcd'],
  ['PHOTOGRAPHS', '1', '3476e9f52a87'],
] as const)('of %s has the words of version %s', (purpose, version, hash) => {
  const key = `myData.consent.${purpose}.words` as const;
  const wordsIn = (locale: string): string =>
    (
      JSON.parse(readFileSync(fromPackageRoot('locales', locale, 'web.json'), 'utf8')) as Record<
        string,
        string
      >
    )[key]!;
  const words = `${wordsIn('km')}\n${wordsIn('en')}`;
  expect(WORDING[purpose]).toBe(version);
  expect(createHash('sha256').update(words).digest('hex').slice(0, 12)).toBe(hash);
});
