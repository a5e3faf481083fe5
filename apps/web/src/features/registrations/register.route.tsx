import { createRoute, notFound } from '@tanstack/react-router';
import { localeRoute } from '../../app/locale-route';
import { InvitationDocument, type SessionState, SessionToRegisterDocument } from '../../shared/gql/graphql';
import { randomKey } from '../../shared/lib/random-key';
import { takesRegistrations } from '../../shared/lib/seats';
import { ownDetails } from './own-details';
import { REGISTER_FORM, RegisterPage } from './register-page';

/** What a personal link of a campaign carries. */
const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** `/km/sessions/<id>/register`: one seat, four fields, no account. The form is a plain POST that the server answers. */
export const registerRoute = createRoute({
  getParentRoute: () => localeRoute,
  path: 'sessions/$id/register',
  validateSearch: (search: Record<string, unknown>): { invitation?: string; for?: 'other' } => {
    const token = search['invitation'];
    return {
      ...(typeof token === 'string' && TOKEN.test(token) && { invitation: token }),
      ...(search['for'] === 'other' && { for: 'other' }),
    };
  },
  loaderDeps: ({ search }) => search,
  loader: async ({ context, params, deps }) => {
    const api = context.api(params.locale);
    const [{ session }, invited, own] = await Promise.all([
      api.query(SessionToRegisterDocument, { id: params.id }),
      deps.invitation ? api.query(InvitationDocument, { token: deps.invitation }) : null,
      deps.invitation || deps.for ? null : ownDetails(context, params.locale),
    ]);
    if (!session) throw notFound();
    const { submission } = context;
    return {
      session,
      submission,
      own: session.viewerTicket ? null : own,
      invitation: invited?.invitation?.session?.id === session.id ? invited.invitation : null,
      idempotencyKey: submission?.values['idempotencyKey'] ?? randomKey(),
    };
  },
  staleTime: 0,
  gcTime: 0,
  preloadStaleTime: 0,
  staticData: {
    scripted: true,
    section: 'sessions',
    switchForm: (loaded) => {
      const { session } = (loaded ?? {}) as { session?: { state: SessionState } };
      return session && takesRegistrations(session.state) ? REGISTER_FORM : null;
    },
  },
  component: () => <RegisterPage {...registerRoute.useLoaderData()} />,
});
