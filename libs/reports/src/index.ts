export type { ReportContent } from './domain/report-content.js';
export { ReportFigures } from './domain/report-figures.js';
export * from './domain/decide-report.service.js';
export * from './domain/report.rules.js';
export * from './domain/report.views.js';
export * from './domain/report-reads.js';
export * from './domain/reports.module.js';
export * from './domain/submit-report.service.js';
export * from './domain/write-report.service.js';
