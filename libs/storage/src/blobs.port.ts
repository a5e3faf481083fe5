import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';

/** What is kept, by what is in it. */
export interface StoredBlob {
  readonly sha256: Buffer;
  readonly bytes: number;
}

/** Where bytes are kept by their sum. */
export abstract class Blobs {
  /** As what these bytes are kept, whether they are there or not. */
  describe(content: Buffer): StoredBlob {
    return { sha256: createHash('sha256').update(content).digest(), bytes: content.length };
  }
  /** Keeps the bytes. Answers once they would outlive a loss of power; keeping the same again changes nothing. Throws what `isDiskFull`
   *  knows when there is no room, and leaves nothing of them then. */
  abstract put(content: Buffer): Promise<StoredBlob>;
  /** The bytes with this sum; null when they are not there. */
  abstract open(sha256: Buffer): Promise<Readable | null>;
  /** Removes the bytes with this sum, and what was begun of them and never became whole. Removing what is not there changes nothing. */
  abstract remove(sha256: Buffer): Promise<void>;
}
