import type { FastifyReply, FastifyRequest, preHandlerAsyncHookHandler } from 'fastify';
import type { Renderer } from './render';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** Origins whose pages may send forms here: the public one, and when that is this machine, its other names too. */
function ownOrigins(publicUrl: string): ReadonlySet<string> {
  const url = new URL(publicUrl);
  if (!LOOPBACK.includes(url.hostname)) return new Set([url.origin]);
  const port = url.port ? `:${url.port}` : '';
  return new Set(LOOPBACK.map((host) => `${url.protocol}//${host}${port}`));
}

/** True when a page of somebody else, or nobody knows whose, sent the form. Browsers name the origin of every POST; a client
 *  that names none must not carry anyone's cookie. */
export function isForeignForm(headers: FastifyRequest['headers'], own: ReadonlySet<string>): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  if (headers.origin !== undefined) return !own.has(headers.origin);
  return headers.cookie !== undefined && site === undefined;
}

/** Refuses forms of other sites with 403. */
export function ownPagesOnly(publicUrl: string, renderer: Renderer): preHandlerAsyncHookHandler {
  const own = ownOrigins(publicUrl);
  return async (request: FastifyRequest, reply: FastifyReply) => {
    if (isForeignForm(request.headers, own)) return renderer.fault(request, reply, 'refused', 403);
    return undefined;
  };
}
