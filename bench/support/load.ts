import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadOrder, LoadReport, ReadOrder } from './load.types.js';

/** One process that sends the load of all rounds. */
export class Load {
  private readonly child: ChildProcess = fork(fileURLToPath(new URL('load-process.js', import.meta.url)), {
    execArgv: [],
  });

  /** Sends one round. Throws when a connection breaks or when there is no answer for 30 s beyond its end. */
  async run(order: LoadOrder | ReadOrder): Promise<LoadReport> {
    this.child.send(order);
    const [answer] = (await once(this.child, 'message', {
      signal: AbortSignal.timeout(order.seconds * 1000 + 30_000),
    })) as [{ report?: LoadReport; error?: string }];
    if (!answer.report) throw new Error(answer.error);
    return answer.report;
  }

  stop(): void {
    this.child.disconnect();
  }
}
