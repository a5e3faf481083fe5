import { addressesOf } from '../../main-story/story-mails.js';
import { ABSENT_AT_FIRST, DAY, emailsOf, LATE, PEOPLE, SEATED } from '../cast.js';
import { pathIn } from '../mails.js';
import { type LoopBrowser, shown } from './loop-browser.js';

export function theDayBefore(loop: LoopBrowser): void {
  describe('5. Monday 18 January: the day before', () => {
    it('reaches exactly those with a seat at 16:00, and nobody before', async () => {
      await loop.travelTo('beforeReminder');
      expect(await loop.mails('reminders.day-before')).toEqual([]);
      await loop.travelTo('reminder');
      const mails = await loop.mails('reminders.day-before', SEATED.length);

      expect(addressesOf(mails)).toEqual(emailsOf(...SEATED));
      for (const { locale, text } of mails) expect(text).toContain(DAY[locale]);
    });

    it('leads Lay Nita from her mail to her ticket', async () => {
      const nita = await loop.visitor('en');
      const mail = await loop.mailTo(PEOPLE.nita.email, 'reminders.day-before');
      await loop.looks.at('mails of Lay Nita', `/mailbox?to=${encodeURIComponent(mail.to)}`, nita.context);
      await nita.page.goto(loop.url + pathIn(mail, 'tickets'));
      expect(await shown(nita)).toContain('19 January');
      await loop.looks.here('ticket on the day before', nita.watched);
      await nita.context.close();
    });
  });
}

export function theTrainerMarks(loop: LoopBrowser): void {
  describe('6. Tuesday 19 January: who came', () => {
    it('is marked by the trainer, and corrected with a reason', async () => {
      await loop.travelTo('attend');
      await loop.asRole('TRAINER', 'km', async (sophea) => {
        const { page, watched } = sophea;
        await page.goto(`${loop.url}/km/trainer/sessions/${loop.world.session}`);
        const mark = (name: string, status: string): Promise<void> =>
          page.locator('li', { hasText: name }).locator(`input[value^="${status}"]`).check();
        const counts = async (): Promise<string[] | null> =>
          (await page.locator('.counts').innerText()).match(/\d+/g);
        await loop.looks.here('roster to be marked', watched);
        for (const who of ABSENT_AT_FIRST) await mark(PEOPLE[who].fullName, 'ABSENT');
        await page.locator('button[name="rest"]').click();
        await page.waitForURL(/marked=5/);
        expect(await counts()).toEqual(['5', '3', '2', '0']);

        await loop.travelTo('correctMark');
        await mark(PEOPLE.mara.fullName, 'ATTENDED');
        await page.getByRole('button', { name: 'រក្សាទុកវត្តមាន' }).click();
        await page.locator('#errors').waitFor();
        await loop.looks.here('a correction without a reason', watched);
        await page.fill('textarea[name="reason"]', LATE);
        await page.getByRole('button', { name: 'រក្សាទុកវត្តមាន' }).click();
        await page.waitForURL(/marked=1/);
        expect(await counts()).toEqual(['5', '4', '1', '0']);
        expect(await shown(sophea)).toContain(LATE);
        await loop.looks.here('roster, marked', watched);
      });
    });
  });
}
