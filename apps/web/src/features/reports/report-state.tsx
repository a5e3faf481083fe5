import type { ReportStatus } from '../../shared/gql/graphql';
import { useLanguage } from '../../shared/ui/language';
import { StateWord, type Tone } from '../../shared/ui/state-word';

const TONES: Readonly<Record<ReportStatus, Tone>> = {
  DRAFT: 'quiet',
  SUBMITTED: 'wait',
  REVIEWED: 'wait',
  RETURNED: 'bad',
  APPROVED: 'ok',
};

export function ReportState({ status }: { status: ReportStatus }) {
  const { t } = useLanguage();
  return <StateWord tone={TONES[status]}>{t(`reports.status.${status}`)}</StateWord>;
}
