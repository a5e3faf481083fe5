import type { Browser, BrowserContext, Page } from 'playwright-core';
import { copiedText, createTestDatabase, type TestDatabase } from '#testing';
import { launchBrowser } from '../../browser.js';
import { Looks, type Seat } from '../../looks.js';
import { at } from '../../main-story/data.js';
import { codeFromMailbox } from '../../main-story/mailbox.js';
import type { CaughtMail } from '../../main-story/story-mails.js';
import type { WatchedPage } from '../../page-checks.js';
import { quiet } from '../../quiet.js';
import { type Stack, startStack } from '../../stack.js';
import { PEOPLE, WHEN } from '../cast.js';
import { mailsOfStory } from '../mails.js';
import { layLoop, type LoopWorld } from '../world.js';

export type Language = 'km' | 'en';

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly watched: WatchedPage;
  readonly page: Page;
}

/** Everything that the loop happens in through a browser: the whole stack, its database and clock; and what the story has
 *  come to know. */
export class LoopBrowser {
  db!: TestDatabase;
  world!: LoopWorld;
  looks!: Looks;
  /** Paths without their language, by the names of the story: campaign, L1, L2, report. */
  readonly paths = new Map<string, string>();
  private stack!: Stack;
  private browser!: Browser;
  private readonly undo: (() => Promise<unknown>)[] = [];

  /** Takes about 15 seconds. Call `end` even when it throws. */
  async begin(): Promise<void> {
    this.db = await createTestDatabase();
    this.undo.push(() => this.db.drop());
    this.world = await layLoop(this.db);
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
  /** The address of something of the story, in a language. */
  address(name: string, language: Language): string {
    const path = this.paths.get(name);
    if (!path) throw new Error(`The story has no ${name} yet`);
    return `${this.url}/${language}${path}`;
  }
  /** Remembers where a page stands, without its language. */
  keep(name: string, { page }: Visitor): void {
    this.paths.set(name, new URL(page.url()).pathname.replace(/^\/(?:km|en)/, ''));
  }

  /** Moves the clock, once everything of the moment before is done. */
  async travelTo(moment: keyof typeof WHEN): Promise<void> {
    await this.quiet();
    await this.db.travelTo(at(WHEN[moment]));
  }
  quiet(): Promise<void> {
    return quiet(this.db);
  }
  /** Mails so far, of one kind or of all; once there are `count`, where that is said. */
  mails(kind?: string, count = 0): Promise<CaughtMail[]> {
    return mailsOfStory(this.db, kind, count);
  }
  /** The newest mail of a kind to an address. */
  async mailTo(address: string, kind: string): Promise<CaughtMail> {
    const mail = (await this.mails(kind, 1)).findLast(({ to }) => to === address);
    if (!mail) throw new Error(`No mail ${kind} to ${address}`);
    return mail;
  }

  async visitor(language: Language, seat: Seat = 'phone'): Promise<Visitor> {
    const context = await this.browser.newContext({
      locale: language === 'km' ? 'km-KH' : 'en-GB',
      timezoneId: 'Asia/Phnom_Penh',
    });
    context.setDefaultTimeout(15_000);
    const watched = await this.looks.newPage(context, seat);
    return { context, watched, page: watched.page };
  }

  /** An official or a coordinator at a desk, signed in with one click for as long as `work` takes: sign-ins of the committee
   *  do not outlast the travels of the clock. */
  async asRole<T>(role: string, language: Language, work: (desk: Visitor) => Promise<T>): Promise<T> {
    const desk = await this.visitor(language, 'desk');
    await desk.page.goto(`${this.url}/${language}/sign-in`);
    await desk.page.click(`button[name="role"][value="${role}"]`);
    await desk.page.waitForURL((url) => !url.pathname.endsWith('/sign-in'));
    return this.leaving(desk, work);
  }

  /** Pen Kosal, signed in with a code from his mail, for as long as `work` takes. */
  async asKosal<T>(work: (desk: Visitor) => Promise<T>): Promise<T> {
    const desk = await this.visitor('en', 'desk');
    const { page, context } = desk;
    await page.goto(`${this.url}/en/sign-in`);
    await page.fill('input[name="email"]', PEOPLE.kosal.email);
    await page.click('form:has(input[name="email"]) button[type="submit"]');
    await page.waitForURL('**/sign-in/code');
    await page.fill('input[name="code"]', await codeFromMailbox(this, context, PEOPLE.kosal.email));
    await page.click('main form[method="post"] button[type="submit"]');
    await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
    return this.leaving(desk, work);
  }

  private async leaving<T>(visitor: Visitor, work: (visitor: Visitor) => Promise<T>): Promise<T> {
    try {
      return await work(visitor);
    } finally {
      await visitor.context.close();
    }
  }

  /** What somebody copies out of a version's paper, without blanks. */
  async paper({ context }: Visitor, version: number, language: Language): Promise<string> {
    const answer = await context.request.get(
      `${this.address('report', language)}/versions/${version}/${language}.pdf`,
    );
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf']);
    return (await copiedText(await answer.body())).join('\n').replace(/\s/g, '');
  }
}

/** What a page says, in one line, blanks of any kind as one. */
export const shown = async ({ page }: Visitor): Promise<string> =>
  (await page.locator('main').innerText()).replace(/[\s\u00a0\u200b]+/g, ' ');

/** Presses a button of the page and waits for where it leads. */
export async function press({ page }: Visitor, name: string, address: RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForURL(address);
}
