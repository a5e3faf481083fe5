import { sql, type UnitOfWork } from '#database';
import { newId } from '#kernel';
import { createTransport } from 'nodemailer';
import { envelopeAddress } from './mail-address.rules.js';
import { type MailOutcome, MailTransport, outcome, type OutgoingMail } from './mail-transport.js';
import { mimeOf, type Sender } from './mime.js';

/** Keeps each mail, as it would have gone over the wire, in `caught_mails` for the mailbox page. In use when no
 *  mail server is configured. */
export class CatchingMailTransport extends MailTransport {
  private readonly transporter = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly from: Sender,
  ) {
    super();
  }

  override async send(mail: OutgoingMail): Promise<MailOutcome> {
    const to = envelopeAddress(mail.to.address);
    if (to === null) return outcome('FAILED', 'not a usable address', false);
    try {
      const { message } = await this.transporter.sendMail(mimeOf(mail, this.from, to));
      await this.unitOfWork.read(sql`
        insert into caught_mails (id, message_id, to_address, subject, raw)
        values (${newId()}, ${mail.messageId}, ${to}, ${mail.subject}, ${message})`);
      return outcome('SENT', '250 caught', true);
    } catch (error) {
      return outcome('RETRY', (error as Error).message, false);
    }
  }

  override async close(): Promise<void> {
    this.transporter.close();
  }
}
