import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ReadableStream } from 'node:stream/web';
import { StartExportDocument } from '../src/shared/gql/graphql';
import { ApiFailure } from '../src/shared/lib/api';
import { translate } from '../src/shared/lib/i18n';
import type { Locale } from '../src/shared/lib/locale';
import { visitorApi } from './api-access';
import type { Web } from './app';
import { type FormRoute, LOCALE_PATH, ownPath, readFields, readRowFields, seeOther } from './forms/form';
import { ExportRefusedPage } from './export-refused-page';

interface FileRoute {
  Params: { locale: Locale; file: string };
}

/** The first rows are there at once; the last of two hundred thousand take their time. */
const PATIENCE_MS = 300_000;
const PASSED_ON = ['content-type', 'content-disposition', 'content-language'] as const;
/** Opened in a browser after all, it may do nothing. */
const FILE_POLICY =
  "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

/** Passes the file of a list on from the api, with the reader's cookie. */
export function exportFiles(app: FastifyInstance, { settings, renderer }: Web): void {
  app.get<FileRoute>(`${LOCALE_PATH}/exports/:file`, { exposeHeadRoute: false }, async (request, reply) => {
    const { locale, file } = request.params;
    try {
      const given = new AbortController();
      const answer = await fetch(`${settings.apiUrl}/exports/${encodeURIComponent(file)}`, {
        headers: {
          'accept-language': locale,
          'x-forwarded-for': request.ip,
          'x-request-id': request.id,
          ...(request.headers.cookie ? { cookie: request.headers.cookie } : {}),
        },
        signal: AbortSignal.any([given.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      if (!answer.ok || !answer.body) {
        await answer.body?.cancel();
        if (answer.status === 404) return await renderer.fault(request, reply, 'not-found', 404);
        const codes: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };
        throw new ApiFailure(codes[answer.status] ?? 'UNAVAILABLE');
      }
      reply.raw.once('close', () => given.abort());
      for (const name of PASSED_ON) {
        const value = answer.headers.get(name);
        if (value) void reply.header(name, value);
      }
      return reply
        .header('cache-control', 'no-store')
        .header('content-security-policy', FILE_POLICY)
        .send(Readable.fromWeb(answer.body as ReadableStream));
    } catch (error) {
      const failure = error instanceof ApiFailure ? error : new ApiFailure('UNAVAILABLE', null, error);
      return renderer.failed(request, reply, failure);
    }
  });
}

/** Answers the buttons CSV and XLSX of every list: on to the file, which the browser saves while the list stays where it
 *  is. Who must prove themselves anew, or sign in, comes back to the list. */
export function exportForms(app: FastifyInstance, { settings, renderer }: Web): void {
  app.post<FormRoute>(`${LOCALE_PATH}/exports`, async (request, reply): Promise<FastifyReply> => {
    const { locale } = request.params;
    const { list, format, back } = readFields(request, ['list', 'format', 'back']);
    const filters = Object.entries(readRowFields(request, ['f-'])).map(([name, value]) => ({
      name: name.slice('f-'.length),
      value,
    }));
    const page = ownPath(back, `/${locale}`);
    const api = visitorApi(settings.apiUrl, request);
    try {
      const { startExport } = await api.in(locale).mutate(StartExportDocument, {
        input: { list, filters, format: format === 'xlsx' ? 'XLSX' : 'CSV' },
      });
      for (const cookie of api.setCookies) void reply.header('set-cookie', cookie);
      const [refusal] = startExport.errors;
      if (refusal || !startExport.token)
        return renderer.html(
          request,
          reply.code(422),
          <ExportRefusedPage why={refusal?.message ?? translate(locale, 'export.refused')} back={page} />,
          { otherHref: page },
        );
      return seeOther(reply, `/${locale}/exports/${startExport.token}.${format === 'xlsx' ? 'xlsx' : 'csv'}`);
    } catch (error) {
      return renderer.failed(request, reply, error, page);
    }
  });
}
