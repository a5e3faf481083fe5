/* Story: docs/stories/main-story.md. Its chapters run in their order, each from where the last one ended. Every state of
   every page is examined where the story comes to it; what was found is told at the end. */
import { jest } from '@jest/globals';
import { describeInBrowser } from './support/browser.js';
import { aVisitorRegisters } from './support/main-story/1-a-visitor-registers.js';
import { othersFillIt } from './support/main-story/2-others-fill-it.js';
import { theDayBefore } from './support/main-story/3-the-day-before.js';
import { oneCancels } from './support/main-story/4-one-cancels.js';
import { theSessionIsMoved } from './support/main-story/5-the-session-is-moved.js';
import { theNewDayBefore } from './support/main-story/6-the-new-day-before.js';
import { theTrainerSignsIn } from './support/main-story/7-the-trainer-signs-in.js';
import { no, PEOPLE, TRAINER } from './support/main-story/data.js';
import { Story } from './support/main-story/story.js';
import { PLANTS } from './support/planted-violations.js';

jest.setTimeout(120_000);

describeInBrowser('Chan Sreymom goes to Siem Reap', () => {
  const story = new Story();
  beforeAll(() => story.begin());
  afterAll(() => story.end());

  aVisitorRegisters(story);
  othersFillIt(story);
  theDayBefore(story);
  oneCancels(story);
  theSessionIsMoved(story);
  theNewDayBefore(story);
  theTrainerSignsIn(story);

  describe('afterwards', () => {
    it('has sent every mail of the story once, and none with the address of another person', async () => {
      await story.quiet();
      const mails = await story.mails();
      const counted = Object.fromEntries(
        PEOPLE.map(({ no: number, email }) => [number, mails.filter(({ to }) => to === email).length]),
      );

      expect(counted).toEqual({ 1: 4, 2: 4, 3: 4, 4: 4, 5: 3, 6: 4, 7: 2, 8: 2 });
      expect(mails).toHaveLength(27);
      for (const { to, whole } of mails)
        expect(PEOPLE.filter(({ email }) => email !== to && whole.includes(email))).toEqual([]);
      const codes = await story.db.ownerSql('select from caught_mails where to_address = $1', [TRAINER]);
      expect(codes).toHaveLength(1);
    });

    it('holds eight people more, and one audit row for each change', async () => {
      expect(await story.people()).toBe(story.peopleBefore + 8);
      const rows = await story.db.ownerSql<{ action: string; n: number }>(
        `select action, count(*)::int as n from audit_rows
         where subject_id = $1 or subject_id in (select id::text from registrations where session_id = $2)
         group by action`,
        [story.sessionId, story.sessionId],
      );
      expect(Object.fromEntries(rows.map(({ action, n }) => [action, n]))).toEqual({
        'registrations.cancel': 1,
        'registrations.promote': 1,
        'registrations.register': 8,
        'sessions.create-session': 1,
        'sessions.move-session': 1,
        'sessions.open-session': 1,
      });
    });

    it('looks at the pages that the story does not need', async () => {
      const { context } = story.sreymom;
      for (const page of ['help', 'privacy', 'tickets', 'tickets?reference=7KQ4', 'no-such-page'])
        await story.looks.at(`/${page}`, `/km/${page}`, context);
      await story.looks.at('mailbox', '/mailbox', context);
      await story.looks.at('mails of one person', `/mailbox?to=${encodeURIComponent(no(6).email)}`, context);
    });

    it('found nothing wrong on any state of any page', () => {
      expect(story.looks.findings).toEqual([]);
      expect(story.looks.states.length).toBeGreaterThan(80);
    });
  });

  describe('a planted violation', () => {
    it.each(PLANTS)('$check: $mistake is caught once, and nothing else', async ({ check, plant }) => {
      const { watched, context } = await story.visitor();
      await plant(watched.page, `${story.url}/km/help`);

      const found = await watched.examine('planted');

      expect(found.map((finding) => finding.check)).toEqual([check]);
      await context.close();
    });
  });
});
