import type { ErrorComponentProps } from '@tanstack/react-router';
import { useLanguage } from '../shared/ui/language';

/** Nothing stands at this address. */
export function NotFoundNotice() {
  const { locale, t } = useLanguage();
  return (
    <main id="main" className="wrap notice-page">
      <h1>{t('fault.not-found')}</h1>
      <p className="lead">{t('fault.not-found.help')}</p>
      <p className="acts">
        <a className="btn" href={`/${locale}`}>
          {t('fault.to-sessions')}
        </a>
      </p>
    </main>
  );
}

/** A page could not be read while moving about in the browser; the server has pages of its own for this. */
export function FaultNotice({ reset }: ErrorComponentProps) {
  const { t } = useLanguage();
  return (
    <main id="main" className="wrap notice-page" role="alert">
      <h1>{t('fault.away')}</h1>
      <p className="lead">{t('fault.away.help')}</p>
      <p className="acts">
        <button className="btn" type="button" onClick={reset}>
          {t('fault.try-again')}
        </button>
      </p>
    </main>
  );
}
