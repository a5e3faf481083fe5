import type { Readable } from 'node:stream';

/** What is kept, by what is in it. */
export interface StoredBlob {
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Where bytes are kept by their sum. */
export abstract class Blobs {
  /** Keeps the bytes. Answers once they would outlive a loss of power; keeping the same again changes nothing. */
  abstract put(content: Buffer): Promise<StoredBlob>;
  /** The bytes with this sum; null when they are not there. */
  abstract open(sha256: Buffer): Promise<Readable | null>;
}
