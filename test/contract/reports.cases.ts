import type { Body } from './support.js';

const NO_REPORT = 'rpt_00000000000070008000000000000000';
const written = {
  title: { km: 'របាយការណ៍', en: 'Report' },
  periodFrom: '2026-01-01',
  periodTo: '2026-12-21',
  sections: [
    { heading: { km: 'ក', en: 'A' }, text: { km: '[registered]', en: '[registered]' }, hasCityTable: true },
  ],
};

/** What the documents about reports are asked with. */
export const reportsCases: Record<string, () => Body[]> = {
  Reports: () => [{}, { status: 'APPROVED' }, { after: 'bm8' }, { status: 'LOST' }],
  ReportPage: () => [
    { id: NO_REPORT, number: 0 },
    { id: 'ses_1', number: 1 },
    { id: NO_REPORT, number: 'one' },
  ],
  ReportDraftPage: () => [{ id: NO_REPORT }, {}],
  ReportToEdit: () => [{ id: NO_REPORT }, { id: 5 }],
  ReportToWrite: () => [{}],
  CreateReport: () => [
    { input: { content: written, idempotencyKey: 'both-paths-report' } },
    { input: { content: { ...written, title: { km: '', en: '' } } } },
    { input: { content: { ...written, periodFrom: '2026-02-30' } } },
  ],
  EditReport: () => [
    { input: { reportId: NO_REPORT, revision: 1, content: written } },
    { input: { revision: 1 } },
  ],
  SubmitReport: () => [{ input: { reportId: NO_REPORT, revision: 1 } }, { input: { reportId: NO_REPORT } }],
  ForwardReport: () => [{ input: { reportId: NO_REPORT, version: 1 } }, { input: {} }],
  ReturnReport: () => [{ input: { reportId: NO_REPORT, version: 1, comment: 'x' } }, { input: null }],
  ApproveReport: () => [{ input: { reportId: NO_REPORT, version: 1 } }, { input: { version: '1' } }],
};
