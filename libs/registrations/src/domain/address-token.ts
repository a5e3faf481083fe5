import { readSignedId, signId } from '#kernel';
import { ADDRESS_CORRECTIONS } from './address-hold.rules.js';

const purposeOf = (corrections: number): string => `registrations address ${corrections}`;

/** The token of the link that confirms an address: 43 characters, stored nowhere; each mail derives it again. Once the address was
 *  corrected, that of the one before opens nothing. */
export const addressToken = (secret: string, registrationId: string, corrections: number): string =>
  signId(secret, purposeOf(corrections), registrationId);

export interface AddressLink {
  readonly registrationId: string;
  /** Of the address to which it was sent. */
  readonly corrections: number;
}

/** What a token speaks of; null for anything that `addressToken` did not make under one of the secrets. */
export function readAddressToken(secrets: readonly string[], token: string): AddressLink | null {
  for (let corrections = 0; corrections <= ADDRESS_CORRECTIONS; corrections += 1) {
    const registrationId = readSignedId(secrets, purposeOf(corrections), token);
    if (registrationId) return { registrationId, corrections };
  }
  return null;
}
