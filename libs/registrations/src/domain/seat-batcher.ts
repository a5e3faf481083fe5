import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Config } from '#config';
import { sqlState } from '#database';
import { accept, refuse, type Result } from '#kernel';
import { BatchConnection } from './batch-connection.js';
import { HELD_TRY_MS, HeldSessions, isHeld, type WaitingRequest as Waiting } from './held-sessions.js';
import { RegisterOneService } from './register-one.service.js';
import type { RegisterRefusal, RegisterRefusalCode } from './registration.errors.js';
import type { RegistrationRequest } from './registration-request.js';
import type { StoredRegistration } from './seats.sql.js';

type Answer = Result<StoredRegistration, RegisterRefusal>;

/** Beyond this many waiting requests a newcomer is told to come back: about a third of a second of work. */
const MAX_WAITING = 5000;
/** A batch of this size is not made smaller to keep the two processes busy: a commit costs as much as its rows. */
const SMALL_BATCH = 16;
/** So many answers are given before the event loop may turn to others. */
const ANSWERS_A_TURN = 64;

const turnOfTheLoop = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Group commit of registrations (design, section 9). Requests that arrive while the last commit is under way go
 *  together as the next; there is no timer. One lane: a second one would make both batches smaller; only those go beside it who
 *  would hold up everybody else. */
@Injectable()
export class SeatBatcher implements OnApplicationShutdown {
  private waiting: Waiting[] = [];
  private running: Promise<void> | null = null;
  /** How many the last batch answered; most likely they are about to ask again. */
  private answered = 0;
  /** Figures for the operator. */
  readonly counts = { batches: 0, batched: 0, single: 0, retried: 0, refusedBusy: 0, setAside: 0 };
  private readonly held: HeldSessions;
  private readonly patientConnection: BatchConnection;

  constructor(
    private readonly config: Config,
    private readonly connection: BatchConnection,
    private readonly single: RegisterOneService,
  ) {
    this.patientConnection = connection.another(HELD_TRY_MS);
    this.held = new HeldSessions((line) => this.decideHeld(line));
  }

  get depth(): number {
    return this.waiting.length + this.held.depth;
  }

