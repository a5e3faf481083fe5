import type { LocalizedText } from '../../shared/lib/locale';
import { useLanguage } from '../../shared/ui/language';

const DAYS_IN_YEAR = 365;

/** `30 days after its end`, `5 years after the last part in the programme`. */
export function KeptFor({ days, from }: { days: number; from: LocalizedText }) {
  const { t, say } = useLanguage();
  return days % DAYS_IN_YEAR === 0
    ? t('privacy.kept.years', { years: days / DAYS_IN_YEAR, from: say(from) })
    : t('privacy.kept.days', { days, from: say(from) });
}
