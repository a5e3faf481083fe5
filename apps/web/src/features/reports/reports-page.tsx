import type { ReportsQuery, ReportStatus } from '../../shared/gql/graphql';
import { shortDate } from '../../shared/lib/dates';
import { ConsolePage } from '../../shared/ui/console-page';
import { DataTable } from '../../shared/ui/data-table';
import { ExportButtons } from '../../shared/ui/export-buttons';
import { FilterBar, FilterChoice } from '../../shared/ui/filter-bar';
import { Gloss, useLanguage } from '../../shared/ui/language';
import { EmptyState } from '../../shared/ui/notices';
import { Pager } from '../../shared/ui/pager';
import { Typed } from '../../shared/ui/typed';
import { ReportState } from './report-state';

export const STATUSES: readonly ReportStatus[] = ['DRAFT', 'SUBMITTED', 'REVIEWED', 'RETURNED', 'APPROVED'];
interface ReportsPageProps {
  readonly reports: ReportsQuery['reports'];
  readonly status: ReportStatus | null;
  readonly after: string | null;
  readonly writes: boolean;
}

export function ReportsPage({ reports, status, after, writes }: ReportsPageProps) {
  const { locale, t, zone } = useLanguage();
  const waiting = reports.nodes.filter(({ acts }) => acts.length > 0).length;
  const here = `/${locale}/reports`;
  return (
    <ConsolePage
      title={t('reports.title', { waiting })}
      gloss="reports.title.gloss"
      aside={
        writes && (
          <a className="btn" href={`${here}/new`}>
            {t('reports.new')}
          </a>
        )
      }
    >
      <FilterBar action={here} chosen={status ? [t(`reports.status.${status}`)] : []} count={null}>
        <FilterChoice
          name="status"
          label={t('reports.status')}
          value={status}
          choices={STATUSES.map((value) => ({ value, label: t(`reports.status.${value}`) }))}
        />
      </FilterBar>
      <ExportButtons list="reports" path={here} search={{ status, after }} rows={reports.nodes.length} />
      {reports.nodes.length === 0 ? (
        <EmptyState title={t(status ? 'reports.none.filtered' : 'reports.none')}>
          {writes && !status ? t('reports.none.write') : t('reports.none.read')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('reports.caption')}
          captionHidden
          rows={reports.nodes}
          rowKey={({ id }) => id}
          columns={[
            {
              label: t('reports.report'),
              cell: titleCell,
            },
            { label: t('reports.number'), cell: ({ reference }) => reference },
            { label: t('reports.status'), cell: stateCell },
            {
              label: t('reports.version'),
              numeric: true,
              cell: ({ version }) => (version === 0 ? '–' : version),
            },
            { label: t('reports.changed'), cell: ({ updatedAt }) => shortDate(locale, updatedAt, zone) },
          ]}
        />
      )}
      <Pager path={here} search={{ status, after }} pageInfo={reports.pageInfo} />
    </ConsolePage>
  );
}

type Report = ReportsQuery['reports']['nodes'][number];

function ReportTitle({ report }: { report: Report }) {
  const { locale, say } = useLanguage();
  const { id, title } = report;
  return (
    <>
      <a href={`/${locale}/reports/${id}`}>
        <Typed text={say(title) || title.km || title.en} />
      </a>
      {title.km && title.en && <Gloss text={title} />}
    </>
  );
}

const titleCell = (report: Report) => <ReportTitle report={report} />;
const stateCell = ({ status }: Report) => <ReportState status={status} />;
