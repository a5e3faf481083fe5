import { describe, expect, it } from '@jest/globals';
import { EXCLUSION_CASE, exclusionOf, type RecipientFacts } from './exclusion.rules.js';

const reachable: RecipientFacts = {
  organisationExcluded: false,
  noPerson: false,
  noAddress: false,
  unsubscribed: false,
  alreadyRegistered: false,
};

describe('exclusionOf', () => {
  it('writes to whoever has nothing against it', () => {
    expect(exclusionOf(reachable)).toBeNull();
  });

  it.each([
    ['organisationExcluded', 'ORGANISATION_EXCLUDED'],
    ['noPerson', 'NO_PERSON'],
    ['noAddress', 'NO_ADDRESS'],
    ['unsubscribed', 'UNSUBSCRIBED'],
    ['alreadyRegistered', 'ALREADY_REGISTERED'],
  ] as const)('names %s as %s', (fact, reason) => {
    expect(exclusionOf({ ...reachable, [fact]: true })).toBe(reason);
  });

  it('names the first of several reasons', () => {
    expect(exclusionOf({ ...reachable, alreadyRegistered: true, unsubscribed: true })).toBe('UNSUBSCRIBED');
    expect(exclusionOf({ ...reachable, noAddress: true, organisationExcluded: true })).toBe(
      'ORGANISATION_EXCLUDED',
    );
  });

  it('is the same law in SQL, in the same order', () => {
    expect(EXCLUSION_CASE).toBe(
      `case when "organisationExcluded" then 'ORGANISATION_EXCLUDED' when "noPerson" then 'NO_PERSON' ` +
        `when "noAddress" then 'NO_ADDRESS' when "unsubscribed" then 'UNSUBSCRIBED' when "alreadyRegistered" then 'ALREADY_REGISTERED' end`,
    );
  });
});
