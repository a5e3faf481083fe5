import { Injectable } from '@nestjs/common';
import type { DomainEventClass, Tx } from '#database';

/** Hears news in the order of their ids. Its effect and the mark "handled" are one commit when it writes through
 *  `tx`; anything else it does may happen again, so it must bear that. */
export type AfterCommitHandler<Payload extends object> = (payloads: Payload[], tx: Tx) => Promise<void>;

interface Listener {
  readonly name: string;
  readonly handler: AfterCommitHandler<object>;
}

/** Who hears an event after its commit, in the worker. */
@Injectable()
export class AfterCommit {
  private readonly byTopic = new Map<string, Listener[]>();

  /** Registers in `onModuleInit` of a worker module. `name` is `<lib>.<verb>-<object>`, and stands in logs. Throws
   *  when that name listens to the event already. */
  on<Payload extends object>(
    event: DomainEventClass<Payload>,
    name: string,
    handler: AfterCommitHandler<Payload>,
  ): void {
    const listeners = this.byTopic.get(event.topic) ?? [];
    if (listeners.some((listener) => listener.name === name))
      throw new Error(`${name} listens to ${event.topic} twice`);
    listeners.push({ name, handler: handler as AfterCommitHandler<object> });
    this.byTopic.set(event.topic, listeners);
  }

  listenersOf(topic: string): readonly Listener[] {
    return this.byTopic.get(topic) ?? [];
  }
}
