import { type PointsLeft, secondsUntil } from './points.js';

/** What a process knows of one bucket. */
interface Known {
  /** Points in the database when it was last heard of; at `at`, in milliseconds of `now`. */
  points: number;
  at: number;
  /** Spent here and not yet told. */
  spent: number;
  /** Told, and not yet answered. */
  told: number;
}

const MAX_BUCKETS = 20_000;
/** Of a bucket that this process has not heard of yet, at most that part is given before it has. */
const PART_UNHEARD = 0.1;

/** Buckets in memory in front of the shared ones: each spend is decided here and told later. Pure but for its clock. */
export class PointsFront {
  private readonly buckets = new Map<string, Known>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {}

  /** Spends in all of the buckets, or in none of them. */
  spend(names: readonly string[], points: number): PointsLeft {
    const known = names.map((name) => this.bucket(name));
    const remaining = Math.min(...known.map((bucket) => this.remaining(bucket)));
    if (remaining < points)
      return {
        allowed: false,
        remaining: Math.max(0, Math.floor(remaining)),
        retryAfterSeconds: secondsUntil(remaining, points, this.perMinute),
      };
    for (const bucket of known) {
      this.settle(bucket);
      bucket.spent += points;
    }
    return { allowed: true, remaining: Math.floor(remaining - points), retryAfterSeconds: 0 };
  }

  /** Takes what has to be told: every bucket in which something was spent. Buckets that are full again are forgotten. */
  take(): [name: string, points: number][] {
    const taken: [string, number][] = [];
    for (const [name, bucket] of this.buckets) {
      if (bucket.spent > 0) {
        taken.push([name, bucket.spent]);
        bucket.told += bucket.spent;
        bucket.spent = 0;
      } else if (bucket.told === 0 && this.remaining(bucket) >= this.perMinute) this.buckets.delete(name);
    }
    return taken;
  }

  /** What the database answered for a bucket that was told of. */
  heard(name: string, points: number): void {
    const bucket = this.buckets.get(name);
    if (!bucket) return;
    Object.assign(bucket, { points, at: this.now(), told: 0 });
  }

  /** The database did not answer: what was told is told again next time. */
  unheard(names: readonly string[]): void {
    for (const name of names) {
      const bucket = this.buckets.get(name);
      if (!bucket) continue;
      bucket.spent += bucket.told;
      bucket.told = 0;
    }
  }

  private remaining({ points, at, spent, told }: Known): number {
    const filled = points - spent - told + ((this.now() - at) * this.perMinute) / 60_000;
    return Math.min(this.perMinute, filled);
  }

  /** Writes down what came back so far: a bucket that was full meanwhile has nothing more to come. */
  private settle(bucket: Known): void {
    bucket.points = this.remaining(bucket) + bucket.spent + bucket.told;
    bucket.at = this.now();
  }

  private bucket(name: string): Known {
    const known = this.buckets.get(name);
    if (known) return known;
    // The oldest first: the map's order is the order of arrival.
    if (this.buckets.size >= MAX_BUCKETS) this.buckets.delete(this.buckets.keys().next().value ?? '');
    const made = { points: Math.max(1, this.perMinute * PART_UNHEARD), at: this.now(), spent: 0, told: 0 };
    this.buckets.set(name, made);
    return made;
  }
}
