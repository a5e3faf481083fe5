import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import { sqlState } from '#database';
import { accept, refuse, type Result } from '#kernel';
import { BatchConnection } from './batch-connection.js';
import { RegisterOneService } from './register-one.service.js';
import type { RegisterRefusal, RegisterRefusalCode } from './registration.errors.js';
import type { RegistrationRequest } from './registration-request.js';
import type { StoredRegistration } from './seats.sql.js';

type Answer = Result<StoredRegistration, RegisterRefusal>;

interface Waiting {
  readonly request: RegistrationRequest;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

/** Beyond this many waiting requests a newcomer is told to come back: about a third of a second of work. */
const MAX_WAITING = 5000;
/** A batch of this size is not made smaller to keep the two processes busy: a commit costs as much as its rows. */
const SMALL_BATCH = 16;
/** So many answers are given before the event loop may turn to others. */
const ANSWERS_A_TURN = 64;

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Group commit of registrations (design, section 9). Requests that arrive while the last commit is under way go
 *  together as the next; there is no timer. One lane: a second one would make both batches smaller. */
@Injectable()
export class SeatBatcher implements OnApplicationShutdown {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  /** How many the last batch answered; most likely they are about to ask again. */
  private answered = 0;
  /** Figures for the operator. */
  readonly counts = { batches: 0, batched: 0, single: 0, retried: 0, refusedBusy: 0 };

  constructor(
    private readonly config: Config,
    private readonly connection: BatchConnection,
    private readonly single: RegisterOneService,
  ) {}

  get depth(): number {
    return this.waiting.length;
  }

  /** Answers after the commit that holds the registration. Refuses BUSY, with a hint in seconds, when too many wait. */
  async register(request: RegistrationRequest): Promise<Answer> {
    if (this.waiting.length >= MAX_WAITING) {
      this.counts.refusedBusy += 1;
      return refuse('BUSY', { detail: { retryAfterSeconds: 2 } });
    }
    return new Promise<Answer>((resolve, reject) => {
      this.waiting.push({ request, resolve, reject });
      this.running ??= this.work();
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running;
    await this.connection.close();
  }

  private async work(): Promise<void> {
    // Lets the requests of this very tick join before the first batch is cut.
    await turnOfTheLoop();
    while (this.waiting.length > 0) {
      const batch = this.cut(this.nextSize());
      const byLink = batch.filter(({ request }) => request.aside);
      const plain = byLink.length > 0 ? batch.filter(({ request }) => !request.aside) : batch;
      if (plain.length > 0) await this.together(plain);
      // Seats that were set aside are the law's own to give, one after the other.
      for (const waiting of byLink) await this.one(waiting);
      this.answered = batch.length;
    }
    this.running = null;
  }

  /** Half of those who wait or were just answered: while PostgreSQL writes one half, this process reads the requests of
   *  the other. All at once, the two would work in turns, and each would be idle half of the time. */
  private nextSize(): number {
    const half = Math.ceil((this.waiting.length + this.answered) / 2);
    return Math.min(this.config.registrationBatchMax, Math.max(half, SMALL_BATCH));
  }

  /** Takes the next requests off the queue. The same idempotency key twice goes into two batches, so that the second
   *  finds the first one's answer. */
  private cut(size: number): Waiting[] {
    const keys = new Set<string>();
    const batch: Waiting[] = [];
    const later: Waiting[] = [];
    for (const waiting of this.waiting) {
      const key = `${waiting.request.scope}\u001f${waiting.request.key}`;
      if (batch.length < size && !keys.has(key)) {
        keys.add(key);
        batch.push(waiting);
      } else later.push(waiting);
    }
    this.waiting = later;
    return batch;
  }

  private async together(batch: readonly Waiting[]): Promise<void> {
    let answers: Map<number, Answer | 'DEFERRED'>;
    try {
      answers = await this.askTwice(batch);
    } catch (error) {
      if (isRowError(error)) await this.oneByOne(batch);
      else batch.forEach((waiting) => waiting.reject(error));
      return;
    }
    this.counts.batches += 1;
    this.counts.batched += batch.length;
    const leftAlone: Waiting[] = [];
    for (const [index, waiting] of batch.entries()) {
      const answer = answers.get(index);
      if (answer === 'DEFERRED') leftAlone.push(waiting);
      else if (answer) waiting.resolve(answer);
      else waiting.reject(new Error('The batch left a request without an answer'));
      // Hundreds of answers are written in pieces, so that whoever only looks is read in between.
      if (index % ANSWERS_A_TURN === ANSWERS_A_TURN - 1) await turnOfTheLoop();
    }
    this.counts.batched -= leftAlone.length;
    // What only the law itself can decide, in its order.
    for (const waiting of leftAlone) await this.one(waiting);
  }

  /** A bad row undoes the whole batch; alone, it fails alone. */
  private async oneByOne(batch: readonly Waiting[]): Promise<void> {
    this.counts.retried += 1;
    for (const waiting of batch) await this.one(waiting);
  }

  /** When the connection is lost after sending, nobody knows whether the batch was committed: the same keys run
   *  again on a new connection, and the stored answers decide. */
  private async askTwice(batch: readonly Waiting[]): Promise<Map<number, Answer | 'DEFERRED'>> {
    try {
      return await this.ask(batch);
    } catch (error) {
      if (isRowError(error)) throw error;
      await this.connection.close();
      return this.ask(batch);
    }
  }

  private async ask(batch: readonly Waiting[]): Promise<Map<number, Answer | 'DEFERRED'>> {
    const requests = JSON.stringify(batch.map(({ request }, ordinal) => ({ ordinal, ...request })));
    const rows = await this.connection.registerBatch(requests);
    return new Map(rows.map((row) => [row.ordinal, toAnswer(row.outcome, row.answer)]));
  }

  private async one(waiting: Waiting): Promise<void> {
    try {
      const answer = await this.single.registerOne(waiting.request);
      this.counts.single += 1;
      waiting.resolve(answer);
    } catch (error) {
      waiting.reject(error);
    }
  }
}

/** Errors that a row or a rival caused (data, constraint, serialization): SQLSTATE classes 21 to 23 and 40. */
const isRowError = (error: unknown): boolean => /^(21|22|23|40)[0-9A-Z]{3}$/.test(sqlState(error));

function toAnswer(outcome: string, answer: StoredRegistration | null): Answer | 'DEFERRED' {
  if (outcome === 'DEFERRED') return outcome;
  if ((outcome === 'ACCEPTED' || outcome === 'REPLAYED') && answer) return accept(answer);
  return refuse(outcome as RegisterRefusalCode);
}
