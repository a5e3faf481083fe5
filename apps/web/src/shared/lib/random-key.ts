/** A fresh idempotency key: 32 hexadecimal digits. Works over plain http too, where randomUUID does not. */
export const randomKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
