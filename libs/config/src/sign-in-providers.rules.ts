import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** A ministry's own identity provider (OpenID Connect), as the settings name it. */
export interface SignInProvider {
  /** Stands in addresses and in the audit: lower-case letters, digits and dashes. */
  readonly key: string;
  readonly name: { readonly km: string; readonly en: string };
  /** As its tokens name it, to the letter. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Ways of signing in there of which one must have been used; none when any will do. */
  readonly acr: readonly string[];
}

const MOST_PROVIDERS = 20;
const LONGEST = 300;
const text = z.string().min(1, 'must not be empty').max(LONGEST, `has more than ${LONGEST} characters`);

const entry = z
  .strictObject({
    key: z
      .string()
      .regex(/^[a-z0-9](?:[a-z0-9-]{0,28}[a-z0-9])?$/, 'must be lower-case letters, digits and dashes'),
    name: z.strictObject({ km: text, en: text }),
    issuer: text.refine(isIssuer, 'must be an address that begins with https://, without a query'),
    clientId: text,
    clientSecret: text.optional(),
    clientSecretFile: text.optional(),
    acr: z.array(text).max(10).default([]),
  })
  .refine(
    ({ clientSecret, clientSecretFile }) => (clientSecret === undefined) !== (clientSecretFile === undefined),
    'needs either clientSecret or clientSecretFile',
  );

/** Plain http is looked at once it is known which hosts tests may reach. */
function isIssuer(issuer: string): boolean {
  if (!URL.canParse(issuer)) return false;
  const { protocol, search, hash, username, password } = new URL(issuer);
  return ['https:', 'http:'].includes(protocol) && `${search}${hash}${username}${password}` === '';
}

/** The providers in the text of a setting, a JSON list; and every mistake in it, none of which says a value. */
export function readSignInProviders(setting: string): {
  readonly providers: readonly SignInProvider[];
  readonly mistakes: readonly string[];
} {
  const list = parsedList(setting);
  if (!list) return { providers: [], mistakes: ['must be a JSON list of providers: [{"key": …}]'] };
  if (list.length > MOST_PROVIDERS)
    return { providers: [], mistakes: [`has more than ${MOST_PROVIDERS} providers`] };
  const read = list.map((one, at) => readOne(one, at + 1));
  const providers = read.flatMap(({ provider }) => provider ?? []);
  return { providers, mistakes: [...read.flatMap(({ mistakes }) => mistakes), ...twice(providers)] };
}

function parsedList(setting: string): unknown[] | null {
  try {
    const list: unknown = JSON.parse(setting);
    return Array.isArray(list) ? list : null;
  } catch {
    return null;
  }
}

function readOne(one: unknown, number: number): { provider?: SignInProvider; mistakes: string[] } {
  const parsed = entry.safeParse(one);
  if (!parsed.success)
    return {
      mistakes: parsed.error.issues.map(
        ({ path, message }) => `provider ${number}: ${[path.join('.'), message].filter(Boolean).join(' ')}`,
      ),
    };
  const { clientSecretFile, clientSecret, ...rest } = parsed.data;
  const secret = clientSecret ?? contentOf(clientSecretFile!);
  if (!secret) return { mistakes: [`provider ${number}: clientSecretFile cannot be read, or is empty`] };
  return { provider: { ...rest, clientSecret: secret }, mistakes: [] };
}

function contentOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null;
  }
}

/** Two of one key would share an address; two of one issuer would share their people. */
function twice(providers: readonly SignInProvider[]): string[] {
  const repeated = (of: (provider: SignInProvider) => string): boolean =>
    new Set(providers.map(of)).size < providers.length;
  return [
    ...(repeated(({ key }) => key) ? ['names one key twice'] : []),
    ...(repeated(({ issuer }) => issuer) ? ['names one issuer twice'] : []),
  ];
}
