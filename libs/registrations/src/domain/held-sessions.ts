import { sqlState } from '#database';
import type { Result } from '#kernel';
import type { RegisterRefusal } from './registration.errors.js';
import type { RegistrationRequest } from './registration-request.js';
import type { StoredRegistration } from './seats.sql.js';

/** Somebody who waits for the answer to a registration. */
export interface WaitingRequest {
  readonly request: RegistrationRequest;
  /** Milliseconds, of `performance.now()`. */
  readonly since: number;
  readonly resolve: (answer: Result<StoredRegistration, RegisterRefusal>) => void;
  readonly reject: (error: unknown) => void;
}

/** After this time, and one more try, somebody is told to come back: before five seconds are over. */
const PATIENCE_MS = 3_000;
/** For which one try waits for the seats. */
export const HELD_TRY_MS = 1_000;

/** The lock was not had in time. */
export const isHeld = (error: unknown): boolean => sqlState(error) === '55P03';

/** Registrations for sessions whose seats somebody outside holds for longer than a batch takes. They wait here, in their order,
 *  on a connection of their own, so that nobody waits for a session that is not theirs. Source: docs/stories/faults.md. */
export class HeldSessions {
  private readonly lines = new Map<string, WaitingRequest[]>();
  private running: Promise<void> | null = null;

  /** `decide` answers some of a line and gives back the others; it throws when it answered nobody. */
  constructor(
    private readonly decide: (line: readonly WaitingRequest[]) => Promise<readonly WaitingRequest[]>,
  ) {}

  /** How many wait. */
  get depth(): number {
    let depth = 0;
    for (const line of this.lines.values()) depth += line.length;
    return depth;
  }

  has(sessionId: string): boolean {
    return this.lines.has(sessionId);
  }

  add(waiting: WaitingRequest): void {
    const { sessionId } = waiting.request;
    const line = this.lines.get(sessionId);
    if (line) line.push(waiting);
    else this.lines.set(sessionId, [waiting]);
    this.running ??= this.work();
  }

  /** Resolves when nobody waits any more. */
  async end(): Promise<void> {
    await this.running;
  }

  private async work(): Promise<void> {
    // Lets those who came in the same batch stand in the line before it is tried.
    await new Promise(setImmediate);
    while (this.lines.size > 0) for (const sessionId of this.lines.keys()) await this.tryOne(sessionId);
    this.running = null;
  }

  private async tryOne(sessionId: string): Promise<void> {
    const line = this.lines.get(sessionId) ?? [];
    if (line.length === 0) {
      this.lines.delete(sessionId);
      return;
    }
    // Whoever comes meanwhile stands behind.
    this.lines.set(sessionId, []);
    let left: readonly WaitingRequest[] = line;
    try {
      left = await this.decide(line);
    } catch (error) {
      if (isHeld(error)) this.sendAway(error);
      for (const waiting of line) if (!isHeld(error) || isOverdue(waiting)) waiting.reject(error);
      left = isHeld(error) ? line.filter((waiting) => !isOverdue(waiting)) : [];
    }
    this.lines.set(sessionId, [...left, ...(this.lines.get(sessionId) ?? [])]);
  }

  /** In the lines of other sessions, too: with several of them held a turn takes as many seconds. */
  private sendAway(error: unknown): void {
    for (const [sessionId, line] of this.lines) {
      for (const waiting of line) if (isOverdue(waiting)) waiting.reject(error);
      this.lines.set(
        sessionId,
        line.filter((waiting) => !isOverdue(waiting)),
      );
    }
  }
}

const isOverdue = ({ since }: WaitingRequest): boolean => performance.now() - since > PATIENCE_MS;
