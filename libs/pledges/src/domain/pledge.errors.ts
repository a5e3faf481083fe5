import type { Refusal } from '#kernel';
import type { AmountRefusal } from './amount.rules.js';
import type { MoveRefusal } from './pledge.rules.js';

/** What may be wrong with what is offered. */
export type TermsRefusal =
  | AmountRefusal
  | Refusal<
      | 'UNIT_UNKNOWN'
      | 'CITY_NOT_FOUND'
      | 'SECTOR_NOT_FOUND'
      | 'SESSION_NOT_FOUND'
      | 'SESSION_CANCELLED'
      | 'DESCRIPTION_TOO_LONG'
    >;

export type OfferRefusal =
  TermsRefusal | Refusal<'ORGANISATION_NOT_FOUND' | 'ORGANISATION_NOT_VERIFIED' | 'IDEMPOTENCY_KEY_REUSED'>;
export type ChangeRefusal = MoveRefusal | Refusal<'PLEDGE_NOT_FOUND'>;
export type CorrectRefusal = ChangeRefusal | TermsRefusal | Refusal<'PLEDGE_UNCHANGED'>;
