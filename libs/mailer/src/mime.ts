import type { OutgoingMail } from './mail-transport.js';

export interface Sender {
  readonly name: string;
  readonly address: string;
}

/** The mail as nodemailer takes it: sender and recipient as objects, the envelope said outright, files and
 *  addresses never read. `to` is the address that `envelopeAddress` answered. */
export function mimeOf(mail: OutgoingMail, from: Sender, to: string) {
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
    ...(mail.calendar && {
      icalEvent: { method: mail.calendar.method, content: mail.calendar.content, filename: 'session.ics' },
    }),
    // Lines of Khmer are long in bytes; base64 keeps every server content.
    textEncoding: 'base64' as const,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}
