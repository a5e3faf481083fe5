/* Loaded before an app (`--import`): changes some places of its program as it is read, as CORPUS_DEFECTS says. What runs is
   the real server with these mistakes in it. Nothing on disk is changed. */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const defects = JSON.parse(process.env.CORPUS_DEFECTS ?? '[]');

// The hooks below run in a thread of their own, which reads this file too.
if (isMainThread) register(import.meta.url);

/** The hook of Node that reads a module. */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.includes('/dist/bundle/') || loaded.source === null || loaded.source === undefined) return loaded;
  const source = defects.reduce(
    (text, { find, put }) => text.replace(find, () => put),
    loaded.source.toString(),
  );
  return { ...loaded, source };
}
