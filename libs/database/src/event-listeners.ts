import { Injectable } from '@nestjs/common';
import type { DomainEvent, DomainEventClass } from './domain-event.js';
import type { Tx } from './tx.js';

type Listener = (tx: Tx, event: DomainEvent) => Promise<void>;

/** Who hears an event inside the publisher's transaction. An upper lib registers in `onModuleInit`; a throw
 *  there undoes the publisher's work. After-commit listeners belong to the queue lib. */
@Injectable()
export class EventListeners {
  private readonly byTopic = new Map<string, Listener[]>();

  inTransaction<Payload extends object>(
    event: DomainEventClass<Payload>,
    listener: (tx: Tx, event: DomainEvent<Payload>) => Promise<void>,
  ): void {
    const listeners = this.byTopic.get(event.topic) ?? [];
    listeners.push(listener as Listener);
    this.byTopic.set(event.topic, listeners);
  }

  async hear(tx: Tx, event: DomainEvent): Promise<void> {
    for (const listener of this.byTopic.get(event.topic) ?? []) await listener(tx, event);
  }
}
