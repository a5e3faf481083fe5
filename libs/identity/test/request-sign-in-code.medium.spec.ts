import { createDataSource, EventListeners, UnitOfWork } from '#database';
import { newToken } from '#identity';
import { QueueSignInMail, SignInCodeComposer } from '#identity/worker';
import { type LedgerRow, MessageLedger } from '#messaging';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity } from './identity.builder.js';

let db: TestDatabase;
let identity: Identity;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const countsOf = async (): Promise<Record<string, number>> => {
  const [row] = await db.ownerSql<Record<string, number>>(
    `select (select count(*)::int from sign_in_codes) as codes, (select count(*)::int from outbox) as outbox,
       (select count(*)::int from messages) as messages, (select count(*)::int from audit_rows) as audit`,
  );
  return row!;
};

describe('asking for a code', () => {
  it('answers with the masked address and the end of the ten minutes', async () => {
    await identity.aPerson('dara@example.org');

    const asked = await identity.requests.requestCode({
      email: ' Dara@EXAMPLE.org',
      locale: 'km',
      browserToken: newToken(),
    });

    expect(asked).toMatchObject({ ok: true, value: { sentTo: 'D***@example.org' } });
    const end = asked.ok ? asked.value.expiresAt.getTime() : 0;
    expect(Math.abs(end - new Date('2026-12-01T02:10:00Z').getTime())).toBeLessThan(60_000);
  });

  it('answers the same for an address that nobody has, and writes the same rows', async () => {
    await identity.aPerson('known@example.org');
    const ask = (email: string) =>
      identity.requests.requestCode({ email, locale: 'en', browserToken: newToken() });

    const known = await ask('known@example.org');
    const afterKnown = await countsOf();
    const unknown = await ask('other@example.org');
    const afterUnknown = await countsOf();

    expect(known).toMatchObject({ ok: true, value: { sentTo: 'k****@example.org' } });
    expect(unknown).toMatchObject({ ok: true, value: { sentTo: 'o****@example.org' } });
    expect(afterKnown).toEqual({ codes: 1, outbox: 1, messages: 0, audit: 0 });
    expect(afterUnknown).toEqual({ codes: 2, outbox: 2, messages: 0, audit: 0 });
  });

  it('keeps the code out of the database', async () => {
    await identity.aPerson('dara@example.org');
    const { code } = await identity.ask('dara@example.org');

    const stored = await db.ownerSql<{ text: string }>(
      'select c::text as text from sign_in_codes c union all select o::text from outbox o',
    );
    expect(stored).toHaveLength(2);
    for (const { text } of stored) {
      expect(text).not.toContain(code);
      expect(text).not.toContain(Buffer.from(code).toString('hex'));
    }
  });

  it('voids the older codes of the browser, and no other’s', async () => {
    await identity.aPerson('dara@example.org');
    const old = await identity.ask('dara@example.org');
    const elsewhere = await identity.ask('dara@example.org');
    const fresh = await identity.ask('dara@example.org', old.browserToken);

    expect(await identity.guess('dara@example.org', old.code, old.browserToken)).toBe('CODE_WRONG');
    expect(await identity.guess('dara@example.org', elsewhere.code, old.browserToken)).toBe('CODE_WRONG');
    expect(await identity.guess('dara@example.org', fresh.code, old.browserToken)).toBe('IN');
    expect(await identity.guess('dara@example.org', elsewhere.code, elsewhere.browserToken)).toBe('IN');
  });

  it('refuses the eleventh code of an hour, for known and unknown addresses, and the first again an hour later', async () => {
    await identity.aPerson('dara@example.org');
    for (const email of ['dara@example.org', 'nobody@example.org']) {
      for (let n = 0; n < 10; n += 1) await identity.ask(email);
      const eleventh = await identity.requests.requestCode({ email, locale: 'km', browserToken: newToken() });
      expect(eleventh).toEqual({ ok: false, refusal: { code: 'TOO_MANY_TRIES' } });
    }
    expect(await countsOf()).toMatchObject({ codes: 20, outbox: 20 });

    await db.travelBy(61 * 60_000);

    await identity.ask('dara@example.org');
  });

  it('leaves three of the ten to other networks', async () => {
    const from = (network: string) =>
      identity
        .ask('dara@example.org', newToken(), network)
        .then(() => 'ASKED')
        .catch((error: Error) => error.message);
    for (let n = 0; n < 7; n += 1) expect(await from('203.0.113.66')).toBe('ASKED');
    expect(await from('203.0.113.66')).toBe('TOO_MANY_TRIES');
    for (let n = 0; n < 3; n += 1) expect(await from('198.51.100.1')).toBe('ASKED');
    expect(await from('198.51.100.1')).toBe('TOO_MANY_TRIES');
    const stored = await db.ownerSql<{ text: string }>('select c::text as text from sign_in_codes c');
    for (const { text } of stored) expect(text).not.toMatch(/203\.0\.113|198\.51\.100/);
  });

  it('counts ten of forty that were asked at the same moment', async () => {
    await Promise.allSettled(Array.from({ length: 40 }, () => identity.ask('dara@example.org')));
    expect(await countsOf()).toMatchObject({ codes: 10 });
  });

  it.each([
    '',
    'dara',
    'dara@example.org, other@example.org',
    'dara@example.org\r\nBcc: x@y.org',
    '\u0000@example.org',
  ])('refuses %j as an address', async (email) => {
    const asked = await identity.requests.requestCode({ email, locale: 'km', browserToken: newToken() });
    expect(asked).toEqual({ ok: false, refusal: { code: 'EMAIL_INVALID', path: ['email'] } });
    expect(await countsOf()).toMatchObject({ codes: 0, outbox: 0 });
  });
});

