import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { type FileLimits, watchFile } from './file-watch.js';

/* Story: docs/stories/exports.md, "While it leaves": with sockets of this process, and limits of milliseconds. */

const NEVER = 600_000;
const limits = (some: Partial<FileLimits>): FileLimits => ({
  idleMs: NEVER,
  totalMs: NEVER,
  lookMs: NEVER,
  ...some,
});
const mayRead = (): Promise<void> => Promise.resolve();
const endless = (): Readable =>
  new Readable({
    read() {
      this.push(Buffer.alloc(65_536, 'x'));
    },
  });
const silent = (): Readable => new Readable({ read: () => undefined });

type Reader = (answer: http.IncomingMessage) => void;
const sleeps: Reader = (answer) => void answer.pause();
const takes: Reader = (answer) => void answer.resume();

/** Sends a file to a reader: why it was given up, and whether what the reader has looks whole. */
async function send(
  file: Readable,
  some: Partial<FileLimits>,
  reader: Reader,
  look = mayRead,
): Promise<{ why: string | undefined; whole: boolean }> {
  let request: http.ClientRequest | undefined;
  const why = new Promise<string | undefined>((resolve) => {
    file.once('error', (error) => resolve(error.message));
    file.once('end', () => resolve(undefined));
  });
  const server = http.createServer((_, response) => {
    response.flushHeaders();
    watchFile(file, response, limits(some), look);
    pipeline(file, response, () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const answer = await new Promise<http.IncomingMessage>((resolve, reject) => {
    request = http.get({ port, host: '127.0.0.1', agent: false }, resolve).once('error', reject);
  });
  const over = new Promise<void>((resolve) => answer.once('close', resolve));
  answer.on('error', () => undefined);
  reader(answer);
  const reason = await why;
  answer.resume();
  await over;
  request?.destroy();
  await new Promise((resolve) => server.close(resolve));
  return { why: reason, whole: answer.complete };
}

describe('a file that is watched', () => {
  it('ends unfinished when its reader takes nothing', async () => {
    expect(await send(endless(), { idleMs: 200 }, sleeps)).toEqual({
      why: 'The reader takes nothing',
      whole: false,
    });
  });

  it('is not idle while its reader takes, and has an end all the same', async () => {
    expect(await send(endless(), { idleMs: 200, totalMs: 1_000 }, takes)).toEqual({
      why: 'The reader took too long',
      whole: false,
    });
  });

  it('is not idle while its rows are slow to come', async () => {
    expect(await send(silent(), { idleMs: 50, totalMs: 500 }, takes)).toEqual({
      why: 'The reader took too long',
      whole: false,
    });
  });

  it('ends unfinished when the right is gone although nothing is read or taken', async () => {
    let looks = 0;
    const look = (): Promise<void> =>
      ++looks < 3 ? Promise.resolve() : Promise.reject(new Error('No right any more'));
    expect(await send(silent(), { lookMs: 20 }, sleeps, look)).toEqual({
      why: 'No right any more',
      whole: false,
    });
    expect(looks).toBe(3);
  });

  it('is whole within its limits', async () => {
    expect(await send(Readable.from([Buffer.from('a')]), {}, takes)).toEqual({ why: undefined, whole: true });
  });
});
