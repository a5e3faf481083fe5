import type { Role } from '../gql/graphql';
import { ApiFailure } from './api';
import type { RouterContext, ViewerFacts } from './frame';

/** Lets a console page be read only by those who hold a permission of the api, or one of several roles. Those who are not
 *  signed in are led to the sign-in and back; others get the page that says so (403). The api refuses on its own too: this
 *  spares a question that it would refuse, and is for pages that ask nothing.
 *
 *      loader: async ({ context }) => { const viewer = await admit(context, 'pledges.decide'); … }
 *
 *  @throws ApiFailure UNAUTHENTICATED or FORBIDDEN; STEP_UP_REQUIRED while a role of theirs waits for a stronger sign-in */
export async function admit(
  context: Pick<RouterContext, 'viewer'>,
  who: string | readonly Role[],
): Promise<ViewerFacts> {
  const viewer = await context.viewer();
  if (!viewer.signedIn) throw new ApiFailure('UNAUTHENTICATED');
  const admitted =
    typeof who === 'string'
      ? viewer.permissions.includes(who)
      : viewer.roles.some((role) => who.includes(role));
  if (!admitted) throw new ApiFailure(viewer.withheldRoles.length > 0 ? 'STEP_UP_REQUIRED' : 'FORBIDDEN');
  return viewer;
}
