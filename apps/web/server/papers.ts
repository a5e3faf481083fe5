import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ReadableStream } from 'node:stream/web';
import { ApiFailure } from '../src/shared/lib/api';
import type { Locale } from '../src/shared/lib/locale';
import { readReference } from '../src/shared/lib/reference';
import type { Web } from './app';
import { type FormRoute, LOCALE_PATH } from './forms/form';

interface ReportRoute {
  Params: { locale: Locale; id: string; number: string; file: string };
}

/** A paper is made while somebody waits for it; the api gives up after ten seconds of its own. */
const PATIENCE_MS = 30_000;
const PASSED_ON = ['content-type', 'content-disposition', 'content-language', 'content-length'] as const;
const PICTURE_PARTS = ['content-type', 'content-length', 'etag', 'cache-control'] as const;
const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN', 429: 'RATE_LIMITED' };

/** Papers are made by the api and passed on with the reader's cookie: of a report, for which one signs in, of a ticket, for which
 *  its code is enough, and materials of a course, for whoever they are for. */
export function papers(app: FastifyInstance, { settings, renderer }: Web): void {
  const passOn = async (
    request: FastifyRequest,
    reply: FastifyReply,
    { path, locale }: { path: string; locale: Locale },
  ): Promise<FastifyReply> => {
    try {
      const answer = await fetch(settings.apiUrl + path, {
        headers: {
          'accept-language': locale,
          'x-forwarded-for': request.ip,
          'x-request-id': request.id,
          ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok || !answer.body) {
        await answer.body?.cancel();
        if (answer.status === 404) return await renderer.fault(request, reply, 'not-found', 404);
        throw new ApiFailure(CODES[answer.status] ?? 'UNAVAILABLE');
      }
      for (const name of PASSED_ON) {
        const value = answer.headers.get(name);
        if (value) void reply.header(name, value);
      }
      return reply.header('cache-control', 'no-store').send(Readable.fromWeb(answer.body as ReadableStream));
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : new ApiFailure('UNAVAILABLE', null, error);
      return renderer.failed(request, reply, failure);
    }
  };

  app.get<ReportRoute>(`${LOCALE_PATH}/reports/:id/versions/:number/:file`, async (request, reply) => {
    const { locale, id, number, file } = request.params;
    const path = `/reports/${[id, 'versions', number, file].map(encodeURIComponent).join('/')}`;
    return passOn(request, reply, { path, locale });
  });

  app.get<FormRoute>(`${LOCALE_PATH}/materials/:id`, async (request, reply) => {
    const { locale, id } = request.params;
    return passOn(request, reply, { path: `/materials/${encodeURIComponent(id)}`, locale });
  });

  app.get<FormRoute>(`${LOCALE_PATH}/tickets/:reference/ticket.pdf`, async (request, reply) => {
    const { locale } = request.params;
    const reference = readReference(request.params.reference);
    if (!reference) return renderer.fault(request, reply, 'not-found', 404);
    return passOn(request, reply, { path: `/tickets/${reference}/${locale}.pdf`, locale });
  });

  /* Where a link is shared a picture is wanted, whatever happens: the one of the site stands in for one that could not be drawn. */
  app.get<FormRoute>(`${LOCALE_PATH}/sessions/:id/preview.png`, async (request, reply) => {
    const { locale, id } = request.params;
    const ready = request.headers['if-none-match'];
    try {
      const path = `/sessions/${encodeURIComponent(id)}/preview/${locale}.png`;
      const answer = await fetch(settings.apiUrl + path, {
        headers: {
          'x-forwarded-for': request.ip,
          'x-request-id': request.id,
          ...(ready ? { 'if-none-match': ready } : {}),
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (answer.status === 404) {
        await answer.body?.cancel();
        return await renderer.fault(request, reply, 'not-found', 404);
      }
      if (!answer.ok && answer.status !== 304) throw new ApiFailure('UNAVAILABLE');
      for (const name of PICTURE_PARTS) {
        const value = answer.headers.get(name);
        if (value) void reply.header(name, value);
      }
      void reply.header('cross-origin-resource-policy', 'cross-origin');
      if (answer.status === 304) return await reply.code(304).send();
      return await reply.send(Buffer.from(await answer.arrayBuffer()));
    } catch (error) {
      request.log.warn({ err: error }, 'A picture could not be drawn');
      return reply.header('cache-control', 'no-store').redirect(`/preview-${locale}.png`, 302);
    }
  });
}
