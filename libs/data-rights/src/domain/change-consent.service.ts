import { Injectable } from '@nestjs/common';
import { AuditTrail } from '#audit';
import type { Actor } from '#authz';
import { UnitOfWork } from '#database';
import { CampaignsRefusedV1, type ConsentPurpose, Consents } from '#privacy';
import { personOf } from './people.sql.js';

/** What the person agrees to, or takes back, on their own page. */
@Injectable()
export class ChangeConsentService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly consents: Consents,
    private readonly audit: AuditTrail,
  ) {}

  /** Saying what holds already changes nothing. Refusing campaigns withdraws what has not left. */
  async change(
    actor: Actor & { personId: string },
    purpose: ConsentPurpose,
    isGiven: boolean,
  ): Promise<void> {
    const { personId } = actor;
    await this.unitOfWork.run(async (tx) => {
      const { email } = await personOf(tx, personId);
      // Without an address there are no campaigns to refuse.
      if (purpose === 'CAMPAIGNS' && email === null) return;
      if (!(await this.consents.say(tx, { personId, email }, { purpose, isGiven, source: 'ACCOUNT' })))
        return;
      await this.audit.record(tx, {
        actor,
        action: 'data-rights.change-consent',
        subjectType: 'person',
        subjectId: personId,
        before: { purpose, isGiven: !isGiven },
        after: { purpose, isGiven },
      });
      if (purpose === 'CAMPAIGNS' && !isGiven) await tx.publish(new CampaignsRefusedV1({ personId }));
    });
  }
}
