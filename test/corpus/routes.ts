import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { fromPackageRoot } from '#kernel';
import type { SpawnedApp } from '#testing';
import type { Route } from './program.js';

/** The settings under which an app says which routes it has. */
export const TELLS_ROUTES: NodeJS.ProcessEnv = {
  NODE_OPTIONS: `--import ${pathToFileURL(fromPackageRoot('test', 'corpus', 'route-teller.mjs')).href}`,
};

/** A file of the web build is a route of its own, by a name that the next build changes. */
const BUILT = '/<a built file>';
const isBuilt = (url: string): boolean =>
  url.length > 1 && existsSync(fromPackageRoot('apps', 'web', 'dist', 'client', url.slice(1)));

/** What an app that runs with TELLS_ROUTES said. A HEAD that Fastify adds to a GET is no route of its own. */
export function routesOf(app: Route['app'], server: SpawnedApp): Route[] {
  const told = server.records.flatMap((record) =>
    'route' in record ? [record['route'] as Omit<Route, 'app'>] : [],
  );
  const routes = new Map<string, Route>();
  for (const { method: methods, url, reads } of told) {
    const method = methods.replace(/\bHEAD\|?/, '');
    if (!method) continue;
    const route = { app, method, url: isBuilt(url) ? BUILT : url, reads };
    routes.set(placeOf(route), route);
  }
  return [...routes.values()];
}

export const placeOf = ({ app, method, url }: Pick<Route, 'app' | 'method' | 'url'>): string =>
  `${app} ${method} ${url}`;

const FORM = 'application/x-www-form-urlencoded';

/** Routes to which a body is sent, whether or not it is read. */
export const takesBody = ({ method }: Route): boolean => method !== 'GET';

/** A form of the web: read as a form and as nothing else. Each of them is asked in routes-asked.ts. */
export const isForm = (route: Route): boolean =>
  route.app === 'web' && route.method === 'POST' && route.reads.length === 1 && route.reads[0] === FORM;

const patternOf = (url: string): RegExp =>
  new RegExp(
    `^${url
      .replace(/:(\w+)\([^)]*\)/g, ':$1')
      .replace(/[.+?^$()[\]{}|\\]/g, '\\$&')
      .replace(/:\w+/g, '[^/]+')
      .replace(/\*/g, '.*')}$`,
  );

const freedom = ({ url }: Route): number => (url.match(/[:*]/g)?.length ?? 0) + (url.includes('*') ? 100 : 0);

/** The place of the route that answers a request: the one that leaves the least open. None where nothing fits. */
export function placesAsked(
  routes: readonly Route[],
  app: Route['app'],
  method: string,
  path: string,
): string[] {
  const [pathname = ''] = path.split('?');
  const [route] = routes
    .filter(
      (one) => one.app === app && one.method.split('|').includes(method) && patternOf(one.url).test(pathname),
    )
    .toSorted((a, b) => freedom(a) - freedom(b));
  return route ? [placeOf(route)] : [];
}
