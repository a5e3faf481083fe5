import type { BrowserContext, Page } from 'playwright-core';
import { copiedText, type TestDatabase } from '#testing';
import { BrowserStory, type Language, wordsIn } from '../../browser-story.js';
import type { Looks, Seat } from '../../looks.js';
import { at } from '../../main-story/data.js';
import { codeFromMailbox } from '../../main-story/mailbox.js';
import type { CaughtMail } from '../../main-story/story-mails.js';
import type { WatchedPage } from '../../page-checks.js';
import { quiet } from '../../quiet.js';
import { PEOPLE, WHEN } from '../cast.js';
import { mailsOfStory } from '../mails.js';
import { layLoop, type LoopWorld } from '../world.js';

export type { Language };

/** Somebody with a browser of their own. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly watched: WatchedPage;
  readonly page: Page;
}

/** Everything that the loop happens in through a browser: the whole stack, its database and clock; and what the story has
 *  come to know. */
export class LoopBrowser {
  world!: LoopWorld;
  /** Paths without their language, by the names of the story: campaign, L1, L2, report. */
  readonly paths = new Map<string, string>();
  private readonly stage = new BrowserStory();

  /** Takes about 15 seconds. Call `end` even when it throws. */
  begin(): Promise<void> {
    return this.stage.begin(async (db) => {
      this.world = await layLoop(db);
    });
  }

  end(): Promise<void> {
    return this.stage.end();
  }

  get db(): TestDatabase {
    return this.stage.db;
  }
  get looks(): Looks {
    return this.stage.looks;
  }
  get url(): string {
    return this.stage.url;
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
    return asVisitor(await this.stage.visitor({ language, seat }));
  }

  /** An official or a coordinator at a desk, signed in with one click for as long as `work` takes: sign-ins of the committee
   *  do not outlast the travels of the clock. */
  async asRole<T>(role: string, language: Language, work: (desk: Visitor) => Promise<T>): Promise<T> {
    const desk = await this.stage.signedInAs(role, { language, seat: 'desk' });
    return this.leaving(asVisitor(desk), work);
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

const asVisitor = (watched: WatchedPage): Visitor => ({
  context: watched.page.context(),
  watched,
  page: watched.page,
});

/** What a page says, in one line, blanks of any kind as one. */
export const shown = ({ watched }: Visitor): Promise<string> => wordsIn(watched, 'main');

/** Presses a button of the page and waits for where it leads. */
export async function press({ page }: Visitor, name: string, address: RegExp): Promise<void> {
  await page.locator('main').getByRole('button', { name, exact: true }).first().click();
  await page.waitForURL(address);
}
