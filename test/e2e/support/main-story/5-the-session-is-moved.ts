import { at, emails, NEW_DATE } from './data.js';
import { addressesOf } from './story-mails.js';
import type { Story } from './story.js';

export function theSessionIsMoved(story: Story): void {
  describe('5. Monday 7 December, 17:00: the session is moved', () => {
    it('is moved by the working group on the page of its plan', async () => {
      await story.db.travelTo(at('2026-12-07 17:00'));
      const { watched, context } = await story.visitor();
      const { page } = watched;
      await page.goto(`${story.url}/km/sign-in`);
      await page.getByRole('button', { name: 'ក្រុមការងារ ម៉ៅ សុវណ្ណារី' }).click();
      await page.waitForURL((url) => !url.pathname.includes('/sign-in'));
      await story.looks.at('all sessions, working group', '/km/trainer', context);
      await page.goto(`${story.url}/km/trainer/sessions/${story.session}/plan`);
      await story.looks.at('plan of a session', `/km/trainer/sessions/${story.session}/plan`, context);
      await page.fill('input[name="day"]', '2026-12-10');
      await page.fill('input[name="reason"]', 'The hall is needed for the provincial assembly.');
      await page.getByRole('button', { name: 'ប្តូរវគ្គ ហើយប្រាប់អ្នកចុះឈ្មោះ' }).click();
      await page.locator('main output').waitFor();
      await story.looks.here('plan of a session, moved', watched);
      await context.close();

      expect(await story.publicSession()).toMatchObject({
        startsAt: '2026-12-10T06:30:00.000Z',
        doorsOpenAt: '2026-12-10T06:00:00.000Z',
        movedFrom: '2026-12-08T06:30:00.000Z',
        scheduleVersion: 2,
      });
    });

    it('corrects exactly those who were told the old date and still hold a place', async () => {
      const moved = await story.mailsOf('sessions.moved', 7);
      const before = await story.mails();

      expect(addressesOf(moved)).toEqual(emails(1, 2, 3, 4, 6, 7, 8));
      for (const { to, locale, text, calendar } of moved) {
        expect(text).toContain(NEW_DATE[locale]);
        expect(text).toContain('13:30');
        expect(text).toContain(locale === 'km' ? '8 ខែធ្នូ' : '8 December');
        const old = before.find(
          (mail) => mail.to === to && mail.calendar?.startsAt === '2026-12-08T06:30:00Z',
        );
        if (!old) {
          expect({ to, calendar }).toEqual({
            to: expect.stringMatching(/^(bora|thida)\./),
            calendar: null,
          });
          continue;
        }
        expect(calendar).toMatchObject({
          method: 'REQUEST',
          uid: old.calendar!.uid,
          startsAt: '2026-12-10T06:30:00Z',
        });
        expect(calendar!.sequence).toBeGreaterThan(old.calendar!.sequence);
      }
      expect(await story.reminders(2)).toEqual(
        emails(1, 2, 3, 4, 6).map((to) => ({ to, status: 'DUE', dueAt: '2026-12-09T09:00:00.000Z' })),
      );
    });

    it('shows the new date and the old one as moved', async () => {
      const { watched, context } = story.sreymom;
      for (const address of [`${story.url}/km/sessions/${story.session}`, story.tickets.get(1)!]) {
        await watched.page.goto(address);
        const shown = await watched.page.locator('main').innerText();
        expect(shown).toMatch(/10 (?:ខែ)?ធ្នូ/);
        expect(shown).toContain('ប្តូរពី ថ្ងៃអង្គារ 8 ធ្នូ ម៉ោង 13:30');
      }
      await story.looks.at('session that was moved', `/km/sessions/${story.session}`, context);
      await story.looks.at('ticket of a moved session', story.ticket(1), context);
      await story.looks.at('catalogue with a moved session', '/km?city=siem-reap', context);
    });
  });
}
