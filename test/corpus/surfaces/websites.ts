import { newId } from '#kernel';
import type { Surfaces } from '../surface.js';
import { act, outcomeOf, typedBy } from './asking.js';

/** Letters of a number, so that no two names are alike. */
const lettersOf = (id: string): string =>
  [...id.replace(/[^0-9]/g, '')].map((digit) => 'bdfgkmprtz'[Number(digit)]).join('o');

/** The page that an organisation names. It is shown as a link and never asked for. */
export const websiteSurfaces: Surfaces = {
  'url.website': {
    at: ['ProposeOrganisationInput.website'],
    // Three proposals a day are for people; those of the cases before are of another day.
    prepare: async (world) => {
      await world.db.ownerSql(
        `update organisation_proposals set proposed_at = proposed_at - interval '2 days'`,
      );
    },
    send: async (world, row, locale) => {
      const input = {
        nameEn: `Qx${lettersOf(row.id)} Wv${lettersOf(row.id).toUpperCase()}`,
        subKind: 'local-ngo',
        website: typedBy(world, row),
        why: 'We train guides.',
        idempotencyKey: newId(),
      };
      const answer = await act(
        world,
        'proposeOrganisation',
        input,
        { as: 'PARTICIPANT', locale },
        'organisation { id }',
      );
      return outcomeOf(answer, async () => {
        const found = await world.row<{ website: string | null }>(
          'select website from organisations where name_en = $1',
          input.nameEn,
        );
        return found.website;
      });
    },
  },
};
