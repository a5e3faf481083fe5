import { Injectable } from '@nestjs/common';
import { sql, UnitOfWork } from '#database';
import { decodeCursor, isId, type Page, type PageRequest, toPage } from '#kernel';

export interface CaughtMailSummary {
  readonly id: string;
  readonly caughtAt: Date;
  readonly to: string;
  readonly subject: string;
}

export interface CaughtMailView extends CaughtMailSummary {
  readonly from: string;
  readonly text: string;
  readonly html: string | null;
  /** `content` is the text of a text attachment, and base64 of any other. */
  readonly attachments: readonly { filename: string; contentType: string; content: string }[];
}

/** Reads the built-in mailbox. For demonstrations: whoever may read it reads everybody's mail. */
@Injectable()
export class CaughtMails {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first; `to` is one whole address, null for all. A cursor of another list answers the first page. */
  async page(to: string | null, page: PageRequest): Promise<Page<CaughtMailSummary>> {
    const [last] = (page.after && decodeCursor(page.after, 1)) || [];
    const before = typeof last === 'string' && isId(last) ? last : null;
    const rows = await this.unitOfWork.read<CaughtMailSummary>(sql`
      select id, caught_at as "caughtAt", to_address as "to", subject from caught_mails
      where (${before}::uuid is null or id < ${before}::uuid) and (${to}::text is null or to_address = lower(${to}::text))
      order by id desc limit ${page.first + 1}`);
    return toPage(rows, page.first, (row) => [row.id]);
  }

  /** One mail, taken apart; null when there is none. */
  async byId(id: string): Promise<CaughtMailView | null> {
    const [row] = await this.unitOfWork.read<CaughtMailSummary & { raw: Buffer }>(sql`
      select id, caught_at as "caughtAt", to_address as "to", subject, raw from caught_mails where id = ${id}`);
    if (!row) return null;
    const { raw, ...summary } = row;
    return { ...summary, ...(await contentOf(raw)) };
  }
}

async function contentOf(
  raw: Buffer,
): Promise<Pick<CaughtMailView, 'from' | 'text' | 'html' | 'attachments'>> {
  // Only the mailbox page reads mails; no other process should pay for the parser.
  const { simpleParser } = await import('mailparser');
  const mail = await simpleParser(raw, { skipImageLinks: true, skipTextToHtml: true });
  return {
    from: mail.from?.text ?? '',
    text: mail.text ?? '',
    html: mail.html || null,
    attachments: mail.attachments.map(({ filename, contentType, content }) => ({
      filename: filename ?? 'attachment',
      contentType,
      content: content.toString(contentType.startsWith('text/') ? 'utf8' : 'base64'),
    })),
  };
}
