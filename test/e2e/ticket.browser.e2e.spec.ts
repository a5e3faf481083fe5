/* docs/stories/ticket.md in a browser: the page, the paper, two clicks, and the network cut. */
import { jest } from '@jest/globals';
import { copiedText, waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, wordsIn } from './support/browser-story.js';
import { scheduleHotelSession } from './support/hotel-session.js';
import { at } from './support/main-story/data.js';
import { registerByForm } from './support/main-story/form.js';
import type { WatchedPage } from './support/page-checks.js';
import { weigh } from './support/weight.js';

jest.setTimeout(180_000);

describeInBrowser('Chan Sreymom holds a ticket', () => {
  const story = new BrowserStory();
  let sreymom: WatchedPage;
  let address: string;
  let reference: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo(at('2026-12-01 09:00')));
    const session = `ses_${(await scheduleHotelSession(story.db, 9)).replaceAll('-', '')}`;
    const ticket = await registerByForm(story.url, session, {
      no: 1,
      fullName: 'ចាន់ ស្រីមុំ',
      organisation: 'សមាគមមគ្គុទ្ទេសក៍ទេសចរណ៍អង្គរ',
      email: 'sreymom.chan@angkor-guides.example',
      locale: 'km',
    });
    address = new URL(ticket).pathname;
    reference = address.split('/').at(-1)!;
    sreymom = await story.visitor();
  });
  afterAll(() => story.end());

  const open = (path: string): Promise<unknown> => sreymom.page.goto(story.url + path);
  /** Paths of the pages that are kept on this device. */
  const kept = ({ page }: WatchedPage): Promise<string[]> =>
    page.evaluate(async () => {
      const names = (await caches.keys()).filter((name) => name.startsWith('samaki-ticket-pages'));
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });

  it('has the code, the reference in three groups, the hint and the ways to keep it', async () => {
    await open(address);
    const words = await wordsIn(sreymom, 'main');
    expect(words).toContain(reference.replace(/(.{4})(?=.)/g, '$1 '));
    const box = await sreymom.page.locator('.ticket .qr svg').boundingBox();
    expect(box!.width).toBeGreaterThanOrEqual(240);
    expect(await sreymom.page.locator('.kept-note').isVisible()).toBe(false);
    await story.looks.at('a ticket', address, sreymom.page.context());
  });

  it('is one page of paper in the page’s language', async () => {
    const href = await sreymom.page.locator('a[href$="/ticket.pdf"]').getAttribute('href');
    const answer = await sreymom.page.request.get(story.url + href!);
    const pages = await copiedText(new Uint8Array(await answer.body()));
    expect([answer.headers()['content-type'], pages.length]).toEqual(['application/pdf', 1]);
    expect(pages[0]!.replace(/\s/g, '')).toContain('ចាន់ស្រីមុំ');
  });

  it('is kept in both languages once it was opened, and nothing else is', async () => {
    await waitFor(async () => (await kept(sreymom)).length === 2, 20_000, 'both pages to be kept');
    expect((await kept(sreymom)).toSorted()).toEqual([address.replace('/km/', '/en/'), address]);
    const scopes = await sreymom.page.evaluate(async () =>
      (await navigator.serviceWorker.getRegistrations())
        .map(({ scope }) => new URL(scope).pathname)
        .toSorted(),
    );
    expect(scopes).toEqual(['/en/tickets/', '/km/tickets/']);
  });

  it('opens with the network cut, says as of when, and shows the code as it was', async () => {
    const { page } = sreymom;
    await open(address);
    const drawn = await page.locator('.ticket .qr path').getAttribute('d');
    const context = page.context();
    await context.setOffline(true);
    try {
      for (const language of ['km', 'en']) {
        await page.goto(story.url + address.replace('/km/', `/${language}/`));
        expect(await page.locator('.ticket .qr path').getAttribute('d')).toBe(drawn);
        expect(await page.locator('.kept-note').innerText()).toMatch(
          language === 'km' ? /គ្មានបណ្តាញ/ : /No network/,
        );
        const styled = await page.locator('.ticket').evaluate((one) => getComputedStyle(one).borderRadius);
        expect(styled).not.toBe('0px');
        await story.looks.here(`a kept ticket, ${language}`, sreymom);
      }
      await expect(page.goto(`${story.url}/km`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
      await expect(page.goto(`${story.url}${address}/cancel`)).rejects.toThrow(/ERR_INTERNET_DISCONNECTED/);
    } finally {
      await context.setOffline(false);
    }
    await open(address);
    expect(await page.locator('.kept-note').isVisible()).toBe(false);
  });

  it('keeps the policy of pages; the worker may ask this site and nothing more', async () => {
    const page = await fetch(story.url + address);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'; .*worker-src 'self'/);
    const other = await fetch(`${story.url}/km`);
    expect(other.headers.get('content-security-policy')).not.toContain('worker-src');
    const worker = await fetch(`${story.url}/ticket-worker.js`);
    expect([worker.status, worker.headers.get('content-security-policy')]).toEqual([
      200,
      "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; connect-src 'self'",
    ]);
  });

  it('weighs at most 60 KB beside its fonts', async () => {
    const { all, fonts } = await weigh(story.browser, story.url + address);
    expect(all - fonts).toBeLessThanOrEqual(60_000);
  });

  it('is given back in two clicks, and kept no longer', async () => {
    const { page } = sreymom;
    await open(address);
    await page.click(`main a[href$="/cancel"]`);
    await page.click('main form button[type="submit"]');
    await page.waitForURL(`**${address}`);
    expect(await page.locator('.ticket .qr').count()).toBe(0);
    expect(await page.locator('a[href$="/ticket.pdf"]').count()).toBe(0);
    await waitFor(async () => (await kept(sreymom)).length === 0, 20_000, 'the ticket to be forgotten');
    await story.looks.at('a ticket that was given back', address, page.context());
  });

  it('is a good page everywhere', () => {
    expect(story.looks.findings).toEqual([]);
  });
});
