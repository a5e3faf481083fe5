/** What is left after a document was paid for, or how long to wait when it could not be. */
export interface PointsLeft {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

/** Who has spent how much on ad-hoc documents. A port: one process counts in memory. */
export abstract class PointsLedger {
  abstract spend(who: string, points: number): Promise<PointsLeft>;
}

const MAX_BUCKETS = 20_000;

/** A bucket for each address that fills evenly, `perMinute` points a minute, and holds no more than that. */
export class InProcessPoints extends PointsLedger {
  private readonly buckets = new Map<string, { points: number; at: number }>();

  constructor(
    private readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
  ) {
    super();
  }

  async spend(who: string, points: number): Promise<PointsLeft> {
    const now = this.now();
    const perMs = this.perMinute / 60_000;
    const bucket = this.buckets.get(who) ?? { points: this.perMinute, at: now };
    const filled = Math.min(this.perMinute, bucket.points + (now - bucket.at) * perMs);
    const allowed = filled >= points;
    const remaining = allowed ? filled - points : filled;
    // Put back last, so that the map's order is the order of use and the oldest is dropped first.
    this.buckets.delete(who);
    this.buckets.set(who, { points: remaining, at: now });
    if (this.buckets.size > MAX_BUCKETS) this.buckets.delete(this.buckets.keys().next().value ?? '');
    const missing = Math.min(points, this.perMinute) - remaining;
    return {
      allowed,
      remaining: Math.floor(remaining),
      retryAfterSeconds: allowed ? 0 : Math.max(1, Math.ceil(missing / perMs / 1000)),
    };
  }
}

/** The bucket of an address: an IPv6 client owns the whole /64 it was given. */
export function bucketOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}

/** Points of an operation that may answer that many objects. */
export const pointsFor = (nodes: number): number => 1 + Math.ceil(nodes / 10);
