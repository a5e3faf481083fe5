import type { Locator, Page } from 'playwright-core';

/** More than any page has places to stop at on the way to what it is for. */
const MOST_TABS = 80;

/** Somebody without a mouse: goes from place to place by Tab, and says which of them showed no focus. */
export class Keyboard {
  /** Where the focus was and could not be seen. */
  readonly unseen: string[] = [];

  constructor(private readonly page: Page) {}

  /** Goes on until the focus is on it. Throws when it cannot be reached. */
  async to(target: Locator): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await this.page.keyboard.press('Tab');
      await this.look();
      if (await isFocused(target)) return;
    }
    throw new Error(`Not reached by ${MOST_TABS} tabs on ${this.page.url()}: ${target.toString()}`);
  }

  async press(target: Locator): Promise<void> {
    await this.to(target);
    await this.page.keyboard.press('Enter');
  }

  async write(target: Locator, text: string): Promise<void> {
    await this.to(target);
    await this.page.keyboard.insertText(text);
  }

  private async look(): Promise<void> {
    const where = await this.page.evaluate(() => {
      const at = document.activeElement;
      if (!at || at === document.body) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(at);
      const isSeen = (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
      return isSeen ? null : at.outerHTML.slice(0, 120);
    });
    if (where) this.unseen.push(where);
  }
}

/** One of those that the locator finds. */
const isFocused = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.includes(document.activeElement as HTMLElement));
