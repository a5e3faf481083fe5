import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { Log } from '#logging';
import { AfterCommit } from './after-commit.js';
import { defineJob } from './job.js';
import {
  lockUnhandled,
  markHandled,
  noteFailure,
  type OutboxNews,
  putBack,
  putBackLate,
  takeWaiting,
} from './outbox.sql.js';
import { QueueHost } from './queue-host.js';
import { QueueSettings } from './queue-settings.js';

/** Hears the news of these outbox rows. */
export const HEAR_NEWS = defineJob<{ ids: string[] }>('queue.hear-news', { queue: 'events' });

const ROWS_A_ROUND = 1_000;
const ROWS_A_JOB = 100;

/** Carries news from the outbox to those who hear it after the commit: rows → jobs with ids → listeners. Each
 *  step may happen twice and none may be skipped; the row, not the job, knows what was done. */
@Injectable()
export class OutboxRelay {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly host: QueueHost,
    private readonly listeners: AfterCommit,
    private readonly log: Log,
    @Inject(QueueSettings) private readonly settings: QueueSettings,
  ) {}

  /** Hands waiting rows to the queue. Answers true when there may be more. */
  async relay(): Promise<boolean> {
    const rows = await this.unitOfWork.run((tx) => tx.sql(takeWaiting(ROWS_A_ROUND)));
    const ids = rows.map((row) => row.id).sort();
    try {
      await this.host.add(
        HEAR_NEWS,
        inParts(ids, ROWS_A_JOB).map((part) => ({ ids: part })),
      );
    } catch (error) {
      // The queue is away. What it may have taken nevertheless is heard once all the same.
      await this.unitOfWork.run((tx) => tx.sql(putBack(ids)));
      throw error;
    }
    return ids.length === ROWS_A_ROUND;
  }

  /** Hears a batch in one transaction. If that fails, each row alone, so that a poisoned one fails alone. */
  async hear(ids: readonly string[]): Promise<void> {
    try {
      await this.hearTogether(ids);
    } catch (error) {
      if (ids.length === 1) return this.failed(ids[0] ?? '', error);
      for (const id of ids) await this.hearTogether([id]).catch((reason: unknown) => this.failed(id, reason));
    }
  }

  /** Puts back what was handed over and never handled. Answers how many rows. */
  async reconcile(): Promise<number> {
    const rows = await this.unitOfWork.run((tx) => tx.sql(putBackLate(this.settings.redispatchAfterSeconds)));
    return rows.length;
  }

  private async hearTogether(ids: readonly string[]): Promise<void> {
    await this.unitOfWork.run(async (tx) => {
      const news = await tx.sql(lockUnhandled(ids));
      for (const [topic, rows] of byTopic(news))
        for (const listener of this.listeners.listenersOf(topic))
          await listener.handler(
            rows.map((row) => row.payload),
            tx,
          );
      await tx.sql(markHandled(news.map((row) => row.id)));
    });
  }

  private async failed(id: string, error: unknown): Promise<void> {
    const reason = (error instanceof Error ? error.message : String(error)).slice(0, 500);
    const [row] = await this.unitOfWork.run((tx) =>
      tx.sql(noteFailure(id, reason, this.settings.outboxAttempts)),
    );
    this.log.error(
      { outboxId: id, err: error },
      row?.failure ? 'News put aside after too many tries' : 'News could not be heard',
    );
  }
}

function byTopic(news: readonly OutboxNews[]): Map<string, OutboxNews[]> {
  const topics = new Map<string, OutboxNews[]>();
  for (const row of news) topics.set(row.topic, [...(topics.get(row.topic) ?? []), row]);
  return topics;
}

/** Cuts a list into parts of at most `size`. */
export function inParts<Item>(items: readonly Item[], size: number): Item[][] {
  const parts: Item[][] = [];
  for (let i = 0; i < items.length; i += size) parts.push(items.slice(i, i + size));
  return parts;
}
