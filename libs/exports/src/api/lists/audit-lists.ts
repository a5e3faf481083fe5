import type { LocalizedText } from '#kernel';
import { instant, text } from '../columns.js';
import { type AnyExportList, exportList, type ListPage, type Speech } from '../export-list.js';

interface AuditRow {
  readonly id: string;
  readonly at: string;
  readonly action: string;
  readonly reason: string | null;
  readonly isSealed: boolean;
  readonly actor: { readonly kind: string; readonly name: string | null };
  readonly subject: {
    readonly type: string;
    readonly code: string | null;
    readonly name: LocalizedText | null;
  };
  readonly changes: readonly {
    readonly field: string;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

const whoOf = ({ actor }: AuditRow, speech: Speech): string | null =>
  actor.name ?? speech.coded('audit.by', actor.kind);

/** `status: "OPEN" → "CANCELLED"`, one fact a line, as they were written down. */
const changesOf = ({ changes }: AuditRow): string =>
  changes.map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`).join('\n');

const audit = exportList<AuditRow>({
  name: 'audit',
  permission: 'audit.read',
  title: 'export.list.audit',
  filters: {
    who: 'word',
    by: 'word',
    action: 'word',
    type: 'word',
    subject: 'word',
    from: 'word',
    to: 'word',
  },
  query: `query ExportAudit($filter: AuditFilter, $first: Int!, $after: String) {
    auditRows(first: $first, after: $after, filter: $filter) {
      nodes { id at action reason isSealed actor { kind name } subject { type code name { km en } } changes { field before after } }
      pageInfo { hasNextPage endCursor }
    }
  }`,
  variables: (filter) => ({ filter }),
  page: (data) => data['auditRows'] as ListPage<AuditRow>,
  columns: [
    instant('audit.when', ({ at }) => at),
    text('audit.who', whoOf),
    text('audit.what', ({ action }, speech) => speech.coded('audit.action', action)),
    text('audit.type', ({ subject }, speech) => speech.coded('audit.type', subject.type)),
    text(
      'audit.subject',
      ({ subject }, speech) => speech.text(subject.name) ?? speech.coded('export.list', subject.code),
    ),
    text('console.reason', ({ reason }) => reason),
    text('audit.changes', changesOf),
    text('audit.seal', ({ isSealed }, speech) => speech.word(isSealed ? 'audit.sealed' : 'audit.unsealed')),
    text('audit.row', ({ id }) => id),
  ],
});

export const AUDIT_LISTS: readonly AnyExportList[] = [audit];
