import type { IncomingHttpHeaders } from 'node:http';

const LOOPBACK = ['localhost', '127.0.0.1', '[::1]'];

/** The origins whose pages may post here: that of the public address, and when that is this machine, its other
 *  names too. */
export function ownOrigins(publicUrl: string): ReadonlySet<string> {
  const url = new URL(publicUrl);
  if (!LOOPBACK.includes(url.hostname)) return new Set([url.origin]);
  const port = url.port ? `:${url.port}` : '';
  return new Set(LOOPBACK.map((host) => `${url.protocol}//${host}${port}`));
}

/** True for a request that a page of somebody else made a browser send. A browser names the page's origin on every
 *  POST; other clients send neither header and carry no cookie of a person. */
export function isForeign(headers: IncomingHttpHeaders, own: ReadonlySet<string>): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true;
  return origin !== undefined && !own.has(origin);
}
