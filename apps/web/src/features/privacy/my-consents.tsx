import type { OwnDataPartsFragment } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import { FormKey } from '../../shared/ui/form';
import { Sentence, useLanguage } from '../../shared/ui/language';

type Consent = OwnDataPartsFragment['consents'][number];

/** Each purpose with its words, what holds, the one press that changes it, and how it came to that. No box is ticked. */
export function MyConsents({ consents }: { consents: readonly Consent[] }) {
  const { t } = useLanguage();
  return (
    <section className="stack">
      <h2 className="h-19">{t('myData.consents')}</h2>
      <p className="measure">
        <Sentence id="myData.consents.help" />
      </p>
      {consents.map((consent) => (
        <OneConsent key={consent.purpose} consent={consent} />
      ))}
    </section>
  );
}

function OneConsent({ consent: { purpose, given, history } }: { consent: Consent }) {
  const { locale, t, zone } = useLanguage();
  const key = `myData.consent.${purpose}` as const;
  return (
    <div className="consent stack-8">
      <h3>{t(key)}</h3>
      <p className="measure">
        <Sentence id={`${key}.words`} />
      </p>
      <form method="post" action={`/${locale}/account/privacy/consent`} className="acts">
        <FormKey submission={null} />
        <input type="hidden" name="purpose" value={purpose} />
        <input type="hidden" name="given" value={given ? 'no' : 'yes'} />
        <b>{t(given ? `${key}.yes` : `${key}.no`)}</b>
        <button className="btn btn--second" type="submit">
          {t(given ? `${key}.take` : `${key}.give`)}
        </button>
      </form>
      {history.length > 0 && (
        <details>
          <summary>{t('myData.history', { count: history.length })}</summary>
          <ul>
            {history.map((word) => (
              <li key={word.at}>
                {t(word.given ? 'myData.history.given' : 'myData.history.withdrawn')},{' '}
                {dayAndClock(locale, word.at, zone)}, {t(`myData.history.${word.source}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
