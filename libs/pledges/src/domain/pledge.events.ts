import { DomainEvent } from '#database';

export interface PledgeVersion {
  readonly pledgeId: string;
  readonly version: number;
}

/** An organisation offers support. */
export class PledgeOfferedV1 extends DomainEvent<PledgeVersion> {
  static override readonly topic = 'pledges.pledge.offered.v1';
}

/** It offers something else than before. */
export class PledgeCorrectedV1 extends DomainEvent<PledgeVersion> {
  static override readonly topic = 'pledges.pledge.corrected.v1';
}

/** It takes its offer back. */
export class PledgeWithdrawnV1 extends DomainEvent<PledgeVersion> {
  static override readonly topic = 'pledges.pledge.withdrawn.v1';
}

/** The committee accepted or declined. */
export class PledgeDecidedV1 extends DomainEvent<PledgeVersion> {
  static override readonly topic = 'pledges.pledge.decided.v1';
}
