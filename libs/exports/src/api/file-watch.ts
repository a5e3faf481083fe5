import type { ServerResponse } from 'node:http';
import type { Readable } from 'node:stream';
import type { Config } from '#config';

/** Why a file was not written to its end. */
export class FileGivenUp extends Error {}

export interface FileLimits {
  /** How long a reader may take nothing while there is something to take. */
  readonly idleMs: number;
  readonly totalMs: number;
  /** How often the reader's rights are looked at, also while no page is read: a workbook is made after its last one. */
  readonly lookMs: number;
}

const LOOK_MS = 5_000;
const IDLE_LOOKS = 4;

export const fileLimits = ({ exportIdleSeconds, exportTotalSeconds }: Config): FileLimits => ({
  idleMs: exportIdleSeconds * 1_000,
  totalMs: exportTotalSeconds * 1_000,
  lookMs: LOOK_MS,
});

/** Gives a file up when its reader stops taking, takes too long, or may not have it any more (`look` throws). The stream is
 *  destroyed, and with it the connection: what was saved so far never looks whole. */
export function watchFile(
  file: Readable,
  response: ServerResponse,
  { idleMs, totalMs, lookMs }: FileLimits,
  look: () => Promise<void>,
): void {
  const giveUp = (error: Error): void => void file.destroy(error);
  const total = setTimeout(() => giveUp(new FileGivenUp('The reader took too long')), totalMs);

  // In looks, not in time: while this process itself stands still, its reader can take nothing.
  let taken = takenOf(response);
  let stillFor = 0;
  const idle = setInterval(() => {
    const now = takenOf(response);
    stillFor = now !== taken || response.writableLength === 0 ? 0 : stillFor + 1;
    taken = now;
    if (stillFor === IDLE_LOOKS) giveUp(new FileGivenUp('The reader takes nothing'));
  }, idleMs / IDLE_LOOKS);

  let looking = false;
  const rights = setInterval(() => {
    if (looking) return;
    looking = true;
    look()
      .catch(giveUp)
      .finally(() => (looking = false));
  }, lookMs);

  file.once('close', () => {
    clearTimeout(total);
    clearInterval(idle);
    clearInterval(rights);
  });
}

/** Bytes that the system has taken from this process for the reader. */
const takenOf = ({ socket }: ServerResponse): number =>
  socket ? socket.bytesWritten - socket.writableLength : 0;
