import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import type { ReadableStream } from 'node:stream/web';
import { ApiFailure } from '../src/shared/lib/api';
import type { Locale } from '../src/shared/lib/locale';
import type { Web } from './app';
import { LOCALE_PATH } from './forms/form';

interface PdfRoute {
  Params: { locale: Locale; id: string; number: string; file: string };
}

/** A paper is made while somebody waits for it; the api gives up after ten seconds of its own. */
const PATIENCE_MS = 30_000;
const PASSED_ON = ['content-type', 'content-disposition', 'content-language', 'content-length'] as const;

/** Passes the paper of a report on from the api, with the reader's cookie. Who is not signed in is led to the sign-in. */
export function reportPdf(app: FastifyInstance, { settings, renderer }: Web): void {
  app.get<PdfRoute>(`${LOCALE_PATH}/reports/:id/versions/:number/:file`, async (request, reply) => {
    const { locale, id, number, file } = request.params;
    const path = [id, 'versions', number, file].map(encodeURIComponent).join('/');
    try {
      const answer = await fetch(`${settings.apiUrl}/reports/${path}`, {
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
        const codes: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };
        throw new ApiFailure(codes[answer.status] ?? 'UNAVAILABLE');
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
  });
}
