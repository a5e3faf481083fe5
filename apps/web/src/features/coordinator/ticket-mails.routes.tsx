import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { TicketMailsPageDocument } from '../../shared/gql/graphql';
import { admit } from '../../shared/lib/access';
import { TicketMailsPage } from './ticket-mails-page';

/** `/km/organisation/tickets/<organisation>/<session>/send`: their tickets once more, by mail. */
export const ticketMailsRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'organisation/tickets/$of/$session/send',
  validateSearch: (search: Record<string, unknown>) => ({
    done: /^[1-9]\d{0,3}$/.test(String(search['done'])) ? Number(search['done']) : null,
  }),
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    await admit(context, 'registrations.send-tickets');
    const asked = { session: params.session, organisation: params.of };
    const { session, organisation, previewTicketMails } = await context
      .api(params.locale)
      .query(TicketMailsPageDocument, {
        ...asked,
        input: { sessionId: params.session, organisationId: params.of },
      });
    if (!session || !organisation) throw notFound();
    const { mailing, errors } = previewTicketMails;
    return {
      session,
      organisation,
      mailing: mailing ?? null,
      refusals: errors,
      submission: context.submission,
      done: deps.done,
    };
  },
  component: () => <TicketMailsPage {...ticketMailsRoute.useLoaderData()} />,
});
