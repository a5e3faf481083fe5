import { at, no, PEOPLE, TRAINER } from './data.js';
import { codeFromMailbox } from './mailbox.js';
import type { Story, Visitor } from './story.js';

export function theTrainerSignsIn(story: Story): void {
  describe('7. Wednesday 9 December, 16:05: the trainer signs in', () => {
    let sophea: Visitor;
    const roster = (): string => `/km/trainer/sessions/${story.session}`;

    it('signs in with the code from the mailbox, typed in Khmer digits', async () => {
      await story.db.travelTo(at('2026-12-09 16:05'));
      sophea = await story.visitor();
      const { watched, context } = sophea;
      const { page } = watched;
      await story.looks.at('sign-in', '/km/sign-in', context);
      await page.goto(`${story.url}/km/sign-in`);
      await page.fill('input[name="email"]', TRAINER);
      await page.getByRole('button', { name: 'ផ្ញើកូដមកខ្ញុំ' }).click();
      await page.waitForURL('**/sign-in/code');
      await story.looks.here('code asked for', watched);

      const code = await codeFromMailbox(story, context);
      const khmer = [...code].map((digit) => String.fromCodePoint(0x17e0 + Number(digit))).join('');
      await page.fill('input[name="code"]', khmer);
      await page.click('main form[method="post"] button[type="submit"]');
      await page.waitForURL('**/km/trainer');

      await page.locator(`a[href*="/trainer/sessions/${story.session}"]`).first().click();
      await page.waitForURL(`**${roster()}`);
    });

    it('sees on the roster exactly the people of the story', async () => {
      const { page } = sophea.watched;
      const shown = (await page.locator('main').innerText()).replace(/\s+/g, ' ');

      for (const number of [1, 2, 3, 4, 6, 7, 8]) {
        expect(shown).toContain(no(number).fullName);
        expect(shown).toContain(no(number).organisation);
        expect(shown).toContain(no(number).email);
      }
      const places = [1, 2, 3, 4, 6].map((number) => shown.indexOf(no(number).fullName));
      expect(Math.max(...places)).toBeLessThan(shown.indexOf(no(7).fullName));
      expect(shown.indexOf(no(7).fullName)).toBeLessThan(shown.indexOf(no(8).fullName));
      const counts = (await page.locator('.counts').innerText()).match(/\d+/g);
      expect(counts).toEqual(['5', '2', '1', '5']);
      await page.goto(`${story.url}${roster()}?search=${encodeURIComponent('ចន្ថា')}`);
      const found = await page.locator('main').innerText();
      expect(PEOPLE.filter(({ fullName }) => found.includes(fullName)).map((one) => one.no)).toEqual([6]);
    });

    it('shows every page of hers well', async () => {
      const { context } = sophea;
      await story.looks.at('sessions of the trainer', '/km/trainer', context);
      await story.looks.at('roster', roster(), context);
      await story.looks.at('roster, searched', `${roster()}?search=${encodeURIComponent('ចន្ថា')}`, context);
      await story.looks.at('roster, nobody found', `${roster()}?search=zzz`, context);
    });

    it('shows the roster to nobody who is not signed in', async () => {
      const { watched, context } = await story.visitor();
      await watched.page.goto(`${story.url}${roster()}`);

      expect(new URL(watched.page.url()).pathname).toBe('/km/sign-in');
      await story.looks.here('sign-in, sent here by the roster', watched);
      // The people of the demonstration stand there by name, and one is called like a guest of the story.
      await watched.page.locator('section.demo').evaluate((section) => section.remove());
      const shown = await watched.page.content();
      for (const { fullName, email } of PEOPLE) {
        expect(shown).not.toContain(fullName);
        expect(shown).not.toContain(email);
      }
      await context.close();
    });
  });
}
