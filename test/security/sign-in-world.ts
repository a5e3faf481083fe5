import { createHash } from 'node:crypto';
import { deriveCode, matchKeyOf } from '#identity';
import { newId } from '#kernel';
import { createTestDatabase, spawnApp, type SpawnedApp, TEST_SECRET, type TestDatabase } from '#testing';

export const ORIGIN = 'https://samaki.example';

export interface Answer {
  readonly status: number;
  readonly setCookies: readonly string[];
  readonly body: {
    readonly data?: Record<string, Payload> | null;
    readonly errors?: readonly { readonly message: string; readonly extensions: { readonly code: string } }[];
  };
}

/** As loose as a stranger sees it. */
export interface Payload {
  readonly errors: readonly { readonly code: string; readonly message: string }[];
  readonly challengeId: string;
  readonly options: string;
  readonly viewer: { readonly signedIn: boolean; readonly roles: readonly string[] } | null;
  readonly signedIn: boolean;
  readonly roles: readonly string[];
  readonly [field: string]: unknown;
}

/** The api outside the demonstration, on a database of its own, as somebody at the network sees it. */
export class SignInWorld {
  db: TestDatabase;
  api: SpawnedApp;

  async begin(env: NodeJS.ProcessEnv = {}): Promise<void> {
    this.db = await createTestDatabase();
    this.api = await spawnApp('api', {
      DATABASE_URL: this.db.url,
      SAMAKI_DEMO: '0',
      PUBLIC_URL: ORIGIN,
      GRAPHQL_POINTS_PER_MINUTE: '1000000',
      TRUSTED_PROXY_HOPS: '1',
      ...env,
    });
  }

  async end(): Promise<void> {
    await this.api?.kill('SIGKILL');
    await this.db?.drop();
  }

  /** Somebody with this address and role, named by the address unless said otherwise. Answers the id. */
  async aPerson(email: string, role?: string, fullName = email): Promise<string> {
    const id = newId();
    await this.db.ownerSql(
      `insert into people (id, full_name, email, locale, match_key) values ($1, $2, $3, 'km', $4)`,
      [id, fullName, email, matchKeyOf(fullName, { kind: 'EMAIL', value: email })],
    );
    if (role)
      await this.db.ownerSql(`insert into role_grants (id, person_id, role) values ($1, $2, $3)`, [
        newId(),
        id,
        role,
      ]);
    return id;
  }

  readonly ask = async (
    query: string,
    variables: object = {},
    { cookie = '', ip = '198.51.100.1' }: { cookie?: string; ip?: string } = {},
  ): Promise<Answer> => {
    const response = await fetch(`${this.api.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'accept-language': 'en',
        'x-forwarded-for': ip,
        ...(cookie && { cookie }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return {
      status: response.status,
      setCookies: response.headers.getSetCookie(),
      body: (await response.json()) as Answer['body'],
    };
  };

  /** A browser that keeps its cookies. */
  readonly aBrowser = (ip = '198.51.100.1'): TestBrowser => new TestBrowser(this, ip);

  async codeFor(email: string): Promise<string> {
    const [row] = await this.db.ownerSql<{ id: string }>(
      'select id from sign_in_codes where lower(email) = lower($1) order by created_at desc, id desc limit 1',
      [email],
    );
    return deriveCode(TEST_SECRET, row!.id);
  }
}

export class TestBrowser {
  private readonly jar = new Map<string, string>();

  constructor(
    private readonly world: SignInWorld,
    private readonly ip: string,
  ) {}

  get cookie(): string {
    return [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  }
  cookieOf(name: string): string | undefined {
    return this.jar.get(name);
  }
  /** Makes the browser hold what somebody else put there. */
  plant(name: string, value: string): void {
    this.jar.set(name, value);
  }

  async ask(query: string, variables: object = {}): Promise<Answer> {
    const answer = await this.world.ask(query, variables, { cookie: this.cookie, ip: this.ip });
    for (const cookie of answer.setCookies) {
      const [pair = ''] = cookie.split(';');
      const at = pair.indexOf('=');
      if (cookie.includes('Max-Age=0')) this.jar.delete(pair.slice(0, at));
      else this.jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
    return answer;
  }

  /** The payload of a mutation; throws what the api refused. */
  async mutate(field: string, input: object | null, wanted: string): Promise<Payload> {
    const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Input`;
    const names: Record<string, string> = {
      signInWithPasskey: 'PasskeyAnswerInput',
      confirmWithPasskey: 'PasskeyAnswerInput',
      confirmAuthenticator: 'ConfirmWithCodeInput',
    };
    const query =
      input === null
        ? `mutation { ${field} { ${wanted} errors { ... on UserError { code message } } } }`
        : `mutation ($input: ${names[field] ?? type}!) { ${field}(input: $input) { ${wanted} errors { ... on UserError { code message } } } }`;
    const { body } = await this.ask(query, input === null ? {} : { input });
    const payload = body.data?.[field];
    if (!payload) throw new Error(body.errors?.[0]?.extensions.code ?? 'nothing');
    return payload;
  }

  async askCode(email: string): Promise<Payload> {
    return this.mutate('requestSignInCode', { email, locale: 'km' }, 'sentTo');
  }
  async guess(email: string, code: string): Promise<string> {
    const { errors } = await this.mutate('signIn', { email, code }, 'viewer { signedIn }');
    return errors[0]?.code ?? 'IN';
  }
  async signIn(email: string): Promise<void> {
    await this.askCode(email);
    const outcome = await this.guess(email, await this.world.codeFor(email));
    if (outcome !== 'IN') throw new Error(outcome);
  }
  async viewer(): Promise<{ signedIn: boolean; roles: readonly string[] }> {
    const { body } = await this.ask('{ viewer { signedIn roles } }');
    return body.data!['viewer']!;
  }
  async challenge(purpose: 'SIGN_IN' | 'CONFIRM' | 'ADD'): Promise<{ challengeId: string; options: never }> {
    const { challengeId, options, errors } = await this.mutate(
      'askPasskeyChallenge',
      { purpose },
      'challengeId options',
    );
    if (errors[0]) throw new Error(errors[0].code);
    return { challengeId, options: JSON.parse(options) as never };
  }
}

export const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest();
export const TOKEN = '__Host-samaki';
