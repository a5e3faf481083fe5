import type { FastifyRequest } from 'fastify';
import { type Actor, ANONYMOUS } from '#authz';
import { DEFAULT_LOCALE, isLocale, type Locale } from '#kernel';
import { LoaderStore } from './loaders.js';
import type { Payer } from './points.js';
import type { CookieOptions, RequestContext } from './request-context.js';

/** The context of one HTTP request. Everything that most requests never ask for is made when it is asked for. */
export class HttpContext implements RequestContext {
  actor: Actor = ANONYMOUS;
  pointsRemaining?: number;
  /** `Set-Cookie` values, in the order in which they were set. */
  readonly cookiesToSet: string[] = [];
  private store: LoaderStore | undefined;
  private parsedCookies: Record<string, string | undefined> | undefined;

  constructor(private readonly request: FastifyRequest) {}

  get requestId(): string {
    return this.request.id;
  }
  get ip(): string {
    return this.request.ip;
  }
  get payer(): Payer {
    return { ip: this.ip, personId: this.actor.personId, requestId: this.requestId };
  }
  get locale(): Locale {
    return localeOf(this.request.headers['accept-language']);
  }
  get loaders(): LoaderStore {
    return (this.store ??= new LoaderStore());
  }
  get cookies(): Readonly<Record<string, string | undefined>> {
    return (this.parsedCookies ??= parseCookies(this.request.headers.cookie));
  }

  setCookie(name: string, value: string, options: CookieOptions): void {
    this.cookiesToSet.push(cookieHeader(name, value, options));
  }
}

const KNOWN_HEADERS = 200;
const localesByHeader = new Map<string, Locale>();

/** The first language of an `accept-language` header that is known here, by its weights; otherwise Khmer. */
export function localeOf(header: string | undefined): Locale {
  if (!header) return DEFAULT_LOCALE;
  const known = localesByHeader.get(header);
  if (known) return known;
  const wanted = header
    .split(',', 20)
    .map((part, at) => {
      const [tag = '', ...parameters] = part.trim().toLowerCase().split(';');
      const weight = Number(
        parameters
          .find((text) => text.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: tag.split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0, at };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight || one.at - other.at)
    .find(({ language }) => isLocale(language))?.language;
  const locale = isLocale(wanted) ? wanted : DEFAULT_LOCALE;
  if (localesByHeader.size < KNOWN_HEADERS && header.length < 200) localesByHeader.set(header, locale);
  return locale;
}

function parseCookies(header: string | undefined): Record<string, string | undefined> {
  const cookies: Record<string, string | undefined> = Object.create(null) as Record<
    string,
    string | undefined
  >;
  for (const pair of (header ?? '').split(';', 50)) {
    const at = pair.indexOf('=');
    if (at < 1) continue;
    const name = pair.slice(0, at).trim();
    // The first one counts, as browsers send the one of the longest path first.
    cookies[name] ??= pair.slice(at + 1).trim();
  }
  return cookies;
}

function cookieHeader(name: string, value: string, { maxAgeSeconds, secure }: CookieOptions): string {
  const parts = [`${name}=${encodeURIComponent(value)}`, 'Path=/', 'HttpOnly', 'SameSite=Lax'];
  if (maxAgeSeconds !== undefined) parts.push(`Max-Age=${Math.floor(maxAgeSeconds)}`);
  if (secure) parts.push('Secure');
  return parts.join('; ');
}
