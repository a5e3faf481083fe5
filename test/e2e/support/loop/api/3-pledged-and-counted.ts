import { newId } from '#kernel';
import {
  type Ask,
  codeIn,
  type Figure,
  line,
  lines,
  overviewOf,
  peopleOf,
  pledgesOf,
} from '../../../../contract/overview-reader.js';
import { CORRECTED, emailOf, PEOPLE, TERMS, WHY } from '../cast.js';
import { BEFORE, FILTERS, inOrder, MONEY_BEFORE, MONEY_NOW, MONEY_OFFERED, NOW, opened } from '../figures.js';
import type { LoopApi } from './loop-api.js';

type Answer = Promise<{ code: string } & Record<string, unknown>>;
const PLEDGE =
  'pledge { id status version money { amountMinor currency } quantity { thousandths unit { code } } }';

const as =
  (loop: LoopApi, role: string): Ask =>
  (query, variables) =>
    loop.answer(role, query, variables);

/** Pledged and accepted of each unit, in its smallest parts. */
async function money(loop: LoopApi): Promise<Record<string, [number, number]>> {
  const figures = (await overviewOf(as(loop, 'WORKING_GROUP')))['figures'] as Figure[];
  const of = (measure: string, unit: string): number =>
    Number(figures.find((figure) => figure.measure === measure && figure.unit === unit)?.value ?? 0);
  return Object.fromEntries(
    ['USD', 'KHR', 'person-days'].map((unit) => [unit, [of('PLEDGED', unit), of('ACCEPTED', unit)]]),
  );
}

export function theOrganisationPledges(loop: LoopApi): void {
  describe('7. Wednesday 20 January: Tonle Mobility pledges', () => {
    const termsOf = (name: 'L1' | 'L2'): object => ({
      ...TERMS[name],
      sessionId: loop.world.session,
    });
    const offer = (name: 'L1' | 'L2'): Answer =>
      loop.act(
        'COORDINATOR',
        'offerPledge',
        { organisationId: loop.world.tonle, idempotencyKey: newId(), terms: termsOf(name) },
        PLEDGE,
      );
    const correct = (): Answer =>
      loop.act(
        'COORDINATOR',
        'correctPledge',
        { pledgeId: loop.id('L1'), version: 1, terms: { ...termsOf('L1'), amount: CORRECTED } },
        PLEDGE,
      );

    it('offers money, typed in Khmer digits, and person-days', async () => {
      await loop.travelTo('offer');
      expect(await money(loop)).toEqual(MONEY_BEFORE);
      for (const [name, expected] of [
        ['L1', { money: { amountMinor: '240075', currency: 'USD' }, quantity: null }],
        ['L2', { money: null, quantity: { thousandths: '7500', unit: { code: 'person-days' } } }],
      ] as const) {
        const pledge = (await offer(name))['pledge'] as { id: string };
        expect(pledge).toMatchObject({ status: 'OFFERED', version: 1, ...expected });
        loop.ids.set(name, pledge.id);
      }
      expect(await loop.mails('pledges.received')).toHaveLength(2);
      expect(
        (await loop.mails('pledges.to-decide')).map(({ to, locale }) => `${locale} ${to}`).toSorted(),
      ).toEqual(
        ['kosal', 'kosal', 'sovannary', 'sovannary'].map(
          (who) => `${who === 'kosal' ? 'en' : 'km'} ${emailOf(who as 'kosal' | 'sovannary')}`,
        ),
      );
    });

    it('corrects the money, once from what was seen', async () => {
      await loop.travelTo('correctOffer');

      expect(await correct()).toMatchObject({
        code: 'OK',
        pledge: { version: 2, money: { amountMinor: '250025', currency: 'USD' } },
      });
      expect(await loop.refused({ again: correct })).toEqual({ again: 'PLEDGE_CHANGED' });
      expect(await money(loop)).toEqual(MONEY_OFFERED);
      const whole = (await overviewOf(as(loop, 'CHAIR')))['figures'] as Figure[];
      expect(line(whole).slice(3)).toEqual([8, 3]);
    });
  });
}

