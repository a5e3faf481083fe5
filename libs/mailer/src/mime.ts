import type { OutgoingMail } from './mail-transport.js';

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The mail as nodemailer takes it: sender and recipient as objects, the envelope said outright, files and
 *  addresses never read. `to` is the address that `envelopeAddress` answered. */
export function mimeOf(mail: OutgoingMail, from: Sender, to: string) {
  const [calendar, ...others] = mail.calendars ?? [];
  return {
    from,
    to: { name: mail.to.name ?? '', address: to },
    envelope: { from: from.address, to: [to] },
    messageId: `<${mail.messageId}>`,
    subject: mail.subject,
    text: mail.text,
    html: mail.html,
    headers: {
      // RFC 3834: no out-of-office answer to a machine.
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'Content-Language': mail.locale,
      ...mail.headers,
    },
    ...(calendar && { icalEvent: { ...calendar, filename: 'session.ics' } }),
    // A file holds the entries of one UID (RFC 5546, section 3.2.2), so that each further one has a file of its own.
    ...(others.length > 0 && {
      attachments: others.map(({ method, content }, at) => ({
        filename: `session-${at + 2}.ics`,
        content,
        contentType: `text/calendar; charset=utf-8; method=${method}`,
      })),
    }),
    // Lines of Khmer are long in bytes; base64 keeps every server content.
    textEncoding: 'base64' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
