import { at, emails, NEW_DATE } from './data.js';
import { addressesOf } from './story-mails.js';
import type { Story } from './story.js';

export function theNewDayBefore(story: Story): void {
  describe('6. Wednesday 9 December, 16:00: the day before the new date', () => {
    it('sent nothing on Tuesday, and one reminder each on Wednesday', async () => {
      const before = (await story.mails()).length;
      await story.db.travelTo(at('2026-12-08 17:30'));
      await story.quiet();
      expect(await story.mails()).toHaveLength(before);

      await story.db.travelTo(at('2026-12-09 16:00'));
      const reminders = (await story.mailsOf('reminders.day-before', 10)).slice(5);

      expect(addressesOf(reminders)).toEqual(emails(1, 2, 3, 4, 6));
      for (const { text, locale } of reminders) expect(text).toContain(NEW_DATE[locale]);
    });
  });
}
