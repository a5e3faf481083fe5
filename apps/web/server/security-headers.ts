import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** Allows the scripts of this one answer, and no others. */
    nonce: string;
  }
}

/** What a page may load: its own files and the scripts that carry the nonce. Nothing from any other host. */
export const pagePolicy = (nonce: string, worker = false): string =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "manifest-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    ...(worker ? ["worker-src 'self'"] : []),
  ].join('; ');

/** The page of a ticket, and no other, may start a worker: the one that keeps it for where there is no network. */
const TICKET = /^\/(?:km|en)\/tickets\/[^/?]+\/?(?:\?|$)/;

/** Of a caught mail inside its frame: its own inline styles and pictures, no script, no request, links in new windows. */
export const mailPolicy =
  "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox";

/** An answer that is not a page needs nothing at all. */
const filePolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

/** Of the worker that keeps tickets: it asks this site for their pages and files, and nobody else. */
export const workerPolicy = `${filePolicy}; connect-src 'self'`;

const YEAR_S = 31_536_000;

/** Headers beside the policy, whatever is answered. */
const everyAnswer = (https: boolean): Readonly<Record<string, string>> => ({
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), interest-cohort=()',
  'x-frame-options': 'DENY',
  ...(https && { 'strict-transport-security': `max-age=${YEAR_S}; includeSubDomains` }),
});

/** Headers of every answer, errors and files included. A handler that needs another policy sets it first. */
export function securityHeaders(app: FastifyInstance, { https }: { https: boolean }): void {
  const headers = Object.entries(everyAnswer(https));
  app.decorateRequest('nonce', '');
  app.addHook('onRequest', (request, _reply, done) => {
    request.nonce = randomBytes(18).toString('base64url');
    done();
  });
  app.addHook('onSend', (request, reply, _payload, done) => {
    const type = String(reply.getHeader('content-type') ?? '');
    preset(
      reply,
      'content-security-policy',
      type.startsWith('text/html') ? pagePolicy(request.nonce, TICKET.test(request.url)) : filePolicy,
    );
    for (const [name, value] of headers) preset(reply, name, value);
    done();
  });
}

/** Answers an address that cannot even be read: no hook and no page ever sees it. */
export const unreadable =
  ({ https }: { https: boolean }) =>
  (error: { statusCode?: number }, _request: unknown, reply: FastifyReply): void => {
    void reply
      .headers({ ...everyAnswer(https), 'content-security-policy': filePolicy, 'cache-control': 'no-store' })
      .code(error.statusCode ?? 400)
      .type('text/plain; charset=utf-8')
      .send('This address cannot be read.');
  };

function preset(reply: FastifyReply, name: string, value: string): void {
  if (!reply.hasHeader(name)) void reply.header(name, value);
}
