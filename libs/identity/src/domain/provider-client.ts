import { Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  AuthorizationResponseError,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  ClientError,
  type Configuration,
  customFetch,
  type ClientAuth,
  ClientSecretBasic,
  ClientSecretPost,
  type CustomFetch,
  discovery,
  enableNonRepudiationChecks,
  ResponseBodyError,
} from 'openid-client';
import { Config, type SignInProvider } from '#config';
import { accept, refuse, type Refusal, type Result } from '#kernel';
import { Log } from '#logging';
import { Outbound, OutboundError } from '#outbound';
import {
  asksForProof,
  type ClaimsRefusal,
  FRESH_SECONDS,
  judgeClaims,
  secretsOfAttempt,
  type VouchedFor,
} from './provider-claims.rules.js';
import type { ProviderPurpose } from './provider.entity.js';

/** What a provider published is read anew after so long. */
const DISCOVERY_KEPT_MS = 3_600_000;

/** One way to a provider. */
export interface ProviderWay {
  readonly state: string;
  readonly browserToken: string;
  readonly purpose: ProviderPurpose;
}

/** Why an answer was not taken; for the audit, never for the person. */
export type ProviderReason = ClaimsRefusal | 'ANSWER_NOT_RIGHT' | 'TOKEN_NOT_RIGHT';
export type AnswerRefusal =
  | Refusal<'PROVIDER_AWAY' | 'PROVIDER_CANCELLED'>
  | (Refusal<'PROVIDER_REFUSED'> & { readonly detail: { readonly reason: ProviderReason } });

interface Known {
  readonly configuration: Promise<Configuration>;
  readonly until: number;
}

/** Speaks OpenID Connect with ministries' own providers: authorization code, PKCE, state, nonce, signed tokens. Nothing is fetched
 *  before somebody wants to go there. */
@Injectable()
export class ProviderClient {
  private readonly known = new Map<string, Known>();

  constructor(
    private readonly config: Config,
    private readonly outbound: Outbound,
    private readonly log: Log,
  ) {}

  /** The address at the provider to which the browser goes. Refuses PROVIDER_AWAY. */
  async addressOf(
    provider: SignInProvider,
    way: ProviderWay,
  ): Promise<Result<string, Refusal<'PROVIDER_AWAY'>>> {
    const { nonce, verifier } = secretsOfAttempt(way.browserToken, way.state);
    try {
      const url = buildAuthorizationUrl(await this.configurationOf(provider), {
        redirect_uri: this.callbackOf(provider),
        scope: 'openid email',
        state: way.state,
        nonce,
        code_challenge: await calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        ui_locales: 'km en',
        ...(provider.acr.length > 0 && { acr_values: provider.acr.join(' ') }),
        ...(asksForProof(way.purpose) && { prompt: 'login', max_age: '0' }),
      });
      return accept(url.href);
    } catch (error) {
      return this.away(provider, error);
    }
  }

  /** For whom the provider vouches in its answer, the query of the callback. Refuses PROVIDER_AWAY, PROVIDER_CANCELLED when the
   *  person turned back there, PROVIDER_REFUSED for anything that is not as it should be. */
  async vouchedFor(
    provider: SignInProvider,
    way: ProviderWay,
    query: string,
  ): Promise<Result<VouchedFor, AnswerRefusal>> {
    const { nonce, verifier } = secretsOfAttempt(way.browserToken, way.state);
    const isFresh = asksForProof(way.purpose);
    try {
      const configuration = await this.configurationOf(provider);
      const tokens = await authorizationCodeGrant(
        configuration,
        // Made of the settings, never of what a request says: each provider has an address of its own to come back to.
        new URL(`${this.callbackOf(provider)}?${query}`),
        {
          expectedState: way.state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
          ...(isFresh && { maxAge: FRESH_SECONDS }),
        },
      );
      const judged = judgeClaims(tokens.claims()!, {
        clientId: provider.clientId,
        acr: provider.acr,
        isFresh,
        now: Date.now() / 1000,
      });
      return typeof judged === 'string' ? this.refused(provider, judged) : accept(judged);
    } catch (error) {
      return this.judgeFailure(provider, error);
    }
  }

