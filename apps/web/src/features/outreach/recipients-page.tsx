import type { CampaignRecipientsQuery, ExclusionReason, RecipientStatus } from '../../shared/gql/graphql';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { StateWord } from '../../shared/ui/state-word';
import { Typed } from '../../shared/ui/typed';
import { REASONS, titleOf } from './campaign-view';
import { excludedIn } from './reach';

type CampaignListed = NonNullable<CampaignRecipientsQuery['campaign']>;
type Recipient = CampaignListed['recipients']['nodes'][number];

export interface RecipientView {
  readonly status: RecipientStatus | null;
  readonly reason: ExclusionReason | null;
  readonly after: string | null;
}

const DELIVERY_TONE = { WAITING: 'wait', SENT: 'ok', FAILED: 'bad' } as const;

/** Everybody of a campaign by name: whom it reaches, whom not and why. */
export function RecipientsPage({ campaign, view }: { campaign: CampaignListed; view: RecipientView }) {
  const language = useLanguage();
  const { locale, t } = language;
  const { reach, recipients } = campaign;
  const path = `/${locale}/campaigns/${campaign.id}/recipients`;
  const chosen = [
    ...(view.status ? [t(`campaigns.recipients.${view.status}`)] : []),
    ...(view.reason ? [t(`campaigns.reason.${view.reason}`)] : []),
  ];
  return (
    <ConsolePage
      title={t('campaigns.recipients.title', { invited: reach.invited, excluded: excludedIn(reach) })}
      gloss="campaigns.recipients.title.gloss"
      back={{ href: `/${locale}/campaigns/${campaign.id}`, label: titleOf(language, campaign) }}
    >
      <FilterBar action={path} chosen={chosen} count={null}>
        <FilterChoice
          name="status"
          label={t('campaigns.recipients.status')}
          value={view.status}
          choices={(['INVITED', 'EXCLUDED'] as const).map((status) => ({
            value: status,
            label: t(`campaigns.recipients.${status}`),
          }))}
        />
        <FilterChoice
          name="reason"
          label={t('campaigns.recipients.reason')}
          value={view.reason}
          choices={REASONS.map((reason) => ({ value: reason, label: t(`campaigns.reason.${reason}`) }))}
        />
      </FilterBar>
      <ExportButtons
        list="recipients"
        path={path}
        search={{ ...view }}
        filters={{ campaign: campaign.id, status: view.status, reason: view.reason }}
        rows={recipients.nodes.length}
      />
      {recipients.nodes.length === 0 ? (
        <EmptyState title={t('campaigns.recipients.none')} />
      ) : (
        <DataTable
          caption={t('campaigns.recipients.caption')}
          captionHidden
          rows={recipients.nodes}
          rowKey={(row) => `${row.organisation?.id} ${row.fullName} ${row.address}`}
          columns={[
            { label: t('campaigns.recipients.name'), cell: (row) => <Name row={row} /> },
            {
              label: t('campaigns.recipients.organisation'),
              cell: (row) => row.organisation && <Typed text={row.organisation.name[locale]} />,
            },
            { label: t('campaigns.recipients.address'), cell: (row) => row.address },
            { label: t('campaigns.recipients.result'), cell: (row) => <ResultOf row={row} /> },
          ]}
        />
      )}
      <Pager path={path} search={{ ...view }} pageInfo={recipients.pageInfo} />
    </ConsolePage>
  );
}

function Name({ row }: { row: Recipient }) {
  const { t } = useLanguage();
  return row.fullName ? <Typed text={row.fullName} /> : t('campaigns.recipients.nobody');
}

function ResultOf({ row }: { row: Recipient }) {
  const { t } = useLanguage();
  if (row.exclusionReason)
    return <StateWord tone="quiet">{t(`campaigns.reason.${row.exclusionReason}`)}</StateWord>;
  return row.delivery ? (
    <StateWord tone={DELIVERY_TONE[row.delivery]}>{t(`campaigns.delivery.${row.delivery}`)}</StateWord>
  ) : (
    <StateWord tone="open">{t('campaigns.recipients.INVITED')}</StateWord>
  );
}
