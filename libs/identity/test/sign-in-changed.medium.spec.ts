/* Story: docs/stories/strong-sign-in.md: the person is told by mail of every change of how they sign in. */
import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { SIGN_IN_CHANGES } from '#identity';
import { QueueSignInChanged, SignInChangedComposer } from '#identity/worker';
import { newId } from '#kernel';
import { type LedgerRow, MessageLedger } from '#messaging';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity } from './identity.builder.js';

const MOI = {
  key: 'moi',
  name: { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' },
  issuer: 'https://login.moi.example',
  clientId: 'samaki',
  clientSecret: 'of the provider',
};

let db: TestDatabase;
let identity: Identity;
let worker: UnitOfWork;
let closeWorker: () => Promise<void>;
const queue = new QueueSignInChanged(new MessageLedger());

beforeAll(async () => {
  db = await createTestDatabase();
  identity = await composeIdentity(db, { OIDC_PROVIDERS: JSON.stringify([MOI]) });
  const dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
  worker = new UnitOfWork(dataSource, new EventListeners());
  closeWorker = () => dataSource.destroy();
});
afterAll(async () => {
  await closeWorker();
  await identity.close();
  await db.drop();
});

/** A change of somebody, heard twice; answers the messages that it made. */
async function heard(personId: string, kind: string, detail = 'ទូរសព្ទ'): Promise<LedgerRow[]> {
  const changeId = newId();
  await db.ownerSql(`insert into sign_in_changes (id, person_id, kind, detail) values ($1, $2, $3, $4)`, [
    changeId,
    personId,
    kind,
    detail,
  ]);
  for (let n = 0; n < 2; n += 1) await worker.run((tx) => queue.hear([{ changeId }], tx));
  return db.ownerSql<LedgerRow>(
    `select id, kind, to_address as "toAddress", locale, cause_id as "causeId" from messages where cause_id = $1`,
    [changeId],
  );
}

it.each(SIGN_IN_CHANGES.flatMap((kind) => (['km', 'en'] as const).map((locale) => [kind, locale] as const)))(
  'of %s, once, in the language %s',
  async (kind, locale) => {
    const personId = await identity.aPerson(`${locale}@samaki.example`, 'Keo Sophea', locale);
    const rows = await heard(personId, kind);
    expect(rows).toMatchObject([{ kind: 'identity.sign-in-changed', toAddress: `${locale}@samaki.example` }]);

    const composer = new SignInChangedComposer(worker, identity.config);
    const mail = (await composer.compose(rows)).get(rows[0]!.id);

    expect(mail?.toName).toBe('Keo Sophea');
    expect(mail?.subject.length).toBeGreaterThan(5);
    expect(`${mail?.subject} ${mail?.text} ${mail?.html}`).not.toMatch(/mail\.|\{name\}|undefined/);
    expect(mail?.text).toContain(`https://samaki.example/${locale}/account`);
    if (kind.startsWith('PASSKEY')) expect(mail?.subject).toContain('ទូរសព្ទ');
  },
);

it.each([
  ['km', 'moi', 'បានភ្ជាប់ការចូលតាមក្រសួងមហាផ្ទៃ'],
  ['en', 'moi', 'Sign-in linked: Ministry of Interior'],
  ['en', 'gone', 'Sign-in linked: gone'],
] as const)('in %s, of the provider %s: %s', async (locale, key, subject) => {
  const personId = await identity.aPerson(`${key}.${locale}@samaki.example`, 'Im Sereyvuth', locale);
  const rows = await heard(personId, 'PROVIDER_LINKED', key);
  const mail = (await new SignInChangedComposer(worker, identity.config).compose(rows)).get(rows[0]!.id);
  expect(mail?.subject.replaceAll('\u200b', '')).toBe(subject);
});

it('writes nothing to somebody without an address', async () => {
  const personId = await identity.aPerson('012 345 678', 'Chan Vibol');
  expect(await heard(personId, 'LET_GO')).toEqual([]);
});
