/* What the page of a ticket and the service worker that keeps it say to each other. */

export const TICKET_WORKER = '/ticket-worker.js';
/** Below these, and nowhere else, the worker sees what a page asks for. */
export const TICKET_SCOPES = ['/km/tickets/', '/en/tickets/'] as const;

export interface KeepTicket {
  /** Paths of the ticket's page, in both languages. */
  readonly pages: readonly string[];
  /** What the page is shown with: its styles, fonts, script and icon. None drops the pages. */
  readonly files: readonly string[];
}

/** Stands in the page of a ticket that is worth keeping. */
export const KEPT_MARK = 'data-keep-ticket';
