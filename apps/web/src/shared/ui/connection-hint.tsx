import { useRouterState } from '@tanstack/react-router';
import { OFFLINE_MARK, SLOW_MARK } from '../lib/network-hint';
import { useLanguage } from './language';

/** Says when the network is gone, or slow to bring the next page: `followNetwork` does, on pages with a script. Silent otherwise. */
export function ConnectionHint() {
  const { t } = useLanguage();
  const hasScript = useRouterState({
    select: (state) =>
      state.matches.some(({ staticData }) => staticData.interactive === true || staticData.scripted === true),
  });
  const words = { [OFFLINE_MARK]: t('frame.offline'), [SLOW_MARK]: t('frame.slow') };
  return <output className="hint-line" {...(hasScript && words)} />;
}
