// @vitest-environment jsdom
import { beforeAll, describe, expect, it } from 'vitest';
import english from '../../../locales/en/web.json';
import { readCatalogueSearch } from '../src/features/catalogue/catalogue-search';
import { loadMessages } from '../src/shared/lib/i18n';
import { aSession } from '../src/testing/sessions';
import { atomFeed } from './feeds';

beforeAll(() => loadMessages('en', english as unknown as Parameters<typeof loadMessages>[1]));

describe('atomFeed', () => {
  it('is well-formed whatever a title holds, and asks back for the same choice', () => {
    const title = 'Roads & <bridges> "now" \u0001\uffff ទី';
    const session = {
      ...aSession({ course: { title: { km: title, en: title } } }),
      readAt: '2026-12-01T02:00:00.000Z',
      changedAt: '2026-12-01T02:00:00.000Z',
      scheduleVersion: 1,
      course: { title: { km: title, en: title }, lead: { km: 'ក', en: 'A & B' } },
    };
    const feed = atomFeed({
      locale: 'en',
      search: readCatalogueSearch({ city: ['siem-reap', 'online'], from: '2026-12-01' }),
      publicUrl: 'https://samaki.example',
      sessions: [session],
    });

    const read = new DOMParser().parseFromString(feed, 'application/xml');
    expect(read.querySelector('parsererror')).toBeNull();
    expect(read.querySelector('entry > title')?.textContent).toBe('Roads & <bridges> "now"  ទី');
    expect(read.querySelector('entry > id')?.textContent).toMatch(/^urn:uuid:[0-9a-f-]{36}$/);
    expect(read.querySelector('link[rel="self"]')?.getAttribute('href')).toBe(
      'https://samaki.example/en/feed.atom?city=online&city=siem-reap&from=2026-12-01',
    );
  });
});
