import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';
import type { Provider } from '../../shared/ui/provider-forms';

interface LeavingPageProps {
  readonly name: Provider['name'];
  /** At the ministry. */
  readonly address: string;
}

/** On to a ministry's own sign-in, by itself or by the button. A page and no redirect: a form of ours may lead to our own
 *  addresses alone (form-action), however many the ministry's sign-in passes on to. */
export function LeavingPage({ name, address }: LeavingPageProps) {
  const { t, say } = useLanguage();
  const title = t('account.provider.leaving', { name: say(name) });
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={title} />
      <meta httpEquiv="refresh" content={`0;url=${address}`} />
      <hgroup>
        <h1>{title}</h1>
        <GlossOf id="account.provider.leaving.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="account.provider.leaving.lead" />
      </p>
      <p className="acts">
        <a className="btn" href={address} rel="noreferrer">
          {t('account.provider.leaving.go')}
        </a>
      </p>
    </main>
  );
}
