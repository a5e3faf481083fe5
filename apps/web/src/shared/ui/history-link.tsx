import { withSearch } from '../lib/address';
import { useFrame } from './frame-context';
import { useLanguage } from './language';

/** Leads whoever may read the audit to what happened to a thing; nobody else sees it. `subject` is its global id. */
export function HistoryLink({ subject }: { subject: string }) {
  const { locale, t } = useLanguage();
  const { viewer } = useFrame();
  if (!viewer.permissions.includes('audit.read')) return null;
  return (
    <p className="small">
      <a href={withSearch(`/${locale}/audit`, { subject })}>{t('audit.history.all')}</a>
    </p>
  );
}
