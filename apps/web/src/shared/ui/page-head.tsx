import { LOCALES } from '../lib/locale';
import { useFrame } from './frame-context';
import { useLanguage } from './language';

interface PageHeadProps {
  readonly title: string;
  readonly description?: string;
  /** Path below the language, such as `/sessions/ses_1`; a page without one is nobody's but the reader's and is not listed. */
  readonly path?: string;
  /** What a link looks like where it is shared: below the language, 1200 by 630 pixels. The site's own for a page without one. */
  readonly picture?: { readonly path: string; readonly alt: string };
}

const PICTURE = { width: 1200, height: 630 } as const;

/** Title and description, and for public pages the address, its twin in the other language and what a link preview shows. */
export function PageHead({ title, description, path, picture }: PageHeadProps) {
  const { locale, other, t } = useLanguage();
  const { frame } = useFrame();
  const fullTitle = t('common.title', { title });
  const at = (language: string): string => `${frame.publicUrl}/${language}${path ?? ''}`;
  return (
    <>
      <title>{fullTitle}</title>
      {description && <meta name="description" content={description} />}
      {path === undefined && <meta name="robots" content="noindex" />}
      {path !== undefined && (
        <>
          <link rel="canonical" href={at(locale)} />
          {LOCALES.map((language) => (
            <link key={language} rel="alternate" hrefLang={language} href={at(language)} />
          ))}
          <link rel="alternate" hrefLang="x-default" href={at('km')} />
          <meta property="og:type" content="website" />
          <meta property="og:site_name" content={t('common.site')} />
          <meta property="og:title" content={title} />
          {description && <meta property="og:description" content={description} />}
          <meta property="og:url" content={at(locale)} />
          <meta
            property="og:image"
            content={
              picture
                ? `${frame.publicUrl}/${locale}${picture.path}`
                : `${frame.publicUrl}/preview-${locale}.png`
            }
          />
          <meta property="og:image:type" content="image/png" />
          <meta property="og:image:width" content={String(PICTURE.width)} />
          <meta property="og:image:height" content={String(PICTURE.height)} />
          <meta property="og:image:alt" content={picture?.alt ?? t('common.picture')} />
          <meta property="og:locale" content={locale === 'km' ? 'km_KH' : 'en_GB'} />
          <meta property="og:locale:alternate" content={other === 'km' ? 'km_KH' : 'en_GB'} />
          <meta name="twitter:card" content="summary_large_image" />
        </>
      )}
    </>
  );
}
