import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { TryRoomAgainDocument } from '../src/shared/gql/graphql';
import { ApiFailure } from '../src/shared/lib/api';
import { readReference } from '../src/shared/lib/reference';
import type { Web } from './app';
import { consoleForm } from './forms/console-form';
import { fieldErrors, type FormRoute, LOCALE_PATH } from './forms/form';

const PATIENCE_MS = 10_000;
/** Why the page cannot say itself what is wrong. */
const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 429: 'RATE_LIMITED' };

/** The ways into on-line rooms. The api decides each time; its redirect is passed on and kept nowhere. Whoever is not let in reads why, on a page with
 *  the status that the api gave. */
export function rooms(app: FastifyInstance, { settings, renderer }: Web): void {
  const enter = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { path, locale, page }: { path: string; locale: string; page: string },
  ): Promise<FastifyReply> => {
    let answer: Response;
    try {
      answer = await fetch(settings.apiUrl + path, {
        redirect: 'manual',
        headers: {
          'accept-language': locale,
          'x-forwarded-for': request.ip,
          'x-request-id': request.id,
          ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await answer.body?.cancel();
    } catch (error) {
      return renderer.failed(request, reply, new ApiFailure('UNAVAILABLE', null, error));
    }
    const { status } = answer;
    const location = answer.headers.get('location');
    if (status === 302 && location)
      return reply
        .header('cache-control', 'no-store')
        .header('referrer-policy', 'no-referrer')
        .redirect(location, 302);
    const code = CODES[status];
    if (code) return renderer.failed(request, reply, new ApiFailure(code), page);
    return renderer.page(request, reply, { status, at: page });
  };

  app.get<FormRoute>(`${LOCALE_PATH}/tickets/:reference/room`, async (request, reply) => {
    const { locale } = request.params;
    const reference = readReference(request.params.reference);
    if (!reference) return renderer.fault(request, reply, 'not-found', 404);
    const page = `/${locale}/tickets/${reference}/room`;
    return enter(request, reply, { path: `/tickets/${reference}/room`, locale, page });
  });

  app.get<FormRoute>(`${LOCALE_PATH}/sessions/:id/room`, async (request, reply) => {
    const { locale, id } = request.params;
    const page = `/${locale}/sessions/${encodeURIComponent(id)}`;
    return enter(request, reply, { path: `/sessions/${encodeURIComponent(id)}/room`, locale, page });
  });

  app.get<FormRoute>(`${LOCALE_PATH}/trainer/sessions/:id/room/enter`, async (request, reply) => {
    const { locale, id } = request.params;
    const page = `/${locale}/trainer/sessions/${encodeURIComponent(id)}/room`;
    return enter(request, reply, { path: `/sessions/${encodeURIComponent(id)}/room`, locale, page });
  });
}

/** Another try at a room that could not be made. */
export function roomForms(app: FastifyInstance, web: Web): void {
  const page = ({ id = '' }: Readonly<Record<string, string>>): string => `/trainer/sessions/${id}/room`;
  consoleForm(app, web, {
    path: '/trainer/sessions/:id/room/again',
    page,
    fields: [],
    submit: async ({ api, params }) => {
      const { tryRoomAgain } = await api.mutate(TryRoomAgainDocument, {
        input: { sessionId: params['id'] ?? '' },
      });
      const errors = fieldErrors(tryRoomAgain.errors);
      if (errors.length > 0) return { errors: errors.map((error) => ({ ...error, field: '' })) };
      return { to: `${page(params)}?again=1` };
    },
  });
}
