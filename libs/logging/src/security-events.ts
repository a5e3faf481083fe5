import type { Log } from './log.js';

/** What a log must be able to tell of attempts on the house (ASVS 16.3): docs/security.md, row L1. */
export const SECURITY_EVENTS = ['identity.done', 'identity.refused', 'access.refused', 'limit.hit'] as const;
export type SecurityEvent = (typeof SECURITY_EVENTS)[number];

/** Nobody shall fill a disk by being refused. */
const MOST_PER_SECOND = 20;
const DONE: ReadonlySet<SecurityEvent> = new Set(['identity.done']);

/** Writes security events into the log of the process: ids and codes, never anything of a person. Of one event at most
 *  20 lines in a second; the next line says how many were left out. */
export class SecurityEvents {
  private readonly written = new Map<SecurityEvent, { second: number; lines: number; leftOut: number }>();

  constructor(
    private readonly log: Log,
    private readonly now: () => number = () => performance.now(),
  ) {}

  record(event: SecurityEvent, fields: object): void {
    const second = Math.floor(this.now() / 1000);
    const known = this.written.get(event) ?? { second, lines: 0, leftOut: 0 };
    if (known.second !== second) Object.assign(known, { second, lines: 0 });
    this.written.set(event, known);
    if (known.lines === MOST_PER_SECOND) {
      known.leftOut += 1;
      return;
    }
    known.lines += 1;
    const { leftOut } = known;
    known.leftOut = 0;
    const line = { securityEvent: event, ...fields, ...(leftOut > 0 && { leftOut }) };
    if (DONE.has(event)) this.log.info(line, 'Security event');
    else this.log.warn(line, 'Security event');
  }
}
