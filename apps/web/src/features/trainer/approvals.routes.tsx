import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { ApprovalsPageDocument, PreviewApprovalsDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import type { Api } from '../../shared/lib/api';
import type { Submission } from '../../shared/lib/frame';
import { ApprovalsPage, type ApprovalsPageProps, DeclinePage } from './approvals-page';
import type { MovedUp } from './moved-up';

/** What the address says was just done: `approved.2`. */
function doneOf(typed: string | null): ApprovalsPageProps['done'] {
  const [, what, people] = /^(approved|declined)\.(\d{1,3})$/.exec(typed ?? '') ?? [];
  return what ? { approved: what === 'approved', people: Number(people) } : null;
}

/** Who would move up, were those declined who are chosen; null while none are. */
async function movedBy(
  api: Api,
  sessionId: string,
  submission: Submission | null,
): Promise<readonly MovedUp[] | null> {
  const registrationIds = submission?.lists?.['registration'] ?? [];
  if (submission?.form !== 'decline' || registrationIds.length === 0) return null;
  const input = { sessionId, registrationIds: [...registrationIds], approve: false };
  const { previewApprovals } = await api.query(PreviewApprovalsDocument, { input });
  return previewApprovals.movedUp;
}

/** `/km/trainer/sessions/<id>/approvals`: who waits for an approval, and what is decided of them. */
export const approvalsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/approvals',
  validateSearch: (search: Record<string, unknown>) => {
    const done = search['done'];
    return { done: typeof done === 'string' && doneOf(done) ? done : null };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.approve');
    const { session } = await context.api(params.locale).query(ApprovalsPageDocument, { id: params.id });
    if (!session || session.awaitingApproval == null) throw notFound();
    const { submission } = context;
    return {
      session,
      submission,
      done: doneOf(deps.done),
      movedUp: await movedBy(context.api(params.locale), params.id, submission),
    };
  },
  component: () => <Approvals {...approvalsRoute.useLoaderData()} />,
});

/** The check of a decline once there is one; otherwise the list. */
const Approvals = ({
  movedUp,
  ...page
}: ApprovalsPageProps & { readonly movedUp: readonly MovedUp[] | null }) =>
  movedUp && page.submission ? (
    <DeclinePage session={page.session} submission={page.submission} movedUp={movedUp} />
  ) : (
    <ApprovalsPage {...page} />
  );
