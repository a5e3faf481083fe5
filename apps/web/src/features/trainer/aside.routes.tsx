import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SeatsAsidePageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { AsideCheckPage, AsideWithdrawPage } from './aside-check-page';
import { AsidePage, type AsidePageProps } from './aside-page';
import { checkedAside, doneAside } from './aside-view';

/** `/km/trainer/sessions/<id>/aside`: seats set aside for organisations, and their links. */
export const asideRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/aside',
  validateSearch: (search: Record<string, unknown>) => {
    const done = search['done'];
    return { done: typeof done === 'string' && doneAside(done) ? done : null };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.change-seats');
    const { session } = await context.api(params.locale).query(SeatsAsidePageDocument, { id: params.id });
    if (!session?.plannable) throw notFound();
    return {
      session,
      submission: context.submission,
      publicUrl: context.frame.publicUrl,
      done: doneAside(deps.done),
    };
  },
  component: () => <Aside {...asideRoute.useLoaderData()} />,
});

/** What is asked before something is done, once it is; otherwise the list and the form. */
function Aside(page: AsidePageProps) {
  const { session, submission } = page;
  const checked = checkedAside(submission);
  if (checked && submission)
    return <AsideCheckPage session={session} submission={submission} checked={checked} />;
  const withdrawn =
    submission?.form === 'withdraw'
      ? session.seatsAside.find(
          ({ organisation }) => organisation?.id === submission.values['organisationId'],
        )
      : null;
  return withdrawn ? <AsideWithdrawPage session={session} aside={withdrawn} /> : <AsidePage {...page} />;
}
