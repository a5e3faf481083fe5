import { newToken } from '#identity';
import { createTestDatabase, type TestDatabase } from '#testing';
import { composeIdentity, type Identity, opened, wrong } from './identity.builder.js';

const EMAIL = 'dara@example.org';
let db: TestDatabase;
let identity: Identity;
let personId: string;

beforeEach(async () => {
  db = await createTestDatabase();
  await db.travelTo('2026-12-01T02:00:00Z');
  identity = await composeIdentity(db);
  personId = await identity.aPerson(EMAIL);
});
afterEach(async () => {
  await identity.close();
  await db.drop();
});

const signInRows = () =>
  db.ownerSql('select person_id as "personId", method, ended_at as "endedAt" from sign_ins');
const attempts = async (): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    'select coalesce(sum(attempts), 0)::int as n from sign_in_codes',
  );
  return row!.n;
};

describe('signing in with a code', () => {
  it('opens a sign-in, keeps only the hash of its token and writes it down', async () => {
    const { code, browserToken } = await identity.ask(EMAIL);

    const result = await identity.signIn.signIn({
      email: EMAIL,
      code,
      browserToken,
      previousToken: undefined,
    });

    expect(result).toMatchObject({
      ok: true,
      value: { maxAgeSeconds: 30 * 86_400, actor: { kind: 'person', personId } },
    });
    const { token, actor } = opened(result);
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(await identity.signIns.actorOfToken(token)).toEqual(actor);
    const [stored] = await db.ownerSql<{ text: string; fits: boolean }>(
      'select s::text as text, token_hash = sha256(convert_to($1, $2)) as fits from sign_ins s',
      [token, 'UTF8'],
    );
    expect(stored!.fits).toBe(true);
    expect(stored!.text).not.toContain(token);
    expect(await db.ownerSql('select actor, action, subject_id from audit_rows')).toEqual([
      { actor: `person:${personId}`, action: 'identity.sign-in', subject_id: personId },
    ]);
  });

  it.each([
    [
      'in Khmer digits',
      (code: string) => [...code].map((digit) => String.fromCharCode(0x17e0 + Number(digit))).join(''),
    ],
    ['with blanks and a dash', (code: string) => ` ${code.slice(0, 4)} - ${code.slice(4)} `],
  ])('understands the code %s', async (_how, typed) => {
    const { code, browserToken } = await identity.ask(EMAIL);
    expect(await identity.guess(' DARA@example.org ', typed(code), browserToken)).toBe('IN');
  });

  it('refuses the code a second time', async () => {
    const { code, browserToken } = await identity.ask(EMAIL);
    expect(await identity.guess(EMAIL, code, browserToken)).toBe('IN');
    expect(await identity.guess(EMAIL, code, browserToken)).toBe('CODE_WRONG');
    expect(await signInRows()).toHaveLength(1);
  });

  it('lets one of twenty in who use the code at the same moment', async () => {
    const { code, browserToken } = await identity.ask(EMAIL);
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => identity.guess(EMAIL, code, browserToken)),
    );
    expect(answers.filter((answer) => answer === 'IN')).toHaveLength(1);
    expect(await signInRows()).toHaveLength(1);
  });

  it.each([
    ['another browser', newToken()],
    ['a browser without a cookie', undefined],
    ['a browser with a made-up cookie', 'x'],
  ])('refuses it from %s, and counts nothing against the one who asked', async (_who, otherBrowser) => {
    const { code, browserToken } = await identity.ask(EMAIL);
    for (let n = 0; n < 12; n += 1)
      expect(await identity.guess(EMAIL, code, otherBrowser)).toBe('CODE_WRONG');
    expect(await attempts()).toBe(0);
    expect(await identity.guess(EMAIL, code, browserToken)).toBe('IN');
  });

  it('accepts it in the tenth minute and refuses it in the eleventh, by the clock of the database', async () => {
    const first = await identity.ask(EMAIL);
    await db.travelBy(9 * 60_000);
    expect(await identity.guess(EMAIL, first.code, first.browserToken)).toBe('IN');

    const second = await identity.ask(EMAIL);
    await db.travelBy(10 * 60_000);
    expect(await identity.guess(EMAIL, second.code, second.browserToken)).toBe('CODE_EXPIRED');
    expect(await signInRows()).toHaveLength(1);
  });

  it('refuses the right code after five wrong ones', async () => {
    const { code, browserToken } = await identity.ask(EMAIL);
    for (let n = 1; n <= 5; n += 1)
      expect(await identity.guess(EMAIL, wrong(code, n), browserToken)).toBe('CODE_WRONG');
    expect(await identity.guess(EMAIL, code, browserToken)).toBe('TOO_MANY_TRIES');
    expect(await attempts()).toBe(5);
    expect(await signInRows()).toEqual([]);
  });

  it('compares at most ten of a thousand guesses within an hour, over all codes and browsers, and five of one code', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { code, browserToken } = await identity.ask(EMAIL);
      await Promise.all(
        Array.from({ length: 200 }, (_, n) => identity.guess(EMAIL, wrong(code, n + 1), browserToken)),
      );
    }
    expect(await attempts()).toBe(10);
    const last = await identity.ask(EMAIL);
    expect(await identity.guess(EMAIL, last.code, last.browserToken)).toBe('TOO_MANY_TRIES');

    await db.travelBy(71 * 60_000);

    const fresh = await identity.ask(EMAIL);
    expect(await identity.guess(EMAIL, fresh.code, fresh.browserToken)).toBe('IN');
  }, 30_000);

  describe('while a stranger asks and guesses', () => {
    /** Uses up everything that strangers have, from more networks than one. */
    const attack = async (): Promise<void> => {
      for (let n = 0; n < 10; n += 1) {
        const asked = await identity.ask(EMAIL, newToken(), `203.0.113.${n}`).catch(() => null);
        if (!asked) return;
        for (let k = 1; k <= 5; k += 1) await identity.guess(EMAIL, wrong(asked.code, k), asked.browserToken);
      }
    };
    /** A browser in which Dara was signed in before, by now signed out. */
    const aKnownBrowser = async (): Promise<string> => {
      const { code, browserToken } = await identity.ask(EMAIL);
      const entered = await identity.signIn.signIn({
        email: EMAIL,
        code,
        browserToken,
        previousToken: undefined,
      });
      await identity.signIns.close(opened(entered).actor);
      return browserToken;
    };

    it('lets the owner of a known browser ask and enter, with ten tries of their own', async () => {
      const browserToken = await aKnownBrowser();
      const before = await identity.ask(EMAIL, browserToken);
      await attack();
      expect(await attempts()).toBe(1 + 9);
      expect(await identity.guess(EMAIL, before.code, browserToken)).toBe('IN');
      await expect(identity.ask(EMAIL)).rejects.toThrow('TOO_MANY_TRIES');
      for (let n = 1; n <= 9; n += 1) {
        const again = await identity.ask(EMAIL, browserToken);
        expect(await identity.guess(EMAIL, wrong(again.code, n), browserToken)).toBe('CODE_WRONG');
      }
      await expect(identity.ask(EMAIL, browserToken)).rejects.toThrow('TOO_MANY_TRIES');
    });

    it('leaves an unknown browser three tries when the stranger sits in one network', async () => {
      for (let n = 0; n < 2; n += 1) {
        const stranger = await identity.ask(EMAIL, newToken(), '203.0.113.66');
        for (let k = 1; k <= 5; k += 1)
          await identity.guess(EMAIL, wrong(stranger.code, k), stranger.browserToken);
      }
      expect(await attempts()).toBe(7);
      const owner = await identity.ask(EMAIL, newToken(), '198.51.100.1');
      expect(await identity.guess(EMAIL, wrong(owner.code), owner.browserToken)).toBe('CODE_WRONG');
      expect(await identity.guess(EMAIL, owner.code, owner.browserToken)).toBe('IN');
    });

    it('shuts an unknown browser out for the hour when the stranger has many networks', async () => {
      await attack();
      await expect(identity.ask(EMAIL, newToken(), '198.51.100.1')).rejects.toThrow('TOO_MANY_TRIES');
      await db.travelBy(71 * 60_000);
      const owner = await identity.ask(EMAIL, newToken(), '198.51.100.1');
      expect(await identity.guess(EMAIL, owner.code, owner.browserToken)).toBe('IN');
    });

    it('knows no browser any more of who let a lost passkey go', async () => {
      const browserToken = await aKnownBrowser();
      const { actor } = await identity.open(personId);
      await identity.addPasskey(actor);
      expect(await identity.recovery.letGo(actor)).toMatchObject({ ok: true });
      await attack();
      await expect(identity.ask(EMAIL, browserToken)).rejects.toThrow('TOO_MANY_TRIES');
    });

    it('knows no browser of somebody else, and none of a demonstration', async () => {
      await identity.aPerson('other@example.org', 'Chan Sreymom');
      const other = await identity.ask('other@example.org');
      expect(await identity.guess('other@example.org', other.code, other.browserToken)).toBe('IN');
      await db.ownerSql(
        `insert into sign_ins (id, person_id, token_hash, method, strength, browser_hash, idle_minutes, expires_at)
        select gen_random_uuid(), $1, '\\x01', 'DEMO', 'DEMO', sha256(convert_to('x', 'UTF8')), 1, app_now()`,
        [personId],
      );
      await attack();
      await expect(identity.ask(EMAIL, other.browserToken)).rejects.toThrow('TOO_MANY_TRIES');
      await expect(identity.ask(EMAIL, 'x')).rejects.toThrow('TOO_MANY_TRIES');
    });
  });

  it('counts no try for a text that cannot be a code', async () => {
    const { browserToken } = await identity.ask(EMAIL);
    for (const typed of ['', '1234567', '123456789', 'abcdefgh', '\ud800', '1'.repeat(100_000)]) {
      expect(await identity.guess(EMAIL, typed, browserToken)).toBe('CODE_WRONG');
    }
    expect(await attempts()).toBe(0);
  });

  it('opens nothing for an address that nobody has, not even with the right code', async () => {
    const { code, browserToken } = await identity.ask('nobody@example.org');
    expect(await identity.guess('nobody@example.org', code, browserToken)).toBe('CODE_WRONG');
    expect(await signInRows()).toEqual([]);
  });

  it('refuses when no code was asked for, and when the address is none', async () => {
    expect(await identity.guess(EMAIL, '12345678', newToken())).toBe('CODE_WRONG');
    expect(await identity.guess('no address', '12345678', newToken())).toBe('CODE_WRONG');
  });

  it('replaces the token that the browser had before', async () => {
    const first = await identity.ask(EMAIL);
    const one = await identity.signIn.signIn({ ...first, email: EMAIL, previousToken: undefined });
    const second = await identity.ask(EMAIL);
    const two = await identity.signIn.signIn({
      ...second,
      email: EMAIL,
      previousToken: opened(one).token,
    });

    expect(opened(one).token).not.toBe(opened(two).token);
    expect((await identity.signIns.actorOfToken(opened(one).token)).kind).toBe('anonymous');
    expect((await identity.signIns.actorOfToken(opened(two).token)).kind).toBe('person');
  });
});

describe('the demonstration sign-in', () => {
  it('throws outside a demonstration', async () => {
    await expect(identity.signIn.demoSignIn('TRAINER', { previousToken: undefined })).rejects.toThrow(
      'demonstrations',
    );
    expect(await signInRows()).toEqual([]);
  });

  it('signs in as the first person of the role, and refuses a role that nobody has', async () => {
    const demo = await composeIdentity(db, { SAMAKI_DEMO: '1' });
    await db.ownerSql(
      `insert into role_grants (id, person_id, role) values (gen_random_uuid(), $1, 'TRAINER')`,
      [personId],
    );

    const result = await demo.signIn.demoSignIn('TRAINER', { previousToken: undefined });

    expect(result).toMatchObject({
      ok: true,
      value: { maxAgeSeconds: 12 * 3_600, actor: { personId, roles: [{ role: 'TRAINER', scopeId: null }] } },
    });
    expect(await demo.signIn.demoSignIn('CHAIR', { previousToken: undefined })).toEqual({
      ok: false,
      refusal: { code: 'NOT_FOUND' },
    });
    expect(await signInRows()).toMatchObject([{ method: 'DEMO' }]);
    await demo.close();
  });
});
