import type { BrowserContext, Page } from 'playwright-core';
import { type Finding, WatchedPage } from './page-checks.js';

/** As a visitor's phone and an official's desk show it; the desk in dark, so that both sets of colours are seen. */
const SCREENS = [
  { name: '360 px', viewport: { width: 360, height: 800 }, colorScheme: 'light' },
  { name: '1280 px, dark', viewport: { width: 1280, height: 900 }, colorScheme: 'dark' },
] as const;
type Screen = (typeof SCREENS)[number];
/** Each state is judged by the rules of accessibility in both languages and on both screens: in short in Khmer on the phone and in English
 *  at the desk, with GATE=1 in all four. */
const EVERYWHERE = process.env['GATE'] === '1';
/** What somebody has before them: a phone, or a desk. */
export type Seat = 'phone' | 'desk';

/** Examines states of pages as the story reaches them and keeps what was found. */
export class Looks {
  readonly findings: Finding[] = [];
  /** Every state that was examined, with its screen. */
  readonly states: string[] = [];
  private readonly lookers = new Map<BrowserContext, readonly WatchedPage[]>();
  private readonly screens = new WeakMap<WatchedPage, Screen>();

  constructor(private readonly origin: string) {}

  /** A new page of a visitor, watched from the start. */
  async newPage(context: BrowserContext, seat: Seat = 'phone'): Promise<WatchedPage> {
    const page = await context.newPage();
    const screen = SCREENS[seat === 'phone' ? 0 : 1];
    await onScreen(page, screen);
    const watched = new WatchedPage(page, this.origin);
    this.screens.set(watched, screen);
    return watched;
  }

  /** The page as it stands before the visitor, on both screens; back on their own afterwards. */
  async here(state: string, watched: WatchedPage, withAxe: readonly Screen[] = SCREENS): Promise<void> {
    for (const screen of SCREENS) {
      await onScreen(watched.page, screen);
      await this.examine(`${state}, ${screen.name}`, watched, withAxe.includes(screen));
    }
    await onScreen(watched.page, this.screens.get(watched) ?? SCREENS[0]);
  }

  /** The page at an address in Khmer and in English, on both screens, seen with the cookies of the visitor but beside
   *  their own page; both languages at once. `address` begins with a slash and the language. */
  async at(state: string, address: string, context: BrowserContext): Promise<void> {
    const lookers = this.lookers.get(context) ?? [await this.newPage(context), await this.newPage(context)];
    this.lookers.set(context, lookers);
    const isLocalised = /^\/(?:km|en)(?=[/?]|$)/;
    const languages = isLocalised.test(address) ? ['km', 'en'] : ['km'];
    await Promise.all(
      languages.map(async (language, i) => {
        await lookers[i]!.page.goto(this.origin + address.replace(isLocalised, `/${language}`));
        const isOneOfTwo = languages.length > 1 && !EVERYWHERE;
        await this.here(`${state}, ${language}`, lookers[i]!, isOneOfTwo ? [SCREENS[i]!] : SCREENS);
      }),
    );
  }

  private async examine(state: string, watched: WatchedPage, withAxe: boolean): Promise<void> {
    this.states.push(state);
    this.findings.push(...(await watched.examine(state, { withAxe })));
  }
}

async function onScreen(page: Page, { viewport, colorScheme }: Screen): Promise<void> {
  await page.setViewportSize(viewport);
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}
