import type { MessageStatus } from '../domain/message.js';
import type { DeliverySettings } from './delivery-settings.js';

/** What a claim ended with, as the ledger will hold it. Times are seconds from now, by the database's clock. */
export interface Settlement {
  readonly id: string;
  readonly fence: number;
  readonly status: MessageStatus;
  readonly outcome: string;
  readonly dataEntered: boolean;
  /** RETRY: when it is due again. UNKNOWN: when it may be sent again. Null: never by itself. */
  readonly againInSeconds: number | null;
}

export interface Tried {
  readonly id: string;
  readonly fence: number;
  /** Claims so far, this one included. */
  readonly attempts: number;
  /** Earlier tries that may have reached the person. */
  readonly unknowns: number;
  /** Codes and the like: asked for anew rather than repeated. */
  readonly neverSentTwice: boolean;
}

interface Outcome {
  readonly kind: 'SENT' | 'RETRY' | 'UNKNOWN' | 'FAILED';
  readonly detail: string;
  readonly dataEntered: boolean;
}

type Patience = Pick<
  DeliverySettings,
  'leaseSeconds' | 'maxUnknowns' | 'retrySeconds' | 'retryMaxSeconds' | 'maxAttempts'
>;

/** Decides what follows from a try (reliability, section 3). */
export function settle(tried: Tried, outcome: Outcome, patience: Patience): Settlement {
  const base = {
    id: tried.id,
    fence: tried.fence,
    outcome: outcome.detail,
    dataEntered: outcome.dataEntered,
  };
  if (outcome.kind === 'SENT' || outcome.kind === 'FAILED') {
    return { ...base, status: outcome.kind, againInSeconds: null };
  }
  if (outcome.kind === 'UNKNOWN') {
    const again = mayBeSentAgain(tried, patience) ? patience.leaseSeconds : null;
    return { ...base, status: 'UNKNOWN', againInSeconds: again };
  }
  if (tried.attempts >= patience.maxAttempts) {
    const words = `given up after ${tried.attempts} tries: ${outcome.detail}`;
    return { ...base, status: 'FAILED', outcome: words, againInSeconds: null };
  }
  return { ...base, status: 'RETRY', againInSeconds: pauseAfter(tried.attempts, patience) };
}

/** Nobody wants it any more. */
export const settleUnwanted = (tried: Pick<Tried, 'id' | 'fence'>): Settlement => ({
  id: tried.id,
  fence: tried.fence,
  status: 'CANCELLED',
  outcome: 'no longer wanted',
  dataEntered: false,
  againInSeconds: null,
});

const mayBeSentAgain = (tried: Tried, patience: Patience): boolean =>
  !tried.neverSentTwice && tried.unknowns + 1 < patience.maxUnknowns;

/** 10, 20, 40 … seconds, at most a quarter of an hour. */
const pauseAfter = (attempts: number, patience: Patience): number =>
  Math.min(patience.retrySeconds * 2 ** (attempts - 1), patience.retryMaxSeconds);
