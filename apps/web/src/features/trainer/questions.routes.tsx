import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { SessionQuestionsPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { FORM_OF, type FormName, QuestionsPage } from './questions-page';

const isForm = (name: string): name is FormName => Object.hasOwn(FORM_OF, name);

/** `/km/trainer/sessions/<id>/questions/<registration|confirmed>`: what a session asks. */
export const questionsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'trainer/sessions/$id/questions/$form',
  validateSearch: (search: Record<string, unknown>) => ({ saved: search['saved'] === 'yes' ? 'yes' : null }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params: { locale, id, form }, deps }) => {
    await admit(context, 'registrations.save-questions');
    const { session } = await context.api(locale).query(SessionQuestionsPageDocument, { id });
    if (!session?.plannable || !isForm(form)) throw notFound();
    return { session, form, submission: context.submission, saved: deps.saved === 'yes' };
  },
  component: () => <QuestionsPage {...questionsRoute.useLoaderData()} />,
});
