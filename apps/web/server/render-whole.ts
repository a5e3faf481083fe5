import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import type { ReactNode } from 'react';
import { renderToPipeableStream } from 'react-dom/server';

/** A whole document as text. Unlike React's renderToString it fails when a part of the page fails, rather than leaving
 *  that part to the browser.
 *  @throws what the page threw */
export function renderWhole(document: ReactNode): Promise<string> {
  return new Promise((resolve, reject) => {
    const sink = new PassThrough();
    const stream = renderToPipeableStream(document, {
      /* One piece: parts sent later would need scripts to put them in place. */
      progressiveChunkSize: Number.MAX_SAFE_INTEGER,
      onAllReady: () => stream.pipe(sink),
      onShellError: reject,
      onError: (error) =>
        reject(error instanceof Error ? error : new Error('A page failed', { cause: error })),
    });
    text(sink).then(resolve, reject);
  });
}
