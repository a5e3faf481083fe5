/** Parts of an address that make a client take any certificate, or none. The clients read them from the address itself. */
const SWITCHES: readonly (readonly [parameter: string, off: RegExp])[] = [
  ['sslmode', /^(no-verify|allow|prefer)$/i],
  // With it the driver reads `require` as PostgreSQL does: encrypted, by whomever.
  ['uselibpqcompat', /^true$/i],
  ['tls.rejectUnauthorized', /^(false|0|no)$/i],
  ['rejectUnauthorized', /^(false|0|no)$/i],
  ['ignoreTLS', /^(true|1|yes)$/i],
  ['opportunisticTLS', /^(true|1|yes)$/i],
];

/** The part of an address that turns the check of certificates off, `name=value`; null when there is none. */
export function unverified(address: string | undefined): string | null {
  if (!address || !URL.canParse(address)) return null;
  const { searchParams } = new URL(address);
  const found = SWITCHES.find(([name, off]) => off.test(searchParams.get(name) ?? ''));
  return found ? `${found[0]}=${searchParams.get(found[0])}` : null;
}
