import { Injectable } from '@nestjs/common';
import { Log } from '#logging';
import { MailTransport } from '#mailer';
import { defineJob, inParts, type JobContext } from '#queue';
import { type ComposedMail, MessageComposers } from '../domain/message-composer.js';
import { KINDS_NEVER_SENT_TWICE } from '../domain/message-kinds.js';
import { Claims } from './claims.js';
import type { ClaimedRow } from './deliveries.sql.js';
import { DeliverySettings } from './delivery-settings.js';
import { settle, type Settlement, settleUnwanted } from './settle.rules.js';

/** Sends these messages, those of them that are still wanted. */
export const DELIVER_MESSAGES = defineJob<{ messageIds: string[] }>('messaging.deliver-messages', {
  queue: 'mail',
});

/** Sends mail: claims a few rows (commit), composes them from what is true now, hands them to the mail server,
 *  writes down the outcomes (commit), and takes the next few. The contract is reliability, section 3. */
@Injectable()
export class DeliverMessages {
  constructor(
    private readonly claims: Claims,
    private readonly composers: MessageComposers,
    private readonly transport: MailTransport,
    private readonly settings: DeliverySettings,
    private readonly log: Log,
  ) {}

  async deliver(data: { messageIds: string[] }, context: Pick<JobContext, 'signal'>): Promise<void> {
    const parts = inParts(data.messageIds, this.settings.atOnce);
    for (const [at, part] of parts.entries()) {
      if (context.signal.aborted) return this.claims.handBack(parts.slice(at).flat());
      const claimed = await this.claims.claim(part);
      if (claimed.length > 0) await this.claims.settle(await this.sendAll(claimed));
    }
  }

  private async sendAll(rows: ClaimedRow[]): Promise<Settlement[]> {
    const composed = await this.compose(rows);
    return Promise.all(rows.map((row) => this.send(row, composed.get(row.id) ?? null)));
  }

  private async send(row: ClaimedRow, mail: ComposedMail | Error | null): Promise<Settlement> {
    const tried = { ...row, neverSentTwice: KINDS_NEVER_SENT_TWICE.includes(row.kind) };
    if (mail === null) return settleUnwanted(row);
    if (mail instanceof Error)
      return settle(
        tried,
        { kind: 'RETRY', detail: `not composed: ${mail.name}`, dataEntered: false },
        this.settings,
      );
    const outcome = await this.transport.send({
      ...mail,
      messageId: row.messageId,
      locale: row.locale,
      to: { address: row.toAddress, ...(mail.toName && { name: mail.toName }) },
    });
    if (outcome.kind !== 'SENT')
      this.log.warn(
        { mailId: row.id, kind: row.kind, outcome: outcome.kind, attempt: row.attempts },
        'A mail did not leave',
      );
    return settle(tried, outcome, this.settings);
  }

  /** All at once; when that throws, one by one, so that one bad row holds nobody else's mail back. */
  private async compose(rows: ClaimedRow[]): Promise<Map<string, ComposedMail | Error | null>> {
    try {
      return await this.composers.compose(rows);
    } catch (error) {
      this.log.error(
        { err: error, kinds: [...new Set(rows.map((row) => row.kind))] },
        'Mails could not be composed together',
      );
    }
    const composed = new Map<string, ComposedMail | Error | null>();
    for (const row of rows) {
      const one = await this.composers
        .compose([row])
        .catch((error: unknown) => (error instanceof Error ? error : new Error(String(error))));
      composed.set(row.id, one instanceof Error ? one : (one.get(row.id) ?? null));
    }
    return composed;
  }
}
