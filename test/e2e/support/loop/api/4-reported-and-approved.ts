import { type Figure, line, overviewOf } from '../../../../contract/overview-reader.js';
import { PEOPLE, REPORT, WHY, WITH_NEXT } from '../cast.js';
import { FROZEN_1, FROZEN_2, PAPER } from '../figures.js';
import { globalId } from '../world.js';
import type { LoopApi } from './loop-api.js';

type Answer = Promise<{ code: string } & Record<string, unknown>>;
const STANDS = 'report { id status version }';

const contentOf = (text: { km: string; en: string }): object => ({
  title: REPORT.title,
  periodFrom: REPORT.periodFrom,
  periodTo: REPORT.periodTo,
  sections: [{ heading: REPORT.heading, text, hasCityTable: true }],
});

/** Where the report stands after an act: `SUBMITTED 1`, or the code of what refused it. */
async function standing(answer: Answer): Promise<string> {
  const { code, report } = (await answer) as unknown as {
    code: string;
    report: { status: string; version: number };
  };
  return code === 'OK' ? `${report.status} ${report.version}` : code;
}

const judge = (
  loop: LoopApi,
  who: string,
  act: string,
  version: number,
  comment: string | null = null,
): Answer => loop.act(who, `${act}Report`, { reportId: loop.id('report'), version, comment }, STANDS);

async function figuresOf(
  loop: LoopApi,
  number: number,
  which: 'figures' | 'figuresNow' = 'figures',
): Promise<Record<string, string>> {
  const query = `query ($id: ID!, $number: Int!) { report(id: $id) { versionOf(number: $number) { ${which} { key value } } } }`;
  const { report } = (await loop.ask('CHAIR', query, { id: loop.id('report'), number })) as {
    report: { versionOf: Record<string, { key: string; value: string }[]> };
  };
  return Object.fromEntries(report.versionOf[which]!.map(({ key, value }) => [key, value]));
}

/** The working group accepts a pledge that has stood since December. */
async function acceptOf(loop: LoopApi, name: 'P2' | 'P4'): Promise<string> {
  const pledgeId = globalId('plg', loop.world.overview.pledges[name]!);
  return (await loop.act('WORKING_GROUP', 'acceptPledge', { pledgeId, version: 1 })).code;
}

/** Both papers of a version say what it was frozen with. */
async function papersSay(loop: LoopApi, version: 1 | 2): Promise<void> {
  for (const language of ['km', 'en'] as const)
    expect(await loop.paper(version, language)).toContain(PAPER[version][language]);
}

async function acceptedNow(loop: LoopApi): Promise<number> {
  const ask = (query: string, variables: object): ReturnType<LoopApi['answer']> =>
    loop.answer('CHAIR', query, variables);
  return line((await overviewOf(ask))['figures'] as Figure[])[4]!;
}

export function theReportIsWritten(loop: LoopApi): void {
  describe('10. Monday 25 January: the report is written and submitted', () => {
    it('is written by Mao Sovannary and mended by Pen Kosal: both are its authors', async () => {
      await loop.travelTo('write');
      const { report } = (await loop.act(
        'WORKING_GROUP',
        'createReport',
        { content: contentOf(REPORT.written) },
        STANDS,
      )) as unknown as { report: { id: string } };
      loop.ids.set('report', report.id);
      const edit = { reportId: report.id, revision: 1, content: contentOf(REPORT.mended) };
      expect(await standing(loop.act('KOSAL', 'editReport', edit, STANDS))).toBe('DRAFT 0');

      const { report: read } = await loop.ask(
        'WORKING_GROUP',
        'query ($id: ID!) { report(id: $id) { authors } }',
        {
          id: report.id,
        },
      );
      expect(read).toEqual({ authors: [PEOPLE.sovannary.fullName, PEOPLE.kosal.fullName] });
    });

    it('freezes fourteen figures with its submission', async () => {
      await loop.travelTo('submit');
      const submission = { reportId: loop.id('report'), revision: 2 };
      expect(await standing(loop.act('WORKING_GROUP', 'submitReport', submission, STANDS))).toBe(
        'SUBMITTED 1',
      );

      expect(await figuresOf(loop, 1)).toEqual(FROZEN_1);
      await papersSay(loop, 1);
      expect(
        await loop.refused({
          'approved before the chair has': () => judge(loop, 'HEAD_OF_GOVERNMENT_OFFICE', 'approve', 1),
        }),
      ).toEqual({ 'approved before the chair has': 'REPORT_STATE' });
    });

    it('keeps them when a pledge more is accepted, on the page and on paper', async () => {
      await loop.travelTo('acceptP2');
      expect(await acceptOf(loop, 'P2')).toBe('OK');

      expect(await acceptedNow(loop)).toBe(5);
      expect(await figuresOf(loop, 1)).toEqual(FROZEN_1);
      expect(await figuresOf(loop, 1, 'figuresNow')).toEqual(FROZEN_2);
      await papersSay(loop, 1);
    });
  });
}

