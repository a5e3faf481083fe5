import { createHash, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

/** What a provider that means harm, or is broken, does otherwise. */
export interface Bending {
  /** Claims that replace the right ones; undefined takes one out. */
  readonly claims?: Readonly<Record<string, unknown>>;
  readonly alg?: 'none' | 'HS256';
  /** Signs with a key that is in no list. */
  readonly foreignKey?: boolean;
  /** The issuer beside the code; null leaves it out. */
  readonly answerIss?: string | null;
  /** Answers this at the token endpoint instead of a token. */
  readonly tokenStatus?: number;
}

interface Granted {
  readonly request: URLSearchParams;
  readonly subject: string;
}

/** The person at the provider. */
export interface ProviderPerson {
  readonly sub: string;
  readonly email?: string;
  readonly emailVerified?: boolean;
  readonly acr?: string;
}

const KID = 'key-1';

/** A ministry's identity provider on the loopback that speaks OpenID Connect and can be bent. */
export class FakeProvider {
  private server: Server;
  private keys: Awaited<ReturnType<typeof generateKeyPair>>;
  private foreign: Awaited<ReturnType<typeof generateKeyPair>>;
  private readonly codes = new Map<string, Granted>();
  readonly people = new Map<string, ProviderPerson>();
  /** Paths that were asked for, in order. */
  readonly asked: string[] = [];
  bending: Bending = {};
  /** Answers nothing that makes sense while it is true. */
  isAway = false;
  issuer: string;

  private constructor(
    readonly key: string,
    readonly name: { readonly km: string; readonly en: string },
    readonly clientSecret: string,
    readonly acr: readonly string[],
  ) {}

  static async start(
    key: string,
    name: { km: string; en: string },
    { acr = [] }: { acr?: readonly string[] } = {},
  ): Promise<FakeProvider> {
    const provider = new FakeProvider(key, name, randomBytes(32).toString('base64url'), acr);
    provider.keys = await generateKeyPair('RS256');
    provider.foreign = await generateKeyPair('RS256');
    provider.server = createServer((request, response) => {
      provider.answer(request, response).catch((error: unknown) => {
        response.writeHead(500).end(String(error));
      });
    });
    await new Promise<void>((done) => provider.server.listen(0, '127.0.0.1', done));
    provider.issuer = `http://127.0.0.1:${(provider.server.address() as AddressInfo).port}`;
    return provider;
  }

  /** The settings of processes that know these providers. */
  static settings(...providers: readonly FakeProvider[]): Record<string, string> {
    return {
      OIDC_PROVIDERS: JSON.stringify(
        providers.map(({ key, name, issuer, clientSecret, acr }) => ({
          key,
          name,
          issuer,
          clientId: `samaki-${key}`,
          clientSecret,
          acr,
        })),
      ),
      OUTBOUND_TEST_HOSTS: providers.map(({ issuer }) => new URL(issuer).host).join(','),
    };
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** What the provider's page does when this person signs in there: answers the address to which it sends the browser. */
  signIn(address: string, person: ProviderPerson): string {
    const { searchParams: request } = new URL(address);
    this.people.set(person.sub, person);
    const code = randomBytes(24).toString('base64url');
    this.codes.set(code, { request, subject: person.sub });
    return this.back(request, { code });
  }

  /** What it does when the person turns back. */
  turnBack(address: string): string {
    return this.back(new URL(address).searchParams, { error: 'access_denied' });
  }

  private back(request: URLSearchParams, answer: Record<string, string>): string {
    const { answerIss = this.issuer } = this.bending;
    const url = new URL(request.get('redirect_uri')!);
    for (const [name, value] of Object.entries({ ...answer, state: request.get('state')! }))
      url.searchParams.set(name, value);
    if (answerIss !== null) url.searchParams.set('iss', answerIss);
    return url.href;
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.issuer);
    this.asked.push(url.pathname);
    const json = (body: object, status = 200): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (this.isAway) {
      response.writeHead(503).end();
      return;
    }
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return json(this.metadata());
      case '/jwks':
        return json({
          keys: [{ ...(await exportJWK(this.keys.publicKey)), kid: KID, use: 'sig', alg: 'RS256' }],
        });
      case '/token':
        return this.token(await bodyOf(request), json);
      case '/favicon.ico':
        response.writeHead(204).end();
        return;
      case '/authorize':
        return this.page(url, request, response);
      default:
        return json({}, 404);
    }
  }

  private metadata(): object {
    return {
      issuer: this.issuer,
      authorization_endpoint: `${this.issuer}/authorize`,
      token_endpoint: `${this.issuer}/token`,
      jwks_uri: `${this.issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      // One that is careless enough to say so: what is unsigned, or signed with the client's own secret, is refused all the same.
      id_token_signing_alg_values_supported: ['RS256', 'HS256', 'none'],
      token_endpoint_auth_methods_supported: ['client_secret_post'],
      authorization_response_iss_parameter_supported: true,
      code_challenge_methods_supported: ['S256'],
    };
  }

  /** A page to sign in at, in a browser: whoever is typed is signed in. */
  private async page(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      const body = await bodyOf(request);
      const person = this.people.get(body.get('sub') ?? '');
      const to = person ? this.signIn(url.href, person) : this.turnBack(url.href);
      response.writeHead(303, { location: to }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(
      `<!DOCTYPE html><html lang="en"><head><title>${this.name.en}</title><meta name="viewport" content="width=device-width"></head>
       <body><h1>${this.name.km}</h1><form method="post" action="${url.pathname}${url.search.replaceAll('&', '&amp;')}">
       <label>Officer <input name="sub"></label> <button>Sign in</button></form></body></html>`,
    );
  }

  private async token(body: URLSearchParams, json: (body: object, status?: number) => void): Promise<void> {
    if (this.bending.tokenStatus) return json({}, this.bending.tokenStatus);
    const granted = this.codes.get(body.get('code') ?? '');
    this.codes.delete(body.get('code') ?? '');
    const challenge = createHash('sha256')
      .update(body.get('code_verifier') ?? '')
      .digest('base64url');
    const isRight =
      granted?.request.get('code_challenge') === challenge &&
      granted.request.get('redirect_uri') === body.get('redirect_uri') &&
      body.get('client_secret') === this.clientSecret;
    if (!isRight) return json({ error: 'invalid_grant' }, 400);
    return json({ access_token: 'opaque', token_type: 'Bearer', id_token: await this.idToken(granted) });
  }

  private async idToken({ request, subject }: Granted): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const { email, emailVerified, acr } = this.people.get(subject)!;
    const claims: JWTPayload = {
      iss: this.issuer,
      aud: `samaki-${this.key}`,
      sub: subject,
      nonce: request.get('nonce'),
      iat: now,
      exp: now + 300,
      auth_time: now,
      ...(email && { email, email_verified: emailVerified ?? true }),
      ...(acr && { acr }),
      ...this.bending.claims,
    };
    return this.sign(JSON.parse(JSON.stringify(claims)) as JWTPayload);
  }

  private async sign(claims: JWTPayload): Promise<string> {
    const { alg, foreignKey } = this.bending;
    if (alg === 'none')
      return `${[{ alg }, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')}.`;
    if (alg === 'HS256')
      return new SignJWT(claims).setProtectedHeader({ alg }).sign(Buffer.from(this.clientSecret));
    const { privateKey } = foreignKey ? this.foreign : this.keys;
    return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: KID }).sign(privateKey);
  }
}

async function bodyOf(request: IncomingMessage): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'));
}
