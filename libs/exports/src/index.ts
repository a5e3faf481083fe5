export * from './domain/cell.rules.js';
export * from './domain/export-limits.js';
export * from './domain/export-tokens.service.js';
export * from './domain/exports.module.js';
export { csvOf } from './file/csv.js';
export { workbookOf } from './file/workbook.js';
