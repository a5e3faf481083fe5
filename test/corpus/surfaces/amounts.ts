import { newId } from '#kernel';
import type { CorpusCase } from '../case.js';
import type { Surfaces } from '../surface.js';
import type { CorpusWorld } from '../world.js';
import { act, once, outcomeOf, ownOrganisation, typedBy, uuidOf } from './asking.js';

interface Typed {
  readonly amount: string;
  readonly unit: string;
}

const termsOf = (world: CorpusWorld, row: CorpusCase): Typed & { city: string; sector: string } => ({
  city: 'siem-reap',
  sector: 'tourism',
  ...(typedBy(world, row) as Typed),
});

const AT = ['PledgeTermsInput.amount'];
const READ = `select coalesce(p.currency, p.unit_code) as unit, coalesce(p.amount_minor, p.quantity_thousandths)::text as value
  from pledges p`;

/** A pledge that nobody has answered. */
export const openPledge = (world: CorpusWorld): Promise<string> =>
  once(world, 'pledge', async () => {
    const terms = { city: 'siem-reap', sector: 'tourism', amount: '77', unit: 'USD' };
    const input = { organisationId: await ownOrganisation(world), terms, idempotencyKey: newId() };
    const answer = await act(
      world,
      'offerPledge',
      input,
      { as: 'COORDINATOR', locale: 'en' },
      'pledge { id }',
    );
    return (answer.payload!['pledge'] as { id: string }).id;
  });

export const versionOf = async (world: CorpusWorld, pledge: string): Promise<number> =>
  (await world.row<{ version: number }>('select version from pledges where id = $1', uuidOf(pledge))).version;

/** Where amounts of the ledger are typed. */
export const amountSurfaces: Surfaces = {
  'ledger.offer': {
    at: AT,
    send: async (world, row, locale) => {
      const input = {
        organisationId: await ownOrganisation(world),
        terms: termsOf(world, row),
        idempotencyKey: newId(),
      };
      const answer = await act(world, 'offerPledge', input, { as: 'COORDINATOR', locale }, 'pledge { id }');
      return outcomeOf(answer, () => {
        const { id } = answer.payload!['pledge'] as { id: string };
        return world.row(`${READ} where p.id = $1`, uuidOf(id));
      });
    },
  },
  'ledger.correction': {
    at: AT,
    prepare: async (world) => {
      await openPledge(world);
    },
    send: async (world, row, locale) => {
      const pledgeId = await openPledge(world);
      const input = { pledgeId, terms: termsOf(world, row), version: await versionOf(world, pledgeId) };
      const answer = await act(world, 'correctPledge', input, { as: 'COORDINATOR', locale });
      return outcomeOf(answer, () => world.row(`${READ} where p.id = $1`, uuidOf(pledgeId)));
    },
  },
};
