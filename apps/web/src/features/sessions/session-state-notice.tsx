import { dayAndClock } from '../../shared/lib/dates';
import { Say, useLanguage } from '../../shared/ui/language';
import type { SessionDetails } from './session-page';

/** What a visitor must know before the facts: cancelled, over, moved. Nothing otherwise. */
export function SessionStateNotice({ session }: { session: SessionDetails }) {
  const { locale, t } = useLanguage();
  const all = (
    <p>
      <a href={`/${locale}`}>{t('session.see-others')}</a>
    </p>
  );
  if (session.state === 'CANCELLED')
    return (
      <div className="notice notice--bad stack-8">
        <h2>{t('session.cancelled.heading')}</h2>
        {session.cancelReason && (
          <p>
            <Say text={session.cancelReason} />
          </p>
        )}
        {all}
      </div>
    );
  if (session.state === 'ENDED')
    return (
      <div className="notice stack-8">
        <h2>{t('session.ended.heading')}</h2>
        {all}
      </div>
    );
  if (!session.movedFrom) return null;
  return (
    <div className="notice notice--warn stack-8">
      <h2>{t('session.moved.heading')}</h2>
      <p>{t('session.moved-from', { when: dayAndClock(locale, session.movedFrom, session.timeZone) })}</p>
    </div>
  );
}
