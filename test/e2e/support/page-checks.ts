import { readFileSync } from 'node:fs';
import axe from 'axe-core';
import type { ConsoleMessage, Page, Response } from 'playwright-core';
import { fromPackageRoot } from '#kernel';
import {
  findCutKhmer,
  findSideways,
  findUntranslated,
  findWrongLanguage,
  type SentenceKeys,
} from './page-inspection.js';

/** What is looked for on every state of every page. */
export type Check =
  | 'axe'
  | 'sideways scroll'
  | 'untranslated'
  | 'khmer ink'
  | 'language'
  | 'console'
  | 'other host'
  | 'content policy';

export interface Finding {
  readonly check: Check;
  /** The state of the page, as the story names it. */
  readonly state: string;
  /** What was found and where, for people. */
  readonly what: string;
}

const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const CONTENT_POLICY = /Content Security Policy/i;

/** Every key of a sentence, of all files of the English side; the Khmer side has the same ones. */
const KEYS = ['web', 'mail', 'error'].flatMap((file) =>
  Object.keys(
    JSON.parse(readFileSync(fromPackageRoot('locales', 'en', `${file}.json`), 'utf8')) as Record<
      string,
      string
    >,
  ),
);

/** In short: thousands of keys are not handed to the page at every look. */
const SENTENCE_KEYS: SentenceKeys = {
  groups: [...new Set(KEYS.map((key) => key.split('.')[0]))].join('|'),
  plain: KEYS.filter((key) => !key.includes('.')).join('|'),
};

/** A page that is watched from its first request on, and examined where the story stops. */
export class WatchedPage {
  private readonly noted: Omit<Finding, 'state'>[] = [];

  /** `origin` is the only host that the page may ask. Watch a page before it opens its first address. */
  constructor(
    readonly page: Page,
    private readonly origin: string,
  ) {
    page.on('console', (message) => this.onConsole(message));
    page.on('pageerror', (error) => this.note('console', error.message));
    page.on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      if (protocol !== 'data:' && protocol !== 'blob:' && asked !== origin)
        this.note('other host', request.url());
    });
    page.on('response', (response) => this.onResponse(response));
  }

  /** Looks at the page as it stands: what it did since the last look, and what it shows; with the rules of accessibility unless said
   *  otherwise, for they take longer than all else. */
  async examine(state: string, { withAxe = true } = {}): Promise<Finding[]> {
    // A word that was waited for may stand there before the page's styles do.
    await this.page.waitForLoadState('load');
    await this.page.evaluate(() => document.fonts.ready.then(() => true));
    const shown = (check: Check, found: readonly string[]): void =>
      found.forEach((what) => this.note(check, what));
    shown('sideways scroll', await this.page.evaluate(findSideways));
    shown('untranslated', await this.page.evaluate(findUntranslated, SENTENCE_KEYS));
    shown('language', await this.page.evaluate(findWrongLanguage));
    shown('khmer ink', await this.page.evaluate(findCutKhmer));
    if (withAxe) shown('axe', await this.axeViolations());
    return this.noted.splice(0).map((finding) => ({ ...finding, state }));
  }

  private async axeViolations(): Promise<string[]> {
    // Once a document: it is as large as three pages.
    if (!(await this.page.evaluate(() => 'axe' in window))) await this.page.evaluate(axe.source);
    const { violations } = await this.page.evaluate(
      async (tags) =>
        (window as unknown as { axe: typeof axe }).axe.run(document, {
          runOnly: { type: 'tag', values: tags },
          resultTypes: ['violations'],
          iframes: false,
        }),
      AXE_TAGS,
    );
    return violations.flatMap(({ id, impact, nodes }) =>
      nodes.map(
        ({ html, failureSummary }) => `${id} (${impact}): ${html.slice(0, 160)} ${failureSummary ?? ''}`,
      ),
    );
  }

  private onConsole(message: ConsoleMessage): void {
    if (message.type() !== 'error') return;
    const text = message.text();
    if (CONTENT_POLICY.test(text)) return this.note('content policy', text);
    // The browser's own remark that the page itself came with a 4xx, as a form with mistakes does.
    if (text.startsWith('Failed to load resource') && message.location().url === this.page.url()) return;
    this.note('console', `${text} (${message.location().url})`);
  }

  private onResponse(response: Response): void {
    const request = response.request();
    if (!request.isNavigationRequest() || (response.status() >= 300 && response.status() < 400)) return;
    if (new URL(response.url()).origin !== this.origin) return;
    const policy = response.headers()['content-security-policy'];
    if (policy === undefined) this.note('content policy', `no policy with ${response.url()}`);
    else if (
      !policy.includes("default-src 'none'") ||
      /unsafe-eval|script-src[^;]*unsafe-inline/.test(policy)
    )
      this.note('content policy', `a policy that allows too much: ${policy}`);
  }

  private note(check: Check, what: string): void {
    this.noted.push({ check, what });
  }
}
