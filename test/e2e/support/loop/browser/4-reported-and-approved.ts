import { REPORT, WHY, WITH_NEXT } from '../cast.js';
import { PAPER } from '../figures.js';
import { globalId } from '../world.js';
import { type LoopBrowser, press, shown, type Visitor } from './loop-browser.js';

const write = async (
  { page }: Visitor,
  text: { readonly km: string; readonly en: string },
): Promise<void> => {
  await page.fill('[name="s0-textKm"]', text.km);
  await page.fill('[name="s0-textEn"]', text.en);
};

/** Both papers of a version say what it was frozen with. */
async function papersSay(loop: LoopBrowser, reader: Visitor, version: 1 | 2): Promise<void> {
  for (const language of ['km', 'en'] as const)
    expect(await loop.paper(reader, version, language)).toContain(PAPER[version][language]);
}

/** The working group accepts a pledge that has stood since December. */
async function acceptOf(loop: LoopBrowser, name: 'P2' | 'P4'): Promise<void> {
  await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
    await sovannary.page.goto(
      `${loop.url}/en/pledges/${globalId('plg', loop.world.overview.pledges[name]!)}`,
    );
    await sovannary.page.check('input[value="ACCEPT"]');
    await press(sovannary, 'Send the answer', /\?done=accepted$/);
  });
}

async function decide(
  loop: LoopBrowser,
  judge: Visitor,
  language: 'km' | 'en',
  act: string,
  comment = '',
): Promise<void> {
  const { page } = judge;
  await page.goto(loop.address('report', language));
  await page.check(`[name="decision"][value="${act}"]`);
  await page.fill('#reason', comment);
  const name = language === 'km' ? 'រក្សាទុកការសម្រេច' : 'Save the decision';
  await page.locator('main').getByRole('button', { name }).click();
}

export function theReportIsWritten(loop: LoopBrowser): void {
  describe('10. Monday 25 January: the report is written and submitted', () => {
    it('is written by Mao Sovannary and mended by Pen Kosal', async () => {
      await loop.travelTo('write');
      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        const { page, watched } = sovannary;
        await page.goto(`${loop.url}/en/reports/new`);
        await page.fill('[name="titleKm"]', REPORT.title.km);
        await page.fill('[name="titleEn"]', REPORT.title.en);
        await page.fill('[name="periodFrom"]', REPORT.periodFrom);
        await page.fill('[name="periodTo"]', REPORT.periodTo);
        await page.fill('[name="s0-headingKm"]', REPORT.heading.km);
        await page.fill('[name="s0-headingEn"]', REPORT.heading.en);
        await write(sovannary, REPORT.written);
        await page.check('[name="tables"][value="0"]');
        await loop.looks.here('report, being written', watched);
        await press(sovannary, 'Save and read it', /\/reports\/rpt_/);
        loop.keep('report', sovannary);
      });
      await loop.asKosal(async (kosal) => {
        await kosal.page.goto(`${loop.address('report', 'en')}/edit`);
        await write(kosal, REPORT.mended);
        await press(kosal, 'Save and read it', /\?done=saved/);
        expect(await kosal.page.locator('.letter .frozen').allInnerTexts()).toEqual(
          expect.arrayContaining(['11', '8', '4', '4,000.25', '2,000,000']),
        );
        await loop.looks.here('report, a draft', kosal.watched);
      });
    });

    it('is submitted, and keeps its figures when a pledge more is accepted', async () => {
      await loop.travelTo('submit');
      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        await sovannary.page.goto(loop.address('report', 'en'));
        await press(sovannary, 'Submit as version 1', /\?done=submitted/);
        expect(await shown(sovannary)).toContain('14 figures as of');
        await loop.looks.here('report, submitted', sovannary.watched);
      });
      await loop.travelTo('acceptP2');
      await acceptOf(loop, 'P2');

      await loop.asRole('CHAIR', 'km', async (sambath) => {
        const { page, watched } = sambath;
        await page.goto(`${loop.url}/km/overview`);
        expect(await page.locator('h1').innerText()).toContain('5');
        await page.goto(loop.address('report', 'km'));
        expect(await page.locator('.letter .frozen').allInnerTexts()).toEqual(
          expect.arrayContaining(['១១', '៨', '៤', '៤.០០០,២៥', '២.០០០.០០០']),
        );
        expect(await shown(sambath)).toContain('តួលេខ 3 បានប្រែ');
        await loop.looks.here('report, for the chair', watched);
        await papersSay(loop, sambath, 1);
      });
    });
  });
}

