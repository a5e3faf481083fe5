import type { CampaignExclusionsQuery, OrganisationsToExcludeQuery } from '../../shared/gql/graphql';
import { dayAndClock } from '../../shared/lib/dates';
import type { Submission } from '../../shared/lib/frame';
import { ActForm } from '../../shared/ui/act-form';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FindForm, Found } from '../../shared/ui/find-form';
import { FormKey, formOf } from '../../shared/ui/form';
import { useLanguage } from '../../shared/ui/language';
import { EmptyState, SuccessNotice } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { TextArea } from '../../shared/ui/text-area';
import { Typed } from '../../shared/ui/typed';

interface ExcludedPageProps {
  readonly exclusions: CampaignExclusionsQuery['campaignExclusions'];
  readonly after: string | null;
  readonly search: string;
  /** Organisations whose name holds the search; null before anything was looked for. */
  readonly found: OrganisationsToExcludeQuery['organisations']['nodes'] | null;
  readonly done: 'excluded' | 'included' | null;
  readonly submission: Submission | null;
}

/** Organisations that are kept out of campaigns: who, why, and letting them in again. */
export function ExcludedPage({ exclusions, after, search, found, done, submission }: ExcludedPageProps) {
  const { locale, t, zone } = useLanguage();
  const path = `/${locale}/campaigns/excluded`;
  return (
    <ConsolePage
      title={t('campaigns.excluded.title')}
      gloss="campaigns.excluded.title.gloss"
      lead="campaigns.excluded.lead"
      errors={submission?.errors ?? []}
      notice={done && <SuccessNotice>{t(`campaigns.excluded.done.${done}`)}</SuccessNotice>}
    >
      <ExportButtons list="exclusions" path={path} rows={exclusions.nodes.length} />
      {exclusions.nodes.length === 0 ? (
        <EmptyState title={t('campaigns.excluded.none')} />
      ) : (
        <DataTable
          caption={t('campaigns.excluded.caption')}
          captionHidden
          rows={exclusions.nodes}
          rowKey={({ organisation }) => organisation?.id ?? ''}
          columns={[
            {
              label: t('campaigns.recipients.organisation'),
              cell: ({ organisation }) => organisation && <Typed text={organisation.name[locale]} />,
            },
            { label: t('console.reason'), cell: ({ reason }) => <Typed text={reason} /> },
            {
              label: t('campaigns.excluded.by'),
              cell: ({ excludedBy, excludedAt }) => (
                <>
                  <Typed text={excludedBy} />
                  <span className="hint">{dayAndClock(locale, excludedAt, zone)}</span>
                </>
              ),
            },
            {
              label: t('campaigns.excluded.act'),
              cell: ({ organisation }) => (
                <ActForm action={`${path}/include`} fields={{ organisation: organisation?.id ?? '' }}>
                  {t('campaigns.excluded.include')}
                </ActForm>
              ),
            },
          ]}
        />
      )}
      <Pager path={path} search={{ after }} pageInfo={exclusions.pageInfo} />
      <section className="stack decision">
        <h2 className="h-19">{t('campaigns.excluded.add')}</h2>
        <FindForm
          action={path}
          name="search"
          label={t('campaigns.excluded.search')}
          button={t('campaigns.excluded.find')}
          search={search}
        />
        {found?.length === 0 && <p className="notice notice--quiet">{t('campaigns.excluded.not-found')}</p>}
        {found && found.length > 0 && (
          <ExcludeForm
            action={`${path}/exclude`}
            found={found}
            search={search}
            submission={formOf(submission, 'exclude')}
          />
        )}
      </section>
    </ConsolePage>
  );
}

function ExcludeForm({
  action,
  found,
  search,
  submission,
}: {
  action: string;
  found: NonNullable<ExcludedPageProps['found']>;
  search: string;
  submission: Submission | null;
}) {
  const { t } = useLanguage();
  const errors = submission?.errors ?? [];
  const error = errors.find(({ field }) => field === 'organisationId');
  return (
    <form method="post" action={action} className="stack-24" noValidate={errors.length > 0}>
      <FormKey submission={submission} />
      <input type="hidden" name="search" value={search} />
      <Found
        name="organisation"
        id="organisationId"
        legend={t('campaigns.excluded.which')}
        found={found}
        chosen={submission?.values['organisation']}
        error={error}
      />
      <TextArea
        name="reason"
        label={t('console.reason')}
        hint={t('campaigns.excluded.reason.hint')}
        value={submission?.values['reason'] ?? ''}
        errors={errors}
        maxLength={500}
      />
      <p className="acts">
        <button className="btn" type="submit">
          {t('campaigns.excluded.submit')}
        </button>
      </p>
    </form>
  );
}
