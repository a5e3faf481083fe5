import type { Config } from '#config';

/** The two cookies of signing in: who is signed in, and which browser asked for a code. */
export interface SignInCookies {
  readonly token: string;
  readonly browser: string;
  /** False only for a demonstration over plain http on another host than this machine. */
  readonly isSecure: boolean;
}

const LOCAL_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);

/** The `__Host-` prefix makes browsers refuse the cookie from another path, host or plain connection. */
export function signInCookies(config: Config): SignInCookies {
  const { protocol, hostname } = new URL(config.publicUrl);
  const isSecure = protocol === 'https:' || LOCAL_HOSTS.has(hostname);
  const prefix = isSecure ? '__Host-' : '';
  return { token: `${prefix}samaki`, browser: `${prefix}samaki-browser`, isSecure };
}