export function theReportIsApproved(loop: LoopBrowser): void {
  describe('11. Tuesday 26 to Friday 29 January: reviewed, returned, approved', () => {
    it('is forwarded by the chair', async () => {
      await loop.travelTo('forward');
      await loop.asRole('CHAIR', 'km', async (sambath) => {
        await decide(loop, sambath, 'km', 'FORWARD');
        await sambath.page.waitForURL(/\?done=forward/);
      });
    });

    it('is not judged by Pen Kosal, of the office, who wrote in it', async () => {
      await loop.travelTo('return');
      await loop.asKosal(async (kosal) => {
        const { page, watched, context } = kosal;
        await page.goto(loop.address('report', 'en'));
        expect(await page.locator('[name="decision"]').count()).toBe(0);
        expect(await shown(kosal)).toContain('You wrote in this report, so somebody else judges it.');
        await loop.looks.here('report, for an author of the office', watched);

        const reportId = loop.address('report', 'en').split('/').at(-1);
        const answer = await context.request.post(`${loop.url}/graphql`, {
          headers: { origin: loop.url },
          data: {
            query:
              'mutation ($input: JudgeReportInput!) { approveReport(input: $input) { errors { code } } }',
            variables: { input: { reportId, version: 1 } },
          },
        });
        expect(await answer.json()).toEqual({
          data: { approveReport: { errors: [{ code: 'OWN_REPORT' }] } },
        });
      });
    });

    it('is returned with a comment by the office, and not without', async () => {
      await loop.asRole('HEAD_OF_GOVERNMENT_OFFICE', 'en', async (sereyvuth) => {
        await decide(loop, sereyvuth, 'en', 'RETURN');
        await sereyvuth.page.locator('#errors').waitFor();
        await loop.looks.here('a return without a word', sereyvuth.watched);
        await sereyvuth.page.fill('#reason', WHY.returned);
        await press(sereyvuth, 'Save the decision', /\?done=return/);
      });
      for (const { text } of await loop.mails('reports.returned'))
        expect(text.replaceAll('\u200b', '')).toContain(WHY.returned);
    });

    it('comes again with the next step, and the chair forwards it again', async () => {
      await loop.travelTo('resubmit');
      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        await sovannary.page.goto(loop.address('report', 'en'));
        expect(await shown(sovannary)).toContain(WHY.returned);
        await loop.looks.here('report, returned', sovannary.watched);
        await sovannary.page.goto(`${loop.address('report', 'en')}/edit`);
        await write(sovannary, WITH_NEXT);
        await press(sovannary, 'Save and read it', /\?done=saved/);
        await press(sovannary, 'Submit as version 2', /\?done=submitted/);
      });
      await loop.travelTo('forwardAgain');
      await loop.asRole('CHAIR', 'km', async (sambath) => {
        await decide(loop, sambath, 'km', 'FORWARD');
        await sambath.page.waitForURL(/\?done=forward/);
      });
    });

    it('is approved by the office, and nothing of it moves afterwards', async () => {
      await loop.travelTo('approve');
      await loop.asRole('HEAD_OF_GOVERNMENT_OFFICE', 'en', async (sereyvuth) => {
        await decide(loop, sereyvuth, 'en', 'APPROVE');
        await sereyvuth.page.waitForURL(/\?done=approve/);
        await loop.looks.here('report, approved', sereyvuth.watched);
      });
      await loop.travelTo('acceptP4');
      await acceptOf(loop, 'P4');

      await loop.asRole('WORKING_GROUP', 'en', async (sovannary) => {
        const { page } = sovannary;
        await page.goto(`${loop.url}/en/overview`);
        expect(await page.locator('h1').innerText()).toBe(
          '12 registrations, 8 attendances, 6 pledges accepted',
        );
        await page.goto(loop.address('report', 'en'));
        expect(await page.locator('.letter .frozen').allInnerTexts()).toEqual(
          expect.arrayContaining(['11', '8', '5', '4,000.25', '10,000,000']),
        );
        expect(await page.locator('[name="decision"], form[action$="/submit"]').count()).toBe(0);
        await papersSay(loop, sovannary, 2);
        await papersSay(loop, sovannary, 1);
      });
    });
  });
}
