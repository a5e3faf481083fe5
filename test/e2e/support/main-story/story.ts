import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { SYSTEM } from '#authz';
import { ChangeSessionStateService, PlanSessionService } from '#sessions';
import { createTestDatabase, type TestDatabase, waitFor } from '#testing';
import { composeProgramme } from '../../../../libs/registrations/test/programme.builder.js';
import { launchBrowser } from '../browser.js';
import { Looks } from '../looks.js';
import { quiet, underWay } from '../quiet.js';
import { at, storySession } from './data.js';
import type { WatchedPage } from '../page-checks.js';
import { type Stack, startStack } from '../stack.js';
import { type CaughtMail, mailsAbout } from './story-mails.js';

export interface Seats {
  readonly state: string;
  readonly seats: { capacity: number; taken: number; waiting: number; left: number };
  readonly startsAt: string;
  readonly doorsOpenAt: string;
  readonly movedFrom: string | null;
  readonly scheduleVersion: number;
}

/** Everything that the main story happens in: the stack, its database and clock, a browser, the session; and what the
 *  story has come to know. */
export class Story {
  db!: TestDatabase;
  stack!: Stack;
  browser!: Browser;
  looks!: Looks;
  /** Of the row. */
  sessionId!: string;
  /** Rows of people before the first registration. */
  peopleBefore = 0;
  /** Chan Sreymom (no. 1) with her phone. */
  sreymom!: Visitor;
  /** Her form, as her browser sent it. */
  sent = '';
  /** Address of each person's ticket, by number. */
  readonly tickets = new Map<number, string>();
  private readonly undo: (() => Promise<unknown>)[] = [];

  /** Takes about 15 seconds. Call `end` even when it throws. */
  async begin(): Promise<void> {
    this.db = await createTestDatabase();
    this.undo.push(() => this.db.drop());
    await this.db.travelTo(at('2026-12-01 09:00'));
    this.stack = await startStack(this.db.url);
    this.undo.push(() => this.stack.stop());
    this.sessionId = await scheduleSession(this.db);
    this.browser = await launchBrowser();
    this.undo.push(() => this.browser.close());
    this.looks = new Looks(this.stack.url);
    this.sreymom = await this.visitor();
    this.peopleBefore = await this.people();
  }

  async end(): Promise<void> {
    for (const step of this.undo.splice(0).toReversed()) await step();
  }

  get url(): string {
    return this.stack.url;
  }
  /** As addresses name it. */
  get session(): string {
    return `ses_${this.sessionId.replaceAll('-', '')}`;
  }

  /** Path of a person's ticket. */
  ticket(number: number): string {
    return new URL(this.tickets.get(number)!).pathname;
  }
  /** The code on a person's ticket, 12 characters. */
  reference(number: number): string {
    return this.ticket(number).split('/').at(-1)!;
  }
  /** The session in the list of a page, by the language of the page. */
  row({ page }: WatchedPage, language: 'km' | 'en' = 'km'): Locator {
    return page.locator('li.row', { has: page.locator(`a[href="/${language}/sessions/${this.session}"]`) });
  }

  /** Somebody with a browser of their own. */
  async visitor(language: 'km-KH' | 'en-GB' = 'km-KH', javaScriptEnabled = true): Promise<Visitor> {
    const context = await this.browser.newContext({
      locale: language,
      javaScriptEnabled,
      timezoneId: 'Asia/Phnom_Penh',
    });
    context.setDefaultTimeout(10_000);
    return { context, watched: await this.looks.newPage(context) };
  }

  async people(): Promise<number> {
    return (await this.db.ownerSql<{ n: number }>('select count(*)::int as n from people'))[0]!.n;
  }

  /** What the api says of the session to everybody. */
  async publicSession(): Promise<Seats> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: `query ($id: ID!) { session(id: $id) {
          state startsAt doorsOpenAt movedFrom scheduleVersion seats { capacity taken waiting left } } }`,
        variables: { id: this.session },
      }),
    });
    const { data, errors } = (await response.json()) as {
      data?: { session: Seats | null };
      errors?: unknown;
    };
    if (!data?.session) throw new Error(JSON.stringify(errors));
    return data.session;
  }

  mails(): Promise<CaughtMail[]> {
    return mailsAbout(this.db, this.sessionId);
  }

  /** Mails of one kind, once `count` of them have arrived and nothing more is under way. */
  async mailsOf(kind: string, count: number, deadlineMs = 60_000): Promise<CaughtMail[]> {
    const ofKind = async (): Promise<CaughtMail[]> =>
      (await this.mails()).filter((mail) => mail.kind === kind);
    await waitFor(async () => (await ofKind()).length >= count, deadlineMs, `${count} mails ${kind}`);
    await this.quiet();
    return ofKind();
  }

  /** Waits until no event is unhandled and no mail that is due lies unsent, of all sessions. */
  quiet(deadlineMs = 60_000): Promise<void> {
    return quiet(this.db, deadlineMs);
  }

  /** Events not yet handled and mails due but not yet sent. */
  underWay(): Promise<number> {
    return underWay(this.db);
  }

  /** Reminders of the session in the ledger: address, state, moment, version. */
  async reminders(version: number): Promise<{ to: string; status: string; dueAt: string }[]> {
    const rows = await this.db.ownerSql<{ to: string; status: string; due: Date }>(
      `select to_address as "to", status, due_at as due from messages
       where kind = 'reminders.day-before' and subject_id = $1 and subject_version = $2 order by to_address`,
      [this.sessionId, version],
    );
    return rows.map(({ to, status, due }) => ({ to, status, dueAt: due.toISOString() }));
  }
}

export interface Visitor {
  readonly context: BrowserContext;
  readonly watched: WatchedPage;
}

/** Puts the session on the calendar by the door of the sessions. */
async function scheduleSession(db: TestDatabase): Promise<string> {
  const programme = await composeProgramme(db);
  try {
    const planned = await programme.get(PlanSessionService).createSession(SYSTEM, await storySession(db));
    if (!planned.ok) throw new Error(`The session was refused: ${JSON.stringify(planned)}`);
    const opened = await programme.get(ChangeSessionStateService).openSession(SYSTEM, planned.value);
    if (!opened.ok) throw new Error(`The session was not opened: ${JSON.stringify(opened)}`);
    return planned.value;
  } finally {
    await programme.close();
  }
}
