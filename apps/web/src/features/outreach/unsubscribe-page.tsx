import type { CampaignSubscriptionQuery } from '../../shared/gql/graphql';
import { GlossOf, Sentence, useLanguage } from '../../shared/ui/language';
import { PageHead } from '../../shared/ui/page-head';

interface UnsubscribePageProps {
  readonly token: string;
  /** Null for a link that does not work. */
  readonly subscription: CampaignSubscriptionQuery['campaignSubscription'];
}

/** The way out of campaigns: asks first, then says what holds now and how to undo it. */
export function UnsubscribePage({ token, subscription }: UnsubscribePageProps) {
  const { locale, t } = useLanguage();
  if (!subscription) return <BrokenLink />;
  const { address, isSubscribed } = subscription;
  const key = isSubscribed ? 'unsubscribe.ask' : 'unsubscribe.done';
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t(key)} />
      <hgroup>
        <h1>{t(key)}</h1>
        <GlossOf id={`${key}.gloss`} />
      </hgroup>
      <p className="lead">
        <bdi>{address}</bdi>
      </p>
      <p className="measure">
        <Sentence id={`${key}.effect`} />
      </p>
      <form method="post" action={`/${locale}/unsubscribe/${token}`} className="acts">
        <button
          className={isSubscribed ? 'btn' : 'btn btn--second'}
          type="submit"
          name="act"
          value={isSubscribed ? 'unsubscribe' : 'resubscribe'}
        >
          {t(`${key}.submit`)}
        </button>
        <a href={`/${locale}`}>{t('unsubscribe.home')}</a>
      </form>
    </main>
  );
}

/** A personal link that is none of ours. */
export function BrokenLink() {
  const { locale, t } = useLanguage();
  return (
    <main id="main" className="wrap section-tight stack-24">
      <PageHead title={t('unsubscribe.broken')} />
      <hgroup>
        <h1>{t('unsubscribe.broken')}</h1>
        <GlossOf id="unsubscribe.broken.gloss" />
      </hgroup>
      <p className="measure">
        <Sentence id="unsubscribe.broken.help" />
      </p>
      <p>
        <a className="btn btn--second" href={`/${locale}`}>
          {t('unsubscribe.home')}
        </a>
      </p>
    </main>
  );
}
