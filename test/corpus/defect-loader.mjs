/* Loaded before an app (`--import`): changes one place of its program as it is read, as CORPUS_DEFECT says. What runs is
   the real server with one mistake in it. Nothing on disk is changed. */
import { register } from 'node:module';
import { isMainThread } from 'node:worker_threads';

const { find, put } = JSON.parse(process.env.CORPUS_DEFECT ?? '{}');

// The hooks below run in a thread of their own, which reads this file too.
if (isMainThread) register(import.meta.url);

/** The hook of Node that reads a module. */
export async function load(url, context, next) {
  const loaded = await next(url, context);
  if (!url.includes('/dist/bundle/') || loaded.source === null || loaded.source === undefined) return loaded;
  return { ...loaded, source: loaded.source.toString().replace(find, () => put) };
}
