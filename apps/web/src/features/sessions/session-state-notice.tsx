import type { ReactNode } from 'react';
import { dayAndClock } from '../../shared/lib/dates';
import type { LocalizedText } from '../../shared/lib/locale';
import { Say, Sentence, useLanguage } from '../../shared/ui/language';
import { placeName } from '../../shared/ui/place';
import type { SessionDetails } from './session-page';

/** What a visitor must know before the facts: a draft, postponed, not open, closed, cancelled, over, moved. Nothing
 *  otherwise. */
export function SessionStateNotice({ session }: { session: SessionDetails }) {
  const { locale, t } = useLanguage();
  const at = (instant: string): string => dayAndClock(locale, instant, session.timeZone);
  switch (session.state) {
    case 'DRAFT':
      return (
        <Notice tone="notice--quiet" heading={t('session.draft.heading')}>
          <p>{t('session.draft.help')}</p>
        </Notice>
      );
    case 'POSTPONED':
      return (
        <Notice tone="notice--warn" heading={t('session.postponed.heading')}>
          <Reason text={session.postponeReason} />
          <p>
            <Sentence id="session.postponed.help" />
          </p>
          <OtherDates session={session} />
        </Notice>
      );
    case 'CANCELLED':
      return (
        <Notice tone="notice--bad" heading={t('session.cancelled.heading')}>
          <Reason text={session.cancelReason} />
          <OtherDates session={session} />
          <SeeOthers />
        </Notice>
      );
    case 'ENDED':
      return (
        <Notice heading={t('session.ended.heading')}>
          <OtherDates session={session} />
          <SeeOthers />
        </Notice>
      );
    case 'NOT_OPEN':
      return (
        <Notice heading={t('session.not-open.heading')}>
          {session.registrationOpensAt && (
            <p>{t('session.not-open.when', { when: at(session.registrationOpensAt) })}</p>
          )}
        </Notice>
      );
    case 'CLOSED':
      return (
        <Notice heading={t('session.closed.heading')}>
          <OtherDates session={session} />
        </Notice>
      );
    default:
      return session.movedFrom ? (
        <Notice tone="notice--warn" heading={t('session.moved.heading')}>
          <p>{t('session.moved-from', { when: at(session.movedFrom) })}</p>
        </Notice>
      ) : null;
  }
}

interface NoticeProps {
  readonly heading: string;
  readonly tone?: string;
  readonly children?: ReactNode;
}

const Notice = ({ heading, tone = '', children }: NoticeProps) => (
  <div className={`notice ${tone} stack-8`}>
    <h2>{heading}</h2>
    {children}
  </div>
);

const Reason = ({ text }: { text: LocalizedText | null | undefined }) =>
  text ? (
    <p>
      <Say text={text} />
    </p>
  ) : null;

function SeeOthers() {
  const { locale, t } = useLanguage();
  return (
    <p>
      <a href={`/${locale}`}>{t('session.see-others')}</a>
    </p>
  );
}

/** Coming sessions of the same course; nothing where there is none. */
function OtherDates({ session }: { session: SessionDetails }) {
  const language = useLanguage();
  const { locale, t } = language;
  if (session.otherDates.length === 0) return null;
  return (
    <div className="stack-8">
      <h3>{t('session.other-dates')}</h3>
      <ul className="stack-8">
        {session.otherDates.map((other) => (
          <li key={other.id}>
            <a href={`/${locale}/sessions/${other.id}`}>
              {dayAndClock(locale, other.startsAt, other.timeZone)}, {placeName(language, other)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}
