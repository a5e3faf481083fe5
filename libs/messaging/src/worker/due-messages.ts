import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { inParts, QueueHost } from '#queue';
import { KINDS_NEVER_SENT_TWICE, URGENT_KINDS } from '../domain/message-kinds.js';
import { DELIVER_MESSAGES } from './deliver-messages.job.js';
import { countQueued, expireClaims, handBack, putBackLost, takeDoubtful, takeDue } from './deliveries.sql.js';
import { DeliverySettings } from './delivery-settings.js';

/** Finds what is due and hands it to the queue `mail`, as ids. The rows are the schedule; a job is a wake-up. */
@Injectable()
export class DueMessages {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly host: QueueHost,
    private readonly settings: DeliverySettings,
  ) {}

  /** One round. Answers true when there may be more at once. */
  async scan(): Promise<boolean> {
    const { perJob } = this.settings;
    const urgent = await this.unitOfWork.run((tx) => tx.sql(takeDue({ only: URGENT_KINDS }, perJob)));
    await this.handOver(urgent, false);
    const room = await this.room();
    const rest =
      room > 0
        ? await this.unitOfWork.run((tx) =>
            tx.sql(takeDue({ except: URGENT_KINDS }, Math.min(room, 5 * perJob))),
          )
        : [];
    await this.handOver(rest, true);
    const doubtful = await this.unitOfWork.run((tx) => tx.sql(takeDoubtful(perJob)));
    // Each alone: a mail that ends its worker shall not bring others into doubt with it, three times over.
    await this.handOver(doubtful, true, 1);
    return urgent.length === perJob || (rest.length === 5 * perJob && room > rest.length);
  }

  /** Mends what was lost: claims of workers that are gone, rows whose jobs are gone. Answers how many rows. */
  async mend(): Promise<number> {
    const expired = await this.unitOfWork.run((tx) =>
      tx.sql(expireClaims(this.settings.maxUnknowns, KINDS_NEVER_SENT_TWICE)),
    );
    const lost = await this.unitOfWork.run((tx) => tx.sql(putBackLost(this.settings.putBackAfterSeconds)));
    return expired.length + lost.length;
  }

  private async room(): Promise<number> {
    const [queued] = await this.unitOfWork.read(countQueued(this.settings.waitingInQueue));
    return this.settings.waitingInQueue - (queued?.count ?? 0);
  }

  private async handOver(
    rows: readonly { id: string }[],
    later: boolean,
    perJob = this.settings.perJob,
  ): Promise<void> {
    const ids = rows.map((row) => row.id);
    const jobs = inParts(ids, perJob).map((messageIds) => ({ messageIds }));
    try {
      await this.host.add(DELIVER_MESSAGES, jobs, { later });
    } catch (error) {
      await this.unitOfWork.run((tx) => tx.sql(handBack(ids)));
      throw error;
    }
  }
}
