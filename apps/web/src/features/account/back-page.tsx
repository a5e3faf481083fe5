import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { useFrame } from '../../shared/ui/frame-context';
import { PageHead } from '../../shared/ui/page-head';

interface BackPageProps {
  /** The page whose form was held up. */
  readonly page: string;
  readonly nonce: string;
}

/** Back from a ministry, confirmed: the script takes what this tab kept and goes on by itself. */
export function BackPage({ page, nonce }: BackPageProps) {
  const { locale, t } = useLanguage();
  const { frame } = useFrame();
  const title = t('account.provider.back');
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={title} />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id="account.provider.back.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="account.provider.back.lead" />
      </p>
      <form method="post" action={`/${locale}/account/held#confirmed`} data-held-back={page} />
      <p className="acts">
        <a className="btn" href={page}>
          {t('account.provider.leaving.go')}
        </a>
      </p>
      <script type="module" src={frame.assets.held} nonce={nonce} />
    </main>
  );
}
