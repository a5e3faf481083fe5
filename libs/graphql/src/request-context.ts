import { Context } from '@nestjs/graphql';
import type { Actor } from '#authz';
import type { Locale } from '#kernel';
import type { LoaderStore } from './loaders.js';
import type { Payer } from './points.js';

/** How a cookie is set. Every one of them is HttpOnly, SameSite=Lax and on the path `/`. */
export interface CookieOptions {
  /** Seconds until the browser drops it; 0 drops it now; absent: with the browser. */
  readonly maxAgeSeconds?: number;
  readonly secure: boolean;
}

/** What every resolver knows of the request. Lives as long as it. */
export interface RequestContext {
  /** Who asks. A sign-in or sign-out replaces it, so that the rest of its answer is already seen as that person. */
  actor: Actor;
  /** Language of sentences in the answer: the first of `accept-language` that is known, otherwise Khmer. */
  readonly locale: Locale;
  /** Stands in the answer's header `x-request-id`, in masked errors and in log lines. */
  readonly requestId: string;
  /** Address of the client as far as trusted proxies vouch for it. For counting tries; never stored or logged. */
  readonly ip: string;
  /** Who pays for the request: its address, and whoever had signed in when it came. */
  readonly payer: Payer;
  /** What is left to the client of its points, once it has paid; stands in the header `x-points-remaining`. */
  pointsRemaining?: number;
  /** What the browser calls itself; anybody may write anything there. */
  readonly userAgent: string | undefined;
  readonly loaders: LoaderStore;
  readonly cookies: Readonly<Record<string, string | undefined>>;
  setCookie(name: string, value: string, options: CookieOptions): void;
}

/** Who is behind a request's cookies. Provided by identity; a server without it knows only anonymous people. */
export abstract class ActorSource {
  abstract actorOf(cookies: Readonly<Record<string, string | undefined>>): Promise<Actor>;

  /** The same sign-in as it stands now, for what goes on after it was asked for; anonymous when it has ended. */
  abstract now(actor: Actor): Promise<Actor>;
}

/** Parameter of a resolver: the `RequestContext`. */
export const Ctx = (): ParameterDecorator => Context();

/** Parameter of a resolver: the `Actor`. */
export const CurrentActor = (): ParameterDecorator => Context('actor');
