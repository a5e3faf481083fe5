import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { type Tx, UnitOfWork } from '#database';
import { accept, newId, readSignedId, refuse, type Refusal, type Result, signId } from '#kernel';
import { Blobs, type FileRefusal, readPdf } from '#storage';
import { MaterialFileRepository } from './material-file.repository.js';

const PURPOSE = 'catalogue material file';
/** A round of the sweep takes so many files at most; the others have the next one. */
const MOST_IN_A_ROUND = 1_000;

/** Files that are handed in for materials. A row names a file before a byte of it is written, so that what is left behind by whatever
 *  broke off is known. Source: docs/stories/course-materials.md. */
@Injectable()
export class MaterialFiles {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly files: MaterialFileRepository,
    private readonly blobs: Blobs,
    private readonly config: Config,
  ) {}

  /** Keeps a file that is handed in; answers the word by which a version names it. Until then nobody reads it. Refuses as `readPdf`
   *  does; when there is no room it throws, and leaves nothing. */
  async keep(content: Buffer): Promise<Result<string, FileRefusal>> {
    const read = readPdf(content);
    if (!read.ok) return read;
    const id = newId();
    const blob = this.blobs.describe(read.value);
    await this.unitOfWork.run((tx) => this.files.insert(tx, id, blob));
    try {
      await this.blobs.put(read.value);
    } catch (error) {
      // Where the database is away as well, the sweep finds it.
      await this.unitOfWork.run((tx) => this.forget(tx, { id, sha256: blob.sha256 })).catch(() => undefined);
      throw error;
    }
    return accept(signId(this.config.secret, PURPOSE, id));
  }

  /** The id of the file that a word names; nobody sweeps it away until the end of the transaction. */
  async claim(tx: Tx, word: string): Promise<Result<string, Refusal<'MATERIAL_FILE_NOT_FOUND'>>> {
    const id = readSignedId(this.config.secrets, PURPOSE, word);
    return id && (await this.files.lockById(tx, id))
      ? accept(id)
      : refuse('MATERIAL_FILE_NOT_FOUND', { path: ['file'] });
  }

  /** Removes what was handed in more than a day ago and became no version: a form that was given up, a process that died. Answers how
   *  many. What has the same bytes as a file that is used, or is handed in at this moment, stays. Throws at the end when one could not
   *  be removed; the others are. */
  async sweep(): Promise<number> {
    const failures: unknown[] = [];
    let removed = 0;
    for (const file of await this.files.unused(MOST_IN_A_ROUND)) {
      try {
        if (await this.unitOfWork.run((tx) => this.forget(tx, file))) removed += 1;
      } catch (error) {
        failures.push(error);
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'Files could not be swept away');
    return removed;
  }

  /** Removes the row, unless a version names it by now, and the bytes, unless another row names them. */
  private async forget(tx: Tx, { id, sha256 }: { id: string; sha256: Buffer }): Promise<boolean> {
    await this.files.lockBytes(tx, sha256);
    if (!(await this.files.removeUnused(tx, id))) return false;
    if (!(await this.files.isNamed(tx, sha256))) await this.blobs.remove(sha256);
    return true;
  }
}
