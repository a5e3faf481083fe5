import { Agent, request as httpRequest, type ClientRequest, type IncomingMessage } from 'node:http';
import { Agent as SecureAgent, request as httpsRequest } from 'node:https';
import type { FastifyRequest } from 'fastify';
import { type Api, createApi } from '../src/shared/lib/api';
import type { Locale } from '../src/shared/lib/locale';

const SOCKETS = 128;
const agents = {
  'http:': new Agent({ keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' }),
  'https:': new SecureAgent({ keepAlive: true, maxSockets: SOCKETS, scheduling: 'lifo' }),
};

/** A page that has waited this long for the api says so instead. */
export const API_PATIENCE_MS = 8_000;
const LARGEST_ANSWER_BYTES = 16 * 1024 * 1024;

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Call {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly timeoutMs: number;
  /** Does making the call twice do no harm? */
  readonly repeatable: boolean;
}

/** Asks another of our processes over a kept connection. A connection that the other side had just closed is replaced
 *  once, unless the call must not be made twice. */
export async function call(asked: Call): Promise<Answer> {
  try {
    return await attempt(asked);
  } catch (error) {
    if (error instanceof StaleConnection && asked.repeatable) return attempt(asked);
    throw error;
  }
}

class StaleConnection extends Error {
  override readonly name = 'StaleConnection';
}

function attempt({ url, method, headers, body, timeoutMs }: Call): Promise<Answer> {
  const secure = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers,
      agent: agents[secure ? 'https:' : 'http:'],
      signal: AbortSignal.timeout(timeoutMs),
    };
    const asked: ClientRequest = (secure ? httpsRequest : httpRequest)(url, options, (answer) => {
      const parts: Buffer[] = [];
      let size = 0;
      answer.on('data', (part: Buffer) => {
        size += part.length;
        if (size > LARGEST_ANSWER_BYTES) answer.destroy(new Error('The answer is too large'));
        else parts.push(part);
      });
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          body: Buffer.concat(parts).toString('utf8'),
        }),
      );
    });
    asked.on('error', (error: NodeJS.ErrnoException) => {
      reject(asked.reusedSocket && error.code === 'ECONNRESET' ? new StaleConnection() : error);
    });
    asked.end(body);
  });
}

/** The api on behalf of one visitor: with their cookie and address. Cookies that it sets are kept for the answer. */
export interface VisitorApi {
  readonly in: (locale: Locale) => Api;
  readonly setCookies: readonly string[];
}

/** The api on behalf of the same visitor with cookies that it has just set: the page of this answer is already theirs. */
export function withCookies(
  apiUrl: string,
  request: FastifyRequest,
  setCookies: readonly string[],
): VisitorApi {
  const pairs = new Map(
    [...(request.headers.cookie ?? '').split(';'), ...setCookies.map((cookie) => cookie.split(';')[0] ?? '')]
      .map((pair) => pair.trim())
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), pair]),
  );
  return visitorApi(apiUrl, request, [...pairs.values()].join('; '));
}

export function visitorApi(
  apiUrl: string,
  request: FastifyRequest,
  cookie = request.headers.cookie,
): VisitorApi {
  const setCookies: string[] = [];
  const headers: Record<string, string> = {
    'x-forwarded-for': request.ip,
    'x-request-id': request.id,
    ...(request.headers['user-agent'] ? { 'user-agent': request.headers['user-agent'] } : {}),
    ...(cookie ? { cookie } : {}),
  };
  const fetchFromApi =
    (repeatable: boolean) =>
    async (target: string | URL | Request, init?: RequestInit): Promise<Response> => {
      const answer = await call({
        url: typeof target === 'string' ? target : target instanceof URL ? target.href : target.url,
        method: init?.method ?? 'POST',
        headers: Object.fromEntries(new Headers(init?.headers)),
        ...(typeof init?.body === 'string' ? { body: init.body } : {}),
        timeoutMs: API_PATIENCE_MS,
        repeatable,
      });
      setCookies.push(...(answer.headers['set-cookie'] ?? []));
      return new Response(answer.body, {
        status: answer.status,
        headers: { 'content-type': answer.headers['content-type'] ?? '' },
      });
    };
  return {
    in: (locale) =>
      createApi({
        url: `${apiUrl}/graphql`,
        locale,
        fetch: fetchFromApi(true),
        fetchOnce: fetchFromApi(false),
        headers,
      }),
    setCookies,
  };
}
