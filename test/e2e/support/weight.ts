import type { Browser, BrowserContext } from 'playwright-core';

/** Bytes over the wire of a first view, as they were sent (compressed), without headers. */
export interface Weight {
  readonly all: number;
  readonly markup: number;
  readonly styles: number;
  readonly scripts: number;
  readonly fonts: number;
}

/** Opens an address in a browser that was never here, on a phone, and weighs what comes until nothing more does; throws where that page is not. `again`: what comes when it is
 *  opened once more; `seenBy`: with the cookies of somebody who is signed in, and nothing else of theirs. */
export async function weigh(
  browser: Browser,
  address: string,
  { again = false, seenBy }: { again?: boolean; seenBy?: BrowserContext } = {},
): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    serviceWorkers: 'block',
  });
  try {
    if (seenBy) await context.addCookies(await seenBy.cookies());
    const page = await context.newPage();
    const client = await context.newCDPSession(page);
    await client.send('Network.enable');
    const types = new Map<string, string>();
    const sums = new Map<string, number>();
    client.on('Network.responseReceived', ({ requestId, type }) => types.set(requestId, type));
    client.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      const type = types.get(requestId) ?? 'Other';
      sums.set(type, (sums.get(type) ?? 0) + encodedDataLength);
    });
    const open = async (): Promise<void> => {
      const answer = await page.goto(address, { waitUntil: 'networkidle' });
      const isThere = new URL(page.url()).pathname === new URL(address).pathname;
      if (!answer?.ok() || !isThere) throw new Error(`${address}: ${answer?.status()} at ${page.url()}`);
    };
    await open();
    if (again) {
      sums.clear();
      await open();
    }
    const of = (type: string): number => sums.get(type) ?? 0;
    return {
      all: [...sums.values()].reduce((sum, bytes) => sum + bytes, 0),
      markup: of('Document'),
      styles: of('Stylesheet'),
      scripts: of('Script'),
      fonts: of('Font'),
    };
  } finally {
    await context.close();
  }
}
