import { Injectable } from '@nestjs/common';
import { ANONYMOUS } from '#authz';
import { Config } from '#config';
import { bucketOf, type RequestContext } from '#graphql';
import { type SignInCookies, signInCookies } from '../domain/sign-in-cookie.js';
import { deviceOf } from '../domain/device.rules.js';
import type { Caller, OpenedSignIn } from '../domain/sign-ins.js';
import { isToken, newToken } from '../domain/token.js';

/** As long as a sign-in lasts at most, and is on record after it. */
const BROWSER_DAYS = 60;

/** The cookies of a browser: read from the request, set with the answer. */
@Injectable()
export class SignInDoor {
  private readonly cookies: SignInCookies;

  constructor(config: Config) {
    this.cookies = signInCookies(config);
  }

  /** The token of whoever is signed in, as the browser says. */
  tokenIn(cookies: RequestContext['cookies']): string | undefined {
    return cookies[this.cookies.token];
  }

  /** The browser at the door: whose sign-in it has now, and what it is. */
  callerOf(ctx: RequestContext): Caller & { readonly browserToken: string | undefined } {
    return {
      previousToken: this.tokenIn(ctx.cookies),
      device: deviceOf(ctx.userAgent),
      browserToken: this.browserTokenOf(ctx),
    };
  }

  /** The token of the browser that asked for a code before, if it did. */
  browserTokenOf(ctx: RequestContext): string | undefined {
    return ctx.cookies[this.cookies.browser];
  }

  /** The network that the request came from, as far as one client has it to itself. */
  networkOf(ctx: RequestContext): string {
    return bucketOf(ctx.ip);
  }

  /** The browser's token, given to it now if it has none. It outlives the sign-in, so that the browser is known when the
   *  person comes back. */
  markBrowser(ctx: RequestContext): string {
    const known = this.browserTokenOf(ctx);
    const token = isToken(known) ? known : newToken();
    ctx.setCookie(this.cookies.browser, token, this.options(BROWSER_DAYS * 86_400));
    return token;
  }

  /** Sets the cookie; the rest of the answer is already seen as that person. */
  enter(ctx: RequestContext, signIn: OpenedSignIn): void {
    ctx.setCookie(this.cookies.token, signIn.token, this.options(signIn.maxAgeSeconds));
    ctx.actor = signIn.actor;
    ctx.loaders.clear();
  }

  leave(ctx: RequestContext): void {
    ctx.setCookie(this.cookies.token, '', this.options(0));
    ctx.actor = ANONYMOUS;
    ctx.loaders.clear();
  }

  private options(maxAgeSeconds: number): { maxAgeSeconds: number; secure: boolean } {
    return { maxAgeSeconds, secure: this.cookies.isSecure };
  }
}
