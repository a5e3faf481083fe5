import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { AnswerMailsPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { AnswerMailsPage } from './answer-mails-page';

/** `/km/trainer/sessions/<id>/ask`: who has not answered is asked by mail. */
export const answerMailsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/ask',
  validateSearch: (search: Record<string, unknown>) => ({
    done: /^[1-9]\d{0,3}$/.test(String(search['done'])) ? Number(search['done']) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.ask-answers');
    const { session, previewAnswerMails } = await context
      .api(params.locale)
      .query(AnswerMailsPageDocument, { session: params.id, input: { sessionId: params.id } });
    if (!session) throw notFound();
    const { mailing, errors } = previewAnswerMails;
    return {
      session,
      mailing: mailing ?? null,
      refusals: errors,
      submission: context.submission,
      done: deps.done,
    };
  },
  component: () => <AnswerMailsPage {...answerMailsRoute.useLoaderData()} />,
});
