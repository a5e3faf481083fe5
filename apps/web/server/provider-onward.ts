import type { FastifyReply, FastifyRequest } from 'fastify';
import { isLocale, type Locale } from '../src/shared/lib/locale';

/** Where somebody was who went to a ministry's own sign-in. Kept in the browser: the link of an invitation is in no table. */
export interface Onward {
  readonly locale: Locale;
  /** Path of the page with the button, to which a refusal leads. */
  readonly from: string;
  /** Path of this site to go on to; empty for their first page. */
  readonly next: string;
  /** Does the browser keep what was typed there? */
  readonly held: boolean;
}

const NAME = 'samaki-onward';
const MINUTES_15_S = 900;
const LONGEST = 2_000;

const attributes = (secure: boolean, maxAge: number): string =>
  `Path=/sign-in/with; HttpOnly; SameSite=Lax; Max-Age=${maxAge}${secure ? '; Secure' : ''}`;

export function keepOnward(reply: FastifyReply, onward: Onward, secure: boolean): void {
  const value = Buffer.from(JSON.stringify(onward)).toString('base64url');
  if (value.length <= LONGEST)
    void reply.header('set-cookie', `${NAME}=${value}; ${attributes(secure, MINUTES_15_S)}`);
}

export function clearOnward(reply: FastifyReply, secure: boolean): void {
  void reply.header('set-cookie', `${NAME}=; ${attributes(secure, 0)}`);
}

/** Null when nobody went from this browser lately, or what it sends makes no sense. Its paths are still to be checked. */
export function readOnward(request: FastifyRequest): Onward | null {
  const value = new RegExp(`(?:^|;\\s*)${NAME}=([\\w-]{1,${LONGEST}})`).exec(
    request.headers.cookie ?? '',
  )?.[1];
  if (!value) return null;
  try {
    const { locale, from, next, held } = JSON.parse(
      Buffer.from(value, 'base64url').toString('utf8'),
    ) as Record<string, unknown>;
    return isLocale(locale) && typeof from === 'string' && typeof next === 'string'
      ? { locale, from, next, held: held === true }
      : null;
  } catch {
    return null;
  }
}
