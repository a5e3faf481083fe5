import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
const address = z
  .string()
  .refine(
    (text) => URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol),
    'must be an address that begins with http:// or https://',
  );
const DEFAULT_ZONE = 'Asia/Phnom_Penh';
/** As the api checks it (libs/config). */
const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, `must be an IANA time zone such as ${DEFAULT_ZONE}`);

const schema = z.object({
  PORT: port.default(3000),
  HOST: z.string().min(1).default('127.0.0.1'),
  API_URL: address.optional(),
  WORKER_URL: address.optional(),
  PUBLIC_URL: address.optional(),
  SAMAKI_DEMO: z.enum(['0', '1']).default('0'),
  PROGRAMME_TIMEZONE: timeZone.default(DEFAULT_ZONE),
  TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

/** Settings of the web process. */
export interface Settings {
  readonly port: number;
  readonly host: string;
  /** Origin of the api, without a slash at the end. */
  readonly apiUrl: string;
  readonly workerUrl: string;
  /** Origin under which the world knows this site. */
  readonly publicUrl: string;
  readonly demo: boolean;
  /** IANA name of the zone in which times of pages and forms are meant, unless another is named. */
  readonly programmeZone: string;
  /** How many reverse proxies stand before this process; that many hops of X-Forwarded-For are believed. */
  readonly trustedProxyHops: number;
  readonly logLevel: string;
}

/** The environment is not one this process can start with; `mistakes` names each. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';

  constructor(readonly mistakes: readonly string[]) {
    super(
      `The web cannot start with these settings:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`,
    );
  }
}

const origin = (text: string): string => new URL(text).origin;

/** Reads and checks the environment. The api listens one port above the web by default, the worker two.
 *  @throws SettingsError with every mistake at once */
export function readSettings(environment: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(given);
  if (!parsed.success)
    throw new SettingsError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    apiUrl: origin(env.API_URL ?? `http://127.0.0.1:${env.PORT + 1}`),
    workerUrl: origin(env.WORKER_URL ?? `http://127.0.0.1:${env.PORT + 2}`),
    publicUrl: origin(env.PUBLIC_URL ?? `http://localhost:${env.PORT}`),
    demo: env.SAMAKI_DEMO === '1',
    programmeZone: env.PROGRAMME_TIMEZONE,
    trustedProxyHops: env.TRUSTED_PROXY_HOPS,
    logLevel: env.LOG_LEVEL,
  };
}
