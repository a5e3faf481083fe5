/* Story: docs/stories/the-loop.md, through the api, with its worker, its mails and its clock. Its chapters run in their
   order, each from where the last one ended. */
import { jest } from '@jest/globals';
import { waitFor } from '#testing';
import { runCli } from './support/cli.js';
import {
  oneCancels,
  theCoordinatorEnrols,
  theInvitedRegister,
  theWorkingGroupInvites,
} from './support/loop/api/1-invited-to-seated.js';
import { theDayBefore, theTrainerMarks } from './support/loop/api/2-reminded-and-there.js';
import {
  theCommitteeLooks,
  theOrganisationPledges,
  theWorkingGroupAnswers,
} from './support/loop/api/3-pledged-and-counted.js';
import { theReportIsApproved, theReportIsWritten } from './support/loop/api/4-reported-and-approved.js';
import { LoopApi } from './support/loop/api/loop-api.js';
import { PEOPLE } from './support/loop/cast.js';
import { EVERY_MAIL, linesOf } from './support/loop/mails.js';

jest.setTimeout(90_000);

describe('the loop, through the api', () => {
  const loop = new LoopApi();
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
    it('has sent every mail of the story once, and none with the address of another person', async () => {
      const mails = await loop.mails();

      expect(linesOf(mails)).toEqual(EVERY_MAIL);
      expect(mails).toHaveLength(56);
      const addresses = Object.values(PEOPLE).flatMap(({ email }) => email ?? []);
      for (const { to, whole } of mails)
        expect(addresses.filter((address) => address !== to && whole.includes(address))).toEqual([]);
    });

    it('knows three people more, and has one audit row for each change', async () => {
      const [people] = await loop.db.ownerSql<{ n: number }>('select count(*)::int as n from people');
      expect(people!.n - loop.world.peopleBefore).toBe(3);
      const rows = await loop.db.ownerSql<{ action: string; n: number }>(
        // How many nights the clock passes is no part of the story, nor which sessions are over by then.
        `select action, count(*)::int as n from audit_rows where action not like 'identity.%' and action not like 'cli.%'
           and action not in ('data-rights.retain-rows', 'sessions.hold-session') group by 1`,
      );
      expect(Object.fromEntries(rows.map(({ action, n }) => [action, n]))).toEqual({
        'attendance.correct': 1,
        'attendance.mark': 5,
        'outreach.finish-campaign': 1,
        'outreach.start-campaign': 1,
        'outreach.write-campaign': 1,
        'pledges.accept-pledge': 3,
        'pledges.correct-pledge': 1,
        'pledges.decline-pledge': 1,
        'pledges.offer-pledge': 2,
        'registrations.cancel': 1,
        'registrations.enrol': 3,
        'registrations.promote': 1,
        'registrations.register': 3,
        'reports.approve-report': 1,
        'reports.create-report': 1,
        'reports.edit-report': 2,
        'reports.forward-report': 2,
        'reports.return-report': 1,
        'reports.submit-report': 2,
        'sessions.create-session': 1,
        'sessions.open-session': 1,
      });
    });

    it('stands in an audit that proves itself, and in figures that do', async () => {
      const sealed = await waitFor(async () => {
        const audit = await runCli(loop.db, 'audit', 'verify');
        return audit.said.includes('; 0 wait for a seal.') || audit.code !== 0 ? audit : null;
      }, 30_000);

      expect(sealed).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^\d+ rows under \d+ seals are as they were written/),
      });
      expect(await runCli(loop.db, 'rollups', 'verify')).toMatchObject({
        code: 0,
        said: expect.stringMatching(/^\d+ figures of pledges are what .*\n20 figures of people are what /),
      });
    });
  });
});
