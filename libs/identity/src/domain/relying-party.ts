import type { Config } from '#config';

/** As whom we ask for passkeys: they work at this origin and under this name only. */
export interface RelyingParty {
  readonly id: string;
  readonly origin: string;
  readonly name: string;
}

/** From `PUBLIC_URL`, never from what a request says. */
export function relyingParty(config: Config): RelyingParty {
  const { hostname, origin } = new URL(config.publicUrl);
  return { id: hostname, origin, name: 'Samaki' };
}
