/* Story: docs/stories/pledges.md, in a browser: Nget Pisey offers, corrects, withdraws; Mao Sovannary answers. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { BrowserStory, tidy, wordsIn } from './support/browser-story.js';
import type { WatchedPage } from './support/page-checks.js';

jest.setTimeout(120_000);

describeInBrowser('Lotus Angkor Hotel offers support', () => {
  const story = new BrowserStory();
  let pisey: WatchedPage;
  let sovannary: WatchedPage;
  let pledge: string;

  beforeAll(async () => {
    await story.begin((db) => db.travelTo('2026-12-01T02:00:00Z'));
    pisey = await story.signedInAs('COORDINATOR', { language: 'en', next: '/pledges' });
    sovannary = await story.signedInAs('WORKING_GROUP', { language: 'en', next: '/pledges' });
  });
  afterAll(() => story.end());

  const press = async ({ page }: WatchedPage, name: string, address: RegExp): Promise<void> => {
    await page.getByRole('button', { name, exact: true }).click();
    await page.waitForURL(address);
  };
  const offerOf = async (amount: string, unit: string, city: string, sector: string): Promise<void> => {
    const { page } = pisey;
    await page.goto(`${story.url}/km/pledges/new`);
    await page.fill('#amount', amount);
    await page.selectOption('#unit', unit);
    await page.selectOption('#city', city);
    await page.selectOption('#sector', sector);
  };

  it('sends the form back with what is wrong, and keeps what was typed', async () => {
    await offerOf('10.125', 'USD', 'siem-reap', 'tourism');
    await press(pisey, 'ផ្ញើការសន្យា', /\/km\/pledges\/new$/);

    expect(await wordsIn(pisey, 'main')).toContain('សូមសរសេរយ៉ាងច្រើន 2 ខ្ទង់ក្រោយចុច។');
    expect(await pisey.page.inputValue('#amount')).toBe('10.125');
    expect(await pisey.page.inputValue('#city')).toBe('siem-reap');
    await story.looks.here('offer, refused', pisey);
  });

  it('offers USD 12,500.50, typed in Khmer digits, for a session', async () => {
    const { page } = pisey;
    await page.fill('#amount', '១២,៥០០.៥០');
    await page.selectOption('#sessionId', { index: 1 });
    await page.fill('#description', 'ផ្លាកសម្រាប់ផ្សារចាស់');
    await press(pisey, 'ផ្ញើការសន្យា', /\/km\/pledges\/plg_[0-9a-f]{32}\?done=offered$/);
    pledge = new URL(page.url()).pathname.split('/').at(-1) ?? '';

    const text = await wordsIn(pisey, 'main');
    expect(text).toContain('បានផ្ញើការសន្យាហើយ');
    expect(text).toContain('USD 12,500.50');
    expect(text).toContain('រង់ចាំចម្លើយ');
    await story.looks.here('pledge, just offered', pisey);
  });

  it('corrects it to USD 15,000, which the committee then accepts; an older look at it decides nothing', async () => {
    await sovannary.page.goto(`${story.url}/en/pledges/${pledge}`);
    await pisey.page.fill('#amount', '15,000');
    await press(pisey, 'រក្សាទុកការកែ', /\?done=corrected$/);

    await sovannary.page.check('input[value="ACCEPT"]');
    await press(sovannary, 'Send the answer', /\/decide$/);
    expect(await wordsIn(sovannary, 'main')).toContain(
      'This pledge was changed while you were looking at it.',
    );
    expect(await wordsIn(sovannary, 'main')).toContain('USD 15,000');
    await story.looks.here('answer, refused', sovannary);

    await sovannary.page.fill('#reason', 'Agreed with the market committee');
    await press(sovannary, 'Send the answer', /\?done=accepted$/);
    const text = await wordsIn(sovannary, 'main');
    expect(text).toContain('The pledge of Lotus Angkor Hotel is accepted');
    expect(text).toContain('Agreed with the market committee');
    expect(await sovannary.page.locator('form.decision').count()).toBe(0);
  });

  it('has the second declined with a reason, and withdraws the third', async () => {
    await offerOf('4,000,000', 'KHR', 'battambang', 'waste');
    await press(pisey, 'ផ្ញើការសន្យា', /\?done=offered$/);
    await sovannary.page.goto(pisey.page.url().replace('/km/', '/en/').replace(/\?.*/, ''));
    await sovannary.page.check('input[value="DECLINE"]');
    await press(sovannary, 'Send the answer', /\/decide$/);
    expect(await wordsIn(sovannary, 'main')).toContain('Write a reason. The organisation will read it.');
    await sovannary.page.fill('#reason', 'The city has the bins already');
    await press(sovannary, 'Send the answer', /\?done=declined$/);

    await offerOf('12.125', 'person-days', 'siem-reap', 'tourism');
    await press(pisey, 'ផ្ញើការសន្យា', /\?done=offered$/);
    expect(await wordsIn(pisey, 'main')).toContain('12.125 ថ្ងៃ-មនុស្ស');
    await press(pisey, 'ដកវិញ', /\?done=withdrawn$/);
    await story.looks.here('pledge, withdrawn', pisey);
  });

  it('lists them as the filters in the address say', async () => {
    const amounts = async (watched: WatchedPage, search: string): Promise<string[]> => {
      await watched.page.goto(`${story.url}/en/pledges${search}`);
      return (await watched.page.locator('tbody tr').allInnerTexts()).map(tidy);
    };

    const own = await amounts(pisey, '?city=battambang');
    expect(own).toHaveLength(1);
    expect(own[0]).toContain('KHR 4,000,000');
    expect(own[0]).toContain('Declined');
    expect((await amounts(pisey, '?unit=person-days&state=WITHDRAWN')).join()).toContain(
      '12.125 person-days',
    );
    const accepted = await amounts(
      sovannary,
      '?state=ACCEPTED&city=siem-reap&sector=tourism&kind=PRIVATE_SECTOR&unit=USD',
    );
    expect(accepted).toHaveLength(2);
    expect(accepted[0]).toMatch(/Lotus Angkor Hotel.*USD 15,000.*Accepted/);
    expect(accepted[1]).toContain('USD 18,500');
    expect(await amounts(pisey, '?state=ACCEPTED&city=battambang')).toEqual([]);
  });

  it('told both sides by mail', async () => {
    const subjects = async (): Promise<string[]> =>
      (
        await story.db.ownerSql<{ line: string }>(
          `select to_address || ': ' || subject as line from caught_mails where to_address like 'coordinator@%' or to_address like 'working-group@%' order by 1`,
        )
      ).map(({ line }) => line);
    const expected = [
      'coordinator@samaki.example: បានទទួលយក៖ 15,000 ដុល្លារ',
      'coordinator@samaki.example: មិនបានទទួលយក៖ 4,000,000 រៀល',
      'working-group@samaki.example: បានទទួលយក៖ 15,000 ដុល្លារ',
      'working-group@samaki.example: បានបដិសេធ៖ 4,000,000 រៀល',
    ];
    // The first mails leave within a second, before or after the correction: both sums are right for them.
    const settled = (lines: readonly string[]): string[] =>
      lines.filter((line) => !/(ការសន្យា|ការសន្យាថ្មី)៖/.test(line));
    await waitFor(async () => settled(await subjects()).length >= 4, 30_000, 'the mails about the answers');

    expect(settled(await subjects()).toSorted()).toEqual(expected.toSorted());
  });

  it('shows every page well', async () => {
    const [coordinator, committee] = [pisey.page.context(), sovannary.page.context()];
    await story.looks.at('own pledges', '/km/pledges', coordinator);
    await story.looks.at('own pledges, none fits', '/km/pledges?unit=rooms', coordinator);
    await story.looks.at('offer', '/km/pledges/new', coordinator);
    await story.looks.at('all pledges', '/km/pledges', committee);
    await story.looks.at('all pledges, filtered', '/km/pledges?state=OFFERED&city=phnom-penh', committee);
    await story.looks.at('pledge, accepted', `/km/pledges/${pledge}`, committee);

    expect(story.looks.findings).toEqual([]);
    expect(story.looks.states.length).toBeGreaterThan(25);
  });
});
