import { OwnDetailsDocument } from '../../shared/gql/graphql';
import type { RouterContext } from '../../shared/lib/frame';
import type { Locale } from '../../shared/lib/locale';

/** What the form of a registration holds for whoever is signed in. */
export interface OwnDetails {
  readonly fullName: string;
  /** Address, or number; empty where the account has neither. */
  readonly contact: string;
  /** Of which they are a member, else as they wrote it for the next session that they come to; empty for none. */
  readonly organisation: string;
}

/** Null for a guest, of whom nothing is asked. */
export async function ownDetails(
  context: Pick<RouterContext, 'api' | 'viewer'>,
  locale: Locale,
): Promise<OwnDetails | null> {
  if (!(await context.viewer()).signedIn) return null;
  const { account, myBelongings, myTickets } = await context.api(locale).query(OwnDetailsDocument, {});
  const member = myBelongings.find(({ as }) => as === 'MEMBER');
  return {
    fullName: account.fullName,
    contact: account.email ?? account.phone ?? '',
    organisation: member?.organisation.name[locale] ?? myTickets.nodes[0]?.organisation ?? '',
  };
}
