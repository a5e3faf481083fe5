import type { WatchedPage } from '../page-checks.js';
import type { StoryPerson } from './data.js';

/** What a browser without scripts does to register: reads the form, sends it, follows the redirect. Answers the
 *  ticket's address. Throws when the answer is anything but a redirect to a ticket. */
export async function registerByForm(
  origin: string,
  sessionId: string,
  { locale, fullName, organisation, email }: StoryPerson,
): Promise<string> {
  const address = `${origin}/${locale}/sessions/${sessionId}/register`;
  const form = await (await fetch(address)).text();
  const key = /<input[^>]*name="idempotencyKey"[^>]*>/.exec(form)?.[0].match(/value="([^"]+)"/)?.[1];
  if (key === undefined) throw new Error(`No form at ${address}:\n${form.slice(0, 2_000)}`);
  const answer = await fetch(address, {
    method: 'POST',
    headers: { origin },
    body: new URLSearchParams({ idempotencyKey: key, fullName, organisation, contact: email, locale }),
    redirect: 'manual',
  });
  const place = answer.headers.get('location') ?? '';
  if (answer.status !== 303 || !/\/tickets\/[0-9A-Z]{12}$/.test(place))
    throw new Error(`${answer.status} ${place} for ${fullName}:\n${await answer.text()}`);
  return new URL(place, origin).href;
}

/** Writes a person's answers into the form that stands before them. */
export async function fillForm({ page }: WatchedPage, person: StoryPerson): Promise<void> {
  await page.fill('input[name="fullName"]', person.fullName);
  await page.fill('input[name="organisation"]', person.organisation);
  await page.fill('input[name="contact"]', person.email);
  await page.check(`input[name="locale"][value="${person.locale}"]`);
}

/** Sends the form and waits for the ticket. */
export async function sendForm({ page }: WatchedPage): Promise<void> {
  await page.click('main form[method="post"] button[type="submit"]');
  await page.waitForURL(/\/tickets\/[0-9A-Z]{12}$/);
}
