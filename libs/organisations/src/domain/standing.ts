import type { Tx } from '#database';
import { accept, type Refusal, refuse, type Result } from '#kernel';
import type { OrganisationState } from './organisation.entities.js';

/** People whom an organisation may have enrolled, and members it may add, before it is verified. */
export const MOST_BEFORE_VERIFIED = 5;

/** How an organisation stands, held until `tx` ends: nothing merges it meanwhile. Null when there is none. With `alone`,
 *  no other transaction that asks so goes on meanwhile: for whoever counts before writing. */
export async function holdOrganisation(
  tx: Tx,
  organisationId: string,
  alone = false,
): Promise<OrganisationState | null> {
  const [row] = await tx.sql<{ state: OrganisationState }>({
    text: `select state from organisations where id = $1 for ${alone ? 'no key update' : 'key share'}`,
    values: [organisationId],
  });
  return row?.state ?? null;
}

/** May it act in public: pledge, answer a topic, gather people? Refuses ORGANISATION_NOT_VERIFIED while the committee has not
 *  looked, ORGANISATION_NOT_FOUND when it is declined, merged or not there. Holds it until `tx` ends. */
export async function holdVerified(
  tx: Tx,
  organisationId: string,
): Promise<Result<null, Refusal<'ORGANISATION_NOT_FOUND' | 'ORGANISATION_NOT_VERIFIED'>>> {
  const state = await holdOrganisation(tx, organisationId);
  if (state === 'VERIFIED') return accept(null);
  return state === 'UNVERIFIED'
    ? refuse('ORGANISATION_NOT_VERIFIED', { path: ['organisationId'] })
    : refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
}
