// @vitest-environment jsdom
import { cleanup, render, screen } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import english from 'virtual:messages/en';
import khmer from 'virtual:messages/km';
import { type Frame, NOBODY } from '../lib/frame';
import { loadMessages } from '../lib/i18n';
import type { Locale } from '../lib/locale';
import { zoneName } from '../lib/zone-name';
import { FrameProvider } from './frame-context';
import { LanguageProvider } from './language';
import { SiteFrame } from './site-frame';

afterEach(cleanup);

const zone = 'Asia/Phnom_Penh';
const frame: Frame = {
  publicUrl: 'https://samaki.example',
  demo: false,
  programmeZone: zone,
  zoneName: { km: zoneName('km', zone), en: zoneName('en', zone) },
  assets: {
    styles: [],
    signedInStyles: [],
    script: '',
    page: '',
    passkeys: '',
    held: '',
    keepTicket: '',
    enrol: '',
    messages: { km: '', en: '' },
    fonts: { km: [], en: [] },
  },
  consolePaths: [],
};

it.each<[Locale, string]>([
  ['en', 'All times are in Cambodia Time unless another is named'],
  ['km', 'ម៉ោងទាំងអស់គិតតាម ម៉ោងនៅកម្ពុជា លើកលែងតែមានបញ្ជាក់ផ្សេង'],
])('says in %s whose times they are, and no technical name', (locale, words) => {
  loadMessages('en', english);
  loadMessages('km', khmer);
  render(
    <LanguageProvider locale={locale} zone={zone}>
      <FrameProvider frame={frame} viewer={NOBODY}>
        <SiteFrame section={undefined} work={[]} otherHref="/">
          <main />
        </SiteFrame>
      </FrameProvider>
    </LanguageProvider>,
  );
  const foot = screen.getByRole('contentinfo').textContent.replaceAll('\u200b', '');
  expect(foot).toContain(words);
  expect(foot).not.toContain('/');
});
