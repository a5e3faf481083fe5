import { useSyncExternalStore } from 'react';
import { clock, dayAndClock } from '../lib/dates';
import { zoneName } from '../lib/zone-name';
import { useLanguage } from './language';

interface ReaderTimeProps {
  readonly startsAt: string;
  readonly endsAt: string;
  /** Of the session. */
  readonly timeZone: string;
}

const never = (): (() => void) => () => undefined;
const zoneOfReader = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The hours of a session on the clock of whoever reads, named with their zone, where that clock shows another time: behind the hours in the
 *  session's own zone, never instead of them. Nobody's zone is known before the page runs in a browser, and none is sent anywhere. */
export function ReaderTime({ startsAt, endsAt, timeZone }: ReaderTimeProps) {
  const { locale, t } = useLanguage();
  const own = useSyncExternalStore(never, zoneOfReader, () => timeZone);
  const begins = dayAndClock(locale, startsAt, own);
  if (begins === dayAndClock(locale, startsAt, timeZone)) return null;
  const when = `${begins}–${clock(endsAt, own)}`;
  return <span className="under">{t('session.your-time', { when, zone: zoneName(locale, own) })}</span>;
}
