import type { BrowserContext } from 'playwright-core';
import type { Looks } from '../looks.js';
import { TRAINER } from './data.js';

/** Where mails are read: a story with its stack. */
interface Mailbox {
  readonly url: string;
  readonly looks: Looks;
  quiet(): Promise<void>;
}

/** Opens the newest mail to somebody (the trainer) in the mailbox, as a reader does, and takes the code from it. */
export async function codeFromMailbox(
  story: Mailbox,
  context: BrowserContext,
  address: string = TRAINER,
): Promise<string> {
  await story.quiet();
  const { page } = await story.looks.newPage(context);
  await page.goto(`${story.url}/mailbox?to=${encodeURIComponent(address)}`);
  await page.locator('main a[href^="/mailbox/"]').first().click();
  await page.waitForURL(/\/mailbox\/[^/]+$/);
  const mail = await page.locator('main').innerText();
  await story.looks.at('mail with a code', new URL(page.url()).pathname, context);
  await page.close();
  const [code] = /(?<!\d)\d{4} ?\d{4}(?!\d)/.exec(mail) ?? [];
  if (code === undefined) throw new Error(`No code in:\n${mail}`);
  return code.replace(' ', '');
}
