/* Story: docs/stories/the-loop.md, through a browser on the whole stack: those who come on a phone, the others at a desk. Its
   chapters run in their order; what was found on any page is told at the end. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { describeInBrowser } from './support/browser.js';
import { runCli } from './support/cli.js';
import {
  oneCancels,
  theCoordinatorEnrols,
  theInvitedRegister,
  theWorkingGroupInvites,
} from './support/loop/browser/1-invited-to-seated.js';
import { theDayBefore, theTrainerMarks } from './support/loop/browser/2-reminded-and-there.js';
import {
  theCommitteeLooks,
  theOrganisationPledges,
  theWorkingGroupAnswers,
} from './support/loop/browser/3-pledged-and-counted.js';
import { theReportIsApproved, theReportIsWritten } from './support/loop/browser/4-reported-and-approved.js';
import { LoopBrowser } from './support/loop/browser/loop-browser.js';
import { Looks } from './support/looks.js';
import { EVERY_MAIL, linesOf } from './support/loop/mails.js';

jest.setTimeout(120_000);

describeInBrowser('the loop, through a browser', () => {
  const loop = new LoopBrowser();
  beforeAll(() => loop.begin());
  afterAll(() => loop.end());

  theWorkingGroupInvites(loop);
  theInvitedRegister(loop);
  theCoordinatorEnrols(loop);
  oneCancels(loop);
  theDayBefore(loop);
  theTrainerMarks(loop);
  theOrganisationPledges(loop);
  theWorkingGroupAnswers(loop);
  theCommitteeLooks(loop);
  theReportIsWritten(loop);
  theReportIsApproved(loop);

  describe('at the end', () => {
    it('has sent every mail of the story once', async () => {
      expect(linesOf(await loop.mails())).toEqual(EVERY_MAIL);
    });

    it('has sent good mails, of each kind and in each language', async () => {
      const { context, watched } = await loop.visitor('km');
      const looks = new Looks(loop.url);
      const seen = new Set<string>();
      for (const { kind, locale, html } of await loop.mails()) {
        if (seen.has(`${kind} ${locale}`)) continue;
        seen.add(`${kind} ${locale}`);
        await watched.page.setContent(html);
        await looks.here(`mail ${kind}, ${locale}`, watched);
      }
      expect(seen.size).toBeGreaterThan(12);
      // A mail is no page: it has neither landmarks nor a heading.
      expect(
        looks.findings.filter(({ what }) => !/^(region|landmark-one-main|page-has-heading-one) /.test(what)),
      ).toEqual([]);
      await context.close();
    });

    it('stands in an audit that proves itself', async () => {
      const audit = await waitFor(async () => {
        const answer = await runCli(loop.db, 'audit', 'verify');
        return answer.said.includes('; 0 wait for a seal.') || answer.code !== 0 ? answer : null;
      }, 30_000);

      expect(audit).toMatchObject({ code: 0, said: expect.stringContaining('are as they were written') });
    });

    it('found nothing wrong on any state of any page', () => {
      expect(loop.looks.findings).toEqual([]);
      expect(loop.looks.states.length).toBeGreaterThan(60);
    });
  });
});
