import { dayAndClock } from '../../shared/lib/dates';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { type Account } from './account-view';

interface ProvidersSectionProps extends Pick<Account, 'providers'> {
  readonly mayBegin: boolean;
}

/** Ministries' own sign-ins: which are linked, and a button to link or unlink each. Nothing where there is none. */
export function ProvidersSection({ providers, mayBegin }: ProvidersSectionProps) {
  const { t } = useLanguage();
  if (providers.length === 0) return null;
  return (
    <section className="stack section-gap" id="providers" aria-labelledby="providers-title">
      <h2 className="h-19" id="providers-title">
        {t('account.providers')}
      </h2>
      <p className="measure">
        <Sentence id="account.providers.help" />
      </p>
      <ul className="own-list">
        {providers.map((provider) => (
          <ProviderRow key={provider.key} provider={provider} mayBegin={mayBegin} />
        ))}
      </ul>
    </section>
  );
}

function ProviderRow({ provider, mayBegin }: { provider: Account['providers'][number]; mayBegin: boolean }) {
  const { locale, t, say, zone } = useLanguage();
  const { key, name, linkedAt, lastUsedAt } = provider;
  const when = (at: string): string => dayAndClock(locale, at, zone);
  const act = linkedAt ? 'unlink' : 'link';
  return (
    <li>
      <div>
        <b>{say(name)}</b>
        <span className="small muted">
          {linkedAt ? t('account.providers.since', { when: when(linkedAt) }) : t('account.providers.none')}
          {lastUsedAt && ` · ${t('account.passkeys.used', { when: when(lastUsedAt) })}`}
        </span>
      </div>
      {(linkedAt || mayBegin) && (
        <form
          method="post"
          action={
            linkedAt ? `/${locale}/account/providers/${key}/unlink` : `/${locale}/sign-in/with/${key}/link`
          }
        >
          <button className="btn btn--second" type="submit">
            {t(`account.providers.${act}`)} <span className="vh">{say(name)}</span>
          </button>
        </form>
      )}
    </li>
  );
}
