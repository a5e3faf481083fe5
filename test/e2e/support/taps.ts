import type { Page } from 'playwright-core';

/** Counts what a finger or a mouse presses on a page, on every document that it shows. Typing is no press. */
export class Taps {
  private count = 0;

  static async on(page: Page): Promise<Taps> {
    const taps = new Taps();
    await page.exposeFunction('countedTap', () => (taps.count += 1));
    await page.addInitScript(() => {
      const counted = (event: Event): void => {
        if (event.isTrusted) void (window as unknown as { countedTap: () => Promise<void> }).countedTap();
      };
      addEventListener('pointerdown', counted, { capture: true });
    });
    return taps;
  }

  /** How many since the last time. */
  taken(): number {
    const { count } = this;
    this.count = 0;
    return count;
  }
}