describe('mailing the code', () => {
  let worker: UnitOfWork;
  let closeWorker: () => Promise<void>;
  const queue = new QueueSignInMail(new MessageLedger());

  beforeEach(async () => {
    const dataSource = await createDataSource(db.url, 'samaki_worker').initialize();
    worker = new UnitOfWork(dataSource, new EventListeners());
    closeWorker = () => dataSource.destroy();
  });
  afterEach(() => closeWorker());

  const hear = async (...codeIds: string[]): Promise<LedgerRow[]> => {
    await worker.run((tx) =>
      queue.hear(
        codeIds.map((codeId) => ({ codeId })),
        tx,
      ),
    );
    return db.ownerSql<LedgerRow>(
      `select id, kind, to_address as "toAddress", locale, cause_id as "causeId" from messages order by id`,
    );
  };
  const compose = async (row: LedgerRow) =>
    (await new SignInCodeComposer(worker, identity.config).compose([row])).get(row.id);

  it('writes one message, however often the news is heard, and none for an address that nobody has', async () => {
    await identity.aPerson('dara@example.org');
    const known = await identity.ask('dara@example.org');
    const unknown = await identity.ask('nobody@example.org');

    await hear(known.id, unknown.id);
    const rows = await hear(known.id, unknown.id);

    expect(rows).toMatchObject([
      { kind: 'identity.sign-in-code', toAddress: 'dara@example.org', locale: 'km', causeId: known.id },
    ]);
  });

  it('writes the code into the mail, in the language that was asked for', async () => {
    await identity.aPerson('dara@example.org', 'សុខ ដារ៉ា');
    const { code, id } = await identity.ask('dara@example.org');
    const [row] = await hear(id);

    const mail = await compose(row!);

    expect(mail?.subject).toContain(code);
    for (const body of [mail!.text, mail!.html]) {
      expect(body).toContain(code);
      expect(body).toContain('សុខ ដារ៉ា');
      expect(body).toContain('10 នាទី');
    }
  });

  it('greets whoever has the address alone by name, and colleagues who share one by none', async () => {
    const greeted = async (): Promise<{ toName: string | undefined; text: string }> => {
      const { id } = await identity.ask('office@tonle-guesthouse.example');
      const row = (await hear(id)).find(({ causeId }) => causeId === id);
      const { toName, text } = (await compose(row!))!;
      return { toName, text };
    };
    await identity.aPerson('office@tonle-guesthouse.example', 'Ly Chenda');
    const alone = await greeted();
    await identity.aPerson('Office@tonle-guesthouse.example', 'Ly Channa');
    const shared = await greeted();

    expect(alone.toName).toBe('Ly Chenda');
    expect(alone.text).toContain('ជម្រាបសួរ Ly Chenda');
    expect(alone.text).not.toContain('មនុស្សច្រើននាក់');
    expect(shared.toName).toBeUndefined();
    expect(shared.text).toContain('ជម្រាបសួរ');
    expect(shared.text).toContain('អ៊ីមែលនេះមានមនុស្សច្រើននាក់ប្រើរួមគ្នា');
    expect(shared.text).not.toMatch(/Chenda|Channa/);
  });

  it('writes no mail for a code that was used, replaced or has expired', async () => {
    await identity.aPerson('dara@example.org');
    const replaced = await identity.ask('dara@example.org');
    const [first] = await hear(replaced.id);
    const used = await identity.ask('dara@example.org', replaced.browserToken);
    const second = (await hear(used.id)).find((row) => row.causeId === used.id);
    await identity.guess('dara@example.org', used.code, used.browserToken);
    const late = await identity.ask('dara@example.org');
    const third = (await hear(late.id)).find((row) => row.causeId === late.id);
    await db.travelBy(10 * 60_000);

    expect(await compose(first!)).toBeNull();
    expect(await compose(second!)).toBeNull();
    expect(await compose(third!)).toBeNull();
  });
});
