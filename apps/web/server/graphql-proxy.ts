import replyFrom from '@fastify/reply-from';
import type { FastifyInstance } from 'fastify';
import english from '../../../locales/en/error.json';
import khmer from '../../../locales/km/error.json';
import { localeOfHeader } from '../src/shared/lib/locale';

const ANSWER_WITHIN_MS = 30_000;
const CONNECTIONS = 128;
/** What the api itself would say, were it there. */
const AWAY = { km: khmer['error.UNAVAILABLE'], en: english['error.UNAVAILABLE'] };
/** Said by the proxy alone; whatever a visitor claims under these names is dropped. */
const OWN_HEADERS = [
  'x-forwarded-for',
  'x-forwarded-host',
  'x-forwarded-proto',
  'x-real-ip',
  'forwarded',
  'x-request-id',
];

/** Passes `/graphql` on to the api, body untouched, cookies both ways. The api learns the visitor's address as this process
 *  knows it: the connection's, or what the trusted number of proxies before us vouch for. */
export async function graphqlProxy(app: FastifyInstance, { apiUrl }: { apiUrl: string }): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
  await app.register(replyFrom, {
    base: apiUrl,
    disableRequestLogging: true,
    undici: {
      connections: CONNECTIONS,
      pipelining: 1,
      headersTimeout: ANSWER_WITHIN_MS,
      bodyTimeout: ANSWER_WITHIN_MS,
    },
  });
  app.route({
    method: ['GET', 'POST', 'OPTIONS'],
    url: '/graphql',
    handler: (request, reply) =>
      reply.from(request.url, {
        rewriteRequestHeaders: (_asked, headers) => ({
          ...Object.fromEntries(Object.entries(headers).filter(([name]) => !OWN_HEADERS.includes(name))),
          'x-forwarded-for': request.ip,
          'x-forwarded-proto': request.protocol,
          'x-forwarded-host': request.host,
          'x-request-id': request.id,
        }),
        onError: (failed, { error }) => {
          request.log.warn({ err: error }, 'The api is away');
          void failed
            .code(503)
            .header('retry-after', 10)
            .header('cache-control', 'no-store')
            .type('application/json; charset=utf-8')
            .send(
              JSON.stringify({
                errors: [
                  {
                    message: AWAY[localeOfHeader(request.headers['accept-language'])],
                    extensions: { code: 'UNAVAILABLE', requestId: request.id, retryAfterSeconds: 10 },
                  },
                ],
              }),
            );
        },
      }),
  });
}
