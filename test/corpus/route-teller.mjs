/* Loaded before an app (`--import`): once its Fastify is ready, it says on a line of JSON for each which routes there are, and the
   types of bodies that are read there. What runs is the real server; nothing of it is changed. */
import { subscribe } from 'node:diagnostics_channel';

const PARSERS = 'fastify.contentTypeParser';

/** The types that a scope of Fastify reads; any of them is `*`. */
function readsOf(scope) {
  for (let at = scope; at; at = Object.getPrototypeOf(at)) {
    const key = Object.getOwnPropertySymbols(at).find(({ description }) => description === PARSERS);
    if (key) return [...at[key].customParsers.keys()].map((type) => type || '*');
  }
  throw new Error('This Fastify keeps its parsers elsewhere');
}

subscribe('fastify.initialization', ({ fastify }) => {
  const seen = [];
  fastify.addHook('onRoute', function remember(route) {
    seen.push([this, route]);
  });
  fastify.addHook('onReady', async () => {
    for (const [scope, { method, url }] of seen) {
      const route = { method: [method].flat().join('|'), url, reads: readsOf(scope) };
      process.stdout.write(`${JSON.stringify({ route })}\n`);
    }
  });
});
