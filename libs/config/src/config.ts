import { configSchema, type Environment, hostsIn } from './config.schema.js';
import { keyIdOf } from './secrets.rules.js';
import type { SignInProvider } from './sign-in-providers.rules.js';

/** Thrown at boot. `mistakes` holds every wrong setting, one sentence each, never a value (it may be a secret). */
export class ConfigError extends Error {
  constructor(readonly mistakes: readonly string[]) {
    super(`The settings are not usable:\n${mistakes.map((mistake) => `  - ${mistake}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

/** The settings of this process, checked. */
export class Config {
  private constructor(private readonly env: Environment) {}

  /** Reads the environment. Throws `ConfigError` with all mistakes at once. An empty value counts as not set. */
  static read(source: NodeJS.ProcessEnv = process.env): Config {
    const filled = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
    const parsed = configSchema.safeParse(filled);
    if (!parsed.success) {
      throw new ConfigError(
        parsed.error.issues.map((issue) => {
          const name = issue.path.join('.');
          return filled[name] === undefined
            ? `${name} is not set: ${issue.message}`
            : `${name} ${issue.message}`;
        }),
      );
    }
    return new Config(parsed.data);
  }

  get environment(): Environment['NODE_ENV'] {
    return this.env.NODE_ENV;
  }
  get isProduction(): boolean {
    return this.env.NODE_ENV === 'production';
  }
  get isDemo(): boolean {
    return this.env.SAMAKI_DEMO;
  }
  get host(): string {
    return this.env.HOST;
  }
  /** The one public address's port; the web listens on it. */
  get port(): number {
    return this.env.PORT;
  }
  get apiPort(): number {
    return this.env.API_PORT ?? this.env.PORT + 1;
  }
  get workerPort(): number {
    return this.env.WORKER_PORT ?? this.env.PORT + 2;
  }
  /** Where the web reaches the api. */
  get apiUrl(): string {
    return this.env.API_URL ?? `http://127.0.0.1:${this.apiPort}`;
  }
  get workerUrl(): string {
    return this.env.WORKER_URL ?? `http://127.0.0.1:${this.workerPort}`;
  }
  get databaseUrl(): string {
    return this.env.DATABASE_URL;
  }
  get redisUrl(): string | undefined {
    return this.env.REDIS_URL;
  }
  get smtpUrl(): string | undefined {
    return this.env.SMTP_URL;
  }
  get mailFrom(): string {
    return this.env.MAIL_FROM;
  }
  /** Origin that people see, without a slash at the end. Links in mails begin with it. */
  get publicUrl(): string {
    return (this.env.PUBLIC_URL ?? `http://localhost:${this.env.PORT}`).replace(/\/+$/, '');
  }
  get secret(): string {
    return this.env.SAMAKI_SECRET;
  }
  /** The secret in use first, then those of before: whoever reads what was made with one tries each. */
  get secrets(): readonly string[] {
    return [this.env.SAMAKI_SECRET, ...this.env.SAMAKI_SECRET_PREVIOUS];
  }
  /** The name of the secret in use, for logs. */
  get keyId(): string {
    return keyIdOf(this.env.SAMAKI_SECRET);
  }
  get dataDir(): string {
    return this.env.SAMAKI_DATA_DIR;
  }
  get storageDir(): string {
    return this.env.STORAGE_DIR ?? `${this.env.SAMAKI_DATA_DIR}/files`;
  }
  /** Ministries' own identity providers, in the order of the settings. */
  get signInProviders(): readonly SignInProvider[] {
    return this.env.OIDC_PROVIDERS;
  }
  /** Where rooms for sessions on-line are made; null: nowhere. The address has no slash at the end, and no `/api`. */
  get bigBlueButton(): { readonly url: string; readonly secret: string } | null {
    const { BIGBLUEBUTTON_URL: url, BIGBLUEBUTTON_SECRET: secret } = this.env;
    return url && secret ? { url: url.replace(/\/+$/, '').replace(/\/api$/, ''), secret } : null;
  }
  /** Hosts with their port that an outbound call may reach although they are private; none outside tests. */
  get outboundTestHosts(): readonly string[] {
    return hostsIn(this.env.OUTBOUND_TEST_HOSTS);
  }
  get programmeTimeZone(): string {
    return this.env.PROGRAMME_TIMEZONE;
  }
  get auditHeadTo(): string | undefined {
    return this.env.AUDIT_HEAD_TO;
  }
  get keepsAuditHeadFile(): boolean {
    return this.env.AUDIT_HEAD_FILE;
  }
  get logLevel(): Environment['LOG_LEVEL'] {
    return this.env.LOG_LEVEL;
  }
  get trustedProxyHops(): number {
    return this.env.TRUSTED_PROXY_HOPS;
  }
  get graphqlPointsPerMinute(): number {
    return this.env.GRAPHQL_POINTS_PER_MINUTE;
  }
  get graphqlTrustedPointsPerMinute(): number {
    return this.env.GRAPHQL_TRUSTED_POINTS_PER_MINUTE ?? this.env.GRAPHQL_POINTS_PER_MINUTE * 10;
  }
  get graphqlAdhocIsOpen(): boolean {
    return this.env.GRAPHQL_ADHOC === 'everyone';
  }
  get registrationBatchMax(): number {
    return this.env.REGISTRATION_BATCH_MAX;
  }
  /** 0: nobody is asked. */
  get approvalWorkingDays(): number {
    return this.env.APPROVAL_WORKING_DAYS;
  }
  /** Null: as many as come. */
  get phoneSeatsPercent(): number | null {
    return this.env.PHONE_SEATS_PERCENT === 100 ? null : this.env.PHONE_SEATS_PERCENT;
  }
  get phoneTriesPerHour(): number {
    return this.env.PHONE_TRIES_PER_HOUR;
  }

  get addressTriesPerHour(): number {
    return this.env.ADDRESS_TRIES_PER_HOUR;
  }
  get wishTriesPerHour(): number {
    return this.env.WISH_TRIES_PER_HOUR;
  }
  get trainerBufferMinutes(): number {
    return this.env.TRAINER_BUFFER_MINUTES;
  }
  get trainerBufferOtherCityMinutes(): number {
    return this.env.TRAINER_BUFFER_OTHER_CITY_MINUTES;
  }
  get exportIdleSeconds(): number {
    return this.env.EXPORT_IDLE_SECONDS;
  }
  get exportTotalSeconds(): number {
    return this.env.EXPORT_TOTAL_SECONDS;
  }
  get graphqlDocumentsFile(): string | undefined {
    return this.env.GRAPHQL_DOCUMENTS_FILE;
  }
  get allowsIntrospection(): boolean {
    return this.env.GRAPHQL_INTROSPECTION;
  }
}
