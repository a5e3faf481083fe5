import type { Page } from 'playwright-core';
import type { Check } from './page-checks.js';

/** One mistake put into a sound page. `plant` opens the address and leaves the page with the mistake in it. */
export interface Plant {
  readonly check: Check;
  readonly mistake: string;
  plant(page: Page, address: string): Promise<void>;
}

const OTHER_HOST = 'http://elsewhere.example';

/** Opens the page, then runs `change` inside it. */
const afterwards =
  (change: () => void): Plant['plant'] =>
  async (page, address) => {
    await page.goto(address);
    await page.evaluate(change);
  };

/** Opens the page with another content policy, or none, and with `more` at the end of its main part. */
const underPolicy =
  (policy: string | null, more: string): Plant['plant'] =>
  async (page, address) => {
    await page.route(`${OTHER_HOST}/**`, (route) =>
      route.fulfill({ contentType: 'image/svg+xml', body: SVG }),
    );
    await page.route(address, async (route) => {
      const answer = await route.fetch();
      const { 'content-security-policy': own, ...headers } = answer.headers();
      await route.fulfill({
        status: 200,
        headers:
          policy === null
            ? headers
            : { ...headers, 'content-security-policy': (own ?? '').replace(/img-src [^;]*/, policy) },
        body: (await answer.text()).replace('</main>', `${more}</main>`),
      });
    });
    await page.goto(address);
  };
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';

export const PLANTS: readonly Plant[] = [
  {
    check: 'axe',
    mistake: 'a picture without a text',
    plant: afterwards(() => {
      const picture = document.createElement('img');
      picture.src = '/favicon.svg';
      document.querySelector('main')?.append(picture);
    }),
  },
  {
    check: 'sideways scroll',
    mistake: 'a box wider than the phone',
    plant: afterwards(() => {
      const box = document.createElement('div');
      box.style.width = '420px';
      box.style.height = '1px';
      document.querySelector('main')?.append(box);
    }),
  },
  {
    check: 'untranslated',
    mistake: 'a key in place of its sentence',
    plant: afterwards(() => {
      const words = document.createElement('p');
      words.textContent = 'catalogue.heading';
      document.querySelector('main')?.append(words);
    }),
  },
  {
    check: 'untranslated',
    mistake: 'a sentence with its placeholder',
    plant: afterwards(() => {
      const words = document.createElement('p');
      words.textContent = 'នៅសល់ {left} កន្លែង';
      document.querySelector('main')?.append(words);
    }),
  },
  {
    check: 'language',
    mistake: 'Khmer that says it is English',
    plant: afterwards(() => {
      const words = document.createElement('p');
      words.lang = 'en';
      words.textContent = 'សាមគ្គី';
      document.querySelector('main')?.append(words);
    }),
  },
  {
    check: 'khmer ink',
    mistake: 'a box too low for its subscripts',
    plant: afterwards(() => {
      const words = document.createElement('p');
      words.textContent = 'ស្ត្រីខ្ញុំគ្រូបង្រៀន';
      words.style.lineHeight = '1';
      words.style.overflow = 'hidden';
      document.querySelector('main')?.append(words);
    }),
  },
  {
    check: 'khmer ink',
    mistake: 'lines too close for its vowels',
    plant: afterwards(() => {
      const words = document.createElement('p');
      words.textContent = 'ស្ត្រីខ្ញុំគ្រូបង្រៀន';
      words.style.lineHeight = '1';
      document.querySelector('main')?.append(words);
    }),
  },
  {
    check: 'console',
    mistake: 'an error of a script',
    plant: afterwards(() => {
      console.error('planted');
    }),
  },
  {
    check: 'other host',
    mistake: 'a picture of somebody else',
    plant: underPolicy(`img-src 'self' data: ${OTHER_HOST}`, `<img alt="" src="${OTHER_HOST}/spy.svg">`),
  },
  {
    check: 'content policy',
    mistake: 'an answer without the policy',
    plant: underPolicy(null, ''),
  },
  {
    check: 'content policy',
    mistake: 'a style that the policy refuses',
    plant: afterwards(() => {
      document.querySelector('main')?.setAttribute('style', 'color: red');
    }),
  },
];
