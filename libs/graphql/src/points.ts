/** Whose points are spent. Both pay: the address the request came from, and whoever is signed in. */
export interface Payer {
  readonly ip: string;
  readonly personId: string | null;
  readonly requestId: string;
}

/** What is left after a document was paid for, or how long to wait when it could not be. Of two buckets the emptier counts. */
export interface PointsLeft {
  readonly allowed: boolean;
  readonly remaining: number;
  readonly retryAfterSeconds: number;
}

/** Who has spent how much. All api processes over one database share one count. */
export abstract class PointsLedger {
  /** Pays for an ad-hoc document: counted in the database before the document is run, so never more than the budget. */
  abstract payExactly(payer: Payer, points: number): Promise<PointsLeft>;

  /** Pays for a trusted document from memory. What the processes let through together may exceed the budget by what
   *  they let through within one refresh. */
  abstract payFromMemory(payer: Payer, points: number): PointsLeft;
}

/** The bucket of an address: an IPv6 client owns the whole /64 it was given. */
export function bucketOf(ip: string): string {
  if (!ip.includes(':') || ip.startsWith('::ffff:')) return ip;
  const [head = '', tail] = ip.split('::');
  const groups = head.split(':').filter(Boolean);
  if (tail !== undefined) while (groups.length < 4) groups.push('0');
  return groups.slice(0, 4).join(':');
}

/** The buckets of a payer in a budget. */
export const bucketsOf = (budget: 'adhoc' | 'trusted', { ip, personId }: Payer): string[] => [
  `${budget} address ${bucketOf(ip)}`,
  ...(personId === null ? [] : [`${budget} person ${personId}`]),
];

/** Points of an operation that may answer that many objects. */
export const pointsFor = (nodes: number): number => 1 + Math.ceil(nodes / 10);

/** Whole seconds until a bucket that has `points` holds `wanted` of them, or all it can hold. */
export const secondsUntil = (points: number, wanted: number, perMinute: number): number =>
  Math.max(1, Math.ceil(((Math.min(wanted, perMinute) - points) * 60) / perMinute));
