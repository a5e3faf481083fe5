import { writeFileSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Config, ConfigError } from './config.js';
import { readSignInProviders } from './sign-in-providers.rules.js';

const MOI = {
  key: 'moi',
  name: { km: 'ក្រសួងមហាផ្ទៃ', en: 'Ministry of Interior' },
  issuer: 'https://login.moi.example',
  clientId: 'samaki',
  clientSecret: 'a secret of the provider',
};
const mistakesIn = (...entries: object[]): readonly string[] =>
  readSignInProviders(JSON.stringify(entries)).mistakes;

describe('the setting that names providers', () => {
  it('is read, with its secret from a file', () => {
    const file = path.join(mkdtempSync(path.join(tmpdir(), 'samaki-')), 'secret');
    writeFileSync(file, 'from a file\n');
    const { clientSecret: _, ...rest } = MOI;
    const setting = JSON.stringify([
      MOI,
      { ...rest, key: 'mef', issuer: 'https://mef.example', clientSecretFile: file, acr: ['mfa'] },
    ]);
    expect(readSignInProviders(setting)).toEqual({
      providers: [
        { ...MOI, acr: [] },
        { ...rest, key: 'mef', issuer: 'https://mef.example', clientSecret: 'from a file', acr: ['mfa'] },
      ],
      mistakes: [],
    });
  });

  it.each<[string, readonly object[], readonly string[]]>([
    [
      'a key in capitals',
      [{ ...MOI, key: 'MoI' }],
      ['provider 1: key must be lower-case letters, digits and dashes'],
    ],
    [
      'no issuer',
      [{ ...MOI, issuer: 'login' }],
      ['provider 1: issuer must be an address that begins with https://, without a query'],
    ],
    [
      'a query in it',
      [{ ...MOI, issuer: 'https://a.example/?b' }],
      ['provider 1: issuer must be an address that begins with https://, without a query'],
    ],
    [
      'two secrets',
      [{ ...MOI, clientSecretFile: '/x' }],
      ['provider 1: needs either clientSecret or clientSecretFile'],
    ],
    [
      'a file that is not there',
      [{ ...MOI, clientSecret: undefined, clientSecretFile: '/nowhere/x' }],
      ['provider 1: clientSecretFile cannot be read, or is empty'],
    ],
    ['one provider twice', [MOI, MOI], ['names one key twice', 'names one issuer twice']],
  ])('is refused for %s', (_what, entries, mistakes) => {
    expect(mistakesIn(...entries)).toEqual(mistakes);
  });

  it('says all mistakes at once, and no value', () => {
    const mistakes = mistakesIn(
      { ...MOI, key: 'A', issuer: 'ftp://x' },
      { ...MOI, name: { km: '', en: 'x' } },
    );
    expect(mistakes).toHaveLength(3);
    expect(mistakes.join(' ')).not.toMatch(/ftp|a secret/);
  });

  it.each(['', 'nonsense', '{}'])('is no list when it is %j', (setting) => {
    expect(readSignInProviders(setting).mistakes).toEqual(['must be a JSON list of providers: [{"key": …}]']);
  });
});

describe('the settings of a process', () => {
  const environment = {
    DATABASE_URL: 'postgres://db.example/samaki',
    SAMAKI_SECRET: 'c8f1e0b7a94d52368fe6b0d17a3c5924',
    OIDC_PROVIDERS: JSON.stringify([{ ...MOI, issuer: 'http://127.0.0.1:9090' }]),
  };

  it('take plain http for a host of the tests alone', () => {
    const read = (more: Record<string, string>): Config => Config.read({ ...environment, ...more });
    expect(read({ NODE_ENV: 'test', OUTBOUND_TEST_HOSTS: '127.0.0.1:9090' }).signInProviders).toHaveLength(1);
    const mistakesOf = (more: Record<string, string>): readonly string[] => {
      try {
        read(more);
        return [];
      } catch (error) {
        return (error as ConfigError).mistakes;
      }
    };
    expect(mistakesOf({ NODE_ENV: 'test', OUTBOUND_TEST_HOSTS: '127.0.0.1:9091' })).toEqual([
      'OIDC_PROVIDERS moi: issuer must begin with https://',
    ]);
    expect(mistakesOf({ OUTBOUND_TEST_HOSTS: '127.0.0.1:9090' })).toEqual([
      'OUTBOUND_TEST_HOSTS is honoured only with NODE_ENV=test',
    ]);
  });
});
