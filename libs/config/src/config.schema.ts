import { z } from 'zod';
import { secretsIn, weaknessOf } from './secrets.rules.js';
import { readSignInProviders } from './sign-in-providers.rules.js';
import { unverified } from './tls.rules.js';

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

/** The hosts in a list such as `OUTBOUND_TEST_HOSTS`. */
export const hostsIn = (list = ''): string[] => list.split(/[\s,]+/).filter(Boolean);

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
    SAMAKI_SECRET: z.string().superRefine((secret, context) => {
      const weakness = weaknessOf(secret);
      if (weakness) context.addIssue({ code: 'custom', message: weakness });
    }),
    /** Former secrets, parted by commas: what was made under them is still understood. */
    SAMAKI_SECRET_PREVIOUS: z.string().default('').transform(secretsIn),
    /** Node's own switch; read here to refuse it. */
    NODE_TLS_REJECT_UNAUTHORIZED: z.string().optional(),
    SAMAKI_DATA_DIR: z.string().default('.data'),
    /** Where files that people hand in are kept; `files` in SAMAKI_DATA_DIR when it is not set. */
    STORAGE_DIR: z.string().optional(),
    SAMAKI_DEMO: flag,
    PROGRAMME_TIMEZONE: timeZone.default('Asia/Phnom_Penh'),
    /** Where the head of the audit is sent every day, to be kept where the database is not. */
    AUDIT_HEAD_TO: z.email('must be an e-mail address').optional(),
    /** Also as a line in audit-heads.txt of the data folder. */
    AUDIT_HEAD_FILE: flag,
    LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
    /** Hosts with their port, parted by commas, to which outbound calls may go although they are private or plain http. */
    OUTBOUND_TEST_HOSTS: z.string().optional(),
    /** Ministries' own identity providers, a JSON list; docs/operators.md. */
    OIDC_PROVIDERS: z
      .string()
      .default('[]')
      .transform((text, context) => {
        const { providers, mistakes } = readSignInProviders(text);
        for (const message of mistakes) context.addIssue({ code: 'custom', message });
        return providers;
      }),
    /** A BigBlueButton that makes rooms for sessions on-line, as its `bbb-conf --secret` says it; both or none. */
    BIGBLUEBUTTON_URL: url('http', 'https').optional(),
    BIGBLUEBUTTON_SECRET: z.string().min(16, 'must have 16 characters or more').optional(),
    /** How many reverse proxies stand before the web; that many hops of X-Forwarded-For are believed. */
    TRUSTED_PROXY_HOPS: z.coerce.number().int().min(0).max(5).default(0),
    /** Points that an address, and a person, may spend a minute on ad-hoc documents. */
    GRAPHQL_POINTS_PER_MINUTE: z.coerce.number().int().min(1).default(6000),
    /** The same for the documents of the web build; ten times as many when it is not set. */
    GRAPHQL_TRUSTED_POINTS_PER_MINUTE: z.coerce.number().int().min(1).optional(),
    /** Who may send documents that are not of the web build. */
    GRAPHQL_ADHOC: z.enum(['developers', 'everyone']).default('developers'),
    GRAPHQL_INTROSPECTION: flag,
    /** List of trusted documents in place of that of the web build; for benches and tests. */
    GRAPHQL_DOCUMENTS_FILE: z.string().optional(),
    /** Registrations that one commit may hold; 1 turns the grouping off. */
    REGISTRATION_BATCH_MAX: z.coerce.number().int().min(1).max(2000).default(500),
    /** Percent of the seats of a session that people may have who gave no account and no e-mail address, where addresses are confirmed;
     *  100: as many as come. */
    PHONE_SEATS_PERCENT: z.coerce.number().int().min(1).max(100).default(50),
    /** How often within an hour somebody may try so from one address of the network. */
    PHONE_TRIES_PER_HOUR: z.coerce.number().int().min(1).max(10_000).default(20),
    /** How often within an hour a seat of one session may be tried with an e-mail address from one address of the network, where
     *  addresses are confirmed. */
    ADDRESS_TRIES_PER_HOUR: z.coerce.number().int().min(1).max(10_000).default(40),
    /** Working days after which whoever decides is asked about registrations that wait for approval, and after as many again those above
     *  them; 0: nobody is asked. */
    APPROVAL_WORKING_DAYS: z.coerce.number().int().min(0).max(30).default(2),
    /** How often within an hour somebody may ask to be told of a next date from one address of the network. */
    WISH_TRIES_PER_HOUR: z.coerce.number().int().min(1).max(10_000).default(20),
    /** Minutes that a trainer needs between two sessions in one city, and between two cities; so near to another one they are chosen
     *  with a reason alone. */
    TRAINER_BUFFER_MINUTES: z.coerce.number().int().min(0).max(1440).default(120),
    TRAINER_BUFFER_OTHER_CITY_MINUTES: z.coerce.number().int().min(0).max(2880).default(360),
    /** Seconds for which whoever takes a list along may take nothing of it. */
    EXPORT_IDLE_SECONDS: z.coerce.number().int().min(1).max(300).default(30),
    /** Seconds from the first to the last byte of a file. The web waits as long, and no longer. */
    EXPORT_TOTAL_SECONDS: z.coerce.number().int().min(1).max(300).default(300),
  })
  .superRefine((env, context) => {
    const mistake = (name: string, message: string): void => {
      context.addIssue({ code: 'custom', path: [name], message });
    };
    const publicUrl = env.PUBLIC_URL ?? `http://localhost:${env.PORT}`;
    if (env.SAMAKI_SECRET_PREVIOUS.some((secret) => weaknessOf(secret) !== null))
      mistake('SAMAKI_SECRET_PREVIOUS', 'holds a secret that is none');
    if (env.SAMAKI_SECRET_PREVIOUS.includes(env.SAMAKI_SECRET))
      mistake('SAMAKI_SECRET_PREVIOUS', 'holds the secret that is in use');
    if (env.NODE_TLS_REJECT_UNAUTHORIZED === '0')
      mistake(
        'NODE_TLS_REJECT_UNAUTHORIZED',
        'must not be 0: anybody could pose as the database or the mail server',
      );
    for (const name of ['DATABASE_URL', 'REDIS_URL', 'SMTP_URL'] as const) {
      const how = unverified(env[name]);
      if (how) mistake(name, `must not turn the check of certificates off (${how})`);
    }
    if (env.NODE_ENV === 'production' && env.SAMAKI_DEMO)
      mistake('SAMAKI_DEMO', 'must not be set with NODE_ENV=production: it lets anyone sign in');
    if (env.NODE_ENV === 'production' && !env.SMTP_URL)
      mistake('SMTP_URL', 'is needed with NODE_ENV=production: the built-in mailbox is for demonstration');
    if (env.NODE_ENV === 'production' && env.GRAPHQL_ADHOC === 'everyone')
      mistake('GRAPHQL_ADHOC', 'must be developers with NODE_ENV=production');
    if (env.NODE_ENV !== 'test' && env.OUTBOUND_TEST_HOSTS)
      mistake('OUTBOUND_TEST_HOSTS', 'is honoured only with NODE_ENV=test');
    const testHosts = hostsIn(env.OUTBOUND_TEST_HOSTS);
    for (const { key, issuer } of env.OIDC_PROVIDERS)
      if (!issuer.startsWith('https://') && !testHosts.includes(new URL(issuer).host))
        mistake('OIDC_PROVIDERS', `${key}: issuer must begin with https://`);
    if (!env.BIGBLUEBUTTON_URL !== !env.BIGBLUEBUTTON_SECRET)
      mistake(
        env.BIGBLUEBUTTON_URL ? 'BIGBLUEBUTTON_SECRET' : 'BIGBLUEBUTTON_URL',
        'is needed beside the other: both or none',
      );
    const roomsAt = env.BIGBLUEBUTTON_URL;
    if (roomsAt && URL.canParse(roomsAt)) {
      const { protocol, host, search, username } = new URL(roomsAt);
      if (protocol !== 'https:' && !testHosts.includes(host))
        mistake('BIGBLUEBUTTON_URL', 'must begin with https://: names and ways in go there');
      if (search || username) mistake('BIGBLUEBUTTON_URL', 'must have no query and name nobody');
    }
    if (
      !env.SAMAKI_DEMO &&
      URL.canParse(publicUrl) &&
      !publicUrl.startsWith('https://') &&
      !isLocalhost(publicUrl)
    )
      mistake('PUBLIC_URL', 'must begin with https:// (or be http://localhost): sign-in cookies need it');
  });

export type Environment = z.infer<typeof configSchema>;
