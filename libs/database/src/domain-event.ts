/** News from a lib. The payload carries ids and versions only, never facts about people. */
export abstract class DomainEvent<Payload extends object = object> {
  /** `<lib>.<noun>.<past verb>.v<N>`, for example `registrations.seat.confirmed.v1`. */
  static readonly topic: string;
  constructor(readonly payload: Payload) {}
  get topic(): string {
    return (this.constructor as typeof DomainEvent).topic;
  }
}

export interface DomainEventClass<Payload extends object = object> {
  readonly topic: string;
  new (payload: Payload): DomainEvent<Payload>;
}
