import { appendFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Injectable } from '@nestjs/common';
import { AuditHeads, type AuditHeadView } from '#audit';
import { Config } from '#config';
import { Log } from '#logging';
import { MessageLedger } from '#messaging';
import { AUDIT_HEAD_MAIL } from './audit-head.composer.js';

/** Name of the file in the data folder: a line a day, `2026-12-02 1834 <hash>`. */
export const HEADS_FILE = 'audit-heads.txt';

/** Keeps the head of each day, and sends it away to where the settings say. */
@Injectable()
export class KeepAuditHead {
  constructor(
    private readonly heads: AuditHeads,
    private readonly ledger: MessageLedger,
    private readonly config: Config,
    private readonly log: Log,
  ) {}

  /** Once a day; answers what was kept now. The mail is queued in the transaction of the head, so each day has one. The
   *  file is written after the commit: a crash between the two leaves its line out, and the mail stands. */
  async keepWhenDue(): Promise<AuditHeadView | null> {
    const to = this.config.auditHeadTo;
    const head = await this.heads.keepWhenDue(this.config.programmeTimeZone, async (tx, { id, day }) => {
      if (!to) return;
      await this.ledger.queue(tx, [
        {
          kind: AUDIT_HEAD_MAIL,
          personId: null,
          toAddress: to,
          locale: 'km',
          subject: { type: 'audit-head', id, version: 1 },
          dedupeKey: `${AUDIT_HEAD_MAIL}~${day}`,
        },
      ]);
    });
    if (!head) return null;
    const { day, number, faultKind, faultAt } = head;
    if (faultKind) this.log.error({ day, faultKind, faultAt }, 'The audit is not as it was written');
    else this.log.info({ day, number }, 'The audit is as it was written; its head is kept');
    if (this.config.keepsAuditHeadFile) await this.writeLine(head);
    return head;
  }

  private async writeLine({ day, number, hash, faultKind }: AuditHeadView): Promise<void> {
    try {
      await mkdir(this.config.dataDir, { recursive: true });
      const line = `${day} ${number} ${hash}${faultKind ? ` ${faultKind}` : ''}\n`;
      await appendFile(path.join(this.config.dataDir, HEADS_FILE), line, { mode: 0o600 });
    } catch (error) {
      this.log.error({ err: error, day }, 'The head of the day could not be written to its file');
    }
  }
}
