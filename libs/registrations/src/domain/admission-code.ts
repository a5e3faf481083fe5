import {
  createHash,
  createPrivateKey,
  createPublicKey,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';

/** What the picture on a ticket says: whose seat, of which session, until when it may be shown, and a signature. Nothing of the
 *  person is in it, nor the reference, with which the seat could be given up (ADR 0007). */
export interface Admission {
  readonly registrationId: string;
  readonly sessionId: string;
  /** To the second. */
  readonly expiresAt: Date;
}

/** Why a picture admits nobody, in the order in which it is looked at. MALFORMED: no code of ours, or not all of it.
 *  UNKNOWN_KEY: signed under a key that is not, or no longer, in use. FORGED: not what the key signed. OTHER_SESSION and
 *  EXPIRED: genuine, and for another door or another day. */
export type AdmissionFault = 'MALFORMED' | 'UNKNOWN_KEY' | 'FORGED' | 'OTHER_SESSION' | 'EXPIRED';

export type AdmissionAnswer =
  | { readonly ok: true; readonly admission: Admission }
  | { readonly ok: false; readonly fault: AdmissionFault };

/** Public keys by their id. A door that holds these reads codes without a network, and can make none. */
export type AdmissionVerifyingKeys = ReadonlyMap<string, KeyObject>;

export interface AdmissionKeys {
  readonly signingKeyId: string;
  readonly signingKey: KeyObject;
  readonly verifyingKeys: AdmissionVerifyingKeys;
}

/* Kind and version (1), id of the key (4), registration (16), session (16), seconds since 1970 (4), signature (64): 105 bytes,
   168 characters of Crockford's base 32. Those are letters that a QR code packs closely, and no bit is left over that could be
   spelled in two ways. */
const KIND = 0x51;
const KEY_ID_BYTES = 4;
const SIGNED_BYTES = 41;
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CODE = new RegExp(`^[${ALPHABET}]{168}$`);

/** What the key says yes to: a signature for this purpose is none for another. */
const PURPOSE = Buffer.from('samaki admission v1\n');

/** Of an Ed25519 private key in PKCS #8, all before its 32 bytes (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');

/** Days after the end of a session for which its picture stays genuine: as long as its tickets open. A sheet that was printed
 *  before the session was moved is thus still read at the door. */
const DAYS_AFTER_END = 90;
const DAY_MS = 86_400_000;

export const admissionExpiry = (endsAt: Date): Date => new Date(endsAt.getTime() + DAYS_AFTER_END * DAY_MS);

/** The keys of `SAMAKI_SECRET` and of those before it (`SAMAKI_SECRET_PREVIOUS`): signed is with the first, read with all. */
export function admissionKeys(secrets: readonly string[]): AdmissionKeys {
  const pairs = secrets.map((secret) => {
    const seed = Buffer.from(hkdfSync('sha256', secret, '', 'samaki admission key', 32));
    const key = createPrivateKey({ key: Buffer.concat([PKCS8, seed]), format: 'der', type: 'pkcs8' });
    const publicKey = createPublicKey(key);
    return { id: keyIdOf(publicKey), key, publicKey };
  });
  const [first] = pairs;
  if (!first) throw new Error('No secret to make the key of admissions from');
  return {
    signingKeyId: first.id,
    signingKey: first.key,
    verifyingKeys: new Map(pairs.map(({ id, publicKey }) => [id, publicKey])),
  };
}

/** Names a public key by the first bytes of its hash. */
const keyIdOf = (key: KeyObject): string =>
  createHash('sha256')
    .update(key.export({ format: 'der', type: 'spki' }))
    .digest('hex')
    .slice(0, KEY_ID_BYTES * 2);

/** Signs an admission: 168 capital letters and digits. The same admission under the same key is the same code. */
export function admissionCode(
  { signingKeyId, signingKey }: AdmissionKeys,
  { registrationId, sessionId, expiresAt }: Admission,
): string {
  const until = Buffer.alloc(4);
  until.writeUInt32BE(Math.floor(expiresAt.getTime() / 1000));
  const signed = Buffer.concat([
    Buffer.of(KIND),
    Buffer.from(signingKeyId, 'hex'),
    bytesOf(registrationId),
    bytesOf(sessionId),
    until,
  ]);
  return spell(Buffer.concat([signed, sign(null, Buffer.concat([PURPOSE, signed]), signingKey)]));
}

/** Reads what somebody shows at the door of a session. Pure: whether the seat still stands is the roster's to say. */
export function readAdmissionCode(
  keys: AdmissionVerifyingKeys,
  shown: string,
  door: { readonly sessionId: string; readonly now: Date },
): AdmissionAnswer {
  const bytes = CODE.test(shown) ? unspell(shown) : null;
  if (bytes?.[0] !== KIND) return fault('MALFORMED');
  const signed = bytes.subarray(0, SIGNED_BYTES);
  const key = keys.get(signed.subarray(1, 1 + KEY_ID_BYTES).toString('hex'));
  if (!key) return fault('UNKNOWN_KEY');
  if (!verify(null, Buffer.concat([PURPOSE, signed]), key, bytes.subarray(SIGNED_BYTES)))
    return fault('FORGED');
  const admission: Admission = {
    registrationId: idOf(signed.subarray(5, 21)),
    sessionId: idOf(signed.subarray(21, 37)),
    expiresAt: new Date(signed.readUInt32BE(37) * 1000),
  };
  if (admission.sessionId !== door.sessionId) return fault('OTHER_SESSION');
  if (admission.expiresAt <= door.now) return fault('EXPIRED');
  return { ok: true, admission };
}

const fault = (why: AdmissionFault): AdmissionAnswer => ({ ok: false, fault: why });

const bytesOf = (id: string): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');
const idOf = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

/** Five bytes are eight characters. */
const GROUP = { bytes: 5, letters: 8 } as const;

function spell(bytes: Buffer): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += GROUP.bytes) {
    const number = bytes.readUIntBE(at, GROUP.bytes);
    for (let letter = GROUP.letters - 1; letter >= 0; letter -= 1)
      text += ALPHABET[Math.floor(number / 32 ** letter) % 32];
  }
  return text;
}

function unspell(text: string): Buffer {
  const bytes = Buffer.alloc((text.length / GROUP.letters) * GROUP.bytes);
  for (let at = 0; at < text.length; at += GROUP.letters) {
    let number = 0;
    for (const letter of text.slice(at, at + GROUP.letters)) number = number * 32 + ALPHABET.indexOf(letter);
    bytes.writeUIntBE(number, (at / GROUP.letters) * GROUP.bytes, GROUP.bytes);
  }
  return bytes;
}
