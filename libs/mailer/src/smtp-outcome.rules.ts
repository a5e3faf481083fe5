import { type MailOutcome, outcome } from './mail-transport.js';

/** What an SMTP library says of a failed try. */
export interface SmtpFailure {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  readonly response?: string;
  readonly message: string;
}

const isPermanent = (code: number): boolean => code >= 500 && code < 600;
/** Steps whose refusal is about this mail; a refusal of the log-in or the greeting is about the server. */
const ABOUT_THE_MAIL = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

/** Names the outcome of a failed try (reliability, section 3). The library cannot tell a connection lost before
 *  DATA from one lost after the final dot, so the caller says whether DATA was reached. Only an answer to the
 *  final dot itself, good or bad, is certain after that. */
export function outcomeOfFailure(failure: SmtpFailure, dataEntered: boolean): MailOutcome {
  const detail = failure.response ?? `${failure.code ?? 'ERROR'} ${failure.message}`;
  const answer = failure.responseCode;
  if (answer === undefined) return outcome(dataEntered ? 'UNKNOWN' : 'RETRY', detail, dataEntered);
  const final = isPermanent(answer) && (dataEntered || ABOUT_THE_MAIL.has(failure.command ?? ''));
  return outcome(final ? 'FAILED' : 'RETRY', detail, dataEntered);
}
