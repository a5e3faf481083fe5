/* Pictures of the pages on the demonstration data: `npm run screenshots`. Those of the README and the documentation go
   to docs/screenshots; with SCREENSHOTS=all every page in every form goes to a folder that is named at the end. */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { fromPackageRoot } from '#kernel';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { storyList } from '../../libs/registrations/test/enrolment.builder.js';
import { launchBrowser } from './support/browser.js';
import { at } from './support/main-story/data.js';
import { type Stack, startStack } from './support/stack.js';

jest.setTimeout(600_000);

const LANGUAGES = ['km', 'en'] as const;
const WIDTHS = { 390: 844, 1280: 900 } as const;
/** A picture shows the top of a long page. Pixels. */
const TALLEST = { 390: 1_700, 1280: 1_400 } as const;

/** `<page>-<language>-<width>` of the pictures that are kept. */
const KEPT = new Set([
  'catalogue-km-1280',
  'catalogue-km-390',
  'catalogue-en-1280',
  'catalogue-km-390-dark',
  'session-km-390',
  'session-en-1280',
  'register-km-390',
  'register-en-1280',
  'ticket-km-390',
  'ticket-en-1280',
  'ticket-waiting-km-390',
  'roster-km-390',
  'roster-en-1280',
  'roster-km-1280-dark',
  'sign-in-km-390',
  'mailbox-en-1280',
  'reminder-km-390',
  'reminder-en-1280',
  'enrol-km-390',
  'enrol-en-1280',
  'organisation-km-390',
  'organisation-en-1280',
  'organisations-km-390',
  'organisations-en-1280',
  'overview-km-1280',
  'overview-en-1280',
  'overview-km-390',
  'pledges-km-390',
  'pledges-en-1280',
  'pledge-km-390',
  'pledge-en-1280',
  'offer-km-390',
  'topics-en-1280',
  'topics-km-1280',
  'topic-km-390',
  'topic-committee-en-1280',
  'campaign-en-1280',
  'campaign-km-1280',
  'report-km-1280',
  'report-en-1280',
  'my-data-km-390',
  'my-data-en-1280',
  'erasures-km-390',
  'erasures-en-1280',
  'retention-en-1280',
  'retention-km-390',
  'people-en-1280',
  'people-km-390',
  'users-en-1280',
  'users-km-390',
  'audit-en-1280',
  'audit-km-390',
  'tickets-to-print-en-1280',
  'tickets-to-print-km-390',
]);

const everything = process.env['SCREENSHOTS'] === 'all';
const folder = everything
  ? mkdtempSync(path.join(tmpdir(), 'samaki-screenshots-'))
  : fromPackageRoot('docs', 'screenshots');

let db: TestDatabase;
let stack: Stack;
let browser: Browser;
beforeAll(async () => {
  mkdirSync(folder, { recursive: true });
  db = await createTestDatabase();
  await db.travelTo(at('2026-12-01 09:00'));
  stack = await startStack(db.url);
  browser = await launchBrowser();
});
afterAll(async () => {
  process.stderr.write(`The pictures lie in ${folder}\n`);
  await browser?.close();
  await stack?.stop();
  await db?.drop();
});

/** The address of a page by its language; `prepare` goes on from there to the state that is meant. */
interface Shot {
  readonly page: string;
  readonly address: (language: 'km' | 'en') => string;
  readonly prepare?: (page: Page) => Promise<unknown>;
  readonly signedIn?: 'COORDINATOR' | 'TRAINER' | 'WORKING_GROUP' | 'CHAIR' | 'ADMINISTRATOR';
}

it('takes a picture of every page', async () => {
  for (const shot of await shots())
    for (const language of LANGUAGES)
      for (const width of [390, 1280] as const)
        for (const scheme of ['light', 'dark'] as const) await take(shot, language, width, scheme);
});

