import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { Queue, Worker } from 'bullmq';
import { DataSource, In, IsNull, LessThanOrEqual } from 'typeorm';
import { Message, OutboxRow } from './entities.js';
import { MailService } from './mail.service.js';
import { RemindersService } from './reminders.service.js';

const EVERY_MS = 500;
const AT_MOST = 500;
const options = { removeOnComplete: true, attempts: 5, backoff: { type: 'exponential', delay: 1000 } };

/** The usual way of jobs: a scan by the clock puts one job for each due row into BullMQ, workers do them one by one. */
@Injectable()
export class JobsService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(JobsService.name);
  private readonly connection = { url: process.env.REDIS_URL, maxRetriesPerRequest: null };
  private readonly mails = new Queue('mails', { connection: this.connection });
  private readonly events = new Queue('events', { connection: this.connection });
  private workers: Worker[] = [];
  private timer: NodeJS.Timeout;
  private scanning = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly mail: MailService,
    private readonly reminders: RemindersService,
  ) {}

  onApplicationBootstrap(): void {
    this.workers = [
      new Worker('mails', (job) => this.mail.send(job.data.id), {
        connection: this.connection,
        concurrency: 50,
      }),
      new Worker('events', (job) => this.reminders.handle(job.data.id), {
        connection: this.connection,
        concurrency: 50,
      }),
    ];
    for (const worker of this.workers) worker.on('failed', (_job, error) => this.log.error(error));
    this.timer = setInterval(() => {
      this.scanning = this.scanning.then(() => this.scan()).catch((error) => this.log.error(error));
    }, EVERY_MS);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.scanning;
    await Promise.all([...this.workers, this.mails, this.events].map((one) => one.close()));
  }

  private async scan(): Promise<void> {
    const { manager } = this.dataSource;
    const due = await manager.find(Message, {
      select: { id: true, createdAt: true },
      where: { status: 'DUE', dueAt: LessThanOrEqual(new Date()) },
      order: { dueAt: 'ASC' },
      take: AT_MOST,
    });
    // The job's id is the row's, so that a row found twice is queued once.
    await this.mails.addBulk(
      due.map(({ id }) => ({ name: 'send', data: { id }, opts: { ...options, jobId: id } })),
    );
    const news = await manager.find(OutboxRow, {
      where: { dispatchedAt: IsNull() },
      order: { id: 'ASC' },
      take: AT_MOST,
    });
    await this.events.addBulk(
      news.map(({ id }) => ({ name: 'event', data: { id }, opts: { ...options, jobId: id } })),
    );
    await manager.update(OutboxRow, { id: In(news.map(({ id }) => id)) }, { dispatchedAt: new Date() });
  }
}
