import { at, emails, OLD_DATE } from './data.js';
import { addressesOf } from './story-mails.js';
import type { Story } from './story.js';

export function theDayBefore(story: Story): void {
  describe('3. Monday 7 December: the day before', () => {
    it('has sent no reminder at 15:59', async () => {
      await story.db.travelTo(at('2026-12-07 15:59'));
      expect(await story.underWay()).toBeGreaterThan(0);
      // Those of other sessions that have become due meanwhile: when they are gone, the due ones have been looked for.
      await story.quiet(45_000);

      expect((await story.reminders(1)).map(({ status }) => status)).toEqual(Array(5).fill('DUE'));
      expect(await story.db.now().then((now) => now < at('2026-12-07 16:00'))).toBe(true);
    });

    it('sends each confirmed person exactly one at 16:00, with the local time', async () => {
      await story.db.travelTo(at('2026-12-07 16:00'));
      const reminders = await story.mailsOf('reminders.day-before', 5);

      expect(addressesOf(reminders)).toEqual(emails(1, 2, 3, 4, 5));
      for (const { locale, text, html, subject } of reminders) {
        expect(html).toContain(OLD_DATE[locale]);
        expect(text).toContain(OLD_DATE[locale]);
        expect(text).toContain('13:30');
        expect(text).toContain('17:00');
        expect([subject, text, html].join(' ')).not.toContain('06:30');
      }
    });
  });
}
