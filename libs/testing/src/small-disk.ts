import { execFile, execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { isDiskFull } from '#kernel';

const run = promisify(execFile);
const PAGE = 4096;
/** Only root mounts. Whoever is somebody else asks for it without a word typed. */
const asRoot = (command: string[]): [string, string[]] =>
  process.getuid?.() === 0 ? [command[0]!, command.slice(1)] : ['sudo', ['-n', ...command]];

/** A disk of a test's own, in memory, that holds little, so that it may be filled. Linux alone has such, and for root or `sudo`. */
export class SmallDisk {
  private constructor(readonly folder: string) {}

  /** Throws where the machine gives none. */
  static mount(kilobytes: number): SmallDisk {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'samaki-small-disk-'));
    const owner = process.getuid ? `,uid=${process.getuid()},gid=${process.getgid?.() ?? 0}` : '';
    const [program, words] = asRoot([
      'mount',
      '-t',
      'tmpfs',
      '-o',
      `size=${kilobytes}k,mode=755${owner}`,
      'tmpfs',
      folder,
    ]);
    try {
      execFileSync(program, words, { stdio: 'ignore' });
    } catch (error) {
      rmSync(folder, { recursive: true });
      throw error;
    }
    chmodSync(folder, 0o755);
    return new SmallDisk(folder);
  }

  /** Takes all the room there is but `leaving` bytes, of which the system gives out whole pages. */
  async fill(leaving = 0): Promise<void> {
    const ballast = await open(this.ballast, 'a');
    let taken = (await ballast.stat()).size;
    try {
      const page = Buffer.alloc(PAGE, 7);
      for (;;) taken += (await ballast.write(page)).bytesWritten;
    } catch (error) {
      if (!isDiskFull(error)) throw error;
      await ballast.truncate(Math.max(0, Math.floor((taken - leaving) / PAGE) * PAGE));
    } finally {
      await ballast.close();
    }
  }

  /** Makes the room free again. */
  async free(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  async remove(): Promise<void> {
    const [program, words] = asRoot(['umount', '--lazy', this.folder]);
    await run(program, words);
    await rm(this.folder, { recursive: true, force: true });
  }

  private get ballast(): string {
    return path.join(this.folder, 'ballast');
  }
}
