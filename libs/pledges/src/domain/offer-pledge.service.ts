import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import { type Actor, actorName } from '#authz';
import { sql, type Tx, UnitOfWork } from '#database';
import { accept, newId, refuse, type Result } from '#kernel';
import { holdVerified } from '#organisations';
import type { OfferRefusal } from './pledge.errors.js';
import { PledgeOfferedV1 } from './pledge.events.js';
import { coordinates } from './pledge.policy.js';
import { PledgeRepository } from './pledge.repository.js';
import { auditTerms, readTerms, type TypedTerms } from './pledge-terms.js';
import { TellAboutPledge } from './tell-about-pledge.js';

export interface OfferPledge extends TypedTerms {
  readonly organisationId: string;
  /** The same key with the same offer is done once. */
  readonly idempotencyKey: string;
}

/** An organisation offers support. Source: docs/stories/pledges.md. */
@Injectable()
export class OfferPledgeService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly pledges: PledgeRepository,
    private readonly tell: TellAboutPledge,
    private readonly audit: AuditTrail,
  ) {}

  /** Answers the pledge's id; the first one for a key that was used with the same offer.
   *  Refuses: ORGANISATION_NOT_FOUND (also when it is not the actor's), ORGANISATION_NOT_VERIFIED, IDEMPOTENCY_KEY_REUSED, and what
   *  `readTerms` refuses. A refusal has written nothing, and leaves the key free. */
  async offerPledge(actor: Actor, offer: OfferPledge): Promise<Result<string, OfferRefusal>> {
    if (!coordinates(actor, offer.organisationId))
      return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
    return this.unitOfWork.run(async (tx) => {
      const pledgeId = newId();
      const first = await this.claimKey(tx, actor, offer, pledgeId);
      if (first) return first;
      const standing = await holdVerified(tx, offer.organisationId);
      if (!standing.ok) return standing;
      const terms = await readTerms(tx, offer);
      if (!terms.ok) return terms;
      const { organisationId } = offer;
      const row = { id: pledgeId, organisationId, offeredBy: actor.personId };
      if (!(await this.pledges.insert(tx, row, terms.value)))
        return refuse('ORGANISATION_NOT_FOUND', { path: ['organisationId'] });
      await this.audit.record(tx, {
        actor,
        action: 'pledges.offer-pledge',
        subjectType: 'pledge',
        subjectId: pledgeId,
        before: null,
        after: { organisationId, status: 'OFFERED', version: 1, ...auditTerms(terms.value) },
      });
      await this.tell.offered(tx, pledgeId, organisationId);
      await tx.publish(new PledgeOfferedV1({ pledgeId, version: 1 }));
      return accept(pledgeId);
    });
  }

  /** Claims the key for this transaction; a rival with the same key waits here until the other has ended. Answers
   *  what the key stands for when it was used before. */
  private async claimKey(
    tx: Tx,
    actor: Actor,
    offer: OfferPledge,
    pledgeId: string,
  ): Promise<Result<string, OfferRefusal> | null> {
    const scope = `pledges.offer~${actorName(actor)}`;
    const hash = bodyHash(offer);
    const claimed = await tx.sql(sql`
      insert into idempotency_keys (scope, key, body_hash, answer)
      values (${scope}, ${offer.idempotencyKey}, ${hash}, ${JSON.stringify({ pledgeId })}::jsonb)
      on conflict (scope, key) do nothing returning key`);
    if (claimed.length > 0) return null;
    const [known] = await tx.sql(sql<{ bodyHash: Buffer; pledgeId: string }>`
      select body_hash as "bodyHash", answer->>'pledgeId' as "pledgeId" from idempotency_keys
      where scope = ${scope} and key = ${offer.idempotencyKey}`);
    return known?.bodyHash.equals(hash)
      ? accept(known.pledgeId)
      : refuse('IDEMPOTENCY_KEY_REUSED', { path: ['idempotencyKey'] });
  }
}

const bodyHash = (offer: OfferPledge): Buffer =>
  createHash('sha256')
    .update(
      JSON.stringify([
        offer.organisationId,
        offer.city,
        offer.sector,
        offer.sessionId,
        offer.amount,
        offer.unit,
        offer.description,
      ]),
    )
    .digest();