async function take(
  shot: Shot,
  language: 'km' | 'en',
  width: 390 | 1280,
  colorScheme: 'light' | 'dark',
): Promise<void> {
  const name = `${shot.page}-${language}-${width}${colorScheme === 'dark' ? '-dark' : ''}`;
  if (!everything && !KEPT.has(name)) return;
  const context = await browser.newContext({
    viewport: { width, height: WIDTHS[width] },
    colorScheme,
    locale: language === 'km' ? 'km-KH' : 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (shot.signedIn) await signIn(context, page, shot.signedIn);
  await page.goto(stack.url + shot.address(language), { waitUntil: 'networkidle' });
  await shot.prepare?.(page);
  const height = await page.evaluate(() =>
    document.fonts.ready.then(() => document.documentElement.scrollHeight),
  );
  // As tall a window as the picture: what sticks to its edge stands at the end, and a mail's frame is drawn whole.
  await page.setViewportSize({ width, height: Math.min(height, TALLEST[width]) });
  await page.evaluate(() => window.scrollTo(0, 0));
  // A frame is drawn by a process of its own; the first picture makes it draw.
  await page.screenshot();
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  await context.close();
}

async function signIn(context: BrowserContext, page: Page, role: string): Promise<void> {
  await page.goto(`${stack.url}/en/sign-in`);
  await page.locator(`button[name="role"][value="${role}"]`).click();
  await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
  expect((await context.cookies()).length).toBeGreaterThan(0);
}

async function shots(): Promise<Shot[]> {
  const known = await demonstration();
  const session = `/sessions/${known.session}`;
  return [
    { page: 'catalogue', address: (l) => `/${l}` },
    { page: 'session', address: (l) => `/${l}${session}` },
    { page: 'session-full', address: (l) => `/${l}/sessions/${known.full}` },
    { page: 'register', address: (l) => `/${l}${session}/register`, prepare: makeAMistake },
    { page: 'ticket', address: (l) => `/${l}/tickets/${known.confirmed}` },
    { page: 'ticket-waiting', address: (l) => `/${l}/tickets/${known.waiting}` },
    { page: 'cancel', address: (l) => `/${l}/tickets/${known.confirmed}/cancel` },
    { page: 'tickets', address: (l) => `/${l}/tickets` },
    { page: 'sign-in', address: (l) => `/${l}/sign-in` },
    { page: 'trainer', address: (l) => `/${l}/trainer`, signedIn: 'TRAINER' },
    { page: 'roster', address: (l) => `/${l}/trainer${session}`, signedIn: 'TRAINER' },
    { page: 'plan', address: (l) => `/${l}/trainer${session}/plan`, signedIn: 'WORKING_GROUP' },
    { page: 'organisation', address: (l) => `/${l}/organisation`, signedIn: 'COORDINATOR' },
    {
      page: 'enrol',
      address: (l) => `/${l}/organisation/enrol/${known.organisation}/${known.session}`,
      prepare: pasteAList,
      signedIn: 'COORDINATOR',
    },
    {
      page: 'tickets-to-print',
      address: (l) => `/${l}/organisation/tickets/${known.organisation}/${known.session}`,
      prepare: async (page) => {
        await page.click('main form[method="post"] button[type="submit"]');
        await page.waitForLoadState('networkidle');
      },
      signedIn: 'COORDINATOR',
    },
    { page: 'organisations', address: (l) => `/${l}/organisations`, signedIn: 'WORKING_GROUP' },
    { page: 'overview', address: (l) => `/${l}/overview`, signedIn: 'WORKING_GROUP' },
    {
      page: 'overview-rows',
      address: (l) => `/${l}/overview/rows?measure=PLEDGED&city=siem-reap`,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'pledges', address: (l) => `/${l}/pledges`, signedIn: 'WORKING_GROUP' },
    { page: 'pledge', address: (l) => `/${l}/pledges/${known.pledge}`, signedIn: 'WORKING_GROUP' },
    { page: 'own-pledges', address: (l) => `/${l}/pledges`, signedIn: 'COORDINATOR' },
    { page: 'offer', address: (l) => `/${l}/pledges/new`, signedIn: 'COORDINATOR' },
    { page: 'topics', address: (l) => `/${l}/topics`, signedIn: 'WORKING_GROUP' },
    { page: 'topic', address: (l) => `/${l}/topics/${known.topic}`, signedIn: 'COORDINATOR' },
    {
      page: 'topic-committee',
      address: (l) => `/${l}/topics/${known.closedTopic}`,
      signedIn: 'WORKING_GROUP',
    },
    { page: 'campaigns', address: (l) => `/${l}/campaigns`, signedIn: 'WORKING_GROUP' },
    { page: 'campaign', address: (l) => `/${l}/campaigns/${known.campaign}`, signedIn: 'WORKING_GROUP' },
    { page: 'campaign-new', address: (l) => `/${l}/campaigns/new`, signedIn: 'WORKING_GROUP' },
    { page: 'excluded', address: (l) => `/${l}/campaigns/excluded`, signedIn: 'WORKING_GROUP' },
    { page: 'reports', address: (l) => `/${l}/reports`, signedIn: 'WORKING_GROUP' },
    { page: 'audit', address: (l) => `/${l}/audit`, signedIn: 'ADMINISTRATOR' },
    { page: 'report', address: (l) => `/${l}/reports/${known.report}`, signedIn: 'CHAIR' },
    { page: 'mailbox', address: () => '/mailbox' },
    { page: 'reminder', address: (l) => `/mailbox/${known.reminders[l]}` },
    { page: 'help', address: (l) => `/${l}/help` },
    { page: 'privacy', address: (l) => `/${l}/privacy` },
    { page: 'my-data', address: (l) => `/${l}/account/privacy`, signedIn: 'COORDINATOR' },
    { page: 'erasures', address: (l) => `/${l}/erasures`, signedIn: 'WORKING_GROUP' },
    { page: 'users', address: (l) => `/${l}/users`, signedIn: 'ADMINISTRATOR' },
    { page: 'people', address: (l) => `/${l}/people/duplicates`, signedIn: 'WORKING_GROUP' },
    { page: 'retention', address: (l) => `/${l}/retention`, signedIn: 'ADMINISTRATOR' },
    { page: 'not-found', address: (l) => `/${l}/nothing-here` },
  ];
}

async function makeAMistake(page: Page): Promise<void> {
  await page.fill('input[name="fullName"]', 'ចាន់ ស្រីមុំ');
  await page.fill('input[name="organisation"]', 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ');
  await page.fill('input[name="contact"]', '០១២ ៣៤៥ ៦៧');
  await page.click('main form[method="post"] button[type="submit"]');
  await page.waitForSelector('#contact-error');
}

/** Looks at the list of docs/stories/coordinator.md; nothing is written. */
async function pasteAList(page: Page): Promise<void> {
  await page.fill('textarea[name="list"]', storyList());
  await page.click('form.paste button[type="submit"]');
  await page.waitForSelector('.mend');
}

/** Ids and codes of what the pictures show. Sends the reminders of the next day on the way. */
async function demonstration(): Promise<{
  session: string;
  organisation: string;
  full: string;
  confirmed: string;
  waiting: string;
  pledge: string;
  topic: string;
  closedTopic: string;
  campaign: string;
  report: string;
  reminders: Record<'km' | 'en', string>;
}> {
  const one = async (text: string): Promise<string> => {
    const [row] = await db.ownerSql<{ found: string }>(text);
    if (!row) throw new Error(`The demonstration data hold nothing for: ${text}`);
    return row.found;
  };
  const ofTrainer = `from sessions s join courses c on c.id = s.course_id join session_trainers t on t.session_id = s.id
    join people p on p.id = t.person_id join session_seats q on q.session_id = s.id
    where p.email = 'trainer@samaki.example' and s.status = 'OPEN' and s.starts_at > app_now()`;
  const session = await one(
    `select s.id as found ${ofTrainer} and s.mode = 'IN_PERSON' order by s.starts_at limit 1`,
  );
  const seat = (status: string): Promise<string> =>
    one(`select r.reference as found from registrations r join sessions s on s.id = r.session_id join people p on p.id = r.person_id
      where r.status = '${status}' and s.status = 'OPEN' and s.starts_at > app_now() and p.full_name ~ '[ក-អ]' and s.mode = 'IN_PERSON'
      order by (s.id = '${session}') desc, s.starts_at, r.id limit 1`);
  const global = (prefix: string, id: string): string => `${prefix}_${id.replaceAll('-', '')}`;
  const topic = (state: string): Promise<string> =>
    one(`select id as found from topics where ${state} order by opens_at limit 1`);
  const reminder = (locale: string): Promise<string> =>
    waitFor(
      () =>
        one(`select c.id as found from caught_mails c join messages m on trim(both '<>' from m.message_id) = trim(both '<>' from c.message_id)
          where m.kind = 'reminders.day-before' and m.locale = '${locale}' order by c.caught_at desc limit 1`),
      120_000,
      `a reminder in ${locale}`,
    );
  await db.travelTo(at('2026-12-01 16:01'));
  const [km, en] = [await reminder('km'), await reminder('en')];
  return {
    session: global('ses', session),
    organisation: global(
      'org',
      await one(
        `select scope_id as found from role_grants where role = 'COORDINATOR' order by granted_at limit 1`,
      ),
    ),
    full: global(
      'ses',
      await one(`select s.id as found from sessions s join session_seats q on q.session_id = s.id
        where q.waiting > 0 and s.status = 'OPEN' and s.starts_at > app_now() order by s.starts_at limit 1`),
    ),
    pledge: global(
      'plg',
      await one(`select id as found from pledges where status = 'OFFERED' order by offered_at limit 1`),
    ),
    topic: global('top', await topic('opens_at <= app_now() and closes_at > app_now()')),
    closedTopic: global('top', await topic('closes_at <= app_now() and published_at is null')),
    campaign: global(
      'cpg',
      await one(`select id as found from campaigns where session_id is not null order by id limit 1`),
    ),
    report: global('rpt', await one(`select id as found from reports where status = 'SUBMITTED' limit 1`)),
    confirmed: await seat('CONFIRMED'),
    waiting: await seat('WAITLISTED'),
    reminders: { km: global('eml', km), en: global('eml', en) },
  };
}
