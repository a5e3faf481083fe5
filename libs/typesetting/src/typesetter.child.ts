import { readdirSync } from 'node:fs';
import path from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { pictureOf } from './picture.js';
import { SyllableDrawer } from './drawn-syllables.js';

/* Sets letters in a process of its own: the typesetter keeps what it has set, its memory is not Node's, and it cannot
   be interrupted. Whoever started this process ends it when a letter takes too long or memory grows. */

export interface TypesetOrder {
  readonly id: number;
  /** The letter as JSON; all of it is data. */
  readonly letter: string;
}

export interface TypesetAnswer {
  readonly id: number;
  /** The PDF, or its picture, base64; absent when it could not be set. */
  readonly made?: string;
  readonly failure?: string;
  /** Resident memory of this process, in bytes. */
  readonly memory: number;
}

const [template = '', workspace = '', fonts = '', format = 'pdf'] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths: [fonts] }] });
const drawer = new SyllableDrawer(
  path.join(fonts, readdirSync(fonts).find((file) => file.endsWith('.ttf')) ?? ''),
);

async function answer({ id, letter }: TypesetOrder): Promise<TypesetAnswer> {
  try {
    const pdf = compiler.pdf({
      mainFilePath: template,
      inputs: { letter, drawn: JSON.stringify(drawer.drawnIn(letter)) },
    });
    compiler.evictCache(0);
    const made = format === 'png' ? await pictureOf(pdf) : pdf;
    return { id, made: made.toString('base64'), memory: process.memoryUsage.rss() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { id, failure, memory: process.memoryUsage.rss() };
  }
}

process.on('message', (order: TypesetOrder) => void answer(order).then((done) => process.send?.(done)));
process.on('disconnect', () => process.exit(0));
