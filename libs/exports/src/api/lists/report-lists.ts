import type { LocalizedText } from '#kernel';
import { instant, number, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage } from '../export-list.js';

interface ReportRow {
  readonly reference: string;
  readonly title: LocalizedText;
  readonly status: string;
  readonly version: number;
  readonly updatedAt: string;
}

const reports = exportList<ReportRow>({
  name: 'reports',
  permission: 'reports.read',
  title: 'export.list.reports',
  filters: { status: 'word' },
  query: `query ExportReports($status: ReportStatus, $first: Int!, $after: String) {
    reports(first: $first, after: $after, status: $status) {
      nodes { reference title { km en } status version updatedAt }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: ({ status }) => ({ status }),
  page: (data) => data['reports'] as ListPage<ReportRow>,
  columns: [
    text('reports.number', ({ reference }) => reference),
    text('reports.report', ({ title }, speech) => speech.text(title)),
    text('reports.status', ({ status }, speech) => speech.coded('reports.status', status)),
    number('reports.version', ({ version }) => version),
    instant('reports.changed', ({ updatedAt }) => updatedAt),
  ],
});

export const REPORT_LISTS: readonly AnyExportList[] = [reports];
