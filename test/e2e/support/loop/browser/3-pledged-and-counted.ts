import { firstColumn, rowsOf, section } from '../../overview-tables.js';
import { CORRECTED, emailOf, PEOPLE, TERMS, WHY } from '../cast.js';
import { inOrder, type LoopFilter, NOW, opened } from '../figures.js';
import { type LoopBrowser, press, shown, type Visitor } from './loop-browser.js';

export function theOrganisationPledges(loop: LoopBrowser): void {
  describe('7. Wednesday 20 January: Tonle Mobility pledges', () => {
    const offer = async (dany: Visitor, name: 'L1' | 'L2'): Promise<void> => {
      const { amount, unit, city, sector, description } = TERMS[name];
      await dany.page.goto(`${loop.url}/km/pledges/new`);
      await dany.page.fill('#amount', amount);
      await dany.page.selectOption('#unit', unit);
      await dany.page.selectOption('#city', city);
      await dany.page.selectOption('#sector', sector);
      await dany.page.selectOption('#sessionId', loop.world.session);
      await dany.page.fill('#description', description);
      if (name === 'L1') await loop.looks.here('offer, filled in', dany.watched);
      await press(dany, 'ផ្ញើការសន្យា', /\/pledges\/plg_[0-9a-f]{32}\?done=offered$/);
      loop.keep(name, dany);
    };

    it('offers money, typed in Khmer digits, and person-days; corrects the money', async () => {
      await loop.travelTo('offer');
      await loop.asRole('COORDINATOR', 'km', async (dany) => {
        await offer(dany, 'L1');
        expect(await shown(dany)).toContain('USD 2,400.75');
        await loop.looks.here('pledge, offered', dany.watched);
        await offer(dany, 'L2');
        expect(await shown(dany)).toContain('7.5 ថ្ងៃ-មនុស្ស');

        // The first mails leave with the amount of their moment.
        await loop.travelTo('correctOffer');
        await dany.page.goto(loop.address('L1', 'km'));
        expect(await dany.page.inputValue('#sessionId')).toBe(loop.world.session);
        await dany.page.fill('#amount', CORRECTED);
        await press(dany, 'រក្សាទុកការកែ', /\?done=corrected$/);
        expect(await shown(dany)).toContain('USD 2,500.25');
      });

      const told = (await loop.mails('pledges.to-decide', 4)).filter(({ to }) => to === PEOPLE.kosal.email);
      expect(told.map(({ subject }) => subject).toSorted()).toEqual([
        'New pledge: 7.5 person-days',
        'New pledge: USD 2,400.75',
      ]);
    });
  });
}

export function theWorkingGroupAnswers(loop: LoopBrowser): void {
  describe('8. Thursday 21 January, 10:00: the working group answers', () => {
    it('accepts the money and declines the drivers, each with a reason', async () => {
      await loop.travelTo('answer');
      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        const { page, watched } = sovannary;
        await page.goto(loop.address('L1', 'en'));
        await page.check('input[value="ACCEPT"]');
        await page.fill('#reason', WHY.accepted);
        await press(sovannary, 'Send the answer', /\?done=accepted$/);
        expect(await shown(sovannary)).toContain('The pledge of Tonle Mobility is accepted');
        await loop.looks.here('pledge, accepted', watched);

        await page.goto(loop.address('L2', 'en'));
        await page.check('input[value="DECLINE"]');
        await press(sovannary, 'Send the answer', /\/decide$/);
        expect(await shown(sovannary)).toContain('Write a reason. The organisation will read it.');
        await loop.looks.here('a refusal without a word', watched);
        await page.fill('#reason', WHY.declined);
        await press(sovannary, 'Send the answer', /\?done=declined$/);
      });
    });

    it('is read by the organisation, on its pages and in its mails, and by both of the working group', async () => {
      await loop.asRole('COORDINATOR', 'km', async (dany) => {
        for (const [name, reason] of [
          ['L1', WHY.accepted],
          ['L2', WHY.declined],
        ] as const) {
          await dany.page.goto(loop.address(name, 'km'));
          expect(await shown(dany)).toContain(reason);
          expect(await dany.page.locator('#amount').count()).toBe(0);
        }
        await loop.looks.here('pledge, declined', dany.watched);
      });
      const read = async (kind: string): Promise<string> =>
        (await loop.mailTo(PEOPLE.dany.email, kind)).text.replaceAll('\u200b', '');

      expect(await read('pledges.accepted')).toContain(WHY.accepted);
      expect(await read('pledges.declined')).toContain(WHY.declined);
      expect(
        (await loop.mails('pledges.decided')).map(({ to, locale }) => `${locale} ${to}`).toSorted(),
      ).toEqual([
        ...Array<string>(2).fill(`en ${emailOf('kosal')}`),
        ...Array<string>(2).fill(`km ${emailOf('sovannary')}`),
      ]);
    });
  });
}

