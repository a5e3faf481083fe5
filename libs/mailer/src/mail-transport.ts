import type { Locale } from '#kernel';

/** A calendar file (RFC 5546) of one entry. */
export interface CalendarPart {
  readonly method: 'REQUEST' | 'CANCEL';
  readonly content: string;
}

/** One mail, ready to leave. Every part is text that was made here; nothing is fetched while it is sent. */
export interface OutgoingMail {
  /** Stays the same however often the mail is sent: `<id>@<domain>`, without angle brackets. */
  readonly messageId: string;
  readonly to: { readonly address: string; readonly name?: string };
  readonly locale: Locale;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** The first is an alternative of the text, which mail programs act on; each further one is a file beside it. */
  readonly calendars?: readonly CalendarPart[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** What became of one try.
 *  - SENT: the server answered 250 after the final dot.
 *  - RETRY: the mail did surely not leave; trying again repeats nothing.
 *  - UNKNOWN: the mail was on its way when the connection or the answer was lost; it may have been taken.
 *  - FAILED: the server will never take it, or the address is not one. */
export interface MailOutcome {
  readonly kind: 'SENT' | 'RETRY' | 'UNKNOWN' | 'FAILED';
  /** The server's words or the error's, at most 300 characters. */
  readonly detail: string;
  /** Did the conversation reach DATA? */
  readonly dataEntered: boolean;
}

/** Hands mails to a mail server. `send` never throws: what went wrong is its answer. */
export abstract class MailTransport {
  abstract send(mail: OutgoingMail): Promise<MailOutcome>;
  /** Ends the connections after the mails under way. */
  abstract close(): Promise<void>;
}

export const outcome = (kind: MailOutcome['kind'], detail: string, dataEntered: boolean): MailOutcome => ({
  kind,
  detail: detail.replace(/\s+/g, ' ').trim().slice(0, 300),
  dataEntered,
});