export function theWorkingGroupAnswers(loop: LoopApi): void {
  describe('8. Thursday 21 January, 10:00: the working group answers', () => {
    const answer = (
      act: 'accept' | 'decline',
      pledge: 'L1' | 'L2',
      { version, reason, who = 'WORKING_GROUP' }: { version: number; reason: string; who?: string },
    ): Answer =>
      loop.act(
        who,
        `${act}Pledge`,
        { pledgeId: loop.id(pledge), version, reason },
        'pledge { status version }',
      );

    it('decides nothing that it did not see, and nothing without a reason', async () => {
      await loop.travelTo('answer');

      expect(
        await loop.refused({
          'an older amount': () => answer('accept', 'L1', { version: 1, reason: WHY.accepted }),
          'one’s own': () => answer('accept', 'L1', { version: 2, reason: 'x', who: 'COORDINATOR' }),
          'no reason': () => answer('decline', 'L2', { version: 1, reason: ' ' }),
        }),
      ).toEqual({
        'an older amount': 'PLEDGE_CHANGED',
        'one’s own': 'FORBIDDEN',
        'no reason': 'REASON_REQUIRED',
      });
    });

    it('accepts the money and declines the drivers', async () => {
      expect(await answer('accept', 'L1', { version: 2, reason: WHY.accepted })).toEqual({
        code: 'OK',
        pledge: { status: 'ACCEPTED', version: 3 },
      });
      expect(await answer('decline', 'L2', { version: 1, reason: WHY.declined })).toEqual({
        code: 'OK',
        pledge: { status: 'DECLINED', version: 2 },
      });

      const terms = { ...TERMS.L1, sessionId: loop.world.session };
      expect(
        await loop.refused({
          'corrects L1': () =>
            loop.act('COORDINATOR', 'correctPledge', { pledgeId: loop.id('L1'), version: 3, terms }),
          'withdraws L2': () =>
            loop.act('COORDINATOR', 'withdrawPledge', { pledgeId: loop.id('L2'), version: 2 }),
        }),
      ).toEqual({ 'corrects L1': 'PLEDGE_DECIDED', 'withdraws L2': 'PLEDGE_DECIDED' });
    });

    it('tells both sides why, each in their language', async () => {
      const accepted = await loop.mailTo(PEOPLE.dany.email, 'pledges.accepted');
      const declined = await loop.mailTo(PEOPLE.dany.email, 'pledges.declined');
      const decided = await loop.mails('pledges.decided');

      expect(accepted.subject).toContain('2,500.25');
      expect([accepted.text, declined.text].map((text) => text.replaceAll('\u200b', ''))).toEqual([
        expect.stringContaining(WHY.accepted),
        expect.stringContaining(WHY.declined),
      ]);
      expect(decided.map(({ to, locale }) => `${locale} ${to}`).toSorted()).toEqual([
        ...Array<string>(2).fill(`en ${PEOPLE.kosal.email}`),
        ...Array<string>(2).fill(`km ${PEOPLE.sovannary.email}`),
      ]);
      for (const { text } of decided) expect(text).toMatch(new RegExp(`${WHY.accepted}|${WHY.declined}`));
    });
  });
}

export function theCommitteeLooks(loop: LoopApi): void {
  describe('9. Friday 22 January, 14:00: the committee looks at the overview', () => {
    const shown = async (): Promise<unknown> => {
      const all = await overviewOf(as(loop, 'CHAIR'));
      return {
        all: line(all['figures'] as Figure[]),
        cities: lines(all['cities'], codeIn('city')),
        focusAreas: lines(all['focusAreas'], codeIn('focusArea')),
        sectors: lines(all['sectors'], codeIn('sector')),
        kinds: lines(all['kinds'], ({ kind }) => String(kind)),
      };
    };

    it('shows exactly the figures of the story', async () => {
      await loop.travelTo('look');

      expect(await shown()).toEqual(NOW);
      expect(await money(loop)).toEqual(MONEY_NOW);
      expect(NOW.all.map((now, i) => now - BEFORE.all[i]!)).toEqual([4, 5, 4, 1, 1]);
    });

    it.each(FILTERS)('opens exactly the named rows under %j', async (filter) => {
      const chair = as(loop, 'CHAIR');
      const figures = line(
        (await overviewOf(chair, filter as Record<string, unknown>))['figures'] as Figure[],
      );
      for (const [i, measure] of ['INVITED', 'REGISTERED', 'ATTENDED', 'PLEDGED', 'ACCEPTED'].entries()) {
        const rows =
          i < 3
            ? (await peopleOf(chair, measure, filter as Record<string, unknown>)).map(
                ({ fullName }) => fullName,
              )
            : (await pledgesOf(chair, measure, null, filter as Record<string, unknown>)).map(
                ({ organisation, unit, value }) =>
                  `${(organisation as { en: string }).en} ${String(unit)} ${String(value)}`,
              );

        expect({ measure, count: rows.length }).toEqual({ measure, count: figures[i] });
        expect({ measure, rows: inOrder(measure, rows as string[]) }).toEqual({
          measure,
          rows: inOrder(measure, opened(measure, filter)),
        });
      }
    });

    it('is not the coordinator’s', async () => {
      const { body } = await loop.answer('COORDINATOR', '{ overview { asOf } }');
      expect(body.errors?.map(({ extensions }) => extensions.code)).toEqual(['FORBIDDEN']);
    });
  });
}
