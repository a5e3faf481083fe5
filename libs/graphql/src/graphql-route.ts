import type { FastifyInstance } from 'fastify';
import { LIMITS } from './document-limits.js';
import type { GraphqlTransport } from './graphql-transport.js';
import { badInput, beyondLimit } from './protocol-error.js';

/** POST /graphql, in a scope of its own: nothing of Nest stands between the socket and the handler. Bodies are JSON
 *  of at most 100 kB; there is no GET, so that no link can ask anything in a person's name. */
export async function registerGraphqlRoute(
  instance: FastifyInstance,
  transport: GraphqlTransport,
): Promise<void> {
  await instance.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // Keys that would reach a prototype are dropped: they stand for nothing here.
    const parse = scope.getDefaultJsonParser('remove', 'remove');
    scope.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit: LIMITS.bodyBytes }, parse);
    scope.setErrorHandler((error: { statusCode?: number }, request, reply) => {
      const { statusCode } = error;
      // Node then reads the rest of a body that is too long and throws it away; were the connection closed under a
      // client that is still sending, the client would not see why. Said aloud, it also holds for whoever asked for
      // the connection to be closed: they close it once they have the answer.
      if (statusCode === 413) reply.header('connection', 'keep-alive');
      if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
        const refusal =
          statusCode === 413 ? beyondLimit('the body is too long') : badInput('the body cannot be read');
        return transport.refuse(request, reply, refusal, statusCode);
      }
      return transport.refuse(request, reply, error);
    });
    scope.route({
      method: 'POST',
      url: '/graphql',
      handler: (request, reply) => transport.handle(request, reply),
    });
    scope.route({
      method: ['GET', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/graphql',
      // Before the body: whether it can be read is no longer the question.
      onRequest: async (request, reply) => {
        reply.header('allow', 'POST');
        return transport.refuse(request, reply, badInput('only POST'), 405);
      },
      handler: async () => undefined,
    });
  });
}
