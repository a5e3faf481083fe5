/* docs/stories/bad-input.md, where it meets a browser and a mail: the real web before the real api and worker. */
import { spawnApp, type SpawnedApp, tableChecksums, type TestDatabase, waitFor } from '#testing';
import { globalId } from './both-paths.cases.js';
import { cookieOf, demonstrationDatabase, startApi } from './support.js';

const LOCALES = ['km', 'en'] as const;
/** Names that mean something to a browser, a template, a file system or a database, and nothing to us. */
const NAMES = [
  '<script>alert("x")</script>',
  '"><img src=x onerror=alert(1)>',
  '{{x}} ${7*7} {count, plural, one {#}}',
  '../../etc/passwd',
  "' or 1=1 --",
];
/** As a page writes a text: React and the mails escape these. */
const ESCAPED: Record<string, string> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
};
/** What a reader sees of a page's main part; `<wbr>` stands within Khmer words. */
const textOf = (html: string): string =>
  unescaped((/<main[^]*<\/main>/.exec(html)?.[0] ?? '').replace(/<[^>]*>/g, ''));
const unescaped = (html: string): string =>
  html.replace(/&(?:amp|lt|gt|quot|#x27|#39);/g, (one) => ESCAPED[one]!);

let db: TestDatabase;
let apps: SpawnedApp[] = [];
let web: SpawnedApp;
let session: string;

beforeAll(async () => {
  db = await demonstrationDatabase();
  const [api, worker] = await Promise.all([
    startApi(db),
    spawnApp('worker', { DATABASE_URL: db.url, SAMAKI_DEMO: '1' }),
  ]);
  apps = [api, worker];
  web = await spawnApp('web', { SAMAKI_DEMO: '1', API_URL: api.url, WORKER_URL: worker.url });
  apps.push(web);
  const [open] = await db.ownerSql<{ id: string }>(
    `select s.id from sessions s join session_seats t on t.session_id = s.id
     where s.starts_at > app_now() + interval '2 days' and s.status = 'OPEN' and t.capacity - t.taken > 20
       and t.waiting = 0 order by s.starts_at limit 1`,
  );
  session = globalId('ses', open!.id);
}, 120_000);
afterAll(async () => {
  await Promise.all(apps.map((app) => app.kill('SIGKILL')));
  await db?.drop();
});

const sendForm = (
  path: string,
  fields: Record<string, string>,
  headers: Record<string, string> = { origin: web.url },
): Promise<Response> =>
  fetch(web.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
    body: new URLSearchParams(fields).toString(),
    redirect: 'manual',
  });

const pageOf = async (path: string, cookie = ''): Promise<string> => {
  const answer = await fetch(web.url + path, { headers: { cookie } });
  expect({ path, status: answer.status }).toEqual({ path, status: 200 });
  return answer.text();
};

/** Shown as it was written, and as text only: nothing of it is markup, and no script of it stands in the page. */
function expectHarmless(html: string, name: string): void {
  expect(unescaped(html)).toContain(name);
  if (/[<>]/.test(name)) expect(html).not.toContain(name);
  expect(html).not.toMatch(/<script>alert|<img src=x|onerror=alert\(1\)>/);
}

describe('a page', () => {
  it.each(['/km', '/en/sign-in', '/en/no-such-page'])('says once that it is HTML: %s', async (path) => {
    const html = await (await fetch(web.url + path)).text();

    expect(html.match(/<!DOCTYPE[^>]*>/gi)).toEqual(['<!DOCTYPE html>']);
  });
});

describe('a name that means something to a machine', () => {
  it.each(NAMES.map((name, at) => [name, at] as const))(
    'is taken, stored and shown as written: %s',
    async (name, at) => {
      const address = `hostile${at}@example.org`;
      const fields = {
        fullName: name,
        organisation: `Firm ${name}`,
        contact: address,
        locale: at % 2 === 0 ? 'en' : 'km',
        idempotencyKey: `hostile-name-${at}`,
      };

      const answer = await sendForm(`/en/sessions/${session}/register`, fields);

      expect([answer.status, answer.headers.get('location')]).toEqual([
        303,
        expect.stringMatching(/^\/en\/tickets\/[0-9A-Z]{12}$/),
      ]);
      expect(
        await db.ownerSql(
          `select p.full_name as name, r.organisation_name as organisation
           from registrations r join people p on p.id = r.person_id where p.email = $1`,
          [address],
        ),
      ).toEqual([{ name, organisation: `Firm ${name}` }]);
      const ticket = await pageOf(answer.headers.get('location')!);
      expectHarmless(ticket, name);
      expectHarmless(ticket, `Firm ${name}`);
      const cookie = await cookieOf(apps[0]!.url, 'WORKING_GROUP');
      expectHarmless(await pageOf(`/km/trainer/sessions/${session}?search=${address}`, cookie), name);
      await expectHarmlessMail(address, name);
    },
  );

  async function expectHarmlessMail(address: string, name: string): Promise<void> {
    const mail = await waitFor(
      async () =>
        (
          await db.ownerSql<{ id: string }>('select id from caught_mails where to_address = $1', [address])
        ).at(0),
      30_000,
      'the mail of the seat',
    );
    const path = `/mailbox/${globalId('eml', mail.id)}`;
    expectHarmless(await pageOf(`${path}/html`), name);
    // The mail as text, as the page of the mailbox shows it.
    expectHarmless(await pageOf(path), name);
  }
});

describe('a form that another site sends', () => {
  const REFUSED = {
    km: 'ទម្រង់នេះមិនបានផ្ញើមកពីទំព័ររបស់យើង ឬធំពេក។ សូមបើកទំព័រដើម ហើយព្យាយាមម្តងទៀត។',
    en: 'The form did not come from our own page, or it is too large. Open the page and try again.',
  };
  const FOREIGN: [string, Record<string, string>][] = [
    ['another origin', { origin: 'https://evil.example' }],
    ['an origin that is kept secret', { origin: 'null' }],
    ['a cross-site fetch', { 'sec-fetch-site': 'cross-site' }],
    ['a cookie and no origin', { cookie: 'samaki_signin=x' }],
  ];
  const FIELDS = {
    fullName: 'Chan Sophea',
    organisation: 'Khmer Youth Forum',
    contact: 'sophea@example.org',
    locale: 'km',
    idempotencyKey: 'foreign-form-1',
    role: 'WORKING_GROUP',
  };

  it.each(FOREIGN)('is refused in both languages and changes nothing: %s', async (_from, headers) => {
    const [held] = await db.ownerSql<{ reference: string }>(
      `select reference from registrations where status = 'CONFIRMED' order by id desc limit 1`,
    );
    // The worker sends what the registrations above left due; it does not matter here.
    const tables = async () => {
      const { people, registrations, sign_ins, audit_rows, idempotency_keys } = await tableChecksums(db.url);
      return { people, registrations, sign_ins, audit_rows, idempotency_keys };
    };
    const before = await tables();
    for (const locale of LOCALES)
      for (const form of [
        `sessions/${session}/register`,
        `tickets/${held!.reference}/cancel`,
        'sign-in/demo',
      ]) {
        const answer = await sendForm(`/${locale}/${form}`, FIELDS, headers);
        expect({ form, status: answer.status, cookies: answer.headers.getSetCookie() }).toEqual({
          form,
          status: 403,
          cookies: [],
        });
        expect(textOf(await answer.text())).toContain(REFUSED[locale]);
      }
    expect(await tables()).toEqual(before);
  });
});
