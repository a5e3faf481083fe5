import type { Browser } from 'playwright-core';

/** Bytes over the wire of a first view, as they were sent (compressed), without headers. */
export interface Weight {
  readonly all: number;
  readonly markup: number;
  readonly styles: number;
  readonly scripts: number;
  readonly fonts: number;
}

/** Opens an address in a browser that was never here, on a phone, and weighs what comes until nothing more does. */
export async function weigh(browser: Browser, address: string): Promise<Weight> {
  const context = await browser.newContext({
    viewport: { width: 360, height: 800 },
    serviceWorkers: 'block',
  });
  try {
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
    await page.goto(address, { waitUntil: 'networkidle' });
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
