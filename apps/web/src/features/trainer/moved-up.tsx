import type { PreviewSeatChangeQuery } from '../../shared/gql/graphql';
import { DataTable } from '../../shared/ui/data-table';
import { useLanguage } from '../../shared/ui/language';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';

export type MovedUp = PreviewSeatChangeQuery['previewSeatChange']['movedUp'][number];

/** Who would move up from the waitlist, and what they would have then. */
export function WhoMovesUp({ movedUp }: { movedUp: readonly MovedUp[] }) {
  const { t } = useLanguage();
  return (
    <DataTable
      caption={t('seating.preview.people')}
      rows={movedUp}
      rowKey={({ registrationId }) => registrationId}
      columns={[
        { label: t('seating.preview.name'), cell: ({ fullName }) => <Typed text={fullName} /> },
        { label: t('seating.preview.then'), cell: ({ becomes }) => <Becomes becomes={becomes} /> },
      ]}
    />
  );
}

function Becomes({ becomes }: Pick<MovedUp, 'becomes'>) {
  const { t } = useLanguage();
  if (becomes === 'PENDING') return <StateWord tone="wait">{t('roster.status.PENDING')}</StateWord>;
  if (becomes === 'OFFERED') return <StateWord tone="wait">{t('roster.status.OFFERED')}</StateWord>;
  return <StateWord tone="ok">{t('roster.status.CONFIRMED')}</StateWord>;
}
