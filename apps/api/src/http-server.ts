import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Config } from '#config';

/** Sent with every answer. Nothing here is ever shown in a frame, run as a script or kept by a cache. */
const SECURITY_HEADERS = {
  'content-security-policy':
    "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
} as const;

const TWO_YEARS = 'max-age=63072000; includeSubDomains';
const PRIVATE = /^(127\.|10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|::1$|f[cd]|::ffff:(127|10|192\.168)\.)/i;
const REQUEST_ID = /^[\w-]{8,64}$/;

/** Whom to believe about the client's address: the web before us, when it is a neighbour, and as many proxies before
 *  it as the settings name. Whatever a client writes further to the left counts for nothing. */
export const trustedHops =
  (proxiesBeforeWeb: number) =>
  (address: string, hop: number): boolean =>
    hop === 0 ? PRIVATE.test(address) : hop <= proxiesBeforeWeb;

/** Names requests: a part that is the process's own, and a count. One that a neighbour gave is kept. */
function requestIds(): (request: IncomingMessage) => string {
  const process = randomBytes(5).toString('hex');
  let count = 0;
  return (request) => {
    const given = request.headers['x-request-id'];
    if (
      typeof given === 'string' &&
      REQUEST_ID.test(given) &&
      PRIVATE.test(request.socket.remoteAddress ?? '')
    )
      return given;
    count = (count + 1) % Number.MAX_SAFE_INTEGER;
    return `${process}-${count.toString(36)}`;
  };
}

const noCompiler = () => (): never => {
  throw new Error('Routes of the api have no JSON schema');
};

/** Fastify as the api uses it. `isEnding` is asked at each answer: a process that ends asks its clients to come back
 *  by another connection. */
export function createHttpServer(config: Config, isEnding: () => boolean): FastifyAdapter {
  const headers: Record<string, string> = config.publicUrl.startsWith('https://')
    ? { ...SECURITY_HEADERS, 'strict-transport-security': TWO_YEARS }
    : SECURITY_HEADERS;
  const adapter = new FastifyAdapter({
    trustProxy: trustedHops(config.trustedProxyHops),
    genReqId: requestIds(),
    requestIdHeader: false,
    bodyLimit: 100 * 1024,
    requestTimeout: 30_000,
    keepAliveTimeout: 65_000,
    // Nest's middleware layer: nothing here uses it.
    skipMiddie: true,
    return503OnClosing: false,
    forceCloseConnections: 'idle',
    logger: false,
    // No route here has a JSON schema. Fastify would load two compilers for them at every start.
    schemaController: { compilersFactory: { buildValidator: noCompiler, buildSerializer: noCompiler } },
    // An address that cannot even be read never reaches a hook.
    frameworkErrors: (error: FastifyError, _request: FastifyRequest, reply: FastifyReply) => {
      void reply
        .headers(headers)
        .code(error.statusCode ?? 400)
        .send({ statusCode: error.statusCode ?? 400 });
    },
  });
  adapter.getInstance().addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    reply.header('x-request-id', request.id);
    done();
  });
  adapter.getInstance().addHook('onSend', (_request, reply, _payload, done) => {
    if (isEnding()) reply.header('connection', 'close');
    done();
  });
  return adapter;
}
