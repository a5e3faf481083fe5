import { fork } from 'node:child_process';
import { PassThrough, type Readable } from 'node:stream';
import { fromPackageRoot } from '#kernel';
import type { Cell } from '../domain/cell.rules.js';
import type { WorkbookMessage } from './workbook.child.js';

const CHILD = fromPackageRoot('dist', 'libs', 'exports', 'src', 'file', 'workbook.child.js');
const ROWS_IN_A_MESSAGE = 500;
/** From the first row to the last byte. */
const PATIENCE_MS = 120_000;

/** A workbook of one sheet, built by a process of its own, which ends with it. The stream fails when that process does, and
 *  ends it when nobody reads on. */
export function workbookOf(
  sheet: string,
  headings: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
): Readable {
  const child = fork(CHILD, [], {
    // Nothing of this process's settings, among them secrets, is the child's business.
    env: {},
    execArgv: ['--max-old-space-size=768'],
    stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    serialization: 'json',
  });
  const file = new PassThrough();
  const limit = setTimeout(() => file.destroy(new Error('The workbook took too long')), PATIENCE_MS);
  file.once('close', () => {
    clearTimeout(limit);
    child.kill('SIGKILL');
  });
  child.on('error', (error) => file.destroy(error));
  child.once('exit', (code) => {
    if (code !== 0) file.destroy(new Error(`The workbook was not built (${String(code)})`));
  });
  child.stdout!.pipe(file);

  /** Waits until the child has taken it: rows never pile up between the two. */
  const send = (message: WorkbookMessage): Promise<void> =>
    new Promise((resolve, reject) => {
      const gone = (): void => reject(new Error('The workbook was given up'));
      file.once('close', gone);
      child.once('message', () => {
        file.off('close', gone);
        resolve();
      });
      if (child.connected) child.send(message, (error) => error && reject(error));
      else gone();
    });

  const feed = async (): Promise<void> => {
    await send({ headings, sheet });
    let batch: (readonly Cell[])[] = [];
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < ROWS_IN_A_MESSAGE) continue;
      await send({ rows: batch });
      batch = [];
    }
    if (batch.length > 0) await send({ rows: batch });
    child.send({ isComplete: true } satisfies WorkbookMessage);
  };
  feed().catch((error: unknown) => file.destroy(error as Error));
  return file;
}
