import {
  createRootRouteWithContext,
  Outlet,
  Scripts,
  useRouter,
  useRouterState,
} from '@tanstack/react-router';
import { DEFAULT_LOCALE, isLocale } from '../shared/lib/locale';
import type { RouterContext } from '../shared/lib/frame';
import { DocumentHead } from '../shared/ui/document-head';
import { FrameProvider } from '../shared/ui/frame-context';
import { LanguageProvider } from '../shared/ui/language';
import type { Section } from '../shared/ui/site-frame';
import { Layout } from './layout';
import { FaultNotice, NotFoundNotice } from './notices';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** The page is taken over by React in the browser; its links then load only data. */
    interactive?: boolean;
    /** The server writes the page, and `page-client` helps where there is a script. */
    scripted?: boolean;
    section?: Section;
    /** Id of a form on the page that the language switch takes along, by what the page was loaded with; null for none. */
    switchForm?: (loaded: unknown) => string | null;
  }
}

export const rootRoute = createRootRouteWithContext<RouterContext>()({
  loader: async ({ context }) => ({ viewer: await context.viewer(), frame: context.frame }),
  staleTime: Infinity,
  component: Document,
  notFoundComponent: NotFoundNotice,
  errorComponent: FaultNotice,
});

/** Does the page run in the browser too? Others are finished when the server has written them. */
const useIsInteractive = (): boolean =>
  useRouterState({ select: (state) => state.matches.some((match) => match.staticData.interactive === true) });

function Document() {
  const { frame, viewer } = rootRoute.useLoaderData();
  const spoken = useRouterState({ select: (state) => state.location.pathname.split('/')[1] });
  const locale = isLocale(spoken) ? spoken : DEFAULT_LOCALE;
  const nonce = useRouter().options.ssr?.nonce;
  const interactive = useIsInteractive();
  const scripted = useRouterState({
    select: (state) => state.matches.some((match) => match.staticData.scripted === true),
  });
  return (
    <html lang={locale} data-zone={frame.programmeZone}>
      <head>
        <DocumentHead assets={frame.assets} locale={locale} signedIn={viewer?.signedIn} />
        {interactive && (
          <link
            rel="modulepreload"
            href={frame.assets.messages[locale]}
            nonce={nonce}
            suppressHydrationWarning
          />
        )}
        {interactive && (
          <script type="module" src={frame.assets.script} nonce={nonce} suppressHydrationWarning />
        )}
        {scripted && <script type="module" src={frame.assets.page} nonce={nonce} />}
      </head>
      <body>
        <LanguageProvider locale={locale} zone={frame.programmeZone}>
          <FrameProvider frame={frame} viewer={viewer}>
            <Layout>
              <Outlet />
            </Layout>
          </FrameProvider>
        </LanguageProvider>
        {interactive && <Scripts />}
      </body>
    </html>
  );
}
