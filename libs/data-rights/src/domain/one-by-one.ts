import { Injectable } from '@nestjs/common';
import { Log } from '#logging';

/** Does the same for one after the other. A fault in one is logged and keeps nobody else waiting; the next round tries again. */
@Injectable()
export class OneByOne {
  constructor(private readonly log: Log) {}

  /** Answers for how many it was done. `what` is for the log, which learns ids and no more. */
  async count(
    what: string,
    ids: AsyncIterable<string> | Iterable<string>,
    work: (id: string) => Promise<boolean>,
  ): Promise<number> {
    let done = 0;
    for await (const id of ids) {
      try {
        if (await work(id)) done += 1;
      } catch (err) {
        this.log.error({ err, what, id }, 'It failed for one; the others go on');
      }
    }
    return done;
  }
}
