export const EXPORT_FORMATS = ['CSV', 'XLSX'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

/** Rows that a file holds at most; its last line then says so. A workbook is built in memory, so it ends earlier. */
export const MOST_ROWS: Readonly<Record<ExportFormat, number>> = { CSV: 200_000, XLSX: 50_000 };

/** For how long the address of a file works. */
export const TOKEN_SECONDS = 120;

/** Files that one person may take within an hour. */
export const FILES_PER_HOUR = 30;

/** Files that one process writes at the same time; others come back in a few seconds. */
export const MOST_AT_ONCE = 4;
