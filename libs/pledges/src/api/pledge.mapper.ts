import type { Actor } from '#authz';
import { toGlobalId } from '#graphql';
import { isCurrency } from '../domain/amount.rules.js';
import { sidesOf } from '../domain/pledge.policy.js';
import type { PledgeView } from '../domain/pledge-reads.js';
import { openActs } from '../domain/pledge.rules.js';
import type { PledgeType } from './pledge.type.js';

export const PLEDGE_PREFIX = 'plg';

/** A pledge's view as its GraphQL type, as this actor may act on it. */
export const toPledgeType =
  (actor: Actor) =>
  (view: PledgeView): PledgeType => ({
    id: toGlobalId(PLEDGE_PREFIX, view.id),
    organisationUuid: view.organisationId,
    cityUuid: view.cityId,
    sectorUuid: view.sectorId,
    sessionUuid: view.sessionId,
    money: isCurrency(view.unit) ? { amountMinor: BigInt(view.value), currency: view.unit } : null,
    quantity: isCurrency(view.unit) ? null : { thousandths: BigInt(view.value), unitCode: view.unit },
    description: view.description,
    status: view.status,
    version: view.version,
    offeredAt: view.offeredAt,
    correctedAt: view.correctedAt,
    decidedAt: view.decidedAt,
    decisionReason: view.decisionReason,
    openActs: openActs(view.status, sidesOf(actor, view.organisationId)),
  });
