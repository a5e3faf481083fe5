import { useRouterState } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { useLanguage } from './language';

/** A page that is slower than this deserves a word. */
const SLOW_MS = 3_000;

/** Says when the network is gone, or slow to bring the next page. Silent otherwise, and without script. */
export function ConnectionHint() {
  const { t } = useLanguage();
  const loading = useRouterState({ select: (state) => state.isLoading });
  const [offline, setOffline] = useState(false);
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const notice = (): void => setOffline(!navigator.onLine);
    notice();
    addEventListener('online', notice);
    addEventListener('offline', notice);
    return () => {
      removeEventListener('online', notice);
      removeEventListener('offline', notice);
    };
  }, []);
  useEffect(() => {
    if (!loading) return undefined;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [loading]);
  return (
    <output className="hint-line">
      {offline && <span>{t('frame.offline')}</span>}
      {slow && !offline && <span>{t('frame.slow')}</span>}
    </output>
  );
}
