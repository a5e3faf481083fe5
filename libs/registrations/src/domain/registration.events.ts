import { DomainEvent } from '#database';

export interface RegistrationIds {
  readonly registrationId: string;
  readonly sessionId: string;
}

/** Someone has a seat, at once on registering. */
export class SeatConfirmedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.seat.confirmed.v1';
}

/** Someone's seat is held until somebody approves. */
export class ApprovalAwaitedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.approval.awaited.v1';
}

/** Someone's seat is held until they confirm the address that they gave. */
export class AddressAskedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.address.asked.v1';
}

/** Someone waits for a seat. */
export class WaitlistJoinedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.waitlist.joined.v1';
}

/** Someone moved up from the waitlist to a seat. */
export class SeatPromotedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.seat.promoted.v1';
}

/** Someone was offered a seat that came free, for some hours. */
export class SeatOfferedV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.seat.offered.v1';
}

/** Someone gave up a seat or a place in the waitlist. */
export class RegistrationCancelledV1 extends DomainEvent<RegistrationIds> {
  static override readonly topic = 'registrations.registration.cancelled.v1';
}
