import type { PageAssets } from '../lib/frame';
import type { Locale } from '../lib/locale';

interface DocumentHeadProps {
  readonly assets: PageAssets;
  readonly locale: Locale;
  readonly signedIn?: boolean;
}

/** What the head of every page holds. */
export const DocumentHead = ({ assets, locale, signedIn = false }: DocumentHeadProps) => (
  <>
    <meta charSet="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#14212B" />
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    {assets.fonts[locale].map((href) => (
      <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossOrigin="anonymous" />
    ))}
    {[...assets.styles, ...(signedIn ? assets.signedInStyles : [])].map((href) => (
      <link key={href} rel="stylesheet" href={href} />
    ))}
  </>
);
