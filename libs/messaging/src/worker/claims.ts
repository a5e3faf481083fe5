import { Injectable } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { parseSender } from '#mailer';
import { newId } from '#kernel';
import { type ClaimedRow, claim, handBack, settleClaims } from './deliveries.sql.js';
import { DeliverySettings } from './delivery-settings.js';
import type { Settlement } from './settle.rules.js';

/** Takes messages for sending and writes down what became of them; each in a commit of its own. */
@Injectable()
export class Claims {
  /** Names this process in the rows that it holds. */
  private readonly worker = `${process.pid}~${newId()}`;
  private readonly mailDomain: string;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly settings: DeliverySettings,
    config: Config,
  ) {
    this.mailDomain = parseSender(config.mailFrom)?.address.split('@')[1] ?? 'samaki.example';
  }

  /** Those of the rows that may be sent now. Committed when it answers: nobody else sends them until the lease ends. */
  async claim(ids: readonly string[]): Promise<ClaimedRow[]> {
    const by = { worker: this.worker, leaseSeconds: this.settings.leaseSeconds, mailDomain: this.mailDomain };
    return this.unitOfWork.run((tx) => tx.sql(claim(ids, by)));
  }

  async settle(settlements: readonly Settlement[]): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql(settleClaims(settlements)));
  }

  async handBack(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run((tx) => tx.sql(handBack(ids)));
  }
}
