import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Page, PageRequest } from '#kernel';
import type { CaughtMails, CaughtMailSummary, CaughtMailView } from '#mailer';

/** The mailer's reads of the mailbox. Its door brings the whole sending of mail along, and only a demonstration
 *  ever opens the mailbox: it is loaded when that happens. */
@Injectable()
export class MailboxReads {
  private mails: Promise<CaughtMails> | undefined;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(to: string | null, page: PageRequest): Promise<Page<CaughtMailSummary>> {
    return (await this.door()).page(to, page);
  }

  async byId(uuid: string): Promise<CaughtMailView | null> {
    return (await this.door()).byId(uuid);
  }

  private door(): Promise<CaughtMails> {
    return (this.mails ??= import('#mailer').then(({ CaughtMails: Mails }) => new Mails(this.unitOfWork)));
  }
}
