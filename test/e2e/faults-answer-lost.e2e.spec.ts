/* Story: docs/stories/faults.md, "The telephone loses the answer" (F27). */
import {
  createTestDatabase,
  proxyBefore,
  shutRendezvous,
  spawnApp,
  type SpawnedApp,
  type TcpProxy,
  type TestDatabase,
  times,
} from '#testing';
import { aSession } from '../../libs/registrations/test/seats.builder.js';
import { BATCH, meetBeforeWriting, NO_LOCK } from './support/meet-before-writing.js';
import { faultSettings, halfStates, payloadOf, registrationOf, tell } from './support/faults.js';

/** People whose answer is cut; each at another byte of it. */
const CUTS = times(40, 1_000);
const DOUBLES = times(20, 200);

let db: TestDatabase;
let api: SpawnedApp;
let proxy: TcpProxy;
let sessionId: string;
/** Before the number of the first person of a test: nobody comes twice. */
let before = 0;

beforeAll(async () => {
  db = await createTestDatabase();
  api = await spawnApp('api', faultSettings(db.url));
  proxy = await proxyBefore(api.url);
});
afterAll(async () => {
  await proxy.close();
  await api.kill('SIGKILL');
  await db.drop();
});
beforeEach(async () => {
  sessionId = await aSession(db, { capacity: 10 });
  before += 10_000;
});
afterEach(() => proxy.cutAnswersAfter(undefined));

const lossy = (): string => `http://127.0.0.1:${proxy.port}`;

const registrationsOf = async (n: number): Promise<number> => {
  const [row] = await db.ownerSql<{ n: number }>(
    `select count(*)::int as n from registrations r join people p on p.id = r.person_id
     where r.session_id = $1 and p.full_name = $2`,
    [sessionId, `Person ${n}`],
  );
  return row!.n;
};

describe('the answer is lost on its way', () => {
  it(
    'and the next try with the same key gets it, byte by byte, wherever it broke off',
    async () => {
      const heard = proxy.answered();
      expect((await tell(lossy(), registrationOf(sessionId, before))).status).toBe(200);
      const whole = proxy.answered() - heard;
      expect(whole).toBeGreaterThan(300);
      for (let n = before + 1; n <= before + CUTS; n += 1) {
        // 0 is before the first byte; the last is never heard. Answers of who waits are a little shorter or longer than the first.
        proxy.cutAnswersAfter(((n - before - 1) * 17) % (whole - 60));
        expect((await tell(lossy(), registrationOf(sessionId, n))).status).toBe(0);
        proxy.cutAnswersAfter(undefined);

        const second = await tell(lossy(), registrationOf(sessionId, n));
        const third = await tell(api.url, registrationOf(sessionId, n));

        expect(payloadOf(second)).toMatchObject({ ticket: { reference: expect.any(String) }, errors: [] });
        expect(third.body).toBe(second.body);
        expect(await registrationsOf(n)).toBe(1);
      }
      expect(await halfStates(db)).toEqual([]);
    },
    times(60_000, 300_000),
  );

  it('and without the key of the first try the person has no ticket to show', async () => {
    proxy.cutAnswersAfter(0);
    expect((await tell(lossy(), registrationOf(sessionId, before + 1))).status).toBe(0);

    const told = await tell(api.url, registrationOf(sessionId, before + 1, 'another-key'));

    expect(payloadOf(told)).toMatchObject({ ticket: null, errors: [{ code: 'ALREADY_REGISTERED' }] });
    expect(await registrationsOf(before + 1)).toBe(1);
  });
});

describe('a double click', () => {
  it('registers once and both are told the same, byte by byte', async () => {
    for (let n = before + 1; n <= before + DOUBLES; n += 1) {
      const [one, other] = await Promise.all([
        tell(api.url, registrationOf(sessionId, n)),
        tell(api.url, registrationOf(sessionId, n)),
      ]);

      expect(payloadOf(one)).toMatchObject({ ticket: { reference: expect.any(String) }, errors: [] });
      expect(other.body).toBe(one.body);
      expect(await registrationsOf(n)).toBe(1);
    }
  });

  it('with something else in the form under the same key is refused and changes nothing', async () => {
    await tell(api.url, registrationOf(sessionId, before + 1, 'fault-one-key'));

    const told = await tell(api.url, registrationOf(sessionId, before + 2, 'fault-one-key'));

    expect(payloadOf(told)).toMatchObject({ ticket: null, errors: [{ code: 'IDEMPOTENCY_KEY_REUSED' }] });
    expect(await registrationsOf(before + 2)).toBe(0);
  });
});

describe('two tabs', () => {
  it('make one registration: the second hears that it stands, and gives away no ticket', async () => {
    for (let n = before + 1; n <= before + DOUBLES; n += 1) {
      const tabs = await Promise.all(
        ['first-tab', 'second-tab'].map((tab) => tell(api.url, registrationOf(sessionId, n, `${tab}-${n}`))),
      );

      const payloads = tabs.map((told) => payloadOf(told)!);
      expect(payloads.filter(({ ticket }) => ticket !== null)).toHaveLength(1);
      expect(payloads.flatMap(({ errors }) => errors.map(({ code }) => code))).toEqual([
        'ALREADY_REGISTERED',
      ]);
      expect(await registrationsOf(n)).toBe(1);
    }
  });
});

describe('the twin without the lock and without the rule of the table', () => {
  it('gives two tabs two registrations', async () => {
    const twin = await createTestDatabase();
    const apis = await Promise.all(
      [1, 2].map(() => spawnApp('api', { ...faultSettings(twin.url), REGISTRATION_BATCH_MAX: '1' })),
    );
    try {
      // The person is known already: a rule of another table keeps one person from being written twice.
      const before = await tell(
        apis[0]!.url,
        registrationOf(await aSession(twin, { capacity: 10 }), 1, 'fault-before'),
      );
      expect(payloadOf(before)?.ticket).not.toBeNull();
      const twice = await aSession(twin, { capacity: 10 });
      await twin.ownerSql('drop index uq_registrations__session_id_person_id');
      await twin.ownerSql(NO_LOCK);
      await twin.ownerSql('alter table session_seats drop constraint ck_session_seats__taken');
      await meetBeforeWriting(twin);
      const meeting = await shutRendezvous(twin.url, BATCH);

      const tabs = apis.map(({ url }, tab) => tell(url, registrationOf(twice, 1, `fault-tab-${tab}`)));
      await meeting.arrived(2);
      await meeting.open();

      expect((await Promise.all(tabs)).map((told) => payloadOf(told)?.ticket?.state)).toEqual([
        'CONFIRMED',
        'CONFIRMED',
      ]);
    } finally {
      await Promise.all(apis.map((app) => app.kill('SIGKILL')));
      await twin.drop();
    }
  });
});
