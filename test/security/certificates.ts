import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/* Certificates for tests, made when they are needed: an authority, and servers named localhost under it. X.509 in the few
   parts that are needed, by hand, so that no program beside Node is. */

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const body = Buffer.concat(parts);
  const long = body.length > 127;
  const size = long ? [0x82, body.length >> 8, body.length & 0xff] : [body.length];
  return Buffer.concat([Buffer.from([tag, ...size]), body]);
};
const sequence = (...parts: Buffer[]): Buffer => der(0x30, ...parts);
const octets = (part: Buffer): Buffer => der(0x04, part);
const oid = (hex: string): Buffer => der(0x06, Buffer.from(hex, 'hex'));
const utcTime = (at: Date): Buffer =>
  der(0x17, Buffer.from(`${at.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}Z`));

const ECDSA_SHA256 = sequence(oid('2a8648ce3d040302'));
const BASIC_CONSTRAINTS = '551d13';
const SUBJECT_ALT_NAME = '551d11';
const TRUE = der(0x01, Buffer.from([0xff]));
const DAY_MS = 86_400_000;

const nameOf = (commonName: string): Buffer =>
  sequence(der(0x31, sequence(oid('550403'), der(0x0c, Buffer.from(commonName)))));

export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority extends Certificate {
  /** A certificate for `localhost` and 127.0.0.1. */
  serve(): Certificate;
}

function issue(
  subject: string,
  issuer: string,
  extension: Buffer,
  ownKey: KeyObject,
  signWith: KeyObject,
): Certificate {
  const now = Date.now();
  const spki = ownKey.export({ type: 'spki', format: 'der' });
  const serial = Buffer.concat([Buffer.from([1]), randomBytes(15)]);
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, serial),
    ECDSA_SHA256,
    nameOf(issuer),
    sequence(utcTime(new Date(now - DAY_MS)), utcTime(new Date(now + DAY_MS))),
    nameOf(subject),
    spki,
    der(0xa3, sequence(extension)),
  );
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, signWith));
  const whole = sequence(body, ECDSA_SHA256, signature).toString('base64');
  const cert = `-----BEGIN CERTIFICATE-----\n${whole.replaceAll(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`;
  return { cert, key: '' };
}

const keyPair = (): { publicKey: KeyObject; privateKey: KeyObject } =>
  generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** An authority that nobody trusts unless it is told to. */
export function anAuthority(name: string): Authority {
  const own = keyPair();
  const isAuthority = sequence(oid(BASIC_CONSTRAINTS), TRUE, octets(sequence(TRUE)));
  const commonName = `${name} ${createHash('sha256').update(randomBytes(8)).digest('hex').slice(0, 6)}`;
  const { cert } = issue(commonName, commonName, isAuthority, own.publicKey, own.privateKey);
  const names = sequence(der(0x82, Buffer.from('localhost')), der(0x87, Buffer.from([127, 0, 0, 1])));
  return {
    cert,
    key: pem(own.privateKey),
    serve: () => {
      const server = keyPair();
      const extension = sequence(oid(SUBJECT_ALT_NAME), octets(names));
      const issued = issue('localhost', commonName, extension, server.publicKey, own.privateKey);
      return { cert: issued.cert, key: pem(server.privateKey) };
    },
  };
}