  private callbackOf({ key }: SignInProvider): string {
    return `${this.config.publicUrl}/sign-in/with/${key}/callback`;
  }

  private configurationOf(provider: SignInProvider): Promise<Configuration> {
    const known = this.known.get(provider.key);
    if (known && known.until > performance.now()) return known.configuration;
    const configuration = this.discover(provider);
    this.known.set(provider.key, { configuration, until: performance.now() + DISCOVERY_KEPT_MS });
    // A provider that was away is asked again by whoever comes next.
    configuration.catch(() => this.known.delete(provider.key));
    return configuration;
  }

  private discover({ issuer, clientId, clientSecret }: SignInProvider): Promise<Configuration> {
    // Without it the signature is not looked at, since the token came over TLS.
    const execute = [enableNonRepudiationChecks];
    // Of a test alone: the settings let no other issuer be plain http.
    // oxlint-disable-next-line typescript/no-deprecated -- named so that it is not used by mistake
    if (issuer.startsWith('http://')) execute.push(allowInsecureRequests);
    return discovery(new URL(issuer), clientId, undefined, authentication(clientSecret), {
      execute,
      [customFetch]: this.fetch,
    });
  }

  private readonly fetch: CustomFetch = (url, { method, headers, body }) =>
    this.outbound.call(url, {
      method,
      headers,
      ...(body === undefined || body === null ? {} : { body: textOf(body) }),
    });

  private judgeFailure(provider: SignInProvider, error: unknown): Result<never, AnswerRefusal> {
    if (error instanceof AuthorizationResponseError)
      return error.error === 'access_denied'
        ? refuse('PROVIDER_CANCELLED')
        : this.refused(provider, 'ANSWER_NOT_RIGHT', error);
    if (isAway(error)) return this.away(provider, error);
    return this.refused(
      provider,
      error instanceof ResponseBodyError ? 'ANSWER_NOT_RIGHT' : 'TOKEN_NOT_RIGHT',
      error,
    );
  }

  private away(provider: SignInProvider, error: unknown): Result<never, Refusal<'PROVIDER_AWAY'>> {
    this.log.warn({ provider: provider.key, err: error }, 'A provider of identities is away');
    return refuse('PROVIDER_AWAY');
  }

  private refused(
    provider: SignInProvider,
    reason: ProviderReason,
    error?: unknown,
  ): Result<never, AnswerRefusal> {
    this.log.warn(
      { provider: provider.key, reason, cause: wordsOf(error) },
      'What a provider answered is refused',
    );
    return { ok: false, refusal: { code: 'PROVIDER_REFUSED', detail: { reason } } };
  }
}

/** By the form where the provider takes that, else by the header, which every provider must take and not every one decodes. */
const authentication =
  (secret: string): ClientAuth =>
  (server, ...rest) => {
    const takes = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (takes.includes('client_secret_post') ? ClientSecretPost(secret) : ClientSecretBasic(secret))(
      server,
      ...rest,
    );
  };

const textOf = (body: NonNullable<Parameters<CustomFetch>[1]['body']>): string => {
  if (typeof body === 'string') return body;
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('A provider is sent forms alone');
};

/** Did it not answer, or not as a server does that works? */
function isAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) if (at instanceof OutboundError) return true;
  return (
    error instanceof ClientError &&
    ['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON'].includes(error.code ?? '')
  );
}

/** For the operator: codes and the library's own sentence. Tokens and claims hang on its errors and stay out of the log. */
const wordsOf = (error: unknown): string | null =>
  error instanceof Error
    ? [(error as { code?: unknown }).code, (error as { error?: unknown }).error, error.message]
        .filter((word) => typeof word === 'string')
        .join(' ')
    : null;
