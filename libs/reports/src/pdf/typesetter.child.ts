import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';

/* Sets letters in a process of its own: the typesetter keeps what it has set, its memory is not Node's, and it cannot
   be interrupted. Whoever started this process ends it when a letter takes too long or memory grows. */

export interface TypesetOrder {
  readonly id: number;
  /** The letter as JSON; all of it is data. */
  readonly letter: string;
}

export interface TypesetAnswer {
  readonly id: number;
  /** The PDF, base64; absent when it could not be set. */
  readonly pdf?: string;
  readonly failure?: string;
  /** Resident memory of this process, in bytes. */
  readonly memory: number;
}

const [template = '', workspace = '', ...fontPaths] = process.argv.slice(2);
const compiler = NodeCompiler.create({ workspace, fontArgs: [{ fontPaths }] });

function answer({ id, letter }: TypesetOrder): TypesetAnswer {
  try {
    const pdf = compiler.pdf({ mainFilePath: template, inputs: { letter } });
    compiler.evictCache(0);
    return { id, pdf: pdf.toString('base64'), memory: process.memoryUsage.rss() };
  } catch (error) {
    const failure = error instanceof Error ? error.message : String(error);
    return { id, failure, memory: process.memoryUsage.rss() };
  }
}

process.on('message', (order: TypesetOrder) => process.send?.(answer(order)));
process.on('disconnect', () => process.exit(0));
