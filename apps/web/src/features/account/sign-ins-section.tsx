import { dayAndClock } from '../../shared/lib/dates';
import { Sentence, useLanguage } from '../../shared/ui/language';
import { type Account } from './account-view';

/** Where somebody is signed in, the one used last first, and an end to each. */
export function SignInsSection({ signIns, providers }: Pick<Account, 'signIns' | 'providers'>) {
  const { locale, t, say, zone } = useLanguage();
  const how = ({ method, provider }: Pick<Account['signIns'][number], 'method' | 'provider'>): string => {
    const known = providers.find(({ key }) => key === provider);
    return known ? t('account.method.OIDC.name', { name: say(known.name) }) : t(`account.method.${method}`);
  };
  return (
    <section className="stack section-gap" aria-labelledby="sign-ins-title">
      <h2 className="h-19" id="sign-ins-title">
        {t('account.sign-ins')}
      </h2>
      <p className="measure">
        <Sentence id="account.sign-ins.help" values={{ count: signIns.length }} />
      </p>
      <ul className="own-list">
        {signIns.map(({ id, method, provider, browser, system, lastSeenAt, current }) => (
          <li key={id}>
            <div>
              <b>
                {t('account.sign-ins.device', {
                  browser: t(`account.browser.${browser}`),
                  system: t(`account.system.${system}`),
                })}
              </b>
              {current && <span className="tag tag--ok">{t('account.sign-ins.this')}</span>}
              <span className="small muted">
                {how({ method, provider })} ·{' '}
                {t('account.sign-ins.seen', { when: dayAndClock(locale, lastSeenAt, zone) })}
              </span>
            </div>
            <form method="post" action={`/${locale}/account/sign-ins/${id}/end`}>
              <button className="as-link" type="submit">
                {t(current ? 'account.sign-ins.end-this' : 'account.sign-ins.end')}
                <span className="vh">
                  {' '}
                  {t(`account.browser.${browser}`)}, {t(`account.system.${system}`)}
                </span>
              </button>
            </form>
          </li>
        ))}
      </ul>
      {signIns.length > 1 && (
        <form method="post" action={`/${locale}/account/sign-ins/end-others`}>
          <button className="btn btn--second" type="submit">
            {t('account.sign-ins.end-others')}
          </button>
        </form>
      )}
    </section>
  );
}
