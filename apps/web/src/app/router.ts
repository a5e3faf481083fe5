import { type AnyRoute, createRouter, type RouterHistory } from '@tanstack/react-router';
import type { RouterContext } from '../shared/lib/frame';
import { localeRoute } from './locale-route';
import { publicRoutes } from './public-routes';
import { rootRoute } from './root-route';
import { parseSearch, stringifySearch } from './search';

const publicTree = rootRoute.addChildren([localeRoute.addChildren(publicRoutes)]);

interface RouterSetup {
  readonly context: RouterContext;
  readonly nonce?: string;
  readonly history?: RouterHistory;
  /** Pages that only the server writes. The browser asks for them as for any other address. */
  readonly serverRoutes?: readonly AnyRoute[];
}

/** The router of one page (server) or one visit (browser). */
export function createAppRouter({ context, nonce, history, serverRoutes = [] }: RouterSetup) {
  const routeTree =
    serverRoutes.length > 0
      ? (rootRoute.addChildren([
          localeRoute.addChildren([...publicRoutes, ...serverRoutes]),
        ]) as unknown as typeof publicTree)
      : publicTree;
  return createRouter({
    routeTree,
    context,
    ...(history ? { history } : {}),
    ...(nonce ? { ssr: { nonce } } : {}),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 10_000,
    defaultStaleTime: 10_000,
    scrollRestoration: true,
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: AppRouter;
  }
}
