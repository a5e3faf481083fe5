import { createHash, createSign, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';

interface CreationOptions {
  readonly challenge: string;
  readonly user: { readonly id: string };
}

interface RequestOptions {
  readonly challenge: string;
}

/** What may be wrong with an answer. */
export interface Tampering {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly type?: string;
  readonly userVerified?: boolean;
  readonly userPresent?: boolean;
  readonly counter?: number;
  readonly userHandle?: string | null;
  readonly flipSignature?: boolean;
}

const sha256 = (data: Buffer | string): Buffer => createHash('sha256').update(data).digest();
const base64url = (data: Buffer | string): string => Buffer.from(data).toString('base64url');

/** An authenticator in software, as far as signing goes: one key (ES256), no attestation. Answers as JSON, as a browser
 *  writes it. For tests; the browser stories have Chromium's own. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32);
  counter = 0;
  private readonly key: { readonly publicKey: KeyObject; readonly privateKey: KeyObject };
  private userHandle: string | undefined;

  constructor(
    private readonly origin: string,
    private readonly rpId = new URL(origin).hostname,
  ) {
    this.key = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  }

  /** The answer to a request for a new passkey. */
  create({ challenge, user }: CreationOptions, tampering: Tampering = {}): string {
    this.userHandle = user.id;
    const authData = Buffer.concat([
      this.head(tampering, 0x40),
      Buffer.alloc(16),
      Buffer.from([0, this.credentialId.length]),
      this.credentialId,
      this.coseKey(),
    ]);
    // {fmt: "none", attStmt: {}, authData}
    const attestationObject = Buffer.concat([
      Buffer.from([0xa3]),
      cborText('fmt'),
      cborText('none'),
      cborText('attStmt'),
      Buffer.from([0xa0]),
      cborText('authData'),
      cborBytes(authData),
    ]);
    return this.written({
      clientDataJSON: this.clientData('webauthn.create', challenge, tampering),
      attestationObject: base64url(attestationObject),
      transports: ['internal'],
    });
  }

  /** The answer to a challenge; its counter is one more than the last. */
  get({ challenge }: RequestOptions, tampering: Tampering = {}): string {
    this.counter = tampering.counter ?? this.counter + 1;
    const authenticatorData = this.head({ ...tampering, counter: this.counter }, 0);
    const clientDataJSON = this.clientData('webauthn.get', challenge, tampering);
    const signature = createSign('sha256')
      .update(authenticatorData)
      .update(sha256(Buffer.from(clientDataJSON, 'base64url')))
      .sign(this.key.privateKey);
    // The last byte belongs to a number within the signature: it still reads as one.
    if (tampering.flipSignature) signature[signature.length - 1]! ^= 1;
    const { userHandle = this.userHandle } = tampering;
    return this.written({
      clientDataJSON,
      authenticatorData: base64url(authenticatorData),
      signature: base64url(signature),
      userHandle,
    });
  }

  private written(response: object): string {
    const id = base64url(this.credentialId);
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} });
  }

  private clientData(type: string, challenge: string, tampering: Tampering): string {
    return base64url(
      JSON.stringify({
        type: tampering.type ?? type,
        challenge: tampering.challenge ?? challenge,
        origin: tampering.origin ?? this.origin,
        crossOrigin: false,
      }),
    );
  }

  private head(
    { rpId, userVerified = true, userPresent = true, counter = 0 }: Tampering,
    flags: number,
  ): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const all = flags | (userPresent ? 1 : 0) | (userVerified ? 4 : 0);
    return Buffer.concat([sha256(rpId ?? this.rpId), Buffer.from([all]), count]);
  }

  /** {1: 2, 3: -7, -1: 1, -2: x, -3: y} */
  private coseKey(): Buffer {
    const { x = '', y = '' } = this.key.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21]),
      cborBytes(Buffer.from(x, 'base64url')),
      Buffer.from([0x22]),
      cborBytes(Buffer.from(y, 'base64url')),
    ]);
  }
}

const cborText = (text: string): Buffer =>
  Buffer.concat([Buffer.from([0x60 + text.length]), Buffer.from(text)]);

/** Bytes of less than 64 KiB. */
function cborBytes(bytes: Buffer): Buffer {
  const head =
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, bytes.length >> 8, bytes.length & 255]);
  return Buffer.concat([head, bytes]);
}
