import { GlossOf, useLanguage } from '../src/shared/ui/language';
import { PageHead } from '../src/shared/ui/page-head';

/** A list was not written: why, and the way back to it. */
export function ExportRefusedPage({ why, back }: { why: string; back: string }) {
  const { t } = useLanguage();
  return (
    <main id="main" className="wrap notice-page stack">
      <PageHead title={t('export.refused')} />
      <hgroup>
        <h1>{t('export.refused')}</h1>
        <GlossOf id="export.refused.gloss" />
      </hgroup>
      <p className="lead measure">{why}</p>
      <p className="acts">
        <a className="btn" href={back}>
          {t('export.back')}
        </a>
      </p>
    </main>
  );
}
