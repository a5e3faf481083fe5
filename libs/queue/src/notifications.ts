import { connectionOptions } from '#database';
import pg from 'pg';

/** One connection that listens on PostgreSQL channels and calls back. When it is lost it is made again, and then
 *  every channel counts as notified, since something may have been missed. */
export class Notifications {
  private client: pg.Client | undefined;
  private retry: NodeJS.Timeout | undefined;
  private stopped = false;

  constructor(
    private readonly databaseUrl: string,
    private readonly channels: readonly string[],
    private readonly heard: (channel: string) => void,
  ) {}

  async start(): Promise<void> {
    if (this.channels.length === 0 || this.stopped) return;
    const client = new pg.Client({
      ...connectionOptions(this.databaseUrl, 'samaki_worker', 0),
      keepAlive: true,
    });
    this.client = client;
    client.on('error', () => this.lost(client));
    client.on('end', () => this.lost(client));
    client.on('notification', (note) => this.heard(note.channel));
    try {
      await client.connect();
      for (const channel of this.channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      for (const channel of this.channels) this.heard(channel);
    } catch {
      this.lost(client);
    }
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.retry);
    const client = this.client;
    this.client = undefined;
    await client?.end().catch(() => undefined);
  }

  private lost(client: pg.Client): void {
    if (this.stopped || this.client !== client) return;
    this.client = undefined;
    client.end().catch(() => undefined);
    this.retry = setTimeout(() => void this.start(), 1_000);
  }
}