/** `USD 2,500.25` as `USD 250025`; `12 person-days` as `person-days 12000`. */
function inSmallestParts(amount: string): string {
  const [, money, figure] = /^(USD|KHR)\s([\d,.]+)$/.exec(amount) ?? [];
  if (money)
    return `${money} ${Math.round(Number(figure!.replaceAll(',', '')) * (money === 'USD' ? 100 : 1))}`;
  const [, quantity, unit] = /^([\d,.]+)\s(\S+)$/.exec(amount) ?? [];
  return `${unit} ${Math.round(Number(quantity!.replaceAll(',', '')) * 1_000)}`;
}

export function theCommitteeLooks(loop: LoopBrowser): void {
  describe('9. Friday 22 January, 14:00: the committee looks at the overview', () => {
    const named = (
      lines: Readonly<Record<string, readonly number[]>>,
      names: Readonly<Record<string, string>>,
    ): string[] =>
      Object.entries(lines)
        .map(([code, line]) => [names[code], ...line].join(' '))
        .toSorted();
    const CITIES = {
      'phnom-penh': 'Phnom Penh',
      'siem-reap': 'Siem Reap',
      battambang: 'Battambang',
      online: 'On-line',
    };
    const SECTORS = { tourism: 'Tourism', transport: 'Transport', waste: 'Waste', 'open-data': 'Open data' };
    const AREAS = {
      'built-infrastructure': 'Built infrastructure',
      'industry-and-innovation': 'Industry and innovation',
      'quality-environment': 'Quality environment',
    };
    const KINDS = {
      PRIVATE_SECTOR: 'Private sector',
      NGO: 'NGO',
      INSTITUTION: 'Institution',
      UNKNOWN: 'Not recognised',
    };

    it('shows exactly the figures of the story, and each opens exactly its rows', async () => {
      await loop.travelTo('look');
      await loop.asRole('HEAD_OF_GOVERNMENT_OFFICE', 'en', async (sereyvuth) => {
        const { page, watched } = sereyvuth;
        await page.goto(`${loop.url}/en/overview`);
        expect(await page.locator('h1').innerText()).toBe(
          '12 registrations, 8 attendances, 4 pledges accepted',
        );
        const table = async (name: string): Promise<string[]> =>
          (await rowsOf(page, section(name))).map((cells) => cells.join(' ')).toSorted();
        expect(await table('map')).toEqual(named(NOW.cities, CITIES));
        expect(await table('sector')).toEqual(named(NOW.sectors, SECTORS));
        expect(await table('focusArea')).toEqual(named(NOW.focusAreas, AREAS));
        expect(await table('kind')).toEqual(named(NOW.kinds, KINDS));
        const money = (await page.locator(section('money')).innerText()).replaceAll('\u00a0', ' ');
        for (const amount of ['USD 4,000.25', 'USD 4,250.75', 'KHR 2,000,000', 'KHR 10,000,000'])
          expect(money).toContain(amount);
        expect(await rowsOf(page, section('money'))).toEqual([['person-days', '14.5', '12']]);
        await loop.looks.here('overview', watched);

        // In the tables and their sums, on the map, in the bars and beside the money.
        const links = await page
          .locator('main a[href*="/rows?"]')
          .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')!))]);
        expect(links.filter((href) => href.includes('unit='))).toHaveLength(6);
        expect(links.filter((href) => /\?measure=[A-Z]+$/.test(href))).toHaveLength(5);
        expect(links).toHaveLength(75);
        for (const href of links) await opensItsRows(sereyvuth, href);
        await loop.looks.here('rows of a figure', watched);
      });
    });

    async function opensItsRows({ page }: Visitor, href: string): Promise<void> {
      const query = new URL(href, loop.url).searchParams;
      const measure = query.get('measure')!;
      const { city, ...others } = Object.fromEntries(query);
      const filter: LoopFilter = { ...others, ...(city === 'online' ? { online: true } : city && { city }) };
      await page.goto(new URL(href, loop.url).href);
      const rows =
        measure === 'PLEDGED' || measure === 'ACCEPTED'
          ? (await rowsOf(page, 'main')).map(([who, amount]) => `${who} ${inSmallestParts(amount!)}`)
          : await firstColumn(page);

      expect({ href, rows: inOrder(measure, rows as string[]) }).toEqual({
        href,
        rows: inOrder(measure, opened(measure, filter)),
      });
    }

    it('is not the coordinator’s', async () => {
      await loop.asRole('COORDINATOR', 'km', async ({ page }) => {
        const answer = await page.goto(`${loop.url}/km/overview`);
        expect(answer?.status()).toBe(403);
      });
    });
  });
}
