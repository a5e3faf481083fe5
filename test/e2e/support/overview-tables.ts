import type { Page } from 'playwright-core';

/** Where a part of the overview stands: `map`, `sector`, `money` and so on. */
export const section = (name: string): string => `section[aria-labelledby="overview-${name}"]`;

/** Rows of a table, each as the texts of its cells. */
export const rowsOf = (page: Page, within: string): Promise<string[][]> =>
  page
    .locator(`${within} tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => (cell.textContent ?? '').trim())),
    );

/** What is written on the map, each with the address that it opens. */
export const labelsOf = (page: Page): Promise<(string | null)[][]> =>
  page
    .locator(`${section('map')} figure a`)
    .evaluateAll((links) =>
      links.map((link) => [(link.textContent ?? '').trim(), link.getAttribute('href')]),
    );

/** Of the first column of the only table: whom or what it names. */
export const firstColumn = async (page: Page): Promise<(string | undefined)[]> =>
  (await rowsOf(page, 'main')).map(([name]) => name);
