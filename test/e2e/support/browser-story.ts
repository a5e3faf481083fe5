import { simpleParser } from 'mailparser';
import type { Browser } from 'playwright-core';
import { createTestDatabase, DEMONSTRATION_DAY, type TestDatabase, waitFor } from '#testing';
import { launchBrowser } from './browser.js';
import { Looks, type Seat } from './looks.js';
import type { WatchedPage } from './page-checks.js';
import { type Stack, startStack } from './stack.js';

export type Language = 'km' | 'en';

interface Visit {
  readonly language?: Language;
  readonly seat?: Seat;
}

/** What a story in a browser happens in: the whole stack with the demonstration, its database and clock, a browser, and
 *  what is found on the pages. */
export class BrowserStory {
  db!: TestDatabase;
  browser!: Browser;
  looks!: Looks;
  private stack!: Stack;
  private readonly undo: (() => Promise<unknown>)[] = [];

  /** `before` is for what must stand in the database when the stack starts, and for the clock, which says `DEMONSTRATION_DAY`
   *  otherwise. Takes about 15 seconds. Call `end` even when it throws. */
  async begin(before: (db: TestDatabase) => Promise<unknown> = async () => undefined): Promise<void> {
    this.db = await createTestDatabase();
    this.undo.push(() => this.db.drop());
    await this.db.travelTo(DEMONSTRATION_DAY);
    await before(this.db);
    this.stack = await startStack(this.db.url);
    this.undo.push(() => this.stack.stop());
    this.browser = await launchBrowser();
    this.undo.push(() => this.browser.close());
    this.looks = new Looks(this.stack.url);
  }

  async end(): Promise<void> {
    for (const step of this.undo.splice(0).toReversed()) await step();
  }

  get url(): string {
    return this.stack.url;
  }

  /** Somebody with a browser of their own, on a phone unless said otherwise. */
  async visitor({ language = 'km', seat = 'phone' }: Visit = {}): Promise<WatchedPage> {
    const context = await this.browser.newContext({
      locale: language === 'km' ? 'km-KH' : 'en-GB',
      timezoneId: 'Asia/Phnom_Penh',
    });
    context.setDefaultTimeout(30_000);
    return this.looks.newPage(context, seat);
  }

  /** A visitor who signed in with one click, and was led to `next` (below the language) or to the first page of the role. */
  async signedInAs(role: string, { next, ...visit }: Visit & { next?: string } = {}): Promise<WatchedPage> {
    const watched = await this.visitor(visit);
    const home = `/${visit.language ?? 'km'}`;
    const { page } = watched;
    await page.goto(`${this.url}${home}/sign-in${next ? `?next=${encodeURIComponent(home + next)}` : ''}`);
    await page.click(`button[name="role"][value="${role}"]`);
    await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    return watched;
  }

  /** The text of the newest mail to an address that says `part`, as soon as there is one. */
  mailTo(address: string, part: RegExp): Promise<string> {
    return waitFor(
      async () => {
        const rows = await this.db.ownerSql<{ raw: Buffer }>(
          'select raw from caught_mails where lower(to_address) = lower($1) order by id desc',
          [address],
        );
        const texts = await Promise.all(rows.map(async ({ raw }) => (await simpleParser(raw)).text ?? ''));
        return texts.find((text) => part.test(text));
      },
      60_000,
      `a mail to ${address} with ${part}`,
    );
  }
}

/** Words as they are read: blanks of any kind as one. */
export const tidy = (words: string): string => words.replace(/[\s\u00a0\u200b]+/g, ' ').trim();

/** What stands in a part of a page. */
export const wordsIn = async ({ page }: WatchedPage, selector: string): Promise<string> =>
  tidy(await page.locator(selector).innerText());