export function theReportIsApproved(loop: LoopApi): void {
  describe('11. Tuesday 26 to Friday 29 January: reviewed, returned, approved', () => {
    it('is forwarded by the chair, not by its author', async () => {
      await loop.travelTo('forward');

      expect(await loop.refused({ 'her own': () => judge(loop, 'WORKING_GROUP', 'forward', 1) })).toEqual({
        'her own': 'FORBIDDEN',
      });
      expect(await standing(judge(loop, 'CHAIR', 'forward', 1))).toBe('REVIEWED 1');
    });

    it('is judged by nobody who wrote in it, and returned with a comment by the office', async () => {
      await loop.travelTo('return');
      // He signs in before the rows are compared.
      await loop.ask('KOSAL', '{ viewer { signedIn } }');
      const office = 'HEAD_OF_GOVERNMENT_OFFICE';

      expect(
        await loop.refused({
          'Kosal approves': () => judge(loop, 'KOSAL', 'approve', 1),
          'Kosal returns': () => judge(loop, 'KOSAL', 'return', 1, WHY.returned),
          'without a word': () => judge(loop, office, 'return', 1),
        }),
      ).toEqual({
        'Kosal approves': 'OWN_REPORT',
        'Kosal returns': 'OWN_REPORT',
        'without a word': 'COMMENT_MISSING',
      });
      expect(await standing(judge(loop, office, 'return', 1, WHY.returned))).toBe('RETURNED 1');
      const told = await loop.mails('reports.returned');
      expect(told).toHaveLength(4);
      for (const { text } of told) expect(text.replaceAll('\u200b', '')).toContain(WHY.returned);
    });

    it('comes again with figures frozen anew, and the chair forwards it again', async () => {
      await loop.travelTo('resubmit');
      const edit = { reportId: loop.id('report'), revision: 2, content: contentOf(WITH_NEXT) };
      expect(await standing(loop.act('WORKING_GROUP', 'editReport', edit, STANDS))).toBe('RETURNED 1');
      const submission = { reportId: loop.id('report'), revision: 3 };
      expect(await standing(loop.act('WORKING_GROUP', 'submitReport', submission, STANDS))).toBe(
        'SUBMITTED 2',
      );
      await loop.travelTo('forwardAgain');
      expect(await standing(judge(loop, 'CHAIR', 'forward', 2))).toBe('REVIEWED 2');

      expect(await figuresOf(loop, 2)).toEqual(FROZEN_2);
      expect(await figuresOf(loop, 1)).toEqual(FROZEN_1);
    });

    it('is approved as it stands, and nothing of it moves afterwards', async () => {
      await loop.travelTo('approve');
      const office = 'HEAD_OF_GOVERNMENT_OFFICE';
      expect(await loop.refused({ 'version 1': () => judge(loop, office, 'approve', 1) })).toEqual({
        'version 1': 'REPORT_CHANGED',
      });
      expect(await standing(judge(loop, office, 'approve', 2))).toBe('APPROVED 2');

      await loop.travelTo('acceptP4');
      expect(await acceptOf(loop, 'P4')).toBe('OK');
      expect(await acceptedNow(loop)).toBe(6);
      expect(await figuresOf(loop, 2)).toEqual(FROZEN_2);
      await papersSay(loop, 2);
      await papersSay(loop, 1);
      const later = { reportId: loop.id('report'), revision: 3, content: contentOf(REPORT.written) };
      expect(
        await loop.refused({
          edited: () => loop.act('WORKING_GROUP', 'editReport', later),
          returned: () => judge(loop, office, 'return', 2, WHY.returned),
        }),
      ).toEqual({ edited: 'REPORT_STATE', returned: 'REPORT_STATE' });
    });
  });
}
