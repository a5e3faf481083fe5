import { z } from 'zod';

const port = z.coerce.number().int().min(1).max(65535);
const url = (...schemes: string[]) =>
  z
    .string()
    .refine(
      (text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)),
      `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
    );
const flag = z
  .enum(['0', '1'])
  .default('0')
  .transform((value) => value === '1');
const timeZone = z.string().refine((name) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }));
  } catch {
    return false;
  }
}, 'must be an IANA time zone such as Asia/Phnom_Penh');

const isLocalhost = (address: string): boolean =>
  ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname);

/** Every setting of every process. The environment is read here and nowhere else. */
export const configSchema = z
  .object({
    NODE_ENV: z.enum(['development', 'production', 'test']).default('development'),
    PORT: port.default(3000),
    API_PORT: port.optional(),
    WORKER_PORT: port.optional(),
    API_URL: url('http', 'https').optional(),
    WORKER_URL: url('http', 'https').optional(),
    HOST: z.string().default('127.0.0.1'),
    DATABASE_URL: url('postgres', 'postgresql'),
    REDIS_URL: url('redis', 'rediss').optional(),
    SMTP_URL: url('smtp', 'smtps').optional(),
    MAIL_FROM: z.string().default('Samaki <no-reply@samaki.example>'),
    PUBLIC_URL: url('http', 'https').optional(),
    /** Key of sign-in codes and signed links. `npm start` makes one and keeps it in the data folder. */
    SAMAKI_SECRET: z.string().min(32, 'must have 32 characters or more'),
    SAMAKI_DATA_DIR: z.string().default('.data'),
    SAMAKI_DEMO: flag,
    PROGRAMME_TIMEZONE: timeZone.default('Asia/Phnom_Penh'),
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    OUTBOUND_TEST_HOSTS: z.string().optional(),
    /** How many reverse proxies stand before the web; that many hops of X-Forwarded-For are believed. */
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
    /** Points that one address may spend a minute on ad-hoc documents. */
    GRAPHQL_POINTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
    /** Whether the api tells its schema. Unless named, everywhere but in production. */
    GRAPHQL_INTROSPECTION: z.enum(['0', '1']).optional(),
    /** List of trusted documents in place of that of the web build; for benches and tests. */
    GRAPHQL_DOCUMENTS_FILE: z.string().optional(),
    /** Registrations that one commit may hold; 1 turns the grouping off. */
    REGISTRATION_BATCH_MAX: z.coerce.number().int().min(1).max(2000).default(500),
  })
  .superRefine((env, context) => {
    const mistake = (name: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [name], message });
    };
    const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    if (env.NODE_ENV === 'production' && env.SAMAKI_DEMO)
      mistake('SAMAKI_DEMO', 'must not be set with NODE_ENV=production: it lets anyone sign in');
    if (env.NODE_ENV === 'production' && !env.SMTP_URL)
      mistake('SMTP_URL', 'is needed with NODE_ENV=production: the built-in mailbox is for demonstration');
    if (env.NODE_ENV !== 'test' && env.OUTBOUND_TEST_HOSTS)
      mistake('OUTBOUND_TEST_HOSTS', 'is honoured only with NODE_ENV=test');
    if (
      !env.SAMAKI_DEMO &&
      URL.canParse(publicUrl) &&
      !publicUrl.startsWith('https://') &&
      !isLocalhost(publicUrl)
    )
      mistake('PUBLIC_URL', 'must begin with https:// (or be http://localhost): sign-in cookies need it');
  });

export type Environment = z.infer<typeof configSchema>;
