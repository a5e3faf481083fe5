import { createHmac } from 'node:crypto';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import { UnitOfWork } from '#database';
import { SecurityEvents } from '#logging';
import { bucketsOf, type Payer, PointsLedger, type PointsLeft, secondsUntil } from './points.js';
import { PointsFront } from './points-front.js';
import { forgetFullBuckets, spendInBuckets } from './points.sql.js';

/** Points spent from memory are told to the database that often, and what others spent is heard. */
const REFRESH_MS = 250;
const FORGET_EVERY_MS = 60_000;
/** For that long a refused bucket is refused again without asking the database. */
const REMEMBER_REFUSAL_MS = 1_000;
const LOG_AGAIN_AFTER_MS = 60_000;
const MAX_REMEMBERED = 10_000;

interface Refusal {
  readonly at: number;
  readonly points: number;
  readonly left: PointsLeft;
}

/** Buckets in PostgreSQL, shared by all api processes; those of trusted documents with a front in memory. */
@Injectable()
export class SharedPoints extends PointsLedger implements OnApplicationShutdown {
  private readonly front: PointsFront;
  private readonly refusals = new Map<string, Refusal>();
  private readonly logged = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private telling: Promise<void> | undefined;
  private forgotAt = 0;

  constructor(
    private readonly config: Config,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: SecurityEvents,
  ) {
    super();
    this.front = new PointsFront(config.graphqlTrustedPointsPerMinute);
  }

  override async payExactly(payer: Payer, points: number): Promise<PointsLeft> {
    const perMinute = this.config.graphqlPointsPerMinute;
    const names = bucketsOf('adhoc', payer);
    const now = performance.now();
    const lately = names
      .map((name) => this.refusals.get(name))
      .find((refusal) => refusal && now - refusal.at < REMEMBER_REFUSAL_MS && points >= refusal.points);
    if (lately) return this.refused('adhoc', names, payer, lately.left);

    const keys = names.map((name) => this.keyOf(name));
    const rows = await this.unitOfWork.read(
      spendInBuckets(
        keys,
        keys.map(() => points),
        perMinute,
        false,
      ),
    );
    const remaining = Math.min(...rows.map((row) => row.points));
    if (rows.every((row) => row.granted))
      return { allowed: true, remaining: Math.floor(remaining), retryAfterSeconds: 0 };
    const left = {
      allowed: false,
      remaining: Math.floor(remaining),
      retryAfterSeconds: secondsUntil(remaining, points, perMinute),
    };
    for (const row of rows) {
      const name = names.find((_name, at) => keys[at]?.equals(row.who));
      if (name && !row.granted) remember(this.refusals, name, { at: now, points, left });
    }
    return this.refused('adhoc', names, payer, left);
  }

  override payFromMemory(payer: Payer, points: number): PointsLeft {
    const names = bucketsOf('trusted', payer);
    const left = this.front.spend(names, points);
    this.timer ??= setTimeout(() => void this.refresh(), REFRESH_MS).unref();
    return left.allowed ? left : this.refused('trusted', names, payer, left);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.telling;
  }

  /** Tells the database what was spent and hears what is left. While it is away, memory alone decides. */
  private refresh(): Promise<void> {
    this.timer = undefined;
    this.telling ??= this.tell().finally(() => (this.telling = undefined));
    return this.telling;
  }

  private async tell(): Promise<void> {
    const taken = this.front.take();
    const names = taken.map(([name]) => name);
    const byKey = new Map(names.map((name) => [this.keyOf(name).toString('hex'), name]));
    try {
      if (taken.length > 0) {
        const keys = names.map((name) => this.keyOf(name));
        const points = taken.map(([, spent]) => spent);
        const perMinute = this.config.graphqlTrustedPointsPerMinute;
        const rows = await this.unitOfWork.read(spendInBuckets(keys, points, perMinute, true));
        for (const row of rows) this.front.heard(byKey.get(row.who.toString('hex')) ?? '', row.points);
      }
      if (performance.now() - this.forgotAt > FORGET_EVERY_MS) {
        this.forgotAt = performance.now();
        await this.unitOfWork.read(forgetFullBuckets);
      }
    } catch {
      // Readiness says that the database is away; the points are told when it is back.
      this.front.unheard(names);
    }
  }

  private refused(
    budget: 'adhoc' | 'trusted',
    names: readonly string[],
    { requestId }: Payer,
    left: PointsLeft,
  ): PointsLeft {
    const now = performance.now();
    const bucket = names.at(-1) ?? '';
    if (now - (this.logged.get(bucket) ?? Number.NEGATIVE_INFINITY) > LOG_AGAIN_AFTER_MS) {
      remember(this.logged, bucket, now);
      this.events.record('limit.hit', { limit: `${budget} points`, requestId });
    }
    return left;
  }

  private keyOf(bucket: string): Buffer {
    return createHmac('sha256', this.config.secret).update(`points ${bucket}`).digest().subarray(0, 16);
  }
}

/** Puts an entry last, and drops the first one when there are too many. */
function remember<Value>(map: Map<string, Value>, key: string, value: Value): void {
  map.delete(key);
  map.set(key, value);
  if (map.size > MAX_REMEMBERED) map.delete(map.keys().next().value ?? '');
}