  /** Answers after the commit that holds the registration. Refuses BUSY, with a hint in seconds, when too many wait. */
  async register(request: RegistrationRequest): Promise<Answer> {
    if (this.depth >= MAX_WAITING) {
      this.counts.refusedBusy += 1;
      return refuse('BUSY', { detail: { retryAfterSeconds: 2 } });
    }
    return new Promise<Answer>((resolve, reject) => {
      this.enter({ request, since: performance.now(), resolve, reject });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    await this.running;
    await this.held.end();
    await Promise.all([this.connection.close(), this.patientConnection.close()]);
  }

  private enter(waiting: Waiting): void {
    if (this.held.has(waiting.request.sessionId)) {
      this.held.add(waiting);
      return;
    }
    this.waiting.push(waiting);
    this.running ??= this.work();
  }

  private async work(): Promise<void> {
    // Lets the requests of this very tick join before the first batch is cut.
    await turnOfTheLoop();
    while (this.waiting.length > 0) {
      const [batch, later] = cut(this.waiting, this.nextSize());
      this.waiting = later;
      await this.together(batch);
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

  private async together(batch: readonly Waiting[], isSecondTry = false): Promise<void> {
    try {
      await this.decide(batch, this.connection);
    } catch (error) {
      if (isRowError(error)) await this.oneByOne(batch);
      else if (isHeld(error)) await this.partFromHeld(batch, isSecondTry);
      else batch.forEach((waiting) => waiting.reject(error));
    }
  }

  /** Answers those in the batch. Throws when nobody was answered. */
  private async decide(batch: readonly Waiting[], connection: BatchConnection): Promise<void> {
    // Seats that were set aside, and those of the half that was asked for, are the law's own to give, one after the other.
    const leftAlone = new Set(batch.filter(({ request }) => request.aside || request.attendanceMode));
    const plain = leftAlone.size > 0 ? batch.filter((waiting) => !leftAlone.has(waiting)) : batch;
    const answers = plain.length > 0 ? await this.askTwice(plain, connection) : new Map();
    this.counts.batches += 1;
    this.counts.batched += batch.length;
    for (const [index, waiting] of plain.entries()) {
      const answer = answers.get(index);
      if (answer === 'DEFERRED') leftAlone.add(waiting);
      else if (answer) waiting.resolve(answer);
      else waiting.reject(new Error('The batch left a request without an answer'));
      // Hundreds of answers are written in pieces, so that whoever only looks is read in between.
      if (index % ANSWERS_A_TURN === ANSWERS_A_TURN - 1) await turnOfTheLoop();
    }
    this.counts.batched -= leftAlone.size;
    // What only the law itself can decide, in its order.
    for (const waiting of batch) if (leftAlone.has(waiting)) await this.one(waiting);
  }

  /** Somebody outside holds the seats of one of the sessions, and the batch was undone. Those who ask for it wait elsewhere, and
   *  everybody who came after them; the others are asked again at once. */
  private async partFromHeld(batch: readonly Waiting[], isSecondTry: boolean): Promise<void> {
    let free: ReadonlySet<string>;
    try {
      const sessions = new Set(batch.map(({ request }) => request.sessionId));
      // Asked twice in vain although nobody holds any: whatever it is, it holds up nobody else.
      free = new Set(isSecondTry ? [] : await this.connection.free([...sessions]));
    } catch (error) {
      batch.forEach((waiting) => waiting.reject(error));
      return;
    }
    const isFree = ({ request }: Waiting): boolean => free.has(request.sessionId);
    const [others, held] = [batch.filter(isFree), batch.filter((waiting) => !isFree(waiting))];
    this.counts.setAside += held.length;
    for (const waiting of held) this.held.add(waiting);
    const all = this.waiting;
    this.waiting = all.filter(({ request }) => !this.held.has(request.sessionId));
    for (const waiting of all) if (this.held.has(waiting.request.sessionId)) this.held.add(waiting);
    if (others.length > 0) await this.together(others, held.length === 0);
  }

  private async decideHeld(line: readonly Waiting[]): Promise<readonly Waiting[]> {
    const [batch, later] = cut(line, this.config.registrationBatchMax);
    try {
      await this.decide(batch, this.patientConnection);
    } catch (error) {
      if (!isRowError(error)) throw error;
      await this.oneByOne(batch);
    }
    return later;
  }

  /** A bad row undoes the whole batch; alone, it fails alone. */
  private async oneByOne(batch: readonly Waiting[]): Promise<void> {
    this.counts.retried += 1;
    for (const waiting of batch) await this.one(waiting);
  }

  /** When the connection is lost after sending, nobody knows whether the batch was committed: the same keys run
   *  again on a new connection, and the stored answers decide. What PostgreSQL refused is undone, and not asked again. */
  private async askTwice(
    batch: readonly Waiting[],
    connection: BatchConnection,
  ): Promise<Map<number, Answer | 'DEFERRED'>> {
    try {
      return await ask(batch, connection);
    } catch (error) {
      if (isUndone(error)) throw error;
      await connection.close();
      return ask(batch, connection);
    }
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

async function ask(
  batch: readonly Waiting[],
  connection: BatchConnection,
): Promise<Map<number, Answer | 'DEFERRED'>> {
  const requests = JSON.stringify(batch.map(({ request }, ordinal) => ({ ordinal, ...request })));
  const rows = await connection.registerBatch(requests);
  return new Map(rows.map((row) => [row.ordinal, toAnswer(row.outcome, row.answer)]));
}

/** The next requests off a queue, and those that stay in it. The same idempotency key twice goes into two batches, so that the
 *  second finds the first one's answer. */
function cut(queue: readonly Waiting[], size: number): [batch: Waiting[], later: Waiting[]] {
  const keys = new Set<string>();
  const batch: Waiting[] = [];
  const later: Waiting[] = [];
  for (const waiting of queue) {
    const key = `${waiting.request.scope}\u001f${waiting.request.key}`;
    if (batch.length < size && !keys.has(key)) {
      keys.add(key);
      batch.push(waiting);
    } else later.push(waiting);
  }
  return [batch, later];
}

/** Errors that a row or a rival caused (data, constraint, serialization): SQLSTATE classes 21 to 23 and 40. */
const isRowError = (error: unknown): boolean => /^(21|22|23|40)[0-9A-Z]{3}$/.test(sqlState(error));

/** SQLSTATE classes in which PostgreSQL says no and the connection stands: rows and rivals, resources, locks, time-outs. */
const isUndone = (error: unknown): boolean =>
  isRowError(error) || /^(25|42|53|54|55)[0-9A-Z]{3}$|^57014$/.test(sqlState(error));

function toAnswer(outcome: string, answer: StoredRegistration | null): Answer | 'DEFERRED' {
  if (outcome === 'DEFERRED') return outcome;
  if ((outcome === 'ACCEPTED' || outcome === 'REPLAYED') && answer) return accept(answer);
  return refuse(outcome as RegisterRefusalCode);
}
