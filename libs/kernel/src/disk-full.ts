/** The system's words for a disk that is full, or that may hold no more of ours. */
const FULL_CODES: ReadonlySet<unknown> = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/** Whether something failed for want of room on a disk. Never looks at words that a person wrote. */
export const isDiskFull = (error: unknown): boolean =>
  FULL_CODES.has((error as { readonly code?: unknown } | null | undefined)?.code);
