import type { BrowserContext } from 'playwright-core';
import { TRAINER } from './data.js';
import type { Story } from './story.js';

/** Opens the newest mail to the trainer in the mailbox, as a reader does, and takes the code from it. */
export async function codeFromMailbox(story: Story, context: BrowserContext): Promise<string> {
  await story.quiet();
  const { page } = await story.looks.newPage(context);
  await page.goto(`${story.url}/mailbox?to=${encodeURIComponent(TRAINER)}`);
  await page.locator('main a[href^="/mailbox/"]').first().click();
  await page.waitForURL(/\/mailbox\/[^/]+$/);
  const mail = await page.locator('main').innerText();
  await story.looks.at('mail with a code', new URL(page.url()).pathname, context);
  await page.close();
  const [code] = /(?<!\d)\d{4} ?\d{4}(?!\d)/.exec(mail) ?? [];
  if (code === undefined) throw new Error(`No code in:\n${mail}`);
  return code.replace(' ', '');
}
